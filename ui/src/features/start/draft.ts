// A workspace that is begun, be it made or joined, until it is finished: the step one
// is at, the recovery key that was shown and what was typed back.
import { useState } from "react";
import { useNavigate } from "react-router";
import type { BeginJoin, BeginWorkspace, BegunWorkspace } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useEnter } from "../../ipc/state";
import { useAbandon } from "../../parts/abandon";
import { paths } from "../../parts/paths";
import { sameRequest } from "./details";
import type { Step } from "./step_heading";

type Request = BeginJoin | BeginWorkspace;

interface Begun extends BegunWorkspace {
  request: Request;
  /** An earlier key was shown and is void now. */
  again: boolean;
}

export type Draft = ReturnType<typeof useDraft>;

export function useDraft(first: Step, onMade?: () => void) {
  const enter = useEnter();
  const navigate = useNavigate();
  const [step, setStep] = useState(first);
  const [begun, setBegun] = useState<Begun>();
  const [typed, setTyped] = useState("");
  const deed = useDeed("workspace_finish");
  const abandon = useAbandon();

  /** Whether the key that was shown stands for `request` too. */
  function standsFor(request: Request) {
    return begun !== undefined && sameRequest(begun.request, request);
  }

  function show(next: BegunWorkspace, request: Request) {
    abandon.instead(next.draft);
    setBegun({ ...next, request, again: begun !== undefined });
    setTyped("");
    setStep("key");
  }

  async function finish(draft: string, key: string) {
    const made = await deed.run({ draft, typed: key });
    if (made === undefined) return;
    abandon.not();
    onMade?.();
    enter(made);
    await navigate(paths.catalog, { replace: true });
  }

  function back(to: Step) {
    deed.clear();
    // A draft that is gone cannot be finished; the next step makes another.
    if (deed.failure?.code === "draft_gone") setBegun(undefined);
    setStep(to);
  }

  const { failure, pending } = deed;
  return {
    step,
    setStep,
    begun,
    typed,
    setTyped,
    failure,
    pending,
    standsFor,
    show,
    finish,
    back,
  };
}
