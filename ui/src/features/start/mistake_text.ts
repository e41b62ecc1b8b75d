// What is wrong with what was typed, in words.
import { passphraseMistakeText } from "../../parts/passphrase";
import type { T } from "../../text/i18n";
import type { Mistake } from "./details";

export function mistakeText(t: T, mistake: Mistake | undefined): string | undefined {
  if (mistake === undefined) return undefined;
  if (mistake === "badMarket") return t("errors.plain.bad_market");
  return mistake === "needLonger" || mistake === "needSame"
    ? passphraseMistakeText(t, mistake)
    : t(`start.${mistake}`);
}
