// Which row of a table is a group's heading and which is an item. Items are the rows of
// the answer, counted from 0.

export interface Group {
  /** What is said of it, with its count. */
  heading: string;
  count: number;
}

export type GridRow = { kind: "group"; group: Group } | { kind: "item"; item: number };

export interface Layout {
  /** Rows, with those of the groups. */
  count: number;
  items: number;
  at(row: number): GridRow | undefined;
  /** The row in which an item stands. */
  rowOf(item: number): number;
}

/** Items one below the other. */
export function plainLayout(items: number): Layout {
  return {
    count: items,
    items,
    at: (row) => (row < 0 || row >= items ? undefined : { kind: "item", item: row }),
    rowOf: (item) => item,
  };
}

/** A heading over each group. */
export function groupedLayout(groups: readonly Group[]): Layout {
  let row = 0;
  let item = 0;
  const starts = groups.map((group) => {
    const start = { group, row, item };
    row += 1 + group.count;
    item += group.count;
    return start;
  });
  const count = row;
  const items = item;

  return {
    count,
    items,
    at(wanted) {
      const start = starts.findLast((it) => it.row <= wanted);
      if (start === undefined || wanted >= count) return undefined;
      if (start.row === wanted) return { kind: "group", group: start.group };
      return { kind: "item", item: start.item + (wanted - start.row - 1) };
    },
    rowOf(wanted) {
      const start = starts.findLast((it) => it.item <= wanted && it.group.count > 0);
      return start === undefined ? 0 : start.row + 1 + (wanted - start.item);
    },
  };
}

/** Where a key leads among the items; `undefined` for other keys. */
export function stepTo(
  key: string,
  from: number,
  items: number,
  perPage: number,
): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + perPage,
    PageUp: from - perPage,
    Home: 0,
    End: items - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(items - 1, to));
}
