// What wants attention, from what the calls say and the day it is.
import type {
  BackupCard,
  Connection,
  FeaturedOfferView,
  HubStatus,
  OpenWorkspaceView,
  PriceListView,
  SlotKind,
} from "../../ipc/bindings";

export type Attention =
  | { kind: "no_roles" }
  | { kind: "hub"; connection: Connection }
  | { kind: "hub_silent"; since: string }
  | { kind: "no_list" | "no_next_list"; month: string; market: string | null }
  | { kind: "vanished"; titles: readonly string[] }
  | { kind: "no_copy" }
  | { kind: "old_copy"; madeAt: string }
  | { kind: "one_key" };

/** What has not been read, or could not be, says nothing. */
export interface Facts {
  workspace: Pick<OpenWorkspaceView, "roles" | "homeMarket">;
  status: Pick<HubStatus, "connection" | "since"> | undefined;
  lists: readonly Pick<PriceListView, "month" | "market" | "preview">[] | undefined;
  featured: readonly Pick<FeaturedOfferView, "title" | "vanished">[] | undefined;
  copies: readonly Pick<BackupCard, "madeAt">[] | undefined;
  slots: readonly SlotKind[] | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const COPY_DAYS = 2;
const SILENT_DAYS = 1;
/** How long before a month its price list is missed. */
const AHEAD_DAYS = 7;

export function attention(facts: Facts, now: Date): Attention[] {
  const { workspace, status, lists, featured, copies, slots } = facts;
  return [
    ...(workspace.roles.length === 0 ? [{ kind: "no_roles" } as const] : []),
    ...(status === undefined ? [] : hub(status, now)),
    ...(lists === undefined ? [] : months(lists, workspace.homeMarket, now)),
    ...gone(featured ?? []),
    ...(copies === undefined ? [] : copy(copies, now)),
    ...(onlyKeychain(slots ?? []) ? [{ kind: "one_key" } as const] : []),
  ];
}

function hub({ connection, since }: NonNullable<Facts["status"]>, now: Date): Attention[] {
  switch (connection) {
    case "local_only":
    case "connected":
    case "syncing":
      return [];
    case "offline":
      return since !== null && older(since, SILENT_DAYS, now)
        ? [{ kind: "hub_silent", since }]
        : [];
    case "not_trusted":
    case "hub_restored":
    case "device_revoked":
    case "sign_in_closed":
    case "too_old":
    case "stopped":
      return [{ kind: "hub", connection }];
  }
}

/** This month's list, and in its last days the next one's, which may be a preview. */
function months(lists: NonNullable<Facts["lists"]>, market: string | null, now: Date): Attention[] {
  const ours = lists.filter(
    (list) => market === null || list.market === null || list.market === market,
  );
  const month = monthOf(now);
  const next = monthOf(new Date(now.getFullYear(), now.getMonth() + 1, 1));
  const soon = monthOf(new Date(now.getTime() + AHEAD_DAYS * DAY_MS)) === next;
  const here = ours.some((list) => list.month === month && !list.preview);
  const nextHere = ours.some((list) => list.month === next);
  return [
    ...(here ? [] : [{ kind: "no_list", month, market } as const]),
    ...(nextHere || !soon ? [] : [{ kind: "no_next_list", month: next, market } as const]),
  ];
}

function gone(featured: NonNullable<Facts["featured"]>): Attention[] {
  const titles = featured.filter(({ vanished }) => vanished).map(({ title }) => title);
  return titles.length === 0 ? [] : [{ kind: "vanished", titles }];
}

/** The newest comes first. */
function copy([newest]: NonNullable<Facts["copies"]>, now: Date): Attention[] {
  if (newest === undefined) return [{ kind: "no_copy" }];
  const { madeAt } = newest;
  return older(madeAt, COPY_DAYS, now) ? [{ kind: "old_copy", madeAt }] : [];
}

/** One without any slot is opened with a key file that lies elsewhere. */
const onlyKeychain = (slots: readonly SlotKind[]) =>
  slots.length > 0 && slots.every((slot) => slot === "keychain");

const older = (iso: string, days: number, now: Date) =>
  now.getTime() - Date.parse(iso) > days * DAY_MS;

/** The month it is where the person is. */
const monthOf = (day: Date) =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}`;
