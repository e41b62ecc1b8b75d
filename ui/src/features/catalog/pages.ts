// The catalog's answer a page at a time. A page knows what it answers, so that
// rows of an older question are never shown under a newer one.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { OfferLine } from "../../ipc/bindings";
import { PAGE_SIZE, pageQuery, type Question } from "./page_query";

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
