import { expect, test } from "vitest";
import { copiedTable } from "./copied_table";

// The cases of crates/files/src/formulas.rs: a file and a copy say the same.
test.each([
  ["", ""],
  ["60", "60"],
  ["-5", "-5"],
  ["-1 234,50", "-1 234,50"],
  ["-1\u202f234,50", "-1\u202f234,50"],
  ["-", "'-"],
  ["-5+cmd()", "'-5+cmd()"],
  ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
  [" -5", "' -5"],
  ["-x", "'-x"],
  ["+33 1", "'+33 1"],
  ["=1+1", "'=1+1"],
  ['="0001"', '\'="0001"'],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["－1", "'－1"],
  ["a=1", "a=1"],
])("%j is copied as %j", (text, copied) => {
  expect(copiedTable([[text]])).toBe(copied);
});

test("a cell stays one cell, whatever stands in it", () => {
  expect(copiedTable([["a\tb", "c\r\nd"], ["\t=1"]])).toBe("a b\tc d\n' =1");
});
