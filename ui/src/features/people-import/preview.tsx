// What importing would do: counts, first rows, and what cannot come in.
import type { CellRepair, PeopleCorrections, PeoplePreview, PickedFile } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { RefusedRows } from "../../parts/import/refused_rows";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { FirstRows } from "./first_rows";
import { PreviewNotes } from "./preview_notes";
import { personReasonText } from "./reasons";
import { SaveRefusedPeople } from "./save_refused_people";

interface PreviewProps {
  preview: PeoplePreview;
  file: PickedFile;
  corrections: PeopleCorrections;
  disabled: boolean;
  onRepair: (repairs: CellRepair[]) => void;
}

export function Preview({ preview, file, corrections, disabled, onRepair }: PreviewProps) {
  const { t, format } = useWords();
  const { rowsGood, rowsExisting, rowsKnown } = preview;
  return (
    <>
      <PreviewNotes preview={preview} />
      <Section title={t("importing.counts")}>
        <Facts>
          <Fact name={t("importing.rowsRead")}>{format.count(preview.rowsRead)}</Fact>
          <Fact name={t("peopleFiles.rowsNew")}>{format.count(rowsGood - rowsExisting)}</Fact>
          <Fact name={t("peopleFiles.rowsUnseen")}>{format.count(rowsExisting - rowsKnown)}</Fact>
          <Fact name={t("peopleFiles.rowsKnown")}>{format.count(rowsKnown)}</Fact>
          <Fact name={t("importing.rowsRefused")}>{format.count(preview.rowsRefused)}</Fact>
          <Fact name={t("peopleFiles.examples")}>{format.count(preview.exampleRows)}</Fact>
        </Facts>
      </Section>
      <RefusedRows
        refused={preview.refused}
        total={preview.rowsRefused}
        reason={(code) => personReasonText(t, code)}
        repairing={{ repairs: corrections.repairs ?? [], disabled, onRepair }}
      >
        {preview.rowsRefused > 0 && <SaveRefusedPeople file={file} corrections={corrections} />}
      </RefusedRows>
      <FirstRows rows={preview.firstRows} />
    </>
  );
}
