// Which pages the rows in sight stand on.
import { useMemo } from "react";
import { useThrottled } from "../../parts/timing";
import { PAGE_SIZE } from "./page_query";
import type { Rows } from "./rows";

const PAGES_MS = 80;

/** While one scrolls, not a new answer for every row. */
export function usePagesInSight(
  rows: Rows,
  range: { startIndex: number; endIndex: number } | null,
  overscan: number,
): readonly number[] {
  const pageOf = (row: number) => {
    const at = rows.at(row) ?? rows.at(row - 1);
    // A heading belongs to the offer behind it.
    const offer = at?.kind === "offer" ? at.offer : offerBehind(rows, row);
    return Math.floor(offer / PAGE_SIZE);
  };
  const first = range === null ? 0 : pageOf(Math.max(0, range.startIndex - overscan));
  const last = range === null ? 0 : pageOf(Math.min(rows.count - 1, range.endIndex + overscan));
  const throttled = useThrottled(`${first} ${last}`, PAGES_MS);
  return useMemo(() => {
    const [from = 0, to = 0] = throttled.split(" ").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }, [throttled]);
}

function offerBehind(rows: Rows, row: number): number {
  const next = rows.at(row + 1);
  return next?.kind === "offer" ? next.offer : Math.max(0, rows.offers - 1);
}
