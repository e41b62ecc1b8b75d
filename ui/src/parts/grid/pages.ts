// A table's rows come a page at a time, and only the pages in sight are asked for.
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useThrottled } from "../timing";
import type { Layout } from "./layout";

export interface PageQuery<Answer> {
  queryKey: readonly unknown[];
  queryFn: () => Promise<Answer>;
  gcTime?: number;
}

/** Where rows come from: a query for each page, and the rows in its answer. */
export interface PagedRows<Row, Answer> {
  /** How many rows a page has. */
  size: number;
  page(page: number): PageQuery<Answer>;
  rowsOf(answer: Answer): readonly Row[];
}

/** The rows of these pages, by their place in the whole answer. */
export function useRows<Row, Answer>(
  source: PagedRows<Row, Answer>,
  pages: readonly number[],
): (item: number) => Row | undefined {
  const answers = useQueries({ queries: pages.map((page) => source.page(page)) });
  return useMemo(() => {
    const byPage = new Map<number, readonly Row[]>();
    pages.forEach((page, index) => {
      const answer = answers[index]?.data;
      if (answer !== undefined) byPage.set(page, source.rowsOf(answer));
    });
    return (item) => byPage.get(Math.floor(item / source.size))?.[item % source.size];
  }, [answers, pages, source]);
}

const PAGES_MS = 80;

/** Which pages the rows in sight stand on. While one scrolls, not a new answer for every row. */
export function usePagesInSight(
  layout: Layout,
  size: number,
  range: { startIndex: number; endIndex: number } | null,
  overscan: number,
): readonly number[] {
  const pageOf = (row: number) => {
    const at = layout.at(row) ?? layout.at(row - 1);
    // A heading belongs to the item behind it.
    return Math.floor((at?.kind === "item" ? at.item : itemBehind(layout, row)) / size);
  };
  const first = range === null ? 0 : pageOf(Math.max(0, range.startIndex - overscan));
  const last = range === null ? 0 : pageOf(Math.min(layout.count - 1, range.endIndex + overscan));
  const throttled = useThrottled(`${first} ${last}`, PAGES_MS);
  return useMemo(() => {
    const [from = 0, to = 0] = throttled.split(" ").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }, [throttled]);
}

function itemBehind(layout: Layout, row: number): number {
  const next = layout.at(row + 1);
  return next?.kind === "item" ? next.item : Math.max(0, layout.items - 1);
}
