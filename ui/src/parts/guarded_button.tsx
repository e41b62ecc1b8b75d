// A button one may not press stays on screen, can be reached, and says why.
import { Button, type ButtonProps, Tooltip } from "@fluentui/react-components";
import { type RefObject, useState } from "react";

type GuardedButtonProps = Omit<ButtonProps, "as" | "onClick" | "disabledFocusable"> & {
  /** Not needed where it sends a form. */
  onClick?: () => void;
  whyNot: string | undefined;
  /** Something is under way that a second press would only repeat. */
  busy?: boolean;
  /** See `fluentRef`. */
  ref?: RefObject<never>;
};

export function GuardedButton({ whyNot, busy = false, ...rest }: GuardedButtonProps) {
  const [shown, setShown] = useState(false);
  const off = whyNot !== undefined;
  return (
    // Always there, so that the button keeps the focus when its reason comes or goes.
    <Tooltip
      content={whyNot ?? ""}
      relationship={off ? "description" : "inaccessible"}
      visible={off && shown}
      onVisibleChange={(_, data) => setShown(data.visible)}
    >
      <Button {...(rest as ButtonProps)} disabledFocusable={off || busy} />
    </Tooltip>
  );
}
