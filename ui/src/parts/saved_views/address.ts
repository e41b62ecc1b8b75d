// A saved view as an address: the page of its table, what was asked there, and its columns.
import { COLUMNS_PARAM } from "../grid/chosen_columns";
import { paths } from "../paths";

/** The tables that have views, where they are, and how their place is called. */
export const TABLES = {
  catalog: { path: paths.catalog, place: "catalog" },
  users: { path: paths.users, place: "users" },
} as const;

export type TableName = keyof typeof TABLES;

/** Which view an address shows. What was changed since stands in the address, too. */
export const VIEW_PARAM = "view";

interface View {
  id: string;
  table: string;
  question: string;
  columns: readonly string[];
}

/** What is asked, in an order of its own: so that the same is the same. */
export function questionIn(address: URLSearchParams): string {
  const question = new URLSearchParams(address);
  question.delete(VIEW_PARAM);
  question.delete(COLUMNS_PARAM);
  question.sort();
  return question.toString();
}

/** A newer version may have tables that this one has not. */
export function hasTable<V extends View>(view: V): view is V & { table: TableName } {
  return Object.hasOwn(TABLES, view.table);
}

export function addressOf(view: View & { table: TableName }): string {
  const params = new URLSearchParams(view.question);
  params.set(VIEW_PARAM, view.id);
  params.set(COLUMNS_PARAM, view.columns.join(","));
  return `${TABLES[view.table].path}?${params}`;
}
