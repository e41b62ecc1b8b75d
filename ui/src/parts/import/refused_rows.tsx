// Rows that cannot be read: where, what stands there, and why not. Where somebody
// repairs, the cells are fields, and a repaired one keeps its place.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import type { CellRepair, RefusedRowView } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import { Note } from "../notes";
import { Section } from "../section";
import { ShowMore } from "../show_more";
import { Cell, Head, RowHead, Table } from "../table";
import { MOST_REPAIRS, withoutRepair, withRepair } from "./choices";
import { type Entry, entriesOf } from "./entries";
import { RepairCell } from "./repair_cell";

const STEP = 50;

const useStyles = makeStyles({
  found: { overflowWrap: "anywhere", minWidth: "12ch" },
  hint: { color: tokens.colorNeutralForeground2, marginTop: 0 },
});

export interface Repairing {
  repairs: readonly CellRepair[];
  disabled: boolean;
  onRepair: (repairs: CellRepair[]) => void;
}

interface RefusedRowsProps {
  refused: readonly RefusedRowView[];
  /** How many were refused in all. */
  total: number;
  /** The reason of a code, in words. */
  reason: (code: string) => string;
  /** Not where it is too late. */
  repairing?: Repairing;
  /** What can be done with all of them. */
  children?: ReactNode;
}

export function RefusedRows(props: RefusedRowsProps) {
  const { refused, total, reason, repairing, children } = props;
  const styles = useStyles();
  const { t } = useWords();
  const repairs = repairing?.repairs ?? [];
  const entries = entriesOf(refused, repairs);
  if (entries.length === 0) return null;
  const full = repairs.length >= MOST_REPAIRS;
  return (
    <Section title={t("wizard.refused")}>
      {total > refused.length && <p>{t("wizard.refusedFirst", { count: refused.length })}</p>}
      {repairing !== undefined && <p className={styles.hint}>{t("wizard.repairHint")}</p>}
      {full && <Note intent="warning">{t("wizard.full", { count: MOST_REPAIRS })}</Note>}
      {children}
      <ShowMore items={entries} step={STEP}>
        {(shown) => (
          <Table label={t("wizard.refused")}>
            <thead>
              <tr>
                <Head number>{t("wizard.line")}</Head>
                <Head>{t("wizard.column")}</Head>
                <Head>{t("wizard.found")}</Head>
                <Head>{t("wizard.reason")}</Head>
              </tr>
            </thead>
            <tbody>
              {shown.map((entry) => (
                <Row
                  key={entry.key}
                  entry={entry}
                  reason={reason}
                  repairing={repairing}
                  full={full}
                />
              ))}
            </tbody>
          </Table>
        )}
      </ShowMore>
    </Section>
  );
}

interface RowProps {
  entry: Entry;
  reason: (code: string) => string;
  repairing: Repairing | undefined;
  full: boolean;
}

function Row({ entry, reason, repairing, full }: RowProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const why = useId();
  const { sheet, line, column, code, text, repaired } = entry;
  const words = { sheet: sheet ?? "", line: format.count(line), column: column ?? "" };
  const place = sheet === null ? words.line : t("wizard.sheetLine", words);
  const wrong = code === undefined ? t("wizard.repaired") : reason(code);
  const can = repairing !== undefined && column !== null && text !== null;
  return (
    <tr>
      <Cell number>{place}</Cell>
      <RowHead>{column ?? t("wizard.wholeRow")}</RowHead>
      <Cell>
        {can ? (
          <RepairCell
            label={t("wizard.repairOf", { ...words, line: place })}
            why={why}
            wrong={code !== undefined}
            text={text}
            disabled={repairing.disabled || (full && !repaired)}
            onRepair={(typed) =>
              repairing.onRepair(
                withRepair(repairing.repairs, { sheet, line, column, text: typed }),
              )
            }
          />
        ) : (
          <div className={styles.found}>{entry.found ?? "–"}</div>
        )}
      </Cell>
      <Cell>
        <span id={why}>
          {repaired && code !== undefined ? t("wizard.stillWrong", { reason: wrong }) : wrong}
        </span>
        {can && repaired && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={t("wizard.takeBackOf", { ...words, line: place })}
            disabledFocusable={repairing.disabled}
            onClick={() =>
              repairing.onRepair(withoutRepair(repairing.repairs, { sheet, line, column }))
            }
          >
            {t("wizard.takeBack")}
          </Button>
        )}
      </Cell>
    </tr>
  );
}
