// What is worth knowing of a file of users before it comes in.
import type { PeoplePreview } from "../../ipc/bindings";
import { Note } from "../../parts/notes";
import { useWords } from "../../text/words";

export function PreviewNotes({ preview }: { preview: PeoplePreview }) {
  const { t } = useWords();
  const { droppedColumns, unknownColumns, sheetsSkipped, rowsSuspicious } = preview;
  const named = (names: readonly string[]) => ({ count: names.length, names: names.join(", ") });
  return (
    <>
      {droppedColumns.length > 0 && <Note>{t("peopleFiles.dropped", named(droppedColumns))}</Note>}
      {rowsSuspicious > 0 && (
        <Note intent="warning">{t("peopleFiles.suspicious", { count: rowsSuspicious })}</Note>
      )}
      {!preview.allCompared && <Note intent="warning">{t("peopleFiles.notAllCompared")}</Note>}
      {sheetsSkipped.length > 0 && <Note>{t("peopleFiles.skipped", named(sheetsSkipped))}</Note>}
      {unknownColumns.length > 0 && (
        <Note>{t("peopleFiles.unknownColumns", named(unknownColumns))}</Note>
      )}
    </>
  );
}
