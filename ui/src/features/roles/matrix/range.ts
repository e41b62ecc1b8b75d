// Cells that are chosen: everything between two corners.

export interface CellAt {
  row: number;
  column: number;
}

/** The second corner is where the focus is. */
export interface Range {
  anchor: CellAt;
  active: CellAt;
}

export const at = (row: number, column: number): Range => ({
  anchor: { row, column },
  active: { row, column },
});

export const extended = ({ anchor }: Range, active: CellAt): Range => ({ anchor, active });

export const collapsed = ({ active }: Range): Range => ({ anchor: active, active });

interface Box {
  rows: readonly [first: number, last: number];
  columns: readonly [first: number, last: number];
}

const span = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const;

export function boxOf({ anchor, active }: Range): Box {
  return {
    rows: span(anchor.row, active.row),
    columns: span(anchor.column, active.column),
  };
}

export function cellsIn(range: Range): number {
  const { rows, columns } = boxOf(range);
  return (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1);
}

/** The first and the last chosen column of a row; `null` where it has none. */
export function chosenIn(range: Range, row: number): readonly [number, number] | null {
  const { rows, columns } = boxOf(range);
  return rows[0] <= row && row <= rows[1] ? columns : null;
}
