// Making a workspace, in three steps. What was typed stays when one goes back;
// the recovery key lives in this component only and goes with it.
import { Link } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHref, useNavigate } from "react-router";
import type { BeginWorkspace, BegunWorkspace } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useAppState, useEnter } from "../../ipc/state";
import { Page } from "../../parts/page";
import { usePainted } from "../../parts/painted";
import { paths } from "../../parts/paths";
import { useAbandon } from "./abandon";
import { ConfirmStep } from "./confirm_step";
import { NO_DETAILS, requestOf, sameRequest } from "./details";
import { DetailsStep } from "./details_step";
import { KeyStep } from "./key_step";
import { type Step, StepHeading } from "./step_heading";

const STEPS: readonly Step[] = ["details", "key", "confirm"];

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
  const toJoin = useHref(paths.join);
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
      {step === "details" && (
        <>
          <p>{t("start.intro")}</p>
          <p>
            {t("start.joinInsteadHint")} <Link href={toJoin}>{t("start.joinInstead")}</Link>
          </p>
        </>
      )}
      <StepHeading step={step} steps={STEPS} />
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
          intro={t("start.confirmIntro")}
          action={t("start.make")}
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
