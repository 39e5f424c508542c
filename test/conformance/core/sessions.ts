/** Two ways in: a browser's session with its token, and API keys, which can be narrowed to a plugin and an act. */
import assert from "node:assert/strict";
import { Caller, signIn } from "../caller";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("core");

const byMessage = { contact: { way: "message" } } as const;

scenario("a browser's session reads and acts", async (world) => {
  const ana = await world.person("ana");
  const session = await signIn(world.url, ana.username, ana.password);
  const { id: opening_id } = await world.opening();
  assert.equal((await session.tasks.claimOpening({ opening_id, ...byMessage })).my_claim?.state, "held");
  assert.ok((await session.core.showWaits()).promised.some(({ path }) => path === `/board/${opening_id}`));
});

scenario("a POST without the session's token is refused and changes nothing", async (world) => {
  const ana = await world.person("ana");
  const { headers } = await signIn(world.url, ana.username, ana.password);
  const { id: opening_id } = await world.opening();
  for (const token of [undefined, "forged"]) {
    const { "x-csrf-token": _, ...rest } = headers;
    const forged = new Caller(world.url, { ...rest, ...(token && { "x-csrf-token": token }) });
    const answer = await forged.send("POST", "/coop/tasks/claim-opening", { opening_id, ...byMessage });
    assert.equal(answer.status, 403, answer.text);
  }
  assert.equal((await world.visitor.tasks.showOpening({ opening_id })).taken, 0);
});

scenario("a session that is lost meanwhile is refused, and changes nothing", async (world) => {
  const person = await world.newPerson();
  const session = await signIn(world.url, person.username, person.password);
  const { id: opening_id } = await world.opening();
  // Signed out in another tab: this page still has the old cookie and token.
  assert.equal((await session.send("DELETE", `/session/${person.username}.json`)).status, 200);
  const answer = await session.send("POST", "/coop/tasks/claim-opening", { opening_id, ...byMessage });
  assert.equal(answer.status, 403, answer.text);
  assert.equal((await world.visitor.tasks.showOpening({ opening_id })).taken, 0);
});

scenario("a wrong password gives no session", async (world) => {
  const ana = await world.person("ana");
  await assert.rejects(signIn(world.url, ana.username, "wrong-password-here"), /could not sign in/);
});

scenario("a key scoped to one act does that and nothing else", async (world) => {
  const ana = await world.person("ana");
  const key = await world.scopedKey([{ scope_id: "coop:write", plugin: "tasks", act: "claim-opening" }]);
  const caller = world.as(ana.username, key);
  const { id: opening_id } = await world.opening();
  const { my_claim } = await caller.tasks.claimOpening({ opening_id, ...byMessage });
  const others = [
    await caller.send("POST", "/coop/tasks/release-claim", { claim_id: my_claim!.id }),
    await caller.get("/coop/tasks/show-opening", { opening_id }),
    await caller.get("/coop/core/show-waits"),
    await caller.get("/notifications.json"),
  ];
  assert.deepEqual(
    others.map(({ status }) => status),
    [403, 403, 403, 403]
  );
  assert.equal((await ana.tasks.showOpening({ opening_id })).taken, 1);
});

scenario("a key scoped to a plugin's reading reads there and writes nothing", async (world) => {
  const ana = await world.person("ana");
  const key = await world.scopedKey([{ scope_id: "coop:read", plugin: "tasks" }]);
  const caller = world.as(ana.username, key);
  const { id: opening_id } = await world.opening();
  assert.equal((await caller.tasks.showOpening({ opening_id })).id, opening_id);
  assert.equal((await caller.send("POST", "/coop/tasks/claim-opening", { opening_id, ...byMessage })).status, 403);
  assert.equal((await caller.get("/coop/core/show-waits")).status, 403);
});

scenario("an API key acts with the rights of the person it names", async (world) => {
  const [mairi, sam] = await Promise.all([world.person("mairi"), world.person("sam")]);
  const opening = await world.opening({}, mairi);
  await refused(
    world.as(sam.username).tasks.withdrawOpening({ opening_id: opening.id, version: 1 }),
    403,
    "not_yours_to_change"
  );
  assert.equal(
    (await world.as(mairi.username).tasks.withdrawOpening({ opening_id: opening.id, version: 1 })).standing,
    "withdrawn"
  );
});
