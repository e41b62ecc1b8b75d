// The menu in the window: a button that Alt or F10 leads to. On a Mac the system has
// menus of its own.
import { Button } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import { lazy, type RefObject, Suspense, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fluentRef } from "../parts/fluent_ref";
import type { Action } from "./actions";
import { onMac } from "./keys";

const AppMenu = lazy(() => import("./app_menu"));

export function MenuButton({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  // Loaded when it is first asked for, and kept from then on.
  const [wanted, setWanted] = useState(false);
  useMenuKeys(button);
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
        aria-keyshortcuts="Alt F10"
        aria-haspopup="menu"
        aria-expanded={open}
        title={t("menu.open")}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
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

/** Alt alone, pressed and let go of, as in other programs; and F10. */
function useMenuKeys(button: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    let alone = false;
    const pressed = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      alone = key === "Alt" && !ctrlKey && !metaKey && !shiftKey;
      if (key !== "F10" || ctrlKey || metaKey || shiftKey || altKey) return;
      event.preventDefault();
      button.current?.focus();
    };
    const released = ({ key }: KeyboardEvent) => {
      if (key === "Alt" && alone) button.current?.focus();
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
  }, [button]);
}
