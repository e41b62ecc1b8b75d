// Messages in their place on a page: what was refused, and what is good to know.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarProps,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ReactNode } from "react";
import type { AppFailure } from "../ipc/errors";
import { useText } from "../text/i18n";
import { failureText } from "../text/words";

const useStyles = makeStyles({
  bar: { marginBlock: tokens.spacingVerticalS },
  body: { whiteSpace: "normal", overflowWrap: "anywhere" },
});

interface NoteProps {
  intent?: MessageBarProps["intent"];
  /** Said at once, over whatever else is being said. */
  urgent?: boolean;
  children: ReactNode;
  actions?: ReactNode;
  onClose?: (() => void) | undefined;
}

export function Note({ intent = "info", urgent = false, children, actions, onClose }: NoteProps) {
  const styles = useStyles();
  const t = useText();
  const close =
    onClose === undefined ? null : (
      <Button
        appearance="transparent"
        icon={<DismissRegular />}
        aria-label={t("shell.close")}
        onClick={onClose}
      />
    );
  return (
    <MessageBar
      className={styles.bar}
      intent={intent}
      layout="multiline"
      politeness={urgent ? "assertive" : "polite"}
      role={urgent ? "alert" : "group"}
    >
      <MessageBarBody className={styles.body}>{children}</MessageBarBody>
      {(actions !== undefined || close !== null) && (
        <MessageBarActions containerAction={close}>{actions}</MessageBarActions>
      )}
    </MessageBar>
  );
}

interface FailureNoteProps {
  failure: AppFailure | null | undefined;
  actions?: ReactNode;
  onClose?: () => void;
}

/** Why a call was refused, in the person's language. */
export function FailureNote({ failure, actions, onClose }: FailureNoteProps) {
  const t = useText();
  if (failure === undefined || failure === null) return null;
  return (
    <Note intent="error" urgent actions={actions} onClose={onClose}>
      {failureText(t, failure)}
    </Note>
  );
}
