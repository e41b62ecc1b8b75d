// The lock: all that is displayed while the window is locked. A dialog of the browser's
// own, so that nothing behind it can be reached by any means.
import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { type AppFailure, toFailure } from "../../ipc/errors";
import { useLock } from "../../ipc/lock";
import { findLock } from "../../ipc/locking";
import { useWorkspace } from "../../ipc/state";
import { ColourMark } from "../../parts/colour_mark";
import { FailureNote } from "../../parts/notes";
import { usePainted } from "../../parts/painted";
import { useWords } from "../../text/words";
import { UnlockForm } from "./unlock_form";

const useStyles = makeStyles({
  dialog: {
    position: "fixed",
    inset: 0,
    width: "100%",
    height: "100%",
    maxWidth: "none",
    maxHeight: "none",
    boxSizing: "border-box",
    margin: 0,
    padding: 0,
    border: "none",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    "::backdrop": { backgroundColor: tokens.colorNeutralBackground2 },
    ":focus": { outline: "none" },
  },
  middle: {
    minHeight: "100%",
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    justifyContent: "center",
    gap: tokens.spacingVerticalL,
    maxWidth: "400px",
    marginInline: "auto",
    padding: tokens.spacingHorizontalXXL,
  },
  // Its drawing begins a little inside its box; the words below do not.
  icon: {
    marginInlineStart: "-8px",
    fontSize: "40px",
    lineHeight: 0,
    color: tokens.colorNeutralForeground2,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  whose: {
    display: "flex",
    alignItems: "baseline",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    overflowWrap: "anywhere",
  },
  mark: { alignSelf: "center", display: "flex" },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export default function LockScreen() {
  const styles = useStyles();
  const { t } = useWords();
  const { locked, view } = useLock();
  // Where it was locked from here, that is known before anybody has answered.
  const workspace = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const failure = useView();
  const whose = view ?? workspace;
  usePainted("unlock", locked && workspace === null && view !== undefined);

  useLayoutEffect(() => {
    const it = dialog.current;
    if (!locked || it === null) return;
    if (!it.open) it.showModal();
    // Fluent lets the focus leave an open dialog of its own where a script puts it, and
    // takes it away again where the browser did.
    it.focus();
    return () => it.close();
  }, [locked]);

  /** However the browser came to close it. */
  function stay(event: SyntheticEvent) {
    if (event.target !== dialog.current) return;
    event.preventDefault();
    if (locked && !dialog.current.open) dialog.current.showModal();
  }

  return createPortal(
    // Fluent hides what is beside its open dialogs from screen readers; not the lock.
    <div id="lock" data-tabster-never-hide="">
      <FluentProvider>
        <dialog
          ref={dialog}
          className={styles.dialog}
          aria-labelledby={heading}
          tabIndex={-1}
          onCancel={stay}
          onClose={stay}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") event.preventDefault();
          }}
        >
          {locked && (
            <div className={styles.middle}>
              <span className={styles.icon} aria-hidden="true">
                <LockClosedRegular />
              </span>
              <h1 id={heading} className={styles.heading}>
                {t("lock.heading")}
              </h1>
              {whose !== null && whose !== undefined && (
                <p className={styles.whose}>
                  <span className={styles.mark}>
                    <ColourMark colour={whose.colour} />
                  </span>
                  <span className={styles.name}>{whose.name}</span>
                  <span>{whose.userName}</span>
                </p>
              )}
              <p className={styles.quiet}>{t("lock.kept")}</p>
              <FailureNote failure={failure} />
              {view !== undefined && <UnlockForm view={view} />}
            </div>
          )}
        </dialog>
      </FluentProvider>
    </div>,
    document.body,
  );
}

/** Asks what the lock shows, where it was only told that there is one. Why it is not known. */
function useView(): AppFailure | undefined {
  const client = useQueryClient();
  const { locked, view } = useLock();
  const [failure, setFailure] = useState<AppFailure>();
  const unknown = locked && view === undefined;
  useEffect(() => {
    if (!unknown) return;
    findLock(client).then(
      () => setFailure(undefined),
      (thrown) => setFailure(toFailure(thrown)),
    );
  }, [client, unknown]);
  return failure;
}
