import { module, test } from "qunit";
import { sentence } from "discourse/plugins/coop-core/discourse/lib/refusal";

module("Coop Core | Unit | refusals in words", function () {
  test("what a plugin has no sentence for, the core may have one for", function (assert) {
    const text =
      sentence("of_somebody", "watched_word", { word: "spam" }) ?? "";
    assert.true(text.includes("spam"), text);
  });

  test("a code that nobody has written has no sentence", function (assert) {
    assert.strictEqual(sentence("core", "of_a_newer_server"), null);
  });
});
