// A cell that can be repaired where it is shown. What is typed counts when it is
// finished: on Enter and when the field is left; Escape forgets it.
import { Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";

/** Short enough in any script. */
const LONGEST = 1024;

const useStyles = makeStyles({ field: { width: "100%", minWidth: "16ch" } });

interface RepairCellProps {
  label: string;
  /** The id of what says why it is wrong. */
  why: string;
  wrong: boolean;
  text: string;
  disabled: boolean;
  onRepair: (text: string) => void;
}

export function RepairCell({ label, why, wrong, text, disabled, onRepair }: RepairCellProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();

  function finish() {
    if (typed !== undefined && typed !== text) onRepair(typed);
    else setTyped(undefined);
  }

  // Until the answer is there, what was typed stands.
  if (typed === text) setTyped(undefined);
  return (
    <Input
      className={styles.field}
      aria-label={label}
      aria-describedby={why}
      aria-invalid={wrong}
      value={typed ?? text}
      maxLength={LONGEST}
      readOnly={disabled}
      onChange={(_, data) => setTyped(data.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
        if (event.key === "Escape") setTyped(undefined);
      }}
    />
  );
}
