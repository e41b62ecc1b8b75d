// What is chosen, and what can be done with it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useWords } from "../../text/words";

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
  chosen: number;
  onCopy: () => void;
  onNone: () => void;
}

export function ChosenBar({ chosen, onCopy, onNone }: ChosenBarProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    // Stays in the page, so that its words are said when they come.
    <div className={chosen > 0 ? styles.bar : undefined}>
      <span role="status">{chosen > 0 ? t("catalog.chosen", { count: chosen }) : ""}</span>
      {chosen > 0 && (
        <>
          <Button size="small" icon={<CopyRegular />} onClick={onCopy}>
            {t("catalog.copy")}
          </Button>
          <Button size="small" appearance="subtle" onClick={onNone}>
            {t("catalog.unchoose")}
          </Button>
        </>
      )}
    </div>
  );
}
