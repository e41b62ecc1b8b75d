// What is chosen, and what can be done with it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useText } from "../../text/i18n";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
});

interface ChosenBarProps {
  /** How many, in words; empty where there are none. */
  chosen: string;
  onCopy: () => void;
  onNone: () => void;
}

export function ChosenBar({ chosen, onCopy, onNone }: ChosenBarProps) {
  const styles = useStyles();
  const t = useText();
  return (
    // Stays in the page, so that its words are said when they come.
    <div className={chosen === "" ? undefined : styles.bar}>
      <span role="status">{chosen}</span>
      {chosen !== "" && (
        <>
          <Button size="small" icon={<CopyRegular />} onClick={onCopy}>
            {t("grid.copy")}
          </Button>
          <Button size="small" appearance="subtle" onClick={onNone}>
            {t("grid.unchoose")}
          </Button>
        </>
      )}
    </div>
  );
}
