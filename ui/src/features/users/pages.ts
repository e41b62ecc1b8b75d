// The users a page at a time. A page knows what it answers, so that rows of an older
// question are never shown under a newer one.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { UserLine, UserPage, UserQuery } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { keyOf, reads } from "../../ipc/queries";
import type { PagedRows, PageQuery } from "../../parts/grid/pages";
import { EVERYBODY, type Question } from "./question";

const PAGE_SIZE = 100;

/** Pages out of sight are forgotten soon: a company may have any number of users. */
const KEPT_MS = 15_000;

export interface Answer {
  question: Question;
  page: UserPage;
}

function pageQuery(question: Question, page: number): PageQuery<Answer> {
  const request: UserQuery = {
    ...question,
    offset: page * PAGE_SIZE,
    limit: PAGE_SIZE,
    counted: false,
  };
  return {
    // Others keep the bare page under the call's own key.
    queryKey: [...keyOf("user_list", request), "with its question"],
    queryFn: async () => ({ question, page: await call("user_list", request) }),
    gcTime: KEPT_MS,
  };
}

/** How many there are, and the first of them. Until it is there, the last answer stays. */
export function useFirstPage(question: Question) {
  return useQuery({ ...pageQuery(question, 0), placeholderData: keepPreviousData });
}

/** How many there are of each kind, and what is said of them all: whatever is asked for. */
export function useCounts(enabled: boolean) {
  const request: UserQuery = { ...EVERYBODY, offset: 0, limit: 0, counted: true };
  return useQuery({ ...reads("user_list", request), enabled, placeholderData: keepPreviousData });
}

export function usersOf(question: Question): PagedRows<UserLine, Answer> {
  return {
    size: PAGE_SIZE,
    page: (page) => pageQuery(question, page),
    rowsOf: ({ page }) => page.users,
  };
}
