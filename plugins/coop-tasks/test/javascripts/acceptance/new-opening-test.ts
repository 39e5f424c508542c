import { currentURL, visit } from "@ember/test-helpers";
import { test } from "qunit";
import { acceptance } from "discourse/tests/helpers/qunit-helpers";

acceptance("Coop Tasks | the form by its address", function (needs) {
  needs.user();
  needs.site({ categories: [] });

  test("whoever may put nothing on a board finds the forum's own page for what is not there", async function (assert) {
    await visit("/board/new");
    assert.strictEqual(currentURL(), "/404");
  });

  test("an address that was never an opening is not there either", async function (assert) {
    await visit("/board/anything");
    assert.strictEqual(currentURL(), "/404");
  });
});

acceptance(
  "Coop Tasks | the form by its address, signed out",
  function (needs) {
    needs.site({ categories: [] });

    test("whoever is not signed in is asked to be", async function (assert) {
      await visit("/board/new");
      assert.strictEqual(currentURL(), "/board/new");
      assert.dom(".coop-refusal__sign-in").exists();
    });
  }
);
