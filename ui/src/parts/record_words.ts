// One deed in the record, in words: by whom and when, and what became of it.
import type { RecordEntry } from "../ipc/bindings";
import { en } from "../text/en";
import type { Format } from "../text/format";
import type { T } from "../text/i18n";

/** Further apart, and the hub's time stands beside the device's own. */
const MINUTE_MS = 60_000;

/** What is as one expects needs no word. */
export function outcomeText(t: T, outcome: string): string | undefined {
  if (!Object.hasOwn(en.activity.outcomes, outcome)) return undefined;
  return t(`activity.outcomes.${outcome as keyof typeof en.activity.outcomes}`);
}

/** Order is the hub's; the device's own clock is told beside it where the two differ. */
export function madeText(t: T, format: Format, entry: RecordEntry): string {
  const { actor, madeAt, judgedAt, deviceName } = entry;
  const device = deviceName ?? t("activity.thisDevice");
  const apart = judgedAt !== null && Math.abs(Date.parse(judgedAt) - Date.parse(madeAt));
  if (judgedAt !== null && apart !== false && apart > MINUTE_MS) {
    const [made, judged] = [format.weekday(madeAt), format.weekday(judgedAt)];
    return t("activity.arrived", { actor, made, device, judged });
  }
  return deviceName === null
    ? t("activity.by", { actor, when: format.instant(madeAt) })
    : t("activity.byOn", { actor, device, when: format.instant(madeAt) });
}
