// The first rows that would come in, as the program reads them.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { PriceListPreview } from "../../ipc/bindings";
import { Section } from "../../parts/section";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { billingText, segmentText, termText, useWords } from "../../text/words";

const useStyles = makeStyles({
  id: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
});

export function FirstRows({ rows }: { rows: PriceListPreview["firstRows"] }) {
  const styles = useStyles();
  const { t, format } = useWords();
  if (rows.length === 0) return null;
  return (
    <Section title={t("importing.firstRows")}>
      <Table label={t("importing.firstRows")}>
        <thead>
          <tr>
            <Head number>{t("wizard.line")}</Head>
            <Head>{t("catalog.columns.title")}</Head>
            <Head>{t("offer.segment")}</Head>
            <Head>{t("offer.term")}</Head>
            <Head>{t("offer.billing")}</Head>
            <Head number>{t("offer.unitPrice")}</Head>
            <Head number>{t("offer.retailPrice")}</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.line} ${row.currency}`}>
              <Cell number>{format.count(row.line)}</Cell>
              <RowHead>
                {row.title}
                <div className={styles.id}>{row.offerId}</div>
              </RowHead>
              <Cell>{segmentText(t, row.segment)}</Cell>
              <Cell nowrap>{termText(t, row.term)}</Cell>
              <Cell>{billingText(t, row.billing)}</Cell>
              <Cell number>{format.money(row.unitPrice, row.currency)}</Cell>
              <Cell number>
                {row.retailPrice === null ? "–" : format.money(row.retailPrice, row.currency)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
