// Who came in.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { PeopleCorrections, PeopleImported, PickedFile } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { RefusedRows } from "../../parts/import/refused_rows";
import { Note } from "../../parts/notes";
import { useWords } from "../../text/words";
import { personReasonText } from "./reasons";
import { SaveRefusedPeople } from "./save_refused_people";

const useStyles = makeStyles({
  heading: {
    marginBlock: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    ":focus": { outline: "none" },
  },
});

interface ReportProps {
  report: PeopleImported;
  file: PickedFile;
  corrections: PeopleCorrections;
}

export function Report({ report, file, corrections }: ReportProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { created, observed, rowsRefused } = report;

  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t("peopleFiles.done", { count: report.rowsImported })}
      </h2>
      {rowsRefused > 0 && (
        <Note intent="warning">{t("importing.doneRefused", { count: rowsRefused })}</Note>
      )}
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
