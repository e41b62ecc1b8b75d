// A page's heading, its title in the window, and the focus when it was lost.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";
import { isLocked, useLocked } from "../ipc/lock";
import { useWorkspace } from "../ipc/state";
import { useText } from "../text/i18n";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    boxSizing: "border-box",
    "@media (max-width: 720px)": { padding: tokens.spacingHorizontalM },
  },
  narrow: { maxWidth: "760px" },
  tall: { height: "100%", minHeight: "420px" },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    ":focus": { outline: "none" },
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface PageProps {
  title: string;
  actions?: ReactNode;
  width?: "full" | "narrow";
  /** Fills the window; what is inside scrolls by itself. */
  tall?: boolean;
  children: ReactNode;
}

export function Page({ title, actions, width = "full", tall = false, children }: PageProps) {
  const styles = useStyles();
  const t = useText();
  const workspace = useWorkspace()?.name;
  const locked = useLocked();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // The lock has a title of its own, which says nothing of the page.
    if (locked) return;
    document.title =
      workspace === undefined
        ? t("shell.title", { page: title })
        : t("shell.titleIn", { page: title, workspace });
  }, [t, title, workspace, locked]);

  // What had the focus went with the last page: a screen reader is brought here.
  useEffect(() => {
    if (isLocked()) return;
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);

  return (
    <div
      className={mergeClasses(
        styles.page,
        width === "narrow" && styles.narrow,
        tall && styles.tall,
      )}
    >
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h1>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
