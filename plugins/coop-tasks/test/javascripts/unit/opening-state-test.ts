import { settled } from "@ember/test-helpers";
import { module, test } from "qunit";
import { setupRenderingTest } from "discourse/tests/helpers/component-test";
import pretender, { response } from "discourse/tests/helpers/create-pretender";
import { CoopRefusal } from "discourse/plugins/coop-core/discourse/lib/refusal";
import { OpeningState } from "discourse/plugins/coop-tasks/discourse/lib/opening-state";
import { opening } from "../helpers/openings";

module("Coop Tasks | Unit | one opening", function (hooks) {
  setupRenderingTest(hooks);

  test("an answer that was overtaken changes nothing", function (assert) {
    const state = new OpeningState(opening({ revision: 5, title: "now" }));
    state.take(opening({ revision: 4, title: "before" }));
    assert.strictEqual(state.view.title, "now");
    state.take(opening({ revision: 6, title: "later" }));
    assert.strictEqual(state.view.title, "later");
  });

  test("only news of this one is asked for", function (assert) {
    const state = new OpeningState(opening({ id: 7, revision: 5 }));
    assert.false(state.concerns({ id: 8, version: 9 }));
    assert.false(state.concerns({ id: 7, version: 5 }));
    assert.true(state.concerns({ id: 7, version: 6 }));
  });

  test("what was hidden meanwhile is said to be gone", async function (assert) {
    pretender.get("/coop/tasks/show-opening", () =>
      response(404, { errors: [], error_type: "not_found", extras: {} })
    );
    const state = new OpeningState(opening());
    await state.refresh();
    assert.strictEqual(state.gone?.code, "not_found");
  });

  test("a refused act shows how it stands, and still says why", async function (assert) {
    pretender.get("/coop/tasks/show-opening", () =>
      response(opening({ revision: 9, standing: "full", free: 0 }))
    );
    const state = new OpeningState(opening({ revision: 5 }));
    await assert.rejects(
      state.doing(() => Promise.reject(new CoopRefusal(409, "full", "Full."))),
      /Full/
    );
    await settled();
    assert.strictEqual(state.view.standing, "full");
  });
});
