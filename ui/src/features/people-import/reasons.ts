// Why a row of a file of users was refused, in words: what is wrong with it, or the rule
// that says no.
import { en } from "../../text/en";
import type { T } from "../../text/i18n";
import { reasonText } from "../../text/words";

const { reasons } = en.peopleFiles;
const rules = en.errors.plain;
const isOwn = (code: string): code is keyof typeof reasons => Object.hasOwn(reasons, code);
const isRule = (code: string): code is keyof typeof rules => Object.hasOwn(rules, code);

export function personReasonText(t: T, code: string): string {
  if (isOwn(code)) return t(`peopleFiles.reasons.${code}`);
  if (isRule(code)) return t(`errors.plain.${code}`);
  return reasonText(t, code);
}
