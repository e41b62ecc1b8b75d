// How an imported list stands: in force, a preview, or older.
import { Badge } from "@fluentui/react-components";
import type { PriceListView } from "../ipc/bindings";
import { useWords } from "../text/words";

export function Standing({ list }: { list: PriceListView }) {
  const { t } = useWords();
  if (list.current) return <Badge appearance="tint">{t("priceLists.current")}</Badge>;
  return (
    <Badge appearance="outline" color="informative">
      {list.preview ? t("priceLists.preview") : t("priceLists.older")}
    </Badge>
  );
}
