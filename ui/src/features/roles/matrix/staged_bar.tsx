// How much is staged, and the way to committing it; and what is chosen, with what can be
// done with it by whoever uses no keys.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { lazy, Suspense, useRef, useState } from "react";
import { fluentRef } from "../../../parts/fluent_ref";
import { GuardedButton } from "../../../parts/guarded_button";
import { useWords } from "../../../text/words";
import type { Filling } from "./filling";
import { countOf } from "./marks";
import { cellsIn, type Range } from "./range";
import type { Staging } from "./staging";

const Review = lazy(() => import("./review"));

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
  count: { fontWeight: tokens.fontWeightSemibold },
});

export function StagedBar({ staging }: { staging: Staging }) {
  const styles = useStyles();
  const { t } = useWords();
  const review = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  // Loaded when it is first asked for, and kept from then on.
  const [wanted, setWanted] = useState(false);
  const { staged, canTakeBack } = staging;
  const count = countOf(staged);
  const people = staged?.people.length ?? 0;
  const said =
    count === 0
      ? t("roles.matrix.nothingStaged")
      : `${t("roles.matrix.staged", { count })} ${t("roles.matrix.ofPeople", { count: people })}`;
  const nothing = count === 0 ? t("roles.review.whyNotNothing") : undefined;
  return (
    <div role="toolbar" aria-label={t("roles.matrix.bar")} className={styles.bar}>
      <span role="status" className={styles.count}>
        {said}
      </span>
      <GuardedButton
        ref={fluentRef(review)}
        appearance="primary"
        size="small"
        aria-haspopup="dialog"
        whyNot={nothing}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {t("roles.matrix.review")}
      </GuardedButton>
      <GuardedButton
        size="small"
        icon={<ArrowUndoRegular />}
        whyNot={canTakeBack ? undefined : t("roles.matrix.nothingToTakeBack")}
        onClick={staging.takeBack}
      >
        {t("roles.matrix.takeBack")}
      </GuardedButton>
      <GuardedButton size="small" whyNot={nothing} onClick={() => void staging.clear()}>
        {t("roles.matrix.clear")}
      </GuardedButton>
      <Suspense>
        {wanted && (
          <Review
            open={open}
            staging={staging}
            onClose={() => {
              setOpen(false);
              // Once the dialog is gone: it lets nothing else have the focus.
              setTimeout(() => review.current?.focus());
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

interface ChosenCellsProps {
  range: Range;
  filling: Filling;
  onCopy: () => void;
  onNone: () => void;
}

export function ChosenCells({ range, filling, onCopy, onNone }: ChosenCellsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const count = cellsIn(range);
  const any = count > 1;
  return (
    // Stays in the page, so that its words are said when they come.
    <div className={any ? styles.bar : undefined}>
      <span role="status">{any ? t("roles.matrix.chosen", { count }) : ""}</span>
      {any && (
        <>
          <Button size="small" onClick={() => filling.give(range)}>
            {t("roles.matrix.give")}
          </Button>
          <Button size="small" onClick={() => filling.take(range)}>
            {t("roles.matrix.take")}
          </Button>
          <Button size="small" onClick={() => filling.down(range)}>
            {t("roles.matrix.fillDown")}
          </Button>
          <Button size="small" onClick={onCopy}>
            {t("grid.copy")}
          </Button>
          <Button size="small" appearance="subtle" onClick={onNone}>
            {t("roles.matrix.unchoose")}
          </Button>
        </>
      )}
    </div>
  );
}
