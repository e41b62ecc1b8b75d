// Which step this is. Takes the focus when the step changes.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useText } from "../../text/i18n";

export type Step = "invitation" | "details" | "key" | "confirm";

const useStyles = makeStyles({
  heading: {
    marginBlock: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    ":focus": { outline: "none" },
  },
});

interface StepHeadingProps {
  step: Step;
  steps: readonly Step[];
}

export function StepHeading({ step, steps }: StepHeadingProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);

  useEffect(() => {
    if (before.current !== step) heading.current?.focus();
    before.current = step;
  }, [step]);

  return (
    <h2 ref={heading} tabIndex={-1} className={useStyles().heading}>
      {t("start.step", {
        step: steps.indexOf(step) + 1,
        steps: steps.length,
        name: t(`start.steps.${step}`),
      })}
    </h2>
  );
}
