// A button that makes room for a form in its place. The form has the focus when it
// opens, the button when it closes; Escape closes.
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { fluentRef } from "./fluent_ref";
import { GuardedButton } from "./guarded_button";

const FIRST = "[data-first], input, textarea, select";

const useStyles = makeStyles({
  panel: {
    flexBasis: "100%",
    boxSizing: "border-box",
    maxWidth: "72ch",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    ":focus": { outline: "none" },
  },
});

interface OpensProps {
  label: string;
  /** How it is called where the label alone is not enough. */
  name?: string;
  icon?: ReactElement;
  size?: "small" | "medium";
  whyNot: string | undefined;
  busy?: boolean;
  children: (close: () => void) => ReactNode;
}

export function Opens(props: OpensProps) {
  const { label, name = label, icon, size = "medium", whyNot, busy = false, children } = props;
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (open) (panel.current?.querySelector<HTMLElement>(FIRST) ?? panel.current)?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);

  if (!open) {
    return (
      <GuardedButton
        ref={fluentRef(opener)}
        size={size}
        icon={icon ?? null}
        aria-label={name}
        aria-expanded={false}
        whyNot={whyNot}
        busy={busy}
        onClick={() => setOpen(true)}
      >
        {label}
      </GuardedButton>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: what opened, whatever it holds
    <div
      ref={panel}
      role="group"
      tabIndex={-1}
      className={styles.panel}
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen(false);
      }}
    >
      {children(() => setOpen(false))}
    </div>
  );
}
