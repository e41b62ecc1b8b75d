// Why the person may not do something, in words; the right itself is `core`'s.
import { useTranslation } from "react-i18next";
import { type Task, useRight, useWorkspace } from "../ipc/state";
import { useFormat } from "../text/format";
import { roleText } from "../text/words";

/** `undefined` when nothing stands in the way. What `writes` needs a file that can be written. */
export function useWhyNot(task: Task, { writes = true } = {}): string | undefined {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useWorkspace()?.readOnly ?? null;
  const right = useRight(task);
  if (writes && readOnly !== null) return t(`shell.readOnly.${readOnly}`);
  if (right === undefined || right.allowed) return undefined;
  if (right.whoMay.length === 0) return t("shell.whyNotNobody");
  return t("shell.whyNot", { roles: format.either(right.whoMay.map((role) => roleText(t, role))) });
}
