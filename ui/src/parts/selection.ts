// Which rows of a long list are chosen: ranges, so that choosing all of a million is
// as quick as choosing one.

/** Ranges of rows, both ends included, in order and apart from each other. */
export interface Selection {
  readonly ranges: readonly (readonly [number, number])[];
  /** From where Shift extends. */
  readonly anchor: number;
}

export const NONE: Selection = { ranges: [], anchor: 0 };

export const all = (rows: number): Selection => ({
  ranges: rows === 0 ? [] : [[0, rows - 1]],
  anchor: 0,
});

export function has({ ranges }: Selection, row: number): boolean {
  return ranges.some(([from, to]) => from <= row && row <= to);
}

export function count({ ranges }: Selection): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

/** Everything between where it began and `row`. */
export function extended({ anchor }: Selection, row: number): Selection {
  return { ranges: [[Math.min(anchor, row), Math.max(anchor, row)]], anchor };
}

/** With `row`, or without it. */
export function toggled(selection: Selection, row: number): Selection {
  const { ranges } = selection;
  if (!has(selection, row)) {
    const sorted = [...ranges, [row, row] as const].sort(([a], [b]) => a - b);
    const merged: [number, number][] = [];
    for (const [from, to] of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    return { ranges: merged, anchor: row };
  }
  const without = ranges.flatMap(([from, to]): [number, number][] => {
    if (row < from || to < row) return [[from, to]];
    const before: [number, number][] = from < row ? [[from, row - 1]] : [];
    const after: [number, number][] = row < to ? [[row + 1, to]] : [];
    return [...before, ...after];
  });
  return { ranges: without, anchor: row };
}

/** The first `most` of the rows. */
export function rowsIn({ ranges }: Selection, most: number): number[] {
  const rows: number[] = [];
  for (const [from, to] of ranges) {
    for (let row = from; row <= to && rows.length < most; row += 1) rows.push(row);
  }
  return rows;
}
