// Why the person may not do something, in words; the right itself is `core`'s.
import { type Task, useRight, useWorkspace } from "../ipc/state";
import { useFormat } from "../text/format";
import { useText } from "../text/i18n";
import { roleText } from "../text/words";

/** `undefined` when nothing stands in the way. What `writes` needs a file that can be written. */
export function useWhyNot(task: Task, { writes = true } = {}): string | undefined {
  const t = useText();
  const readOnly = useWorkspace()?.readOnly ?? null;
  const right = useRight(task);
  const forbidden = useForbidden();
  if (writes && readOnly !== null) return t(`shell.readOnly.${readOnly}`);
  return right === undefined || right.allowed ? undefined : forbidden(task);
}

/** `undefined` when one of these rights is enough and is there. */
export function useWhyNotAny(one: Task, other: Task): string | undefined {
  const whyNotOne = useWhyNot(one);
  const whyNotOther = useWhyNot(other);
  return whyNotOne === undefined ? undefined : whyNotOther && whyNotOne;
}

/** The same for a task that an answer says this person may not do, if it names one. */
export function useMayNot(task: string | null): string | undefined {
  const t = useText();
  const readOnly = useWorkspace()?.readOnly ?? null;
  const forbidden = useForbidden();
  if (readOnly !== null) return t(`shell.readOnly.${readOnly}`);
  return task === null ? undefined : forbidden(task);
}

/** For whom a task is, said to somebody for whom it is not. */
export function useForbidden(): (task: string) => string {
  const t = useText();
  const format = useFormat();
  const rights = useWorkspace()?.rights ?? [];
  return (task) => {
    const roles = rights.find((right) => right.task === task)?.whoMay ?? [];
    if (roles.length === 0) return t("shell.whyNotNobody");
    return t("shell.whyNot", { roles: format.either(roles.map((role) => roleText(t, role))) });
  };
}
