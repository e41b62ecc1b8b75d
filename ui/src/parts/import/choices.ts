// What a person says of a file's columns and cells: how one more word changes it.
import type { CellRepair, ColumnChoice, ColumnsView } from "../../ipc/bindings";

/** The most cells that can be repaired before an import. */
export const MOST_REPAIRS = 1000;

export type Place = Omit<CellRepair, "text">;

/** The column of the kind that a column of the file is taken for. */
export function meaningOf(columns: ColumnsView, name: string): string | undefined {
  return columns.known.find((known) => known.from === name)?.name;
}

/** `name` of the file is taken for `meaning`, or for none. */
export function withMeaning(
  choices: readonly ColumnChoice[],
  columns: ColumnsView,
  name: string,
  meaning: string | undefined,
): ColumnChoice[] {
  const before = meaningOf(columns, name);
  const said = choices.filter(({ column }) => column !== before && column !== meaning);
  if (before !== undefined) said.push({ column: before, from: null });
  if (meaning !== undefined) said.push({ column: meaning, from: name });
  return said;
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
