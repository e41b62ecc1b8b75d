import { expect, test } from "vitest";
import type { ColumnChoice, ColumnsView } from "../../ipc/bindings";
import { meaningOf, withMeaning } from "./choices";

/** As the names tell: the price has one that nobody knows. */
const columns: ColumnsView = {
  inFile: ["Notre prix", "Tags", "Segment"].map((name) => ({ name, samples: [] })),
  known: [
    { name: "UnitPrice", need: "always", from: null },
    { name: "Tags", need: "optional", from: "Tags" },
    { name: "Segment", need: "optional", from: "Segment" },
  ],
  missing: ["UnitPrice"],
};

const say = (choices: ColumnChoice[], name: string, meaning?: string) =>
  withMeaning(choices, columns, name, meaning);
const shown = (choices: ColumnChoice[]) =>
  columns.inFile.map(({ name }) => meaningOf(choices, columns, name));

test("what is said is shown before the file is looked at again", () => {
  expect(shown([])).toEqual([undefined, "Tags", "Segment"]);
  const price = say([], "Notre prix", "UnitPrice");
  expect(price).toEqual([{ column: "UnitPrice", from: "Notre prix" }]);
  expect(shown(price)).toEqual(["UnitPrice", "Tags", "Segment"]);
});

test("a meaning that one passes over goes back to its own column", () => {
  const passing = say([], "Notre prix", "Tags");
  expect(shown(passing)).toEqual(["Tags", undefined, "Segment"]);
  const arrived = say(say(passing, "Notre prix", "Segment"), "Notre prix", "UnitPrice");
  expect(arrived).toEqual([{ column: "UnitPrice", from: "Notre prix" }]);
  expect(shown(arrived)).toEqual(["UnitPrice", "Tags", "Segment"]);
});

test("a column that was known by its name can have another meaning, none, and its own again", () => {
  const other = say([], "Tags", "UnitPrice");
  expect(shown(other)).toEqual([undefined, "UnitPrice", "Segment"]);
  expect(other).toContainEqual({ column: "Tags", from: null });
  const none = say(other, "Tags");
  expect(none).toEqual([{ column: "Tags", from: null }]);
  expect(shown(none)).toEqual([undefined, undefined, "Segment"]);
  expect(shown(say(none, "Tags", "Tags"))).toEqual([undefined, "Tags", "Segment"]);
  expect(shown(say([], "Segment", "Tags"))).toEqual([undefined, undefined, "Tags"]);
});
