// Joining a team, in four steps. What was typed stays when one goes back; the
// recovery key lives in this component only and goes with it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { BeginJoin, BegunWorkspace, InvitationContents } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useAppState, useEnter } from "../../ipc/state";
import { InvitationForm } from "../../parts/invitation";
import { useKept } from "../../parts/kept";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { useAbandon } from "./abandon";
import { ConfirmStep } from "./confirm_step";
import { joinRequest, NO_JOIN_DETAILS, sameRequest } from "./details";
import { JoinDetailsStep } from "./join_details_step";
import { KeyStep } from "./key_step";
import { type Step, StepHeading } from "./step_heading";

const STEPS: readonly Step[] = ["invitation", "details", "key", "confirm"];

interface Draft extends BegunWorkspace {
  request: BeginJoin;
  /** An earlier key was shown and is void now. */
  again: boolean;
}

export default function JoinPage() {
  const { t } = useTranslation();
  const state = useAppState();
  const enter = useEnter();
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>("invitation");
  const [invitation, keepInvitation, forget] = useKept("join invitation", "");
  const [contents, setContents] = useState<InvitationContents>();
  const [details, setDetails] = useState(NO_JOIN_DETAILS);
  const [draft, setDraft] = useState<Draft>();
  const [typed, setTyped] = useState("");
  const begin = useDeed("hub_join");
  const finish = useDeed("workspace_finish");
  const abandon = useAbandon();
  const refused = begin.failure?.code === "keychain_unavailable";
  const keychain = refused && state.keychain === "ready" ? "locked" : state.keychain;

  function toDetails(says: InvitationContents) {
    setContents(says);
    setStep("details");
  }

  async function toKey() {
    const request = joinRequest(invitation, details, keychain);
    if (draft !== undefined && sameRequest(draft.request, request)) return setStep("key");
    const begun = await begin.run(request);
    if (begun === undefined) return;
    // It is here already and keeps its keys: there is nothing to write down.
    if (begun.recoveryKey === "") return finishJoin(begun.draft, "");
    abandon.instead(begun.draft);
    setDraft({ ...begun, request, again: draft !== undefined });
    setTyped("");
    setStep("key");
  }

  async function join() {
    if (draft !== undefined) await finishJoin(draft.draft, typed);
  }

  async function finishJoin(id: string, key: string) {
    const made = await finish.run({ draft: id, typed: key });
    if (made === undefined) return;
    abandon.not();
    forget();
    enter(made);
    await navigate(paths.catalog, { replace: true });
  }

  function back(to: Step) {
    finish.clear();
    if (finish.failure?.code === "draft_gone") setDraft(undefined);
    setStep(to);
  }

  return (
    <Page title={t("start.joining")} width="narrow">
      {step === "invitation" && <p>{t("start.joinIntro")}</p>}
      <StepHeading step={step} steps={STEPS} />
      {step === "invitation" && (
        <InvitationForm
          typed={invitation}
          onType={keepInvitation}
          onRead={toDetails}
          onBack={() => void navigate(paths.home)}
        />
      )}
      {step === "details" && contents !== undefined && (
        <JoinDetailsStep
          contents={contents}
          details={details}
          keychain={keychain}
          onLookAgain={begin.clear}
          onChange={setDetails}
          failure={begin.failure ?? finish.failure}
          pending={begin.pending || finish.pending}
          onBack={() => back("invitation")}
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
          intro={t("start.joinConfirm")}
          action={t("start.joinMake")}
          meanwhile={t("start.joinPending")}
          typed={typed}
          onChange={setTyped}
          failure={finish.failure}
          pending={finish.pending}
          onBack={() => back(finish.failure?.code === "draft_gone" ? "details" : "key")}
          onMake={() => void join()}
        />
      )}
    </Page>
  );
}
