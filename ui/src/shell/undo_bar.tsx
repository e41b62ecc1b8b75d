// Two buttons that say what they would do.
import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { GuardedButton } from "../parts/guarded_button";
import { useText } from "../text/i18n";
import { keysForReaders } from "./keys";
import { REDO_KEYS, UNDO_KEYS, useUndo } from "./undo";

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
  const t = useText();
  const { undo, redo, undoText, redoText, whyNot, runUndo, runRedo } = useUndo();

  return (
    <div role="toolbar" aria-label={t("shell.undoBar")} className={styles.bar}>
      <GuardedButton
        className={styles.button}
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        aria-label={undoText}
        aria-keyshortcuts={keysForReaders(UNDO_KEYS)}
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
        aria-keyshortcuts={keysForReaders(REDO_KEYS)}
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
