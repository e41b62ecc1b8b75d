import { expect, test } from "vitest";
import { all, count, extended, has, NONE, rowsIn, toggled } from "./selection";

test("rows join to ranges and come apart again", () => {
  let chosen = [5, 3, 4, 9].reduce(toggled, NONE);
  expect(chosen.ranges).toEqual([
    [3, 5],
    [9, 9],
  ]);
  chosen = toggled(chosen, 4);
  expect(rowsIn(chosen, 10)).toEqual([3, 5, 9]);
  expect([2, 3, 4, 5, 9].map((row) => has(chosen, row))).toEqual([false, true, false, true, true]);
});

test("Shift extends from where it began, in both directions", () => {
  const from = toggled(NONE, 10);
  expect(extended(from, 12).ranges).toEqual([[10, 12]]);
  expect(extended(extended(from, 12), 7).ranges).toEqual([[7, 10]]);
});

test("all of a million is one range, less one is two", () => {
  const everything = all(1_000_000);
  expect(count(everything)).toBe(1_000_000);
  expect(toggled(everything, 500).ranges).toHaveLength(2);
  expect(count(toggled(everything, 500))).toBe(999_999);
  expect(rowsIn(everything, 3)).toEqual([0, 1, 2]);
  expect(all(0)).toEqual(NONE);
});
