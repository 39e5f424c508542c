import { expect, it } from "vitest";
import { csvOf } from "./csv";

it("has a heading in words, and quotes what would be read as more cells or lines", () => {
  expect(csvOf(["title", "minutes_from"], [{ title: 'Say "hello", twice\nor more', minutes_from: 20 }])).toBe(
    '\uFEFFTitle,Minutes from\r\n"Say ""hello"", twice\nor more",20\r\n'
  );
  expect(csvOf(["title"], [])).toBe("\uFEFFTitle\r\n");
  expect(csvOf(["title", "note"], [{ title: "Carry boxes", note: null }])).toBe("\uFEFFTitle,Note\r\nCarry boxes,\r\n");
});

it.each(["=1+1", "＝1+1", "\n=1", "+44 20", "-2", "@SUM(A1)", "\tx", "=1\nof two lines"])(
  "%j is never a formula",
  (title) => {
    expect(csvOf(["title"], [{ title }])).toContain(`'${title}`);
  }
);
