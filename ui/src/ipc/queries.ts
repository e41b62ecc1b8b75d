// What screens read. A query's key carries the tags of what it shows; news that
// names one of them makes it read again.
import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { Tag } from "./bindings";
import { call } from "./client";
import type { AppFailure } from "./errors";
import type { AnswerOf, CallName, RequestOf } from "./host";

/** The calls that only read, and what they show. */
const SHOWS = {
  app_state: ["state"],
  workspace_list: ["workspaces"],
  workspace_backups: ["workspaces"],
  workspace_before_forgetting: ["workspaces", "outbox"],
  keys_list: ["workspaces"],
  price_list_list: ["price_lists"],
  catalog_page: ["catalog"],
  catalog_choices: ["catalog"],
  catalog_offer: ["catalog", "featured"],
  featured_list: ["featured", "catalog"],
  view_list: ["views"],
  edit_steps: ["undo"],
  outbox_list: ["outbox"],
  outbox_refused: ["outbox", "record"],
  record_list: ["record"],
  record_choices: ["people", "devices"],
  hub_status: ["hub", "outbox", "conflicts"],
  // Each of them says what still waits for the hub.
  conflict_list: ["conflicts", "outbox"],
  device_list: ["devices", "people", "outbox"],
  people_list: ["people", "devices", "outbox"],
  account_show: ["account", "outbox"],
  account_checklist: ["account", "people", "featured", "price_lists"],
  user_list: ["people", "outbox"],
  user_show: ["people", "outbox"],
  user_explain: ["people"],
  role_catalogue: ["people"],
  role_staged: ["people"],
  role_review: ["people", "outbox"],
  role_who_can: ["people"],
  role_minimal: ["people"],
  template_list: ["people"],
  password_list: ["people"],
  envelope_list: ["people"],
} as const satisfies Partial<Record<CallName, readonly Tag[]>>;

export type ReadCall = keyof typeof SHOWS;
export type Key<N extends ReadCall> = readonly [readonly Tag[], N, RequestOf<N>];

export function keyOf<N extends ReadCall>(name: N, request: RequestOf<N>): Key<N> {
  return [SHOWS[name], name, request];
}

/** Options for `useQuery`: what `name` answers to `request`. */
export function reads<N extends ReadCall>(name: N, request: RequestOf<N>) {
  return queryOptions<AnswerOf<N>, AppFailure, AnswerOf<N>, Key<N>>({
    queryKey: keyOf(name, request),
    queryFn: () => call(name, request),
  });
}

/** An answer that came with a deed saves asking again. */
export function remember<N extends ReadCall>(
  client: QueryClient,
  name: N,
  request: RequestOf<N>,
  answer: AnswerOf<N>,
): void {
  client.setQueryData(keyOf(name, request), answer);
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // What is shown changes only through news, so nothing is stale by age.
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
      },
    },
  });
}

export function refreshTags(client: QueryClient, tags: readonly Tag[]): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => tagsOf(queryKey).some((tag) => tags.includes(tag)),
  });
}

/** Everything but where the program stands is asked anew. */
export function forgetAnswers(client: QueryClient): void {
  const stays: ReadCall = "app_state";
  void client.resetQueries({ predicate: ({ queryKey }) => queryKey[1] !== stays });
}

function tagsOf(key: readonly unknown[]): readonly Tag[] {
  return Array.isArray(key[0]) ? (key[0] as Tag[]) : [];
}
