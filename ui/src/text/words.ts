// Words for the codes that come from behind. A code that a newer version wrote
// still gets a sentence.
import type { StepView } from "../ipc/bindings";
import type { AppFailure } from "../ipc/errors";
import { en } from "./en";
import { type Format, useFormat } from "./format";
import { type T, useText } from "./i18n";

const has = <R extends object>(record: R, key: string): key is Extract<keyof R, string> =>
  Object.hasOwn(record, key);

export function failureText(t: T, failure: Pick<AppFailure, "code" | "about">): string {
  const { code, about } = failure;
  const because = about === null ? undefined : becauseText(t, code, about);
  if (because !== undefined) return because;
  if (about !== null && has(en.errors.about, code))
    return t(`errors.about.${code}`, { ref: about });
  return has(en.errors.plain, code) ? t(`errors.plain.${code}`) : t("errors.plain.internal");
}

function becauseText(t: T, code: string, reason: string): string | undefined {
  const { because } = en.errors;
  if (!has(because, code) || !Object.hasOwn(because[code], reason)) return undefined;
  // The two checks above are what the typings cannot say in one key.
  return t(`errors.because.${code}.${reason}` as "errors.because.bad_name.name");
}

/** “feature “X””: what undo would undo. */
export function deedText(t: T, step: StepView): string {
  const { code, subject } = plain(t, step);
  return has(en.words.deeds, code) ? t(`words.deeds.${code}`, { subject }) : t("words.deeds.other");
}

/**
 * Choosing no market is a deed with words of its own; a role stands behind its person
 * as a code; and what one may not see the name of is a change and no more.
 */
function plain(t: T, { code, subject }: StepView): StepView {
  if (subject === "") {
    return { code: code === "set_home_market" ? "clear_home_market" : "other", subject };
  }
  if (code !== "grant_role" && code !== "revoke_role") return { code, subject };
  const [, person, role] = /^(.*) · (\w+)$/s.exec(subject) ?? [];
  if (person === undefined || role === undefined) return { code, subject };
  return { code, subject: `${person} · ${roleText(t, role)}` };
}

/** “Featured “X””: what was done. */
export function doneText(t: T, step: StepView): string {
  const { code, subject } = plain(t, step);
  return has(en.words.done, code) ? t(`words.done.${code}`, { subject }) : t("words.done.other");
}

/** Every role there is, in the order of the rights table. */
export const ROLES: readonly string[] = Object.keys(en.words.roles);

export function roleText(t: T, code: string): string {
  return has(en.words.roles, code) ? t(`words.roles.${code}`) : code;
}

export function segmentText(t: T, code: string | null): string {
  if (code === null) return t("words.segments.unknown");
  return has(en.words.segments, code) ? t(`words.segments.${code}`) : code;
}

export function kindText(t: T, code: string): string {
  return has(en.words.kinds, code) ? t(`words.kinds.${code}`) : code;
}

export function billingText(t: T, code: string): string {
  return has(en.words.billing, code) ? t(`words.billing.${code}`) : code;
}

export function markerText(t: T, code: string): string {
  return has(en.words.markers, code) ? t(`words.markers.${code}`) : code;
}

export function entityText(t: T, code: string): string {
  return has(en.words.entities, code) ? t(`words.entities.${code}`) : code;
}

export function fieldText(t: T, code: string): string {
  return has(en.words.fields, code) ? t(`words.fields.${code}`) : code;
}

/** Why a hub did not do a command, from the code in its answer. */
export function whyText(t: T, code: string, about: string | null): string {
  if (has(en.words.why, code) && code !== "other") return t(`words.why.${code}`);
  if (has(en.errors.plain, code)) return failureText(t, { code, about });
  return t("words.why.other", { code });
}

/** What does not fit in the record. */
export function problemText(t: T, code: string): string {
  return has(en.activity.problems, code) && code !== "other"
    ? t(`activity.problems.${code}`)
    : t("activity.problems.other", { code });
}

export function reasonText(t: T, code: string): string {
  return has(en.importing.reasons, code)
    ? t(`importing.reasons.${code}`)
    : t("importing.reasons.other");
}

/** `P1Y` as “1 year”. */
export function termText(t: T, code: string): string {
  const parts = /^P(\d{1,4})([MY])$/.exec(code);
  if (parts === null) return code === "NoTerm" ? t("words.term.none") : code;
  const count = Number(parts[1]);
  return parts[2] === "Y" ? t("words.term.years", { count }) : t("words.term.months", { count });
}

const SEPARATORS: Record<string, keyof typeof en.words.separators> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
};

/** A separator comes as itself or by its English name. */
export function separatorText(t: T, code: string): string {
  const name = SEPARATORS[code] ?? code;
  return has(en.words.separators, name) ? t(`words.separators.${name}`) : code;
}

/** `FR` as “France (FR)”. */
export function marketText(format: Format, code: string): string {
  const name = format.market(code);
  return name === code ? code : `${name} (${code})`;
}

/** What a list says of its market: legacy lists are for every one. */
export function marketsText(t: T, list: { kind: string; market: string | null }): string {
  if (list.market !== null) return list.market;
  return list.kind === "license_legacy" ? t("priceLists.every") : t("priceLists.several");
}

/** A price list by month and market. */
export function listName(
  t: T,
  format: Format,
  list: { kind: string; month: string; market: string | null },
) {
  return t("priceLists.name", { month: format.month(list.month), market: marketsText(t, list) });
}

export function useWords(): { t: T; format: Format } {
  return { t: useText(), format: useFormat() };
}
