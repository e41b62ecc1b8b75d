// What keys do in the matrix, as in a spreadsheet.
import type { KeyboardEvent } from "react";
import { at, type CellAt, cellsIn, collapsed, extended, type Range } from "./range";

export type Wish =
  | { kind: "go"; range: Range }
  | { kind: "toggle" }
  | { kind: "take" }
  | { kind: "fill_down" }
  | { kind: "take_back" }
  | { kind: "copy" };

interface Size {
  rows: number;
  columns: number;
  /** How many rows are in sight. */
  perPage: number;
}

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What is wished for; `undefined` for keys that are not the matrix’s. */
export function wishOf(event: Pressed, range: Range, size: Size): Wish | undefined {
  const { key, shiftKey, altKey } = event;
  const command = event.ctrlKey || event.metaKey;
  if (altKey) return undefined;
  const go = (next: Range): Wish => ({ kind: "go", range: next });
  if (key === " ") {
    if (command) return go(wholeColumn(range, size));
    return shiftKey ? go(wholeRow(range, size)) : { kind: "toggle" };
  }
  const letter = key.toLowerCase();
  if (command && !shiftKey && letter === "d") return { kind: "fill_down" };
  if (command && !shiftKey && letter === "z") return { kind: "take_back" };
  if (command && !shiftKey && letter === "c") return { kind: "copy" };
  if (!command && key === "Enter") return { kind: "toggle" };
  if (!command && (key === "Delete" || key === "Backspace")) return { kind: "take" };
  if (key === "Escape" && cellsIn(range) > 1) return go(collapsed(range));
  const to = stepTo(key, command, range.active, size);
  if (to === undefined) return undefined;
  return go(shiftKey ? extended(range, to) : at(to.row, to.column));
}

function stepTo(key: string, command: boolean, from: CellAt, size: Size): CellAt | undefined {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const { row, column } = from;
  const far = command ? Number.POSITIVE_INFINITY : 1;
  const steps: Record<string, CellAt> = {
    ArrowDown: { row: row + far, column },
    ArrowUp: { row: row - far, column },
    ArrowRight: { row, column: column + far },
    ArrowLeft: { row, column: column - far },
    PageDown: { row: row + size.perPage, column },
    PageUp: { row: row - size.perPage, column },
    Home: { row: command ? 0 : row, column: 0 },
    End: { row: command ? lastRow : row, column: lastColumn },
  };
  const to = steps[key];
  if (to === undefined) return undefined;
  const within = (value: number, last: number) => Math.max(0, Math.min(last, value));
  return { row: within(to.row, lastRow), column: within(to.column, lastColumn) };
}

const wholeColumn = ({ active }: Range, { rows }: Size): Range => ({
  anchor: { row: rows - 1, column: active.column },
  active: { row: 0, column: active.column },
});

const wholeRow = ({ active }: Range, { columns }: Size): Range => ({
  anchor: { row: active.row, column: columns - 1 },
  active: { row: active.row, column: 0 },
});
