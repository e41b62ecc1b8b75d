import { expect, test } from "vitest";
import { wishOf } from "./keys";
import { at, cellsIn, type Range } from "./range";

const SIZE = { rows: 1000, columns: 15, perPage: 10 };
const PLAIN = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

function goes(from: Range, key: string, held: Partial<typeof PLAIN> = {}): Range | undefined {
  const wish = wishOf({ ...PLAIN, ...held, key }, from, SIZE);
  return wish?.kind === "go" ? wish.range : undefined;
}

test.each([
  ["ArrowDown", {}, [6, 3]],
  ["ArrowLeft", {}, [5, 2]],
  ["Home", {}, [5, 0]],
  ["End", { ctrlKey: true }, [999, 14]],
  ["PageDown", {}, [15, 3]],
  ["PageUp", {}, [0, 3]],
  ["ArrowDown", { metaKey: true }, [999, 3]],
])("%s with %o goes where a spreadsheet does", (key, held, [row, column]) => {
  expect(goes(at(5, 3), key, held)?.active).toEqual({ row, column });
});

test("Shift chooses from where one began, a column or a row at once", () => {
  const range = goes(at(5, 3), "ArrowDown", { shiftKey: true, ctrlKey: true }) ?? at(0, 0);
  expect(cellsIn(range)).toBe(995);
  expect(cellsIn(goes(at(5, 3), " ", { ctrlKey: true }) ?? at(0, 0))).toBe(1000);
  expect(cellsIn(goes(at(5, 3), " ", { shiftKey: true }) ?? at(0, 0))).toBe(15);
  expect(goes(range, "Escape"), "only the cell one is in stays").toEqual(at(999, 3));
});

test("Ctrl and C copies, and no other C does", () => {
  const pressed = (held: Partial<typeof PLAIN>) =>
    wishOf({ ...PLAIN, ...held, key: "c" }, at(5, 3), SIZE)?.kind;
  expect(pressed({ ctrlKey: true })).toBe("copy");
  expect(pressed({ metaKey: true })).toBe("copy");
  expect(pressed({})).toBeUndefined();
  expect(pressed({ ctrlKey: true, shiftKey: true })).toBeUndefined();
});

test("other keys are not the sheet’s", () => {
  for (const [key, held] of [
    ["Escape", {}],
    ["a", { ctrlKey: true }],
    ["Tab", {}],
    ["ArrowDown", { altKey: true }],
    ["z", { ctrlKey: true, shiftKey: true }],
  ] as const) {
    expect(wishOf({ ...PLAIN, ...held, key }, at(5, 3), SIZE), key).toBeUndefined();
  }
});
