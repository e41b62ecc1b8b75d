// Words that step back: what explains, and what stands beside something else.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  quiet: {
    marginInline: 0,
    marginBlock: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    maxWidth: "80ch",
  },
  mono: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  loud: {
    display: "block",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    userSelect: "all",
    wordBreak: "break-all",
  },
});

export function Quiet({ children }: { children: ReactNode }) {
  return <p className={useStyles().quiet}>{children}</p>;
}

/** A fingerprint, a hash: to be compared letter by letter. */
export function Mono({ children }: { children: string }) {
  return <code className={useStyles().mono}>{children}</code>;
}

/** A text that is shown once, to be handed on. */
export function Shown({ label, children }: { label: string; children: string }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a name and its text, not a set of fields
    <div role="group" aria-label={label}>
      <code className={mergeClasses(styles.mono, styles.loud)} data-testid="shown-once">
        {children}
      </code>
    </div>
  );
}
