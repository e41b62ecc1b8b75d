// What the box for everything finds besides what can be done: offers and users.
import { BoxRegular } from "@fluentui/react-icons/svg/box";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { EVERYTHING } from "../features/catalog/page_query";
import type { UserQuery } from "../ipc/bindings";
import { reads } from "../ipc/queries";
import { useRight, useWorkspace } from "../ipc/state";
import { paths } from "../parts/paths";
import { useSettled } from "../parts/timing";

const TYPING_MS = 120;
/** Offers that are shown; the catalog has them all. */
const OFFERS = 8;
/** Users that are shown; their page has them all. */
const USERS = 4;

/** Something with a page of its own. */
export interface FoundRecord {
  id: string;
  text: string;
  kind: "offer" | "user";
  path: string;
}

export const ICONS: Record<FoundRecord["kind"], ReactElement> = {
  offer: <BoxRegular />,
  user: <PersonRegular />,
};

/** Those that have what is typed. */
export function useFoundRecords(typed: string): FoundRecord[] {
  const search = useSettled(typed.trim(), TYPING_MS);
  const enabled = useWorkspace() !== null && search.length > 1;
  const users = useUsers(search, enabled);
  const offers = useOffers(search, enabled);
  return !enabled || typed.trim() === "" ? [] : [...users, ...offers];
}

function useUsers(search: string, enabled: boolean): FoundRecord[] {
  const may = useRight("users.view")?.allowed === true;
  const request: UserQuery = { ...ANYBODY, search };
  const page = useQuery({ ...reads("user_list", request), enabled: enabled && may }).data;
  return (page?.users ?? []).map(({ id, name }) => ({
    id: `user ${id}`,
    text: name,
    kind: "user",
    path: paths.user(id),
  }));
}

/** An offer may be sold to several segments. */
function useOffers(search: string, enabled: boolean): FoundRecord[] {
  const request = { ...EVERYTHING, search, offset: 0, limit: OFFERS };
  const page = useQuery({ ...reads("catalog_page", request), enabled }).data;
  const byId = new Map((page?.offers ?? []).map(({ offerId, title }) => [offerId, title]));
  return [...byId].map(([offerId, title]) => ({
    id: `offer ${offerId}`,
    text: title,
    kind: "offer",
    path: paths.offer(offerId),
  }));
}

const ANYBODY: UserQuery = {
  search: "",
  role: null,
  state: null,
  guests: false,
  withoutRole: false,
  withoutMfa: false,
  drifted: false,
  globalAdmins: false,
  template: null,
  order: null,
  descending: false,
  offset: 0,
  limit: USERS,
  counted: false,
};
