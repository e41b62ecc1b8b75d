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
