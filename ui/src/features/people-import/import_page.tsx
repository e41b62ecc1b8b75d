// Importing users from a file: pick, say what they are, look, correct, import, and see
// who came in.
import { ImportPage } from "../../parts/import/import_page";
import { useText } from "../../text/i18n";
import { ImportFile } from "./import_file";

export default function ImportUsersPage() {
  const t = useText();
  return (
    <ImportPage of="users" title={t("peopleFiles.title")} hint={t("peopleFiles.chooseHint")}>
      {(file) => <ImportFile file={file} />}
    </ImportPage>
  );
}
