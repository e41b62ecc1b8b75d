// Two buttons that say what they would do.
import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useTranslation } from "react-i18next";
import { GuardedButton } from "../parts/guarded_button";
import { deedText } from "../text/words";
import { useUndo } from "./undo";

const useStyles = makeStyles({
  bar: { display: "flex", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  button: { minWidth: "32px", flexShrink: 1 },
  words: {
    maxWidth: "30ch",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    "@media (max-width: 960px)": { display: "none" },
  },
});

export function UndoBar() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { undo, redo, whyNot, runUndo, runRedo } = useUndo();
  const undoText =
    undo === null ? t("shell.undoNothing") : t("shell.undo", { step: deedText(t, undo) });
  const redoText =
    redo === null ? t("shell.redoNothing") : t("shell.redo", { step: deedText(t, redo) });

  return (
    <div role="toolbar" aria-label={t("shell.undoBar")} className={styles.bar}>
      <GuardedButton
        className={styles.button}
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        aria-label={undoText}
        aria-keyshortcuts="Control+Z Meta+Z"
        title={undoText}
        whyNot={undo === null ? undefined : whyNot}
        busy={undo === null}
        onClick={() => void runUndo()}
      >
        {undo !== null && <span className={styles.words}>{undoText}</span>}
      </GuardedButton>
      <GuardedButton
        className={styles.button}
        appearance="subtle"
        icon={<ArrowRedoRegular />}
        aria-label={redoText}
        aria-keyshortcuts="Control+Y Meta+Shift+Z"
        title={redoText}
        whyNot={redo === null ? undefined : whyNot}
        busy={redo === null}
        onClick={() => void runRedo()}
      >
        {redo !== null && <span className={styles.words}>{redoText}</span>}
      </GuardedButton>
    </div>
  );
}
