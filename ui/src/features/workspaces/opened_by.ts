// What opens the folder that is set aside, as a sentence.
import type { SlotKind } from "../../ipc/bindings";
import { useWords } from "../../text/words";

export function useOpenedBy() {
  const { t, format } = useWords();
  return (opens: readonly SlotKind[], inKeyFile: boolean): string => {
    const ways: string[] = opens.map((kind) => t(`keys.with.${kind}`));
    if (inKeyFile) ways.push(t("keys.with.keyFile"));
    if (ways.length === 0) return t("errors.plain.last_key");
    return t("keys.forget.opens", { ways: format.either(ways) });
  };
}
