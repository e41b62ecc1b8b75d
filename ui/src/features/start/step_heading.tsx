// Which step this is. Takes the focus when the step changes.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

const STEPS = ["details", "key", "confirm"] as const;

const useStyles = makeStyles({
  heading: {
    marginBlock: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    ":focus": { outline: "none" },
  },
});

export function StepHeading({ step }: { step: (typeof STEPS)[number] }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);

  useEffect(() => {
    if (before.current !== step) heading.current?.focus();
    before.current = step;
  }, [step]);

  return (
    <h2 ref={heading} tabIndex={-1} className={useStyles().heading}>
      {t("start.step", {
        step: STEPS.indexOf(step) + 1,
        steps: STEPS.length,
        name: t(`start.steps.${step}`),
      })}
    </h2>
  );
}
