// How a table is laid out, shared by its header, groups and rows. The widths of the
// columns stand once, on the table; a row has classes alone.
import { makeStyles, tokens } from "@fluentui/react-components";
import { fills } from "../fills";

/** So narrow that what does not name the row stands below it. */
const narrow = "@media (max-width: 1080px)";
const twoColumns = "minmax(0, 1fr) auto";

/** Set on the table; see `tracks` and `leastWidth`. */
export const TRACKS = "--grid-tracks";
export const LEAST = "--grid-least";

const focus = tokens.colorStrokeFocus2;
const wide = { gridTemplateColumns: `var(${TRACKS})`, minWidth: `var(${LEAST})` } as const;

export const useGridStyles = makeStyles({
  grid: {
    flexGrow: 1,
    flexBasis: "0",
    minHeight: "240px",
    overflowX: "auto",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [narrow]: { overflowX: "hidden" },
  },
  /** Rows of an older question, until the newer one is answered. */
  outdated: { opacity: 0.6 },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    display: "grid",
    ...wide,
    alignItems: "center",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    [narrow]: { gridTemplateColumns: twoColumns, minWidth: 0 },
  },
  /** On a narrow window only what names the row and what is at its side have a heading. */
  headWide: { [narrow]: { display: "none" } },
  /** A heading that puts the rows in its order. */
  sort: {
    padding: 0,
    border: "none",
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "2px",
    },
  },
  body: { position: "relative", minWidth: `var(${LEAST})`, [narrow]: { minWidth: 0 } },
  row: {
    position: "absolute",
    top: 0,
    insetInlineStart: 0,
    width: "100%",
    boxSizing: "border-box",
    display: "grid",
    ...wide,
    alignItems: "center",
    minHeight: "56px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      // What stays in sight lies over the row's outline, but not over its lower edge.
      "& > [role=rowheader]": {
        boxShadow: `inset 2px 2px 0 ${focus}, inset 0 -1px 0 ${focus}`,
      },
    },
    [narrow]: { gridTemplateColumns: twoColumns, minWidth: 0 },
  },
  opens: { cursor: "pointer" },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    // Not by the colour alone.
    boxShadow: `inset 4px 0 0 ${tokens.colorBrandStroke1}`,
    "& > [role=rowheader]": { boxShadow: `inset 4px 0 0 ${tokens.colorBrandStroke1}` },
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  group: {
    gridTemplateColumns: "1fr",
    minHeight: "40px",
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3 },
    [narrow]: { gridTemplateColumns: "1fr" },
  },
  /** One cell over the whole row, in sight wherever one scrolls. */
  over: { position: "sticky", insetInlineStart: 0, justifySelf: "start" },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
  /** What names the row stays in sight where the table scrolls sideways. */
  stays: {
    position: "sticky",
    insetInlineStart: 0,
    alignSelf: "stretch",
    alignContent: "center",
    backgroundColor: "inherit",
    borderInlineEndWidth: "1px",
    borderInlineEndStyle: "solid",
    borderInlineEndColor: tokens.colorNeutralStroke2,
    [narrow]: {
      position: "static",
      backgroundColor: "transparent",
      borderInlineEndStyle: "none",
    },
  },
  number: {
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    [narrow]: { textAlign: "start" },
  },
  beside: { [narrow]: { gridColumn: "2", gridRow: "1" } },
  labelled: {
    [narrow]: {
      "::before": {
        content: 'attr(data-heading) " "',
        color: tokens.colorNeutralForeground2,
        fontSize: tokens.fontSizeBase200,
      },
    },
  },
});
