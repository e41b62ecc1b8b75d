// What every table of price lists begins with: month, standing, market, currency, file.
import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { PriceListView } from "../ipc/bindings";
import { marketsText, useWords } from "../text/words";
import { Standing } from "./standing";
import { Cell, Head, RowHead } from "./table";

const useStyles = makeStyles({ file: { overflowWrap: "anywhere", minWidth: "18ch" } });

export function ListHeads() {
  const { t } = useWords();
  return (
    <>
      <Head>{t("priceLists.month")}</Head>
      <Head>{t("priceLists.standing")}</Head>
      <Head>{t("priceLists.market")}</Head>
      <Head>{t("priceLists.currency")}</Head>
      <Head>{t("priceLists.file")}</Head>
    </>
  );
}

interface ListCellsProps {
  list: PriceListView;
  /** More about the file, below its name. */
  children?: ReactNode;
}

export function ListCells({ list, children }: ListCellsProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  return (
    <>
      <RowHead nowrap>{format.month(list.month)}</RowHead>
      <Cell>
        <Standing list={list} />
      </Cell>
      <Cell>{marketsText(t, list)}</Cell>
      <Cell>{list.currency ?? t("priceLists.several")}</Cell>
      <Cell>
        <div className={styles.file}>{list.fileName}</div>
        {children}
      </Cell>
    </>
  );
}
