// The recovery key is shown, and typed back.
import { ConfirmStep, type ConfirmWords } from "../../parts/confirm_step";
import { KeyStep } from "../../parts/key_step";
import type { Draft } from "./draft";

interface LastStepsProps extends ConfirmWords {
  draft: Draft;
}

export function LastSteps({ draft, ...words }: LastStepsProps) {
  const { step, begun, typed, failure, pending } = draft;
  return (
    <>
      {step === "key" && begun !== undefined && (
        <KeyStep
          recoveryKey={begun.recoveryKey}
          changed={begun.again}
          onBack={() => draft.back("details")}
          onNext={() => draft.setStep("confirm")}
        />
      )}
      {step === "confirm" && (
        <ConfirmStep
          {...words}
          typed={typed}
          onChange={draft.setTyped}
          failure={failure}
          pending={pending}
          onBack={() => draft.back(failure?.code === "draft_gone" ? "details" : "key")}
          onMake={() => {
            if (begun !== undefined) void draft.finish(begun.draft, typed);
          }}
        />
      )}
    </>
  );
}
