/** What goes wrong before any act is run is said clearly, with the right status, in Discourse's own shape. */
import assert from "node:assert/strict";
import type { Answer, Caller } from "../caller";
import { assertErrorShape, refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("core");

const JSON_TYPE = { "content-type": "application/json" };
const CLAIM = "/coop/tasks/claim-opening";

function expectRefusal(answer: Answer, status: number, code: string, field?: string): void {
  assert.deepEqual([answer.status, answer.body?.error_type], [status, code], answer.text.slice(0, 300));
  assertErrorShape(answer);
  if (field !== undefined) {
    assert.equal(answer.body.extras?.field, field);
  }
}

const post = (caller: Caller, body: string, headers: Record<string, string> = JSON_TYPE): Promise<Answer> =>
  caller.request("POST", CLAIM, body, headers);

scenario("JSON that does not parse is 400", async (world) => {
  const { caller } = await world.person("ana");
  for (const body of ["{", '{"opening_id":1,}', "opening_id=1", '{"a":', "\u0000"]) {
    expectRefusal(await post(caller, body), 400, "bad_json");
  }
});

scenario("JSON that is no object is 422", async (world) => {
  const { caller } = await world.person("ana");
  for (const body of ["null", "[]", "1", '"text"', "true"]) {
    const answer = await post(caller, body);
    assert.equal(answer.status, 422, `${body}: ${answer.text}`);
    assertErrorShape(answer);
  }
});

scenario("what is not JSON is 415", async (world) => {
  const { caller } = await world.person("ana");
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
  ]) {
    expectRefusal(await post(caller, "{}", { "content-type": type }), 415, "not_json");
  }
});

scenario("a megabyte is 413, and nothing of it is kept", async (world) => {
  const { caller } = await world.person("ana");
  const { id } = await world.opening();
  const body = JSON.stringify({ opening_id: id, contact: { way: "phone", detail: "x".repeat(1_000_000) } });
  expectRefusal(await post(caller, body), 413, "too_large");
  // The forum hangs up on whom it did not hear out; the next call needs a line of its own.
  await new Promise((later) => setTimeout(later, 200));
  assert.equal((await world.visitor.tasks.showOpening({ opening_id: id })).taken, 0);
});

scenario("a field of the wrong type is 422 with its name", async (world) => {
  const { caller } = await world.person("ana");
  const contact = { way: "message" };
  const wrong: [object, string][] = [
    [{}, "opening_id"],
    [{ opening_id: "one", contact }, "opening_id"],
    [{ opening_id: null, contact }, "opening_id"],
    [{ opening_id: 1.5, contact }, "opening_id"],
    [{ opening_id: -1, contact }, "opening_id"],
    [{ opening_id: [1], contact }, "opening_id"],
    [{ opening_id: { id: 1 }, contact }, "opening_id"],
    [{ opening_id: true, contact }, "opening_id"],
    [{ opening_id: 1 }, "contact"],
    [{ opening_id: 1, contact: "phone" }, "contact"],
    [{ opening_id: 1, contact: { way: "pigeon" } }, "contact.way"],
    [{ opening_id: 1, contact: { way: "phone" } }, "contact.detail"],
    [{ opening_id: 1, contact: { way: "phone", detail: 7 } }, "contact.detail"],
    [{ opening_id: 1, contact: { way: "email", detail: "not an address" } }, "contact.detail"],
  ];
  for (const [body, field] of wrong) {
    expectRefusal(await post(caller, JSON.stringify(body)), 422, "invalid_input", field);
  }
});

scenario("a key that nobody asked for is 422 with its name", async (world) => {
  const { caller } = await world.person("ana");
  const contact = { way: "message" };
  expectRefusal(
    await post(caller, JSON.stringify({ opening_id: 1, contact, seats: 9 })),
    422,
    "invalid_input",
    "seats"
  );
  expectRefusal(
    await post(caller, JSON.stringify({ opening_id: 1, contact: { ...contact, admin: true } })),
    422,
    "invalid_input",
    "contact.admin"
  );
  expectRefusal(await world.visitor.get("/coop/tasks/show-board", { colour: "red" }), 422, "invalid_input", "colour");
  expectRefusal(
    await post(caller, '{"opening_id":1,"contact":{"way":"message"},"__proto__":{"admin":true}}'),
    422,
    "invalid_input"
  );
});

