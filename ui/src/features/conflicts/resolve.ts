// Deciding, and what is said of it.
import { useState } from "react";
import type { ConflictFailed, ResolveConflicts } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import type { AppFailure } from "../../ipc/errors";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

interface Resolve {
  /** Answers whether all of them are settled. */
  run: (ask: ResolveConflicts) => Promise<boolean>;
  pending: boolean;
  failure: AppFailure | undefined;
  failed: readonly ConflictFailed[];
  clear: () => void;
}

export function useResolve(): Resolve {
  const { t } = useWords();
  const toast = useToast();
  const deed = useDeed("conflict_resolve");
  const [failed, setFailed] = useState<readonly ConflictFailed[]>([]);

  async function run(ask: ResolveConflicts) {
    setFailed([]);
    const done = await deed.run(ask);
    if (done === undefined) return false;
    setFailed(done.failed);
    if (done.resolved > 0) toast({ text: t("conflicts.resolved", { count: done.resolved }) });
    return done.failed.length === 0;
  }

  const { pending, failure } = deed;
  const clear = () => {
    deed.clear();
    setFailed([]);
  };
  return { run, pending, failure, failed, clear };
}
