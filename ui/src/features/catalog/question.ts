// What is asked of the catalog, as it stands in the address: so that going back finds
// it again, and a link leads to it.
import type { CatalogOrder } from "../../ipc/bindings";
import { EVERYTHING, type Question } from "./page_query";

/** The filters besides search and segment. */
export interface Filters {
  market: string | null;
  term: string | null;
  billing: string | null;
  currency: string | null;
  priceFrom: string | null;
  priceTo: string | null;
  trial: boolean | null;
}

/** Their names in the address. */
const NAMES = {
  market: "market",
  term: "term",
  billing: "billing",
  currency: "currency",
  priceFrom: "from",
  priceTo: "to",
  trial: "trial",
} as const satisfies Record<keyof Filters, string>;

const FIELDS = Object.keys(NAMES) as (keyof Filters)[];

const ORDERS: readonly CatalogOrder["by"][] = ["title", "offer", "price"];

export function questionOf(params: URLSearchParams, search: string): Question {
  const text = (field: keyof Filters) => params.get(NAMES[field]);
  const trial = text("trial");
  const by = ORDERS.find((order) => order === params.get("sort"));
  return {
    search,
    segment: params.get("segment"),
    market: text("market"),
    narrow: {
      term: text("term"),
      billing: text("billing"),
      currency: text("currency"),
      priceFrom: text("priceFrom"),
      priceTo: text("priceTo"),
      trial: trial === "yes" ? true : trial === "no" ? false : null,
    },
    order: { by: by ?? EVERYTHING.order.by, descending: params.get("desc") === "1" },
  };
}

export function filtersOf({ market, narrow }: Question): Filters {
  return { market, ...narrow };
}

/** How many of them are set. */
export function countFilters(question: Question): number {
  const filters = filtersOf(question);
  return FIELDS.filter((field) => filters[field] !== null).length;
}

/** What the address becomes with some filters changed. */
export function withFilters(before: URLSearchParams, some: Partial<Filters>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const field of FIELDS) {
    if (!(field in some)) continue;
    const value = some[field] ?? null;
    if (value === null) after.delete(NAMES[field]);
    else after.set(NAMES[field], typeof value === "boolean" ? (value ? "yes" : "no") : value);
  }
  return after;
}

export const NO_FILTERS: Filters = filtersOf(EVERYTHING);

export function withOrder(before: URLSearchParams, order: CatalogOrder): URLSearchParams {
  const after = new URLSearchParams(before);
  after.delete("sort");
  after.delete("desc");
  if (order.by !== EVERYTHING.order.by) after.set("sort", order.by);
  if (order.descending) after.set("desc", "1");
  return after;
}

/** A price as a person types it, as decimal text; `undefined` where it is none. */
export function priceOf(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,12}([.,]\d{1,6})?$/.test(text) ? text.replace(",", ".") : undefined;
}

export function sameQuestion(one: Question, other: Question): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
