// What is wrong with what was typed, in words.
import type { T } from "../../text/i18n";
import { type Mistake, PASSPHRASE_LENGTH } from "./details";

export function mistakeText(t: T, mistake: Mistake | undefined): string | undefined {
  if (mistake === undefined) return undefined;
  if (mistake === "badMarket") return t("errors.plain.bad_market");
  return mistake === "needLonger"
    ? t("start.needLonger", { count: PASSPHRASE_LENGTH })
    : t(`start.${mistake}`);
}
