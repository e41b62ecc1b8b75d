// A page of the catalog as a question and its answer. Without React, because the
// first page is asked for before the screens are loaded.
import type { Query } from "@tanstack/react-query";
import type { CatalogPage, CatalogQuery } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { keyOf } from "../../ipc/queries";
import type { PageQuery } from "../../parts/grid/pages";

export const PAGE_SIZE = 100;

/** Pages out of sight are forgotten soon: the catalog may have any length. */
const KEPT_MS = 15_000;

/** What is looked for, and in which order. */
export type Question = Omit<CatalogQuery, "offset" | "limit">;

export interface Answer {
  question: Question;
  page: CatalogPage;
}

/** All offers, as one finds them. */
export const EVERYTHING: Question = {
  search: "",
  segment: null,
  market: null,
  narrow: {
    term: null,
    billing: null,
    currency: null,
    priceFrom: null,
    priceTo: null,
    trial: null,
  },
  order: { by: "title", descending: false },
};

export function pageQuery(question: Question, page: number): PageQuery<Answer> {
  const request: CatalogQuery = { ...question, offset: page * PAGE_SIZE, limit: PAGE_SIZE };
  return {
    queryKey: keyOf("catalog_page", request),
    queryFn: async () => ({ question, page: await call("catalog_page", request) }),
    gcTime: KEPT_MS,
  };
}

/** Whether a query is the first page of some question. */
export function isFirstPage({ queryKey }: Query): boolean {
  const [, call, request] = queryKey as Partial<ReturnType<typeof keyOf<"catalog_page">>>;
  return call === "catalog_page" && request?.offset === 0;
}