scenario("numbers past what JSON holds exactly are 422, ids that do not exist are 404", async (world) => {
  const { caller } = await world.person("ana");
  const body = (id: string): string => `{"opening_id":${id},"contact":{"way":"message"}}`;
  for (const id of ["9007199254740993", "1e300", "99999999999999999999999", '"99999999999999999999"', "1e-7"]) {
    expectRefusal(await post(caller, body(id)), 422, "invalid_input", "opening_id");
  }
  for (const id of ["9007199254740991", "2147483648", '"987654321012"']) {
    expectRefusal(await post(caller, body(id)), 404, "not_found");
  }
});

scenario("values of a GET are texts of the same schema", async (world) => {
  const { id, category_id } = await world.opening({ paid: true });
  const answer = await world.visitor.get("/coop/tasks/show-opening", { opening_id: String(id) });
  assert.equal(answer.body.id, id);
  const list = await world.visitor.get("/coop/tasks/list-openings", {
    paid: "true",
    category_id: String(category_id),
    limit: "100",
  });
  assert.ok(list.body.openings.some((row: { id: number }) => row.id === id));
  const none = await world.visitor.get("/coop/tasks/list-openings", { paid: "false", category_id, limit: 100 });
  assert.ok(!none.body.openings.some((row: { id: number }) => row.id === id));
  for (const limit of ["0", "101", "ten", "1.5", ""]) {
    expectRefusal(await world.visitor.get("/coop/tasks/list-openings", { limit }), 422, "invalid_input", "limit");
  }
  expectRefusal(
    await world.visitor.get("/coop/tasks/show-opening?opening_id[]=1&opening_id[]=2"),
    422,
    "invalid_input",
    "opening_id"
  );
  expectRefusal(
    await world.visitor.get("/coop/tasks/show-opening?opening_id[a]=1"),
    422,
    "invalid_input",
    "opening_id"
  );
});

scenario("an act that is not there, and a door that is not its own, are 404", async (world) => {
  const { caller } = await world.person("ana");
  for (const path of [
    "/coop/tasks/no-such-act",
    "/coop/nothing/show-board",
    "/coop/tasks/toString",
    "/coop/core/take-due",
    "/coop/core/forum-event",
  ]) {
    const [read, write] = [await caller.get(path), await caller.send("POST", path, {})];
    assert.deepEqual([read.status, write.status], [404, 404], path);
    assertErrorShape(read);
    assertErrorShape(write);
  }
  assert.equal((await caller.get(CLAIM)).status, 404);
  assert.equal((await caller.send("POST", "/coop/tasks/show-board", {})).status, 404);
});

scenario("a page is a page alone: with .json it is 404", async (world) => {
  const { caller } = await world.person("ana");
  for (const path of ["/coop/me", "/board", "/board/12"]) {
    const answer = await caller.get(`${path}.json`);
    assert.equal(answer.status, 404, path);
    assertErrorShape(answer);
  }
});

scenario("an unknown API key, or one without a person, is refused", async (world) => {
  const nobody = world.as("system", "0".repeat(64));
  assert.equal((await nobody.get("/coop/tasks/show-board")).status, 403);
  assert.equal((await world.as(`${world.mark}_nobody`).get("/coop/core/show-waits")).status, 403);
});

scenario("with login required, visitors see nothing, the description of the acts included", async (world) => {
  const { id } = await world.opening();
  const sam = await world.person("sam");
  await world.withSetting("login_required", true, async () => {
    for (const path of [`/coop/tasks/show-opening?opening_id=${id}`, "/coop/tasks/show-board", "/coop/openapi.json"]) {
      const answer = await world.visitor.get(path);
      assert.equal(answer.status, 403, path);
      assert.equal(answer.body?.error_type, "not_logged_in", path);
    }
    assert.equal((await sam.tasks.showOpening({ opening_id: id })).id, id);
    assert.equal((await sam.caller.get("/coop/openapi.json")).status, 200);
  });
  await refused(world.visitor.core.showWaits(), 403, "not_logged_in");
});
