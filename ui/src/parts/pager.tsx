// Back and on through a list that comes a page at a time.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  pages: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalM,
    "@media print": { "& button": { display: "none" } },
  },
});

interface PagerProps {
  label: string;
  total: number;
  /** How many stand on this page. */
  shown: number;
  offset: number;
  size: number;
  /** What the buttons say. */
  back: string;
  on: string;
  onMove: (offset: number) => void;
}

export function Pager(props: PagerProps) {
  const { label, total, shown, offset, size, back, on, onMove } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  if (total <= size) return null;
  return (
    <nav className={styles.pages} aria-label={label}>
      <Button disabledFocusable={offset === 0} onClick={() => onMove(Math.max(0, offset - size))}>
        {back}
      </Button>
      <span role="status">{t("shell.page", { from: offset + 1, to: offset + shown, total })}</span>
      <Button disabledFocusable={offset + size >= total} onClick={() => onMove(offset + size)}>
        {on}
      </Button>
    </nav>
  );
}
