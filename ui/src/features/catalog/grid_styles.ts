// How the list of offers is laid out, shared by its header, groups and rows.

import { makeStyles, tokens } from "@fluentui/react-components";
import { fills } from "../../parts/fills";

const columns = "minmax(0, 1fr) 170px 230px 200px";
const narrow = "@media (max-width: 960px)";

export const useGridStyles = makeStyles({
  grid: {
    flexGrow: 1,
    flexBasis: "0",
    minHeight: "240px",
    overflowX: "hidden",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    display: "grid",
    gridTemplateColumns: columns,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr) auto" },
  },
  /** On a narrow window only the first and the last column have a heading. */
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
  body: { position: "relative" },
  row: {
    position: "absolute",
    top: 0,
    insetInlineStart: 0,
    width: "100%",
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: columns,
    alignItems: "center",
    minHeight: "56px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: "pointer",
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr) auto" },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    // Not by the colour alone.
    boxShadow: `inset 4px 0 0 ${tokens.colorBrandStroke1}`,
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  group: {
    gridTemplateColumns: "1fr",
    minHeight: "40px",
    cursor: "default",
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3 },
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
  action: { [narrow]: { gridColumn: "2", gridRow: "1" } },
});
