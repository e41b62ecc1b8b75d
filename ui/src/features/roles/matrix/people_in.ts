// The people of some rows of the matrix, also of rows that nobody scrolled to yet.
import { useQueryClient } from "@tanstack/react-query";
import type { UserLine, UserPage } from "../../../ipc/bindings";
import type { PagedRows } from "../../../parts/grid/pages";

/** More cells than this at a time are for a template, or for an export. */
export const MOST = 5000;

type PeopleIn = (rows: readonly [first: number, last: number]) => Promise<UserLine[]>;

export function usePeopleIn(source: PagedRows<UserLine, UserPage>): PeopleIn {
  const client = useQueryClient();
  return async ([first, last]) => {
    const users: UserLine[] = [];
    const pageOf = (row: number) => Math.floor(row / source.size);
    for (let page = pageOf(first); page <= pageOf(last); page += 1) {
      const rows = source.rowsOf(await client.fetchQuery(source.page(page)));
      const from = Math.max(0, first - page * source.size);
      users.push(...rows.slice(from, last - page * source.size + 1));
    }
    return users;
  };
}
