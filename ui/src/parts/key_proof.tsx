// A recovery key is shown once and typed back: for a workspace that is there.
import { makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { AppFailure } from "../ipc/errors";
import { ConfirmStep, type ConfirmWords } from "./confirm_step";
import { KeyStep } from "./key_step";
import { useUnkept } from "./unkept";

const useStyles = makeStyles({ step: { ":focus": { outline: "none" } } });

interface KeyProofProps extends ConfirmWords {
  recoveryKey: string;
  failure: AppFailure | undefined;
  pending: boolean;
  onTyped: (typed: string) => void;
  onBack: () => void;
}

export function KeyProof(props: KeyProofProps) {
  const { recoveryKey, failure, pending, onTyped, onBack, ...words } = props;
  const styles = useStyles();
  const [step, setStep] = useState<"key" | "confirm">("key");
  const [typed, setTyped] = useState("");
  const place = useRef<HTMLDivElement>(null);
  useUnkept(true);

  // What had the focus went with the step before.
  useEffect(() => {
    const field = step === "confirm" ? place.current?.querySelector("input") : undefined;
    (field ?? place.current)?.focus();
  }, [step]);

  return (
    <div ref={place} tabIndex={-1} className={styles.step}>
      {step === "key" ? (
        <KeyStep
          recoveryKey={recoveryKey}
          changed={false}
          onBack={onBack}
          onNext={() => setStep("confirm")}
        />
      ) : (
        <ConfirmStep
          {...words}
          typed={typed}
          onChange={setTyped}
          failure={failure}
          pending={pending}
          onBack={() => (failure?.code === "draft_gone" ? onBack() : setStep("key"))}
          onMake={() => onTyped(typed)}
        />
      )}
    </div>
  );
}
