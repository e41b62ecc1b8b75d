// Back and on through a list that comes a page at a time.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useText } from "../text/i18n";

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
  /** `null` where nobody has counted them all. */
  total: number | null;
  /** Whether there is more, where that is not counted. */
  more?: boolean;
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
  const { label, total, more = false, shown, offset, size, back, on, onMove } = props;
  const styles = useStyles();
  const t = useText();
  const isLast = total === null ? !more : offset + size >= total;
  if (offset === 0 && isLast) return null;
  const [from, to] = [offset + 1, offset + shown];
  return (
    <nav className={styles.pages} aria-label={label}>
      <Button disabledFocusable={offset === 0} onClick={() => onMove(Math.max(0, offset - size))}>
        {back}
      </Button>
      <span role="status">
        {total === null ? t("shell.pageOf", { from, to }) : t("shell.page", { from, to, total })}
      </span>
      <Button disabledFocusable={isLast} onClick={() => onMove(offset + size)}>
        {on}
      </Button>
    </nav>
  );
}
