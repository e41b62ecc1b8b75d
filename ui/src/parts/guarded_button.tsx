// A button one may not press stays on screen, can be reached, and says why.
import { Button, type ButtonProps, Tooltip } from "@fluentui/react-components";
import type { ReactElement } from "react";

type GuardedButtonProps = Omit<ButtonProps, "as" | "onClick" | "disabledFocusable"> & {
  onClick: () => void;
  whyNot: string | undefined;
  /** Something is under way that a second press would only repeat. */
  busy?: boolean;
};

export function GuardedButton({ whyNot, busy = false, ...rest }: GuardedButtonProps): ReactElement {
  const button = (
    <Button {...(rest as ButtonProps)} disabledFocusable={whyNot !== undefined || busy} />
  );
  if (whyNot === undefined) return button;
  return (
    <Tooltip content={whyNot} relationship="description">
      {button}
    </Tooltip>
  );
}
