// The two sides of a conflict, and how they are called: for whom made one of them it
// is “theirs” and “mine”, for everybody else the first and the second.
import type { ConflictView } from "../../ipc/bindings";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { valueText } from "../../text/values";
import { entityText, fieldText } from "../../text/words";

/** Whether somebody may still choose. */
export function isOpen({ state, waits }: ConflictView): boolean {
  return (state === "open" || state === "auto") && !waits;
}

export function sayValue(t: T, format: Format, conflict: ConflictView, value: string | null) {
  return valueText(t, format, conflict, value);
}

/** The record, by name where one may see it, and the field. */
export function aboutText(t: T, { entity, subject, field }: ConflictView) {
  return { subject: subject === "" ? entityText(t, entity) : subject, field: fieldText(t, field) };
}

export function byText(t: T, format: Format, who: string | null, when: string | null): string {
  const name = who ?? t("conflicts.somebody");
  return when === null ? name : t("conflicts.by", { who: name, when: format.weekday(when) });
}

/** What the choice of either side says on its button. */
export function choiceText(
  t: T,
  format: Format,
  conflict: ConflictView,
  side: "theirs" | "mine",
): string {
  const value = sayValue(t, format, conflict, conflict[side]);
  const { kind, isMine } = conflict;
  if (kind === "edit_on_deleted") {
    if (side === "theirs") return t("conflicts.leaveDeleted");
    return t(isMine ? "conflicts.restoreMine" : "conflicts.restoreTheirs");
  }
  if (kind === "auto") {
    return side === "theirs" ? t("conflicts.takeEarlier", { value }) : t("conflicts.leaveSo");
  }
  if (side === "theirs") {
    return isMine ? t("conflicts.keepTheirs", { value }) : t("conflicts.keepFirst", { value });
  }
  return isMine ? t("conflicts.keepMine", { value }) : t("conflicts.keepSecond", { value });
}
