// The catalog's answer a page at a time. A page knows what it answers, so that
// rows of an older question are never shown under a newer one.
import { keepPreviousData, notifyManager, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState, useSyncExternalStore } from "react";
import type { OfferLine } from "../../ipc/bindings";
import type { PagedRows } from "../../parts/grid/pages";
import { type Answer, isFirstPage, PAGE_SIZE, pageQuery, type Question } from "./page_query";

/** So many answers are waited for at once; what was typed meanwhile waits for one of them. */
const UNDER_WAY = 2;

/**
 * What is asked while somebody types: every letter at once. Where the answers take longer
 * than the next letter, only the last text that was typed is asked next.
 */
export function useAsked(question: Question): Question {
  const may = useMayAsk();
  const [asked, setAsked] = useState(question.search);
  if (may && asked !== question.search) setAsked(question.search);
  return { ...question, search: may ? question.search : asked };
}

/** Draws anew only when the answer to that changes, not at every question. */
function useMayAsk(): boolean {
  const client = useQueryClient();
  const watch = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  );
  const may = () => client.isFetching({ predicate: isFirstPage }) < UNDER_WAY;
  return useSyncExternalStore(watch, may);
}

/** The first page: how many there are, in which groups. Until it is there, the last one stays. */
export function useFirstPage(asked: Question) {
  return useQuery({ ...pageQuery(asked, 0), placeholderData: keepPreviousData });
}

/** The offers that a question finds, as a table's rows. */
export function offersOf(question: Question): PagedRows<OfferLine, Answer> {
  return {
    size: PAGE_SIZE,
    page: (page) => pageQuery(question, page),
    rowsOf: ({ page }) => page.offers,
  };
}
