import { module, test } from "qunit";
import { i18n } from "discourse-i18n";

module("Stand-ins | i18n", function () {
  test("plural forms, values and missing keys", function (assert) {
    assert.strictEqual(i18n("forum.replies", { count: 0 }), "no replies");
    assert.strictEqual(i18n("forum.replies", { count: 1 }), "1 reply");
    assert.strictEqual(i18n("forum.replies", { count: 7 }), "7 replies");
    assert.strictEqual(i18n("no.such.key"), "[en.js.no.such.key]");
  });
});
