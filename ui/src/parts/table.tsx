// A plain table that scrolls sideways by itself when the window is narrow.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  scroll: {
    overflowX: "auto",
    maxWidth: "100%",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    "& th, & td": {
      textAlign: "start",
      verticalAlign: "top",
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& thead th": {
      color: tokens.colorNeutralForeground2,
      fontWeight: tokens.fontWeightSemibold,
      verticalAlign: "bottom",
    },
    "& tbody th": { fontWeight: tokens.fontWeightSemibold },
  },
  number: { textAlign: "end !important" as "end", fontVariantNumeric: "tabular-nums" },
  nowrap: { whiteSpace: "nowrap" },
});

interface TableProps {
  label: string;
  children: ReactNode;
}

export function Table({ label, children }: TableProps) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: no set of fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        {children}
      </table>
    </div>
  );
}

interface CellProps {
  children?: ReactNode;
  number?: boolean;
  nowrap?: boolean;
}

export function Cell({ children, number = false, nowrap = false }: CellProps) {
  const styles = useStyles();
  return (
    <td className={mergeClasses(number && styles.number, (nowrap || number) && styles.nowrap)}>
      {children}
    </td>
  );
}

export function Head({ children, number = false }: CellProps) {
  const styles = useStyles();
  return (
    <th scope="col" className={mergeClasses(number && styles.number)}>
      {children}
    </th>
  );
}

export function RowHead({ children, nowrap = false }: CellProps) {
  const styles = useStyles();
  return (
    <th scope="row" className={mergeClasses(nowrap && styles.nowrap)}>
      {children}
    </th>
  );
}
