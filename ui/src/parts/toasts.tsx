// Short messages in a corner, for what is done and needs no answer.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useText } from "../text/i18n";

const STAYS_MS = 8000;
/** More than this at once and nobody reads them. */
const AT_ONCE = 3;

interface Toast {
  text: string;
  /** Something was refused, and there is no place on the page to say it: it stays. */
  failed?: boolean;
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
  failed: { border: `1px solid ${tokens.colorStatusDangerBorder1}` },
  sign: { flexShrink: 0, color: tokens.colorStatusDangerForeground1 },
  text: { flexGrow: 1, overflowWrap: "anywhere" },
});

let last = 0;

/** Until it is used or put away. */
const stays = ({ action, failed = false }: Toast) => action !== undefined || failed;

/** What is only said makes room for what is newer; what stays does not. */
function withRoom(all: readonly Shown[]): readonly Shown[] {
  const said = all.filter((toast) => !stays(toast)).slice(-AT_ONCE);
  return all.filter((toast) => stays(toast) || said.includes(toast));
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
      if (!stays(toast)) setTimeout(drop, STAYS_MS, id);
    },
    [drop],
  );

  return (
    <Toasts value={show}>
      {children}
      <div className={styles.region} role="status">
        {toasts.map(({ id, text, action, failed = false }) => (
          <div key={id} className={mergeClasses(styles.toast, failed && styles.failed)}>
            {failed && <ErrorCircleRegular aria-hidden="true" className={styles.sign} />}
            <span className={styles.text} role={failed ? "alert" : undefined}>
              {text}
            </span>
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
