// Importing a price list: pick, look, correct, import, and see what came in.
import { ImportPage } from "../../parts/import/import_page";
import { useText } from "../../text/i18n";
import { ImportFile } from "./import_file";

export default function ImportPriceListPage() {
  const t = useText();
  return (
    <ImportPage of="price_list" title={t("importing.title")} hint={t("importing.chooseHint")}>
      {(file) => <ImportFile file={file} />}
    </ImportPage>
  );
}
