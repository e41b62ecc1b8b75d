// What is asked of the users, as it stands in the address: so that going back finds it
// again, and a link leads to it.
import type { UserQuery } from "../../ipc/bindings";
import type { Order } from "../../parts/grid/head";

/** What is looked for, and in which order. */
export type Question = Omit<UserQuery, "offset" | "limit" | "counted">;

export const ORDERS = ["name", "user_name", "department", "deleted"] as const;
export type By = (typeof ORDERS)[number];

export const STATES = ["active", "inactive", "deleted"] as const;

/** What is chosen from several, and what is ticked. */
export type Filters = Pick<
  Question,
  "role" | "state" | "template" | "guests" | "withoutRole" | "withoutMfa" | "drifted"
>;

/** Their names in the address. */
const CHOSEN = { role: "role", state: "state", template: "template" } as const;
const TICKED = {
  guests: "guests",
  withoutRole: "norole",
  withoutMfa: "nomfa",
  drifted: "drifted",
} as const;
const ADMINS = "admins";

type Chosen = keyof typeof CHOSEN;
export type Ticked = keyof typeof TICKED;

const entriesOf = <K extends string>(names: Record<K, string>) =>
  Object.entries(names) as [K, string][];

export const NO_FILTERS: Filters = {
  role: null,
  state: null,
  template: null,
  guests: false,
  withoutRole: false,
  withoutMfa: false,
  drifted: false,
};

export const EVERYBODY: Question = {
  ...NO_FILTERS,
  search: "",
  globalAdmins: false,
  order: null,
  descending: false,
};

/** The active global admins, whom everybody may ask for. */
export const ADMINS_ONLY: Question = { ...EVERYBODY, globalAdmins: true };

export function questionOf(params: URLSearchParams, search: string): Question {
  const ticked = (name: string) => params.get(name) === "1";
  return {
    search,
    role: params.get(CHOSEN.role),
    state: STATES.find((state) => state === params.get(CHOSEN.state)) ?? null,
    template: params.get(CHOSEN.template),
    guests: ticked(TICKED.guests),
    withoutRole: ticked(TICKED.withoutRole),
    withoutMfa: ticked(TICKED.withoutMfa),
    drifted: ticked(TICKED.drifted),
    globalAdmins: ticked(ADMINS),
    order: ORDERS.find((by) => by === params.get("sort")) ?? null,
    descending: ticked("desc"),
  };
}

export function countFilters(question: Filters): number {
  const chosen = entriesOf<Chosen>(CHOSEN).filter(([field]) => question[field] !== null);
  const ticked = entriesOf<Ticked>(TICKED).filter(([field]) => question[field]);
  return chosen.length + ticked.length;
}

/** What the address becomes with some filters changed. They are about everybody. */
export function withFilters(before: URLSearchParams, some: Partial<Filters>): URLSearchParams {
  const after = new URLSearchParams(before);
  const put = (name: string, value: string | null | undefined) =>
    value === null || value === undefined ? after.delete(name) : after.set(name, value);
  for (const [field, name] of entriesOf<Chosen>(CHOSEN)) if (field in some) put(name, some[field]);
  for (const [field, name] of entriesOf<Ticked>(TICKED)) {
    if (field in some) put(name, some[field] ? "1" : null);
  }
  after.delete(ADMINS);
  return after;
}

/** The global admins alone, or everybody again: nothing else is asked with it. */
export function withAdmins(before: URLSearchParams, only: boolean): URLSearchParams {
  const after = withFilters(before, NO_FILTERS);
  after.delete("q");
  if (only) after.set(ADMINS, "1");
  return after;
}

export const orderOf = ({ order, descending }: Question): Order<By> => ({
  by: ORDERS.find((by) => by === order) ?? "name",
  descending,
});

export function withOrder(before: URLSearchParams, { by, descending }: Order<By>) {
  const after = new URLSearchParams(before);
  after.delete("sort");
  after.delete("desc");
  if (by !== "name") after.set("sort", by);
  if (descending) after.set("desc", "1");
  return after;
}
