// Rows that cannot be read: where, what stands there, and why not.
import { makeStyles } from "@fluentui/react-components";
import type { RefusedRowView } from "../../ipc/bindings";
import { Section } from "../../parts/section";
import { ShowMore } from "../../parts/show_more";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { reasonText, useWords } from "../../text/words";

const STEP = 50;

const useStyles = makeStyles({ found: { overflowWrap: "anywhere", minWidth: "12ch" } });

interface RefusedRowsProps {
  refused: readonly RefusedRowView[];
  /** How many were refused in all. */
  total: number;
}

export function RefusedRows({ refused, total }: RefusedRowsProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  if (refused.length === 0) return null;
  return (
    <Section title={t("importing.refused")}>
      {total > refused.length && <p>{t("importing.refusedFirst", { count: refused.length })}</p>}
      <ShowMore items={refused} step={STEP}>
        {(shown) => (
          <Table label={t("importing.refused")}>
            <thead>
              <tr>
                <Head number>{t("importing.line")}</Head>
                <Head>{t("importing.column")}</Head>
                <Head>{t("importing.found")}</Head>
                <Head>{t("importing.reason")}</Head>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={`${row.sheet} ${row.line} ${row.column} ${row.code}`}>
                  <Cell number>
                    {row.sheet === null
                      ? format.count(row.line)
                      : t("importing.sheetLine", {
                          sheet: row.sheet,
                          line: format.count(row.line),
                        })}
                  </Cell>
                  <RowHead>{row.column ?? t("importing.wholeRow")}</RowHead>
                  <Cell>
                    <div className={styles.found}>{row.found ?? "–"}</div>
                  </Cell>
                  <Cell>{reasonText(t, row.code)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </ShowMore>
    </Section>
  );
}
