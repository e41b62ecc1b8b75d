// Making a workspace, in three steps. What was typed stays when one goes back;
// the recovery key lives in this component only and goes with it.
import { Link } from "@fluentui/react-components";
import { useHref } from "react-router";
import { useDeed } from "../../ipc/deeds";
import { useAppState } from "../../ipc/state";
import { useKeptOpenly } from "../../parts/kept";
import { Page } from "../../parts/page";
import { usePainted } from "../../parts/painted";
import { paths } from "../../parts/paths";
import { useText } from "../../text/i18n";
import { keychainAfter, NO_DETAILS, NO_SECRETS, requestOf } from "./details";
import { DetailsStep } from "./details_step";
import { useDraft } from "./draft";
import { LastSteps } from "./last_steps";
import { type Step, StepHeading } from "./step_heading";

const STEPS: readonly Step[] = ["details", "key", "confirm"];

export default function StartPage() {
  const t = useText();
  const state = useAppState();
  const toJoin = useHref(paths.join);
  const [details, setDetails, forget] = useKeptOpenly("new workspace", NO_DETAILS, NO_SECRETS);
  const draft = useDraft("details", forget);
  const { step } = draft;
  const begin = useDeed("workspace_begin");
  const keychain = keychainAfter(begin.failure, state.keychain);
  usePainted("start", true);

  async function toKey() {
    const request = requestOf(details, keychain);
    if (draft.standsFor(request)) return draft.setStep("key");
    const begun = await begin.run(request);
    if (begun !== undefined) draft.show(begun, request);
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
      <LastSteps draft={draft} intro={t("start.confirmIntro")} action={t("start.make")} />
    </Page>
  );
}
