// What came in.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useHref } from "react-router";
import type { Corrections, ImportReport, PickedFile } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { Done } from "../../parts/import/done";
import { RefusedRows } from "../../parts/import/refused_rows";
import { paths } from "../../parts/paths";
import { kindText, listName, reasonText, useWords } from "../../text/words";
import { MarkerCounts } from "./preview";
import { SaveRefusedRows } from "./save_refused_rows";

const useStyles = makeStyles({
  links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
});

interface ReportProps {
  report: ImportReport;
  file: PickedFile;
  corrections: Corrections;
}

export function Report({ report, file, corrections }: ReportProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const catalog = useHref(paths.catalog);
  const lists = useHref(paths.priceLists);

  return (
    <>
      <Done
        title={t("importing.done", { count: report.rowsImported })}
        rowsRefused={report.rowsRefused}
      />
      {report.rowsBefore > 0 && <p>{t("importing.completed", { count: report.rowsBefore })}</p>}
      <p>{report.current ? t("importing.nowCurrent") : t("importing.notCurrent")}</p>
      <p className={styles.links}>
        <Link href={catalog}>{t("importing.toCatalog")}</Link>
        <Link href={lists}>{t("importing.toLists")}</Link>
      </p>
      <Facts>
        <Fact name={t("priceLists.month")}>{listName(t, format, report)}</Fact>
        <Fact name={t("priceLists.kind")}>{kindText(t, report.kind)}</Fact>
        <Fact name={t("priceLists.file")}>{file.name}</Fact>
        <Fact name={t("importing.rowsRead")}>{format.count(report.rowsRead)}</Fact>
        <Fact name={t("catalog.columns.title")}>
          {t("importing.offers", { count: report.offers })}
        </Fact>
        <Fact name={t("importing.markers")}>
          <MarkerCounts markers={report.markers} />
        </Fact>
      </Facts>
      <RefusedRows
        refused={report.refused}
        total={report.rowsRefused}
        reason={(code) => reasonText(t, code)}
      >
        <SaveRefusedRows file={file} corrections={corrections} />
      </RefusedRows>
    </>
  );
}
