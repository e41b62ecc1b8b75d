// Tasks of the rights table in words, and in which area of work they are.
import { en } from "../../text/en";
import type { T } from "../../text/i18n";

type Tree = { readonly [key: string]: string | Tree };

/** What ends in `_other` would be taken for a plural. */
const CALLED: Readonly<Record<string, string>> = {
  "account.edit_billing_other": "account.edit_billing_rest",
  "desk.undo_other": "desk.undo_others",
};

function wordsAt(tree: Tree, path: string): boolean {
  let here: string | Tree | undefined = tree;
  for (const step of path.split(".")) {
    if (typeof here !== "object" || !Object.hasOwn(here, step)) return false;
    here = here[step];
  }
  return typeof here === "string";
}

/** A newer version may know tasks for which there are no words here. */
export function taskText(t: T, task: string, fallback = task): string {
  const name = CALLED[task] ?? task;
  // The check is what the typings cannot say in one key.
  return wordsAt(en.tasks.names, name)
    ? t(`tasks.names.${name}` as "tasks.names.profile.view_own")
    : fallback;
}

/** How a part of a task is told beside it. */
export function partText(t: T, task: string): string {
  if (!wordsAt(en.tasks.parts, task)) return t("tasks.someOfIt");
  const part = t(`tasks.parts.${task}` as "tasks.parts.users.edit");
  return t("tasks.inPart", { part });
}

export type Area = keyof typeof en.tasks.areas;

const AREA_OF: Readonly<Record<string, Area>> = {
  profile: "account",
  account: "account",
  users: "people",
  roles: "people",
  security: "people",
  catalog: "catalog",
  pricing: "catalog",
  promotions: "catalog",
  agreements: "catalog",
  customers: "customers",
  subscriptions: "customers",
  devices: "customers",
  resellers: "customers",
  billing: "billing",
  support: "support",
  audit: "support",
  bizprofile: "referrals",
  referrals: "referrals",
  cosell: "referrals",
  deals: "referrals",
  insights: "referrals",
  mpn: "programs",
  incentives: "programs",
  desk: "desk",
};

const AREAS = Object.keys(en.tasks.areas) as Area[];

/** Tasks by their area, in the order of the areas; within one as they came. */
export function byArea(tasks: readonly string[]): { area: Area; tasks: string[] }[] {
  const areaOf = (task: string) => AREA_OF[task.split(".")[0] ?? ""] ?? "desk";
  return AREAS.map((area) => ({
    area,
    tasks: tasks.filter((task) => areaOf(task) === area),
  })).filter(({ tasks }) => tasks.length > 0);
}
