// A button that first says what it will do, in its place on the page.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useText } from "../text/i18n";
import { Buttons } from "./form";
import { Opens } from "./opens";

const useStyles = makeStyles({
  question: {
    marginBottom: tokens.spacingVerticalM,
    ":focus": { outline: "none" },
    "& p": { marginBlock: tokens.spacingVerticalXS },
  },
});

interface ConfirmProps {
  /** What stands on the button, and how it is called where that is not enough. */
  label: string;
  name?: string;
  size?: "small" | "medium";
  whyNot: string | undefined;
  busy: boolean;
  /** The button under the question. */
  action: string;
  /** What it will do. */
  children: ReactNode;
  /** Answers whether it is done. */
  onConfirm: () => Promise<boolean>;
}

export function Confirm({ action, children, onConfirm, busy, ...rest }: ConfirmProps) {
  const styles = useStyles();
  const t = useText();
  return (
    <Opens {...rest}>
      {(close) => (
        <>
          <div className={styles.question} tabIndex={-1} data-first="">
            {children}
          </div>
          <Buttons>
            <Button
              appearance="primary"
              disabledFocusable={busy}
              onClick={async () => {
                if (await onConfirm()) close();
              }}
            >
              {action}
            </Button>
            <Button onClick={close}>{t("shell.cancel")}</Button>
          </Buttons>
        </>
      )}
    </Opens>
  );
}
