// Joining a team, in four steps. What was typed stays when one goes back; the
// recovery key lives in this component only and goes with it.
import { useState } from "react";
import { useNavigate } from "react-router";
import type { InvitationContents } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useAppState } from "../../ipc/state";
import { InvitationForm } from "../../parts/invitation";
import { useKept, useKeptOpenly } from "../../parts/kept";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { useText } from "../../text/i18n";
import { joinRequest, keychainAfter, NO_JOIN_DETAILS, NO_SECRETS } from "./details";
import { useDraft } from "./draft";
import { JoinDetailsStep } from "./join_details_step";
import { LastSteps } from "./last_steps";
import { type Step, StepHeading } from "./step_heading";

const STEPS: readonly Step[] = ["invitation", "details", "key", "confirm"];

export default function JoinPage() {
  const t = useText();
  const state = useAppState();
  const navigate = useNavigate();
  const [invitation, keepInvitation, forget] = useKept("join invitation", "");
  const [contents, setContents] = useState<InvitationContents>();
  const [details, setDetails, forgetDetails] = useKeptOpenly(
    "join details",
    NO_JOIN_DETAILS,
    NO_SECRETS,
  );
  const draft = useDraft("invitation", () => {
    forget();
    forgetDetails();
  });
  const { step } = draft;
  const begin = useDeed("hub_join");
  const keychain = keychainAfter(begin.failure, state.keychain);

  function toDetails(says: InvitationContents) {
    setContents(says);
    draft.setStep("details");
  }

  async function toKey() {
    const request = joinRequest(invitation, details, keychain);
    if (draft.standsFor(request)) return draft.setStep("key");
    const begun = await begin.run(request);
    if (begun === undefined) return;
    // It is here already and keeps its keys: there is nothing to write down.
    if (begun.recoveryKey === "") return draft.finish(begun.draft, "");
    draft.show(begun, request);
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
          onBack={() => void navigate(paths.first)}
        />
      )}
      {step === "details" && contents !== undefined && (
        <JoinDetailsStep
          contents={contents}
          details={details}
          keychain={keychain}
          onLookAgain={begin.clear}
          onChange={setDetails}
          failure={begin.failure ?? draft.failure}
          pending={begin.pending || draft.pending}
          onBack={() => draft.back("invitation")}
          onNext={() => void toKey()}
        />
      )}
      <LastSteps
        draft={draft}
        intro={t("start.joinConfirm")}
        action={t("start.joinMake")}
        meanwhile={t("start.joinPending")}
      />
    </Page>
  );
}
