// Undo and redo, said in words when done.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { StepView } from "../ipc/bindings";
import { call } from "../ipc/client";
import { toFailure } from "../ipc/errors";
import { reads, remember } from "../ipc/queries";
import { useWorkspace } from "../ipc/state";
import { useWhyNot } from "../parts/rights";
import { useToast } from "../parts/toasts";
import { useText } from "../text/i18n";
import { deedText, failureText } from "../text/words";
import type { Keys } from "./keys";

export const UNDO_KEYS: readonly Keys[] = [{ key: "z" }];
export const REDO_KEYS: readonly Keys[] = [{ key: "y" }, { key: "z", shift: true }];

export interface Undoing {
  undo: StepView | null;
  redo: StepView | null;
  /** What it would do, or that there is nothing. */
  undoText: string;
  redoText: string;
  whyNot: string | undefined;
  runUndo(): Promise<void>;
  runRedo(): Promise<void>;
}

export function useUndo(): Undoing {
  const client = useQueryClient();
  const t = useText();
  const toast = useToast();
  const whyNot = useWhyNot("desk.undo_own");
  const open = useWorkspace() !== null;
  const steps = useQuery({ ...reads("edit_steps", {}), enabled: open }).data;

  async function run(name: "edit_undo" | "edit_redo", step: StepView | null): Promise<void> {
    if (step === null || whyNot !== undefined) return;
    try {
      const steps = await call(name, {});
      remember(client, "edit_steps", {}, steps);
      // What was undone is what could be done again now. The step that stood on the
      // button may be older: one can press before the news of the last edit is here.
      const done = deedText(t, (name === "edit_undo" ? steps.redo : steps.undo) ?? step);
      toast({
        text:
          name === "edit_undo"
            ? t("shell.undone", { step: done })
            : t("shell.redone", { step: done }),
      });
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  }

  const undo = steps?.undo ?? null;
  const redo = steps?.redo ?? null;
  return {
    undo,
    redo,
    undoText: undo === null ? t("shell.undoNothing") : t("shell.undo", { step: deedText(t, undo) }),
    redoText: redo === null ? t("shell.redoNothing") : t("shell.redo", { step: deedText(t, redo) }),
    whyNot,
    runUndo: () => run("edit_undo", undo),
    runRedo: () => run("edit_redo", redo),
  };
}
