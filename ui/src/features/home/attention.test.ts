import { expect, test } from "vitest";
import { attention, type Facts } from "./attention";

const NOW = new Date(2025, 10, 12, 9, 0);

const list = (month: string, market: string | null = "FR", preview = false) => ({
  month,
  market,
  preview,
});
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

const WELL: Facts = {
  workspace: { roles: ["admin_agent"], homeMarket: "FR" },
  status: { connection: "connected", since: null },
  lists: [list("2025-11")],
  featured: [{ title: "Contoso Mail", vanished: false }],
  copies: [{ madeAt: daysAgo(1) }, { madeAt: daysAgo(9) }],
  slots: ["keychain", "recovery"],
};

const kinds = (some: Partial<Facts>, now = NOW) =>
  attention({ ...WELL, ...some }, now).map(({ kind }) => kind);

const CASES: [string, Partial<Facts>, string[]][] = [
  ["all is well", {}, []],
  ["nothing has been read", without(), []],
  ["no role", { workspace: { roles: [], homeMarket: "FR" } }, ["no_roles"]],
  ["another market’s list", { lists: [list("2025-11", "BE")] }, ["no_list"]],
  ["a list of several markets", { lists: [list("2025-11", null)] }, []],
  ["no market chosen", { workspace: { roles: ["x"], homeMarket: null } }, []],
  ["last month’s list", { lists: [list("2025-10")] }, ["no_list"]],
  ["a preview is no list yet", { lists: [list("2025-11", "FR", true)] }, ["no_list"]],
  ["two vanished", { featured: [gone("A"), gone("B")] }, ["vanished"]],
  ["no copy", { copies: [] }, ["no_copy"]],
  ["an old copy", { copies: [{ madeAt: daysAgo(3) }] }, ["old_copy"]],
  ["the keychain alone", { slots: ["keychain"] }, ["one_key"]],
  ["a key file", { slots: [] }, []],
  ["a passphrase", { slots: ["passphrase"] }, []],
  ["not the known hub", { status: { connection: "not_trusted", since: null } }, ["hub"]],
  ["silent for an hour", { status: { connection: "offline", since: daysAgo(0.04) } }, []],
  ["silent for days", { status: { connection: "offline", since: daysAgo(4) } }, ["hub_silent"]],
];

function without(): Partial<Facts> {
  const none = undefined;
  return { status: none, lists: none, featured: none, copies: none, slots: none };
}

function gone(title: string) {
  return { title, vanished: true };
}

test.each(CASES)("%s", (_, some, wanted) => {
  expect(kinds(some)).toEqual(wanted);
});

test("the next month’s list is missed in the last days of a month, and may be a preview", () => {
  const late = new Date(2025, 10, 27);
  const copies = [{ madeAt: late.toISOString() }];
  expect(kinds({ copies }, late)).toEqual(["no_next_list"]);
  const lists = [list("2025-11"), list("2025-12", "FR", true)];
  expect(kinds({ copies, lists }, late)).toEqual([]);
  const december = new Date(2025, 11, 28);
  const [missed] = attention({ ...WELL, lists: [list("2025-12")], copies: undefined }, december);
  expect(missed, "a year ends, too").toMatchObject({ kind: "no_next_list", month: "2026-01" });
});
