// Making a workspace, in three steps. What was typed stays when one goes back;
// the recovery key lives in this component only and goes with it.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { BeginWorkspace, BegunWorkspace } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { useDeed } from "../../ipc/deeds";
import { useAppState, useEnter } from "../../ipc/state";
import { Page } from "../../parts/page";
import { usePainted } from "../../parts/painted";
import { paths } from "../../parts/paths";
import { ConfirmStep } from "./confirm_step";
import { NO_DETAILS, requestOf, sameRequest } from "./details";
import { DetailsStep } from "./details_step";
import { KeyStep } from "./key_step";
import { StepHeading } from "./step_heading";

type Step = "details" | "key" | "confirm";

interface Draft extends BegunWorkspace {
  request: BeginWorkspace;
  /** An earlier key was shown and is void now. */
  again: boolean;
}

export default function StartPage() {
  const { t } = useTranslation();
  const state = useAppState();
  const enter = useEnter();
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>("details");
  const [details, setDetails] = useState(NO_DETAILS);
  const [draft, setDraft] = useState<Draft>();
  const [typed, setTyped] = useState("");
  const begin = useDeed("workspace_begin");
  const finish = useDeed("workspace_finish");
  const abandon = useAbandon();
  // While a workspace is open the keychain was not asked; trying it is what tells.
  const refused = begin.failure?.code === "keychain_unavailable";
  const keychain = refused && state.keychain === "ready" ? "locked" : state.keychain;
  usePainted("start", true);

  async function toKey() {
    const request = requestOf(details, keychain);
    if (draft !== undefined && sameRequest(draft.request, request)) return setStep("key");
    const begun = await begin.run(request);
    if (begun === undefined) return;
    abandon.instead(begun.draft);
    setDraft({ ...begun, request, again: draft !== undefined });
    setTyped("");
    setStep("key");
  }

  async function make() {
    if (draft === undefined) return;
    const made = await finish.run({ draft: draft.draft, typed });
    if (made === undefined) return;
    abandon.not();
    enter(made);
    await navigate(paths.catalog, { replace: true });
  }

  function back(to: Step) {
    finish.clear();
    // A draft that is gone cannot be finished; the next step makes another.
    if (finish.failure?.code === "draft_gone") setDraft(undefined);
    setStep(to);
  }

  return (
    <Page title={state.workspace === null ? t("start.welcome") : t("start.title")} width="narrow">
      {step === "details" && <p>{t("start.intro")}</p>}
      <StepHeading step={step} />
      {step === "details" && (
        <DetailsStep
          details={details}
          keychain={keychain}
          onLookAgain={begin.clear}
          onChange={setDetails}
          failure={begin.failure}
          pending={begin.pending}
          onNext={() => void toKey()}
        />
      )}
      {step === "key" && draft !== undefined && (
        <KeyStep
          recoveryKey={draft.recoveryKey}
          changed={draft.again}
          onBack={() => back("details")}
          onNext={() => setStep("confirm")}
        />
      )}
      {step === "confirm" && (
        <ConfirmStep
          typed={typed}
          onChange={setTyped}
          failure={finish.failure}
          pending={finish.pending}
          onBack={() => back(finish.failure?.code === "draft_gone" ? "details" : "key")}
          onMake={() => void make()}
        />
      )}
    </Page>
  );
}

function tell(draft: string | undefined) {
  // A draft that is gone already is as good as abandoned.
  if (draft !== undefined) void call("workspace_abandon", { draft }).catch(() => undefined);
}

/** Leaving abandons the draft, and so does a newer one. */
function useAbandon() {
  const open = useRef<string>(undefined);
  useEffect(() => () => tell(open.current), []);
  return {
    instead(draft: string) {
      tell(open.current);
      open.current = draft;
    },
    not() {
      open.current = undefined;
    },
  };
}
