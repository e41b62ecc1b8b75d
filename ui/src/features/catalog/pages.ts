// The catalog's answer a page at a time. A page knows what it answers, so that
// rows of an older question are never shown under a newer one.
import { keepPreviousData, queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CatalogPage, CatalogQuery, OfferLine } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { keyOf } from "../../ipc/queries";

export const PAGE_SIZE = 100;

/** Pages out of sight are forgotten soon: the catalog may have any length. */
const KEPT_MS = 15_000;

export interface Question {
  search: string;
  segment: string | null;
}

interface Answer {
  question: Question;
  page: CatalogPage;
}

export function pageQuery(question: Question, page: number) {
  const request: CatalogQuery = {
    ...question,
    market: null,
    offset: page * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
  return queryOptions({
    queryKey: keyOf("catalog_page", request),
    queryFn: async (): Promise<Answer> => ({ question, page: await call("catalog_page", request) }),
    gcTime: KEPT_MS,
  });
}

/** The first page: how many there are, in which groups. Until it is there, the last one stays. */
export function useFirstPage(asked: Question) {
  return useQuery({ ...pageQuery(asked, 0), placeholderData: keepPreviousData });
}

/** The offers of the pages that are in sight, by their place in the whole answer. */
export function useOffers(question: Question, pages: readonly number[]) {
  const answers = useQueries({ queries: pages.map((page) => pageQuery(question, page)) });
  return useMemo(() => {
    const byPage = new Map<number, readonly OfferLine[]>();
    pages.forEach((page, index) => {
      const offers = answers[index]?.data?.page.offers;
      if (offers !== undefined) byPage.set(page, offers);
    });
    return (at: number) => byPage.get(Math.floor(at / PAGE_SIZE))?.[at % PAGE_SIZE];
  }, [answers, pages]);
}
