// What failed after one had left its screen is told wherever one is.
import { useEffect, useEffectEvent } from "react";
import type { AppFailure } from "../ipc/errors";
import { onLost } from "../ipc/lost";
import { useToast } from "../parts/toasts";
import { failureText, useWords } from "../text/words";

export function LostFailures(): null {
  const { t } = useWords();
  const toast = useToast();
  const tell = useEffectEvent((failure: AppFailure) =>
    toast({ text: t("shell.lostFailure", { why: failureText(t, failure) }), failed: true }),
  );
  useEffect(() => onLost((failure) => tell(failure)), []);
  return null;
}
