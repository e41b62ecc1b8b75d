// One deed in the record: who, where and when, what became of it, and the fields it
// changed.
import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { RecordEntry } from "../../ipc/bindings";
import { en } from "../../text/en";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { doneText, useWords, whyText } from "../../text/words";
import { Changes } from "./changes";

const CHAIN_SHOWN = 12;
/** Further apart, and the hub's time stands beside the device's own. */
const MINUTE_MS = 60_000;

const useStyles = makeStyles({
  entry: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    breakInside: "avoid",
  },
  title: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    margin: 0,
  },
  summary: { cursor: "pointer", marginTop: tokens.spacingVerticalXS },
});

interface EntryProps {
  entry: RecordEntry;
  /** Everything is open on paper. */
  open: boolean;
}

export function Entry({ entry, open }: EntryProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { changes, chain, deviceSeq, eventSeq, outcome, why } = entry;
  const title = doneText(t, entry);
  const became = outcomeText(t, outcome);
  return (
    <div className={styles.entry}>
      <div className={styles.title}>
        {title}
        {became !== undefined && (
          <Badge appearance="tint" color="informative">
            {became}
          </Badge>
        )}
      </div>
      <p className={styles.quiet}>
        {madeText(t, format, entry)} ·{" "}
        {eventSeq !== null && <>{t("activity.event", { seq: eventSeq })} · </>}
        {t("activity.number", { seq: deviceSeq })}
        {chain !== "" && (
          <span title={chain}> · {t("activity.chain", { hash: chain.slice(0, CHAIN_SHOWN) })}</span>
        )}
      </p>
      {why !== null && (
        <p className={styles.quiet}>{t("activity.why", { why: whyText(t, why, null) })}</p>
      )}
      {changes.length > 0 && (
        <details {...(open ? { open } : {})}>
          <summary className={styles.summary}>
            {t("activity.changes", { count: changes.length })}
          </summary>
          <Changes label={title} changes={changes} />
        </details>
      )}
    </div>
  );
}

/** What is as one expects needs no word. */
function outcomeText(t: T, outcome: string): string | undefined {
  if (!Object.hasOwn(en.activity.outcomes, outcome)) return undefined;
  return t(`activity.outcomes.${outcome as keyof typeof en.activity.outcomes}`);
}

/** Order is the hub's; the device's own clock is told beside it where the two differ. */
function madeText(t: T, format: Format, entry: RecordEntry): string {
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
