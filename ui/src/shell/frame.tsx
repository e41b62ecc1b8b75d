// The frame: header, navigation, the page, the status line.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { useLocked } from "../ipc/lock";
import { forgetAnswers } from "../ipc/queries";
import { useWorkspace } from "../ipc/state";
import { Loading } from "../parts/loading";
import { type Overlay, useActions } from "./actions";
import { CrashCatcher } from "./crash";
import { DropHint } from "./drop_hint";
import { HandedOver } from "./handed_over";
import { Header } from "./header";
import { LostFailures } from "./lost_failures";
import { useNativeMenus } from "./native_menus";
import { Navigation } from "./navigation";
import { OpenNotices } from "./open_notices";
import { useShortcuts } from "./shortcuts";
import { StatusLine } from "./status_line";

const Palette = lazy(() => import("./palette"));
const KeysSheet = lazy(() => import("./keys_sheet"));

// Too little room for a frame around the page: the whole window scrolls.
const SHORT = "@media (max-height: 480px)";

const useStyles = makeStyles({
  frame: {
    height: "100dvh",
    display: "grid",
    gridTemplateColumns: "248px minmax(0, 1fr)",
    gridTemplateRows: "auto minmax(0, 1fr) auto",
    gridTemplateAreas: '"header header" "nav main" "status status"',
    backgroundColor: tokens.colorNeutralBackground2,
    "@media (max-width: 720px)": {
      gridTemplateColumns: "minmax(0, 1fr)",
      gridTemplateRows: "auto auto minmax(0, 1fr) auto",
      gridTemplateAreas: '"header" "nav" "main" "status"',
    },
    [SHORT]: { display: "block", overflowY: "auto" },
    // On paper there is only the page, as long as it is.
    "@media print": { display: "block", height: "auto", overflowY: "visible" },
  },
  main: {
    gridArea: "main",
    minWidth: 0,
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    ":focus": { outline: "none" },
    [SHORT]: { overflowY: "visible" },
    "@media print": { overflowY: "visible" },
  },
});

export function Frame() {
  const styles = useStyles();
  const { pathname } = useLocation();
  const workspace = useWorkspace();
  const client = useQueryClient();
  const main = useRef<HTMLElement>(null);
  const { overlay, shown, show, hide } = useOverlay();
  const actions = useActions(show, shown.has("palette"));
  const locked = useLocked();
  const covered = overlay !== null || locked;
  useShortcuts(actions, covered);
  useNativeMenus(actions, covered);

  return (
    <div className={styles.frame}>
      <Header onSkip={() => main.current?.focus()} actions={actions} covered={covered} />
      <Navigation />
      <main ref={main} className={styles.main} tabIndex={-1}>
        {workspace !== null && <OpenNotices key={workspace.id} workspace={workspace} />}
        <LostFailures />
        {workspace !== null && <HandedOver key={`given ${workspace.id}`} />}
        <CrashCatcher key={pathname} onRetry={() => forgetAnswers(client)}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </CrashCatcher>
      </main>
      <StatusLine />
      <DropHint />
      <Suspense>
        {shown.has("palette") && (
          <Palette open={overlay === "palette"} actions={actions} onClose={hide} />
        )}
        {shown.has("keys") && (
          <KeysSheet open={overlay === "keys"} actions={actions} onClose={hide} />
        )}
      </Suspense>
    </div>
  );
}

/** What covers the window, and where the keys were before. */
function useOverlay() {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  // Loaded when it is first asked for, and kept from then on.
  const [shown, setShown] = useState<ReadonlySet<Overlay>>(new Set());
  const before = useRef<Element | null>(null);
  const back = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((next: Overlay) => {
    clearTimeout(back.current);
    before.current ??= document.activeElement;
    setShown((before) => new Set(before).add(next));
    setOverlay(next);
  }, []);
  const hide = useCallback(() => {
    setOverlay(null);
    // Once it is gone, and nothing came in its place: a dialog lets nothing else have
    // the focus.
    back.current = setTimeout(() => {
      const was = before.current;
      before.current = null;
      if (was instanceof HTMLElement && was.isConnected) was.focus();
    });
  }, []);
  return { overlay, shown, show, hide };
}
