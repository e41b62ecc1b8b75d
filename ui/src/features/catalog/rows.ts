// Which row of the list is a group's heading and which is an offer.
import type { SegmentCount } from "../../ipc/bindings";

export type Row =
  | { kind: "group"; group: SegmentCount }
  /** `offer` counts from 0 over the whole answer. */
  | { kind: "offer"; offer: number };

export interface Rows {
  count: number;
  at(row: number): Row | undefined;
  /** The row in which an offer stands. */
  rowOf(offer: number): number;
  offers: number;
}

export function rowsOf(groups: readonly SegmentCount[]): Rows {
  let row = 0;
  let offer = 0;
  const starts = groups.map((group) => {
    const start = { group, row, offer };
    row += 1 + group.count;
    offer += group.count;
    return start;
  });
  const count = row;
  const offers = offer;

  return {
    count,
    offers,
    at(wanted) {
      const start = starts.findLast((it) => it.row <= wanted);
      if (start === undefined || wanted >= count) return undefined;
      if (start.row === wanted) return { kind: "group", group: start.group };
      return { kind: "offer", offer: start.offer + (wanted - start.row - 1) };
    },
    rowOf(wanted) {
      const start = starts.findLast((it) => it.offer <= wanted && it.group.count > 0);
      return start === undefined ? 0 : start.row + 1 + (wanted - start.offer);
    },
  };
}

/** Where a key leads among `offers`; `undefined` for other keys. */
export function stepTo(
  key: string,
  from: number,
  offers: number,
  perPage: number,
): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + perPage,
    PageUp: from - perPage,
    Home: 0,
    End: offers - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(offers - 1, to));
}
