// Which people a page about roles shows, and how they are asked for.
import type { UserLine, UserPage, UserQuery } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { keyOf } from "../../ipc/queries";
import type { PagedRows } from "../../parts/grid/pages";

export const SHOWN = ["all", "active", "without_role", "guests", "drifted"] as const;
export type Shown = (typeof SHOWN)[number];

export interface PeopleQuestion {
  search: string;
  shown: Shown;
}

export const PAGE = 100;
/** The most that one answer holds. */
export const MOST = 500;

export function askFor(question: PeopleQuestion, offset: number, limit = PAGE): UserQuery {
  const { search, shown } = question;
  return {
    search,
    role: null,
    state: shown === "active" ? "active" : null,
    guests: shown === "guests",
    withoutRole: shown === "without_role",
    withoutMfa: false,
    drifted: shown === "drifted",
    globalAdmins: false,
    template: null,
    order: null,
    descending: false,
    offset,
    limit,
    counted: false,
  };
}

/** Everybody who follows a template, or only those who drifted from it. */
export function askForFollowers(template: string, drifted: boolean): UserQuery {
  return { ...askFor({ search: "", shown: "all" }, 0, MOST), template, drifted };
}

export function peopleOf(question: PeopleQuestion): PagedRows<UserLine, UserPage> {
  return {
    size: PAGE,
    page(page) {
      const ask = askFor(question, page * PAGE);
      return { queryKey: keyOf("user_list", ask), queryFn: () => call("user_list", ask) };
    },
    rowsOf: ({ users }) => users,
  };
}

export function questionIn(params: URLSearchParams): PeopleQuestion {
  const shown = SHOWN.find((one) => one === params.get("show")) ?? "all";
  return { search: params.get("q") ?? "", shown };
}
