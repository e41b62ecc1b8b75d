// Who came in.
import type { PeopleCorrections, PeopleImported, PickedFile } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { Done } from "../../parts/import/done";
import { RefusedRows } from "../../parts/import/refused_rows";
import { useWords } from "../../text/words";
import { personReasonText } from "./reasons";
import { SaveRefusedPeople } from "./save_refused_people";

interface ReportProps {
  report: PeopleImported;
  file: PickedFile;
  corrections: PeopleCorrections;
}

export function Report({ report, file, corrections }: ReportProps) {
  const { t, format } = useWords();
  const { created, observed, rowsRefused } = report;

  return (
    <>
      <Done
        title={t("peopleFiles.done", { count: report.rowsImported })}
        rowsRefused={report.rowsRefused}
      />
      {created > 0 && <p>{t("peopleFiles.noRoles")}</p>}
      <Facts>
        <Fact name={t("peopleFiles.kind")}>{file.name}</Fact>
        <Fact name={t("importing.rowsRead")}>{format.count(report.rowsRead)}</Fact>
        <Fact name={t("peopleFiles.created")}>{format.count(created)}</Fact>
        <Fact name={t("peopleFiles.observed")}>{format.count(observed)}</Fact>
        <Fact name={t("importing.rowsRefused")}>{format.count(rowsRefused)}</Fact>
        <Fact name={t("peopleFiles.examples")}>{format.count(report.exampleRows)}</Fact>
      </Facts>
      <RefusedRows
        refused={report.refused}
        total={rowsRefused}
        reason={(code) => personReasonText(t, code)}
      >
        <SaveRefusedPeople file={file} corrections={corrections} />
      </RefusedRows>
    </>
  );
}
