// Short messages in a corner, for what is done and needs no answer.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useText } from "../text/i18n";

const STAYS_MS = 8000;
/** More than this at once and nobody reads them. */
const AT_ONCE = 3;

interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

type Show = (toast: Toast) => void;

type Shown = Toast & { id: number };

const Toasts = createContext<Show>(() => undefined);

export function useToast(): Show {
  return useContext(Toasts);
}

const useStyles = makeStyles({
  region: {
    position: "fixed",
    insetInlineEnd: tokens.spacingHorizontalL,
    bottom: "44px",
    maxWidth: "min(420px, calc(100vw - 32px))",
    maxHeight: "calc(100dvh - 100px)",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    zIndex: 1000,
    "@media print": { display: "none" },
  },
  toast: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  text: { flexGrow: 1, overflowWrap: "anywhere" },
});

let last = 0;

/** What is only said makes room for what is newer; what offers something to do does not. */
function withRoom(all: readonly Shown[]): readonly Shown[] {
  const said = all.filter(({ action }) => action === undefined).slice(-AT_ONCE);
  return all.filter((toast) => toast.action !== undefined || said.includes(toast));
}

export function ToastCorner({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const t = useText();
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const drop = useCallback((id: number) => {
    setToasts((all) => all.filter((toast) => toast.id !== id));
  }, []);
  const show = useCallback<Show>(
    (toast) => {
      last += 1;
      const id = last;
      setToasts((all) => withRoom([...all, { ...toast, id }]));
      // One that offers something to do stays until it is used or put away.
      if (toast.action === undefined) setTimeout(drop, STAYS_MS, id);
    },
    [drop],
  );

  return (
    <Toasts value={show}>
      {children}
      <div className={styles.region} role="status">
        {toasts.map(({ id, text, action }) => (
          <div key={id} className={styles.toast}>
            <span className={styles.text}>{text}</span>
            {action !== undefined && (
              <Button
                size="small"
                onClick={() => {
                  drop(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t("shell.close")}
              onClick={() => drop(id)}
            />
          </div>
        ))}
      </div>
    </Toasts>
  );
}
