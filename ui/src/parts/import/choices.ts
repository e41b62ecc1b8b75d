// What a person says of a file's columns and cells: how one more word changes it.
import type { CellRepair, ColumnChoice, ColumnsView } from "../../ipc/bindings";

/** The most cells that can be repaired before an import. */
export const MOST_REPAIRS = 1000;

export type Place = Omit<CellRepair, "text">;

/**
 * The column of the kind that a column of the file is taken for: as the person said, at
 * once, and else as the last look found.
 */
export function meaningOf(
  choices: readonly ColumnChoice[],
  columns: ColumnsView,
  name: string,
): string | undefined {
  const said = choices.find(({ from }) => from === name)?.column;
  if (said !== undefined) return said;
  const found = columns.known.find(({ from }) => from === name)?.name;
  return choices.some(({ column }) => column === found) ? undefined : found;
}

/**
 * `name` of the file is taken for `meaning`, or for none. What it was taken for before
 * goes back to where it was: with arrow keys one passes over all there are.
 */
export function withMeaning(
  choices: readonly ColumnChoice[],
  columns: ColumnsView,
  name: string,
  meaning: string | undefined,
): ColumnChoice[] {
  const said = choices.some(({ from }) => from === name);
  const own = said ? undefined : meaningOf(choices, columns, name);
  const rest = choices.filter(({ column, from }) => from !== name && column !== meaning);
  if (own !== undefined && own !== meaning) rest.push({ column: own, from: null });
  if (meaning !== undefined) rest.push({ column: meaning, from: name });
  return rest;
}

export const isAt = (place: Place, other: Place) =>
  place.sheet === other.sheet && place.line === other.line && place.column === other.column;

export function withRepair(repairs: readonly CellRepair[], repair: CellRepair): CellRepair[] {
  const others = repairs.filter((one) => !isAt(one, repair));
  return others.length < MOST_REPAIRS ? [...others, repair] : others;
}

export function withoutRepair(repairs: readonly CellRepair[], place: Place): CellRepair[] {
  return repairs.filter((one) => !isAt(one, place));
}
