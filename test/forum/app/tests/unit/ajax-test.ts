import { module, test } from "qunit";
import { ajax } from "discourse/lib/ajax";
import { extractError } from "discourse/lib/ajax-error";
import { setupRenderingTest } from "discourse/tests/helpers/component-test";
import pretender, { response } from "discourse/tests/helpers/create-pretender";

module("Stand-ins | ajax", function (hooks) {
  setupRenderingTest(hooks);

  test("JSON goes as it is, with the session's token", async function (assert) {
    pretender.post("/coop/tasks/claim-opening", (request) => {
      const names = Object.entries(request.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]);
      assert.strictEqual(Object.fromEntries(names)["x-csrf-token"], "a-token");
      assert.strictEqual(request.requestBody, '{"opening_id":7}');
      return response({ ok: true });
    });
    const answer = (await ajax("/coop/tasks/claim-opening", {
      type: "POST",
      contentType: "application/json",
      data: JSON.stringify({ opening_id: 7 }),
    })) as object;
    assert.deepEqual(answer, { ok: true });
  });

  test("a GET's lists repeat their key", async function (assert) {
    pretender.get("/list", (request) => {
      assert.strictEqual(
        decodeURIComponent((request as { url?: string }).url ?? ""),
        "/list?band[]=small&band[]=larger&page=2"
      );
      return response({});
    });
    await ajax("/list", { data: { band: ["small", "larger"], page: 2 } });
  });

  test("a refusal keeps status and body as jQuery gives them", async function (assert) {
    pretender.post("/x", () => response(409, { errors: ["Full"], error_type: "full", extras: { waiting: 2 } }));
    try {
      await ajax("/x", { type: "POST" });
      assert.true(false, "it was refused");
    } catch (error) {
      const { jqXHR } = error as { jqXHR: { status: number; responseJSON: { error_type: string } } };
      assert.strictEqual(jqXHR.status, 409);
      assert.strictEqual(jqXHR.responseJSON.error_type, "full");
      assert.strictEqual(extractError(error, undefined), "Full");
    }
  });
});
