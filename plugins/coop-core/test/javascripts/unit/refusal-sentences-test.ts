import { module, test } from "qunit";
import { sentence } from "discourse/plugins/coop-core/discourse/lib/refusal";
import type { FLAG_REFUSALS } from "../../../server/flags/flaggable";
import type { KERNEL_REFUSALS } from "../../../server/kernel/dispatch";
import type { TEXT_REFUSALS } from "../../../server/moderation";

// The compiler misses a code that is not named here.
const CODES: Record<
  | keyof typeof KERNEL_REFUSALS
  | keyof typeof TEXT_REFUSALS
  | keyof typeof FLAG_REFUSALS,
  true
> & { [ofTheHosts: string]: true } = {
  bad_json: true,
  not_logged_in: true,
  not_for_this_account: true,
  silenced: true,
  not_found: true,
  invalid_input: true,
  fault: true,
  unavailable: true,
  watched_word: true,
  own_text: true,
  cannot_flag_yet: true,
  already_flagged: true,
  already_looked_at: true,
  words_missing: true,
  too_large: true,
  not_json: true,
  rate_limit: true,
  bad_csrf: true,
  unreachable: true,
};

module("Coop Core | Unit | refusals in words", function () {
  for (const code of Object.keys(CODES)) {
    test(`${code} says what is so, why, and what one can do`, function (assert) {
      const text = sentence("core", code, { word: "spam" }) ?? "";
      assert.true((text.match(/[.?](\s|$)/g) ?? []).length >= 3, text);
      assert.false(/invalid|error|not allowed|%\{/i.test(text), text);
    });
  }

  test("a code that nobody has written has no sentence", function (assert) {
    assert.strictEqual(sentence("core", "of_a_newer_server"), null);
  });
});
