// What was typed into a form and not sent yet. It outlives the page, so that a look
// elsewhere costs nobody their words; it goes with the workspace and is written
// nowhere. Passphrases and recovery keys are never kept here.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useWorkspace } from "../ipc/state";

type Drafts = Map<string, unknown>;

const Kept = createContext<Drafts>(new Map());

export function KeptForms({ children }: { children: ReactNode }) {
  const workspace = useWorkspace()?.id;
  const kept = useMemo(() => ({ workspace, drafts: new Map() as Drafts }), [workspace]);
  return <Kept value={kept.drafts}>{children}</Kept>;
}

/** Like `useState`, and there again when one comes back. The third forgets it. */
export function useKept<T>(form: string, initial: T): [T, (value: T) => void, () => void] {
  const drafts = useContext(Kept);
  const [value, setValue] = useState(() => (drafts.has(form) ? (drafts.get(form) as T) : initial));
  const keep = useCallback(
    (next: T) => {
      drafts.set(form, next);
      setValue(next);
    },
    [drafts, form],
  );
  const forget = () => {
    drafts.delete(form);
    setValue(initial);
  };
  return [value, keep, forget];
}

/** The same for a form that asks for secrets, too: `secrets`, empty, says which. They go
 * with the screen. */
export function useKeptOpenly<T extends object, S extends keyof T>(
  form: string,
  initial: T,
  secrets: Pick<T, S>,
): [T, (value: T) => void, () => void] {
  const [kept, keep, forget] = useKept(form, initial);
  const [typed, setTyped] = useState(secrets);
  const set = (value: T) => {
    keep({ ...value, ...secrets });
    const now = { ...secrets };
    for (const name of Object.keys(secrets) as S[]) now[name] = value[name];
    setTyped(now);
  };
  return [{ ...kept, ...typed }, set, forget];
}
