// Refused cells and repaired ones in one list, in the order of the file.
import type { CellRepair, RefusedRowView } from "../../ipc/bindings";
import { isAt } from "./choices";

export interface Entry {
  key: string;
  sheet: string | null;
  line: number;
  column: string | null;
  /** Why it is refused; not where it was repaired. */
  code: string | undefined;
  found: string | null;
  /** The whole cell, where it can be repaired. */
  text: string | null;
  repaired: boolean;
}

export function entriesOf(
  refused: readonly RefusedRowView[],
  repairs: readonly CellRepair[],
): Entry[] {
  const at = (row: RefusedRowView, repair: CellRepair) =>
    row.column !== null && isAt(repair, { ...row, column: row.column });
  const wrong = refused.map(({ sheet, line, column, code, found, cell }, index) => ({
    key: `${sheet} ${line} ${column}`,
    sheet,
    line,
    column,
    code,
    found,
    text: cell,
    repaired: repairs.some((repair) => at(refused[index] as RefusedRowView, repair)),
  }));
  const right = repairs
    .filter((repair) => !refused.some((row) => at(row, repair)))
    .map(({ sheet, line, column, text }) => ({
      key: `${sheet} ${line} ${column}`,
      sheet,
      line,
      column,
      code: undefined,
      found: null,
      text,
      repaired: true,
    }));
  const sheets = [...new Set([...wrong, ...right].map((entry) => entry.sheet))];
  const order = (entry: Entry) => sheets.indexOf(entry.sheet);
  return [...right, ...wrong].sort((a, b) => order(a) - order(b) || a.line - b.line);
}
