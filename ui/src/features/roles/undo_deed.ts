// Undoes what was just done, from the message that says so.
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../ipc/client";
import { toFailure } from "../../ipc/errors";
import { refreshTags, remember } from "../../ipc/queries";
import { useToast } from "../../parts/toasts";
import { failureText, useWords } from "../../text/words";

export function useUndoDeed(): () => Promise<void> {
  const client = useQueryClient();
  const toast = useToast();
  const { t } = useWords();
  return async () => {
    try {
      remember(client, "edit_steps", {}, await call("edit_undo", {}));
      refreshTags(client, ["people", "undo"]);
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  };
}
