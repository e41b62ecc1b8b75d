// The menu in the window: a button that Alt or F10 leads to. On a Mac the system has
// menus of its own.
import { Button } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import {
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { fluentRef } from "../parts/fluent_ref";
import { useText } from "../text/i18n";
import type { Action } from "./actions";
import { onMac } from "./keys";

const AppMenu = lazy(() => import("./app_menu"));

interface MenuButtonProps {
  actions: readonly Action[];
  /** Something covers the window: its keys are its own. */
  covered: boolean;
}

export function MenuButton({ actions, covered }: MenuButtonProps) {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  // Loaded when it is first asked for, and kept from then on.
  const [wanted, setWanted] = useState(false);
  // A press closes the menu before the click comes; the click means what was there.
  const wasOpen = useRef(false);
  useMenuKeys(button, covered);
  if (onMac()) return null;

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  return (
    <>
      <Button
        ref={fluentRef(button)}
        id={id}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label={t("menu.open")}
        aria-keyshortcuts="F10"
        aria-haspopup="menu"
        aria-expanded={open}
        title={t("menu.open")}
        onPointerDown={() => {
          wasOpen.current = open;
        }}
        onClick={({ detail }) => {
          setWanted(true);
          // A key presses without a pointer.
          setOpen(detail === 0 ? !open : !wasOpen.current);
        }}
      />
      <Suspense>
        {wanted && (
          <AppMenu
            open={open}
            below={button}
            labelledBy={id}
            actions={actions}
            onOpen={setOpen}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}

/**
 * Alt alone, pressed and let go of, as in other programs; and F10. Once more, or Escape,
 * and the keys are where they were.
 */
function useMenuKeys(button: RefObject<HTMLButtonElement | null>, covered: boolean): void {
  const before = useRef<Element | null>(null);
  const back = () => {
    const was = before.current;
    before.current = null;
    if (was instanceof HTMLElement && was.isConnected) was.focus();
  };
  const toggle = useEffectEvent(() => {
    if (covered || button.current === null) return;
    const { activeElement } = document;
    if (activeElement === button.current) return back();
    before.current = activeElement;
    button.current.focus();
  });
  const escaped = useEffectEvent((event: KeyboardEvent) => {
    // In the open menu it closes the menu.
    if (!event.defaultPrevented && event.target === button.current) back();
  });

  useEffect(() => {
    let alone = false;
    const pressed = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      alone = key === "Alt" && !ctrlKey && !metaKey && !shiftKey;
      if (key === "Escape") escaped(event);
      if (key !== "F10" || ctrlKey || metaKey || shiftKey || altKey) return;
      event.preventDefault();
      toggle();
    };
    const released = ({ key }: KeyboardEvent) => {
      if (key === "Alt" && alone) toggle();
      alone = false;
    };
    const otherwise = () => {
      alone = false;
    };
    window.addEventListener("keydown", pressed);
    window.addEventListener("keyup", released);
    window.addEventListener("pointerdown", otherwise);
    window.addEventListener("blur", otherwise);
    return () => {
      window.removeEventListener("keydown", pressed);
      window.removeEventListener("keyup", released);
      window.removeEventListener("pointerdown", otherwise);
      window.removeEventListener("blur", otherwise);
    };
  }, []);
}
