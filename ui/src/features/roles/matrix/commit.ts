// Commits everything that is staged as one deed, which the message about it can undo.
import { useQueryClient } from "@tanstack/react-query";
import { useDeed } from "../../../ipc/deeds";
import { refreshTags, remember } from "../../../ipc/queries";
import { useToast } from "../../../parts/toasts";
import { useWords } from "../../../text/words";
import { useUndoDeed } from "../undo_deed";
import type { Staging } from "./staging";

export function useCommit(staging: Staging) {
  const client = useQueryClient();
  const toast = useToast();
  const undo = useUndoDeed();
  const { t } = useWords();
  const deed = useDeed("role_commit");
  return {
    pending: deed.pending,
    failure: deed.failure,
    clear: deed.clear,
    /** Answers whether it is done. */
    async run(): Promise<boolean> {
      const done = await deed.run({});
      if (done === undefined) return false;
      staging.forget();
      remember(client, "role_staged", {}, { people: [] });
      refreshTags(client, ["people", "undo"]);
      toast({
        text: t("roles.matrix.committed", { count: done.changed }),
        action: { label: t("roles.matrix.undo"), run: () => void undo() },
      });
      return true;
    },
  };
}
