// The first users that would come in, as the program reads them.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { PeoplePreview } from "../../ipc/bindings";
import { Section } from "../../parts/section";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { marketText, useWords } from "../../text/words";

const useStyles = makeStyles({
  doubt: { color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase200 },
});

export function FirstRows({ rows }: { rows: PeoplePreview["firstRows"] }) {
  const styles = useStyles();
  const { t, format } = useWords();
  if (rows.length === 0) return null;
  return (
    <Section title={t("importing.firstRows")}>
      <Table label={t("importing.firstRows")}>
        <thead>
          <tr>
            <Head number>{t("wizard.line")}</Head>
            <Head>{t("peopleFiles.userName")}</Head>
            <Head>{t("peopleFiles.name")}</Head>
            <Head>{t("peopleFiles.department")}</Head>
            <Head>{t("peopleFiles.usageLocation")}</Head>
            <Head>{t("peopleFiles.who")}</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.userName}>
              <Cell number>
                {row.sheet === null
                  ? format.count(row.line)
                  : t("wizard.sheetLine", { sheet: row.sheet, line: format.count(row.line) })}
              </Cell>
              <RowHead>{row.userName}</RowHead>
              <Cell>
                {row.name}
                {row.nameOfLine !== null && (
                  <div className={styles.doubt}>
                    {t("peopleFiles.nameOfLine", { line: format.count(row.nameOfLine) })}
                  </div>
                )}
              </Cell>
              <Cell>{row.department ?? "–"}</Cell>
              <Cell>
                {row.usageLocation === null ? "–" : marketText(format, row.usageLocation)}
              </Cell>
              <Cell>{t(row.existing ? "peopleFiles.existing" : "peopleFiles.new")}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
