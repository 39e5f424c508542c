import { module, test } from "qunit";
import { setupRenderingTest } from "discourse/tests/helpers/component-test";
import pretender, { response } from "discourse/tests/helpers/create-pretender";
import { createApi } from "discourse/plugins/coop-core/discourse/lib/coop-api";
import { CoopRefusal } from "discourse/plugins/coop-core/discourse/lib/refusal";
import type { tasks } from "../../../../coop-tasks/server/index";

const api = createApi<typeof tasks>("tasks");

async function refusalOf(asked: Promise<unknown>): Promise<CoopRefusal> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof CoopRefusal) {
      return error;
    }
    throw error;
  }
  throw new Error("it was not refused");
}

const claim = () =>
  api.claimOpening({ opening_id: 7, contact: { way: "message" } });

module("Coop Core | Integration | the client", function (hooks) {
  setupRenderingTest(hooks);

  test("an act that changes is posted as JSON", async function (assert) {
    let sent: { body: string; type: string | undefined } | undefined;
    pretender.post("/coop/tasks/claim-opening", (request) => {
      sent = {
        body: request.requestBody,
        type: request.requestHeaders["Content-Type"],
      };
      return response({ id: 7 });
    });
    assert.strictEqual((await claim()).id, 7);
    assert.deepEqual(JSON.parse(sent!.body), {
      opening_id: 7,
      contact: { way: "message" },
    });
    assert.true(sent!.type?.startsWith("application/json"));
  });

  test("an act that reads is asked by GET, without what is empty", async function (assert) {
    let query: Record<string, unknown> | undefined;
    pretender.get("/coop/tasks/list-openings", (request) => {
      query = request.queryParams;
      return response({ openings: [], meta: { total: 0, next_cursor: null } });
    });
    await api.listOpenings({ kind: "role", paid: null, limit: 5 });
    assert.deepEqual(query, { kind: "role", limit: "5" });
  });

  test("a refusal has its code, its field and the plugin's own sentence", async function (assert) {
    pretender.post("/coop/tasks/claim-opening", () =>
      response(409, {
        errors: ["of the server"],
        error_type: "full",
        extras: { count: 4 },
      })
    );
    const refusal = await refusalOf(claim());
    assert.strictEqual(refusal.status, 409);
    assert.strictEqual(refusal.code, "full");
    assert.strictEqual(refusal.values["count"], 4);
    assert.strictEqual(refusal.field, null);
    assert.true(refusal.text.startsWith("Every place is taken."));
  });

  test("a code without a sentence here has the server's", async function (assert) {
    pretender.post("/coop/tasks/claim-opening", () =>
      response(422, {
        errors: ["Not today."],
        error_type: "of_a_newer_server",
        extras: { field: "contact.detail" },
      })
    );
    const refusal = await refusalOf(claim());
    assert.strictEqual(refusal.text, "Not today.");
    assert.strictEqual(refusal.field, "contact.detail");
  });

  for (const [status, body, code] of [
    [429, { errors: ["slow down"], error_type: "rate_limit" }, "rate_limit"],
    [503, {}, "unavailable"],
    [502, {}, "unavailable"],
    [413, {}, "too_large"],
    [404, {}, "not_found"],
    [500, { status: 500, error: "Internal Server Error" }, "fault"],
    [403, ["BAD CSRF"], "bad_csrf"],
    [403, { error_type: "not_logged_in" }, "not_logged_in"],
  ] as const) {
    test(`${status} ${JSON.stringify(body)} is said as ${code}`, async function (assert) {
      pretender.post("/coop/tasks/claim-opening", () => response(status, body));
      const refusal = await refusalOf(claim());
      assert.strictEqual(refusal.code, code);
      assert.false(refusal.text.startsWith("["), refusal.text);
      assert.strictEqual(refusal.jqXHR?.status, status, "for Discourse's own");
    });
  }
});
