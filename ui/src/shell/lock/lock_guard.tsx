// Locks when nobody has used the window for a while, hides everything while it is locked,
// and gives back the place where the keys were.
import { lazy, Suspense, useEffect, useInsertionEffect } from "react";
import { useLock } from "../../ipc/lock";
import { useText } from "../../text/i18n";
import { isTyping } from "../shortcuts";
import { useIdleLock } from "./idle";

const LockScreen = lazy(() => import("./lock_screen"));

export function LockGuard() {
  const t = useText();
  const { locked, turn } = useLock();
  useIdleLock();

  // Before the lock is shown, which takes the focus; and after it is gone.
  useInsertionEffect(() => {
    if (!locked) return;
    const was = document.activeElement;
    // What is marked on the page could be copied.
    if (!isTyping(was)) document.getSelection()?.removeAllRanges();
    const { dataset } = document.documentElement;
    dataset["locked"] = "";
    return () => {
      delete dataset["locked"];
      if (was instanceof HTMLElement && was.isConnected) was.focus({ preventScroll: true });
    };
  }, [locked]);

  useEffect(() => {
    if (locked) document.title = t("lock.title");
  }, [t, locked]);

  // Its script comes when it is first locked; what is hidden is hidden before that.
  return <Suspense>{turn > 0 && <LockScreen />}</Suspense>;
}
