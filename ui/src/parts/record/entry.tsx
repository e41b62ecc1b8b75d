// One deed in the record: who, where and when, what became of it, and the fields it
// changed.
import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { RecordEntry } from "../../ipc/bindings";
import { doneText, useWords, whyText } from "../../text/words";
import { madeText, outcomeText } from "../record_words";
import { Changes } from "./changes";

const CHAIN_SHOWN = 12;
/** Ids of one hour begin alike: their end tells them apart. */
const BATCH_SHOWN = 8;

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
  const { batch, changes, chain, deviceSeq, eventSeq, hidden, outcome, why, whyAbout } = entry;
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
        {t("activity.number", { seq: deviceSeq })} ·{" "}
        <span title={batch}>{t("activity.batch", { id: batch.slice(-BATCH_SHOWN) })}</span>
        {chain !== "" && (
          <span title={chain}> · {t("activity.chain", { hash: chain.slice(0, CHAIN_SHOWN) })}</span>
        )}
      </p>
      {why !== null && (
        <p className={styles.quiet}>{t("activity.why", { why: whyText(t, why, whyAbout) })}</p>
      )}
      {hidden && <p className={styles.quiet}>{t("activity.notShown")}</p>}
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
