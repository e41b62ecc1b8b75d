// Restoring deleted users from the list, one after the other.
import { useCallback, useMemo, useState } from "react";
import type { UserLine } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { toFailure } from "../../ipc/errors";
import { useToast } from "../../parts/toasts";
import { failureText, useWords } from "../../text/words";
import { useWhyNotRestore } from "./why_not";

export interface Restoring {
  restore: (line: UserLine) => void;
  /** The user whose answer is awaited. */
  pending: string | undefined;
  whyNot: (line: UserLine) => string | undefined;
}

export function useRestoring(): Restoring {
  const { t } = useWords();
  const toast = useToast();
  const whyNot = useWhyNotRestore();
  const [pending, setPending] = useState<string>();

  const run = useCallback(
    async ({ id, name }: UserLine) => {
      setPending(id);
      try {
        await call("user_restore", { user: id });
        toast({ text: t("people.user.restored", { name }) });
      } catch (thrown) {
        // The row has no place to say it.
        toast({ text: failureText(t, toFailure(thrown)), failed: true });
      } finally {
        setPending(undefined);
      }
    },
    [t, toast],
  );
  const restore = useCallback((line: UserLine) => void run(line), [run]);

  return useMemo(() => ({ restore, pending, whyNot }), [restore, pending, whyNot]);
}
