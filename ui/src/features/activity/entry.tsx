// One deed in the record, with the fields it changed.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { RecordEntry } from "../../ipc/bindings";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { doneText, entityText, fieldText, useWords } from "../../text/words";

const CHAIN_SHOWN = 12;

const useStyles = makeStyles({
  entry: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    margin: 0,
  },
  value: { overflowWrap: "anywhere", minWidth: "12ch" },
  summary: { cursor: "pointer", marginTop: tokens.spacingVerticalXS },
});

export function Entry({ entry }: { entry: RecordEntry }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { actor, changes, chain, deviceSeq } = entry;
  const title = doneText(t, entry);
  return (
    <div className={styles.entry}>
      <p className={styles.title}>{title}</p>
      <p className={styles.quiet}>
        {t("activity.by", { actor, when: format.instant(entry.madeAt) })} ·{" "}
        {t("activity.number", { seq: deviceSeq })} ·{" "}
        <span title={chain}>{t("activity.chain", { hash: chain.slice(0, CHAIN_SHOWN) })}</span>
      </p>
      {changes.length > 0 && (
        <details>
          <summary className={styles.summary}>
            {t("activity.changes", { count: changes.length })}
          </summary>
          <Table label={title}>
            <thead>
              <tr>
                <Head>{t("activity.field")}</Head>
                <Head>{t("activity.before")}</Head>
                <Head>{t("activity.after")}</Head>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.entity} ${change.field} ${change.old} ${change.new}`}>
                  <RowHead nowrap>
                    {entityText(t, change.entity)} · {fieldText(t, change.field)}
                  </RowHead>
                  <Cell>
                    <div className={styles.value}>{change.old ?? "–"}</div>
                  </Cell>
                  <Cell>
                    <div className={styles.value}>{change.new ?? "–"}</div>
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </details>
      )}
    </div>
  );
}
