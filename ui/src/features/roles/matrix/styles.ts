// How the matrix is laid out. The name of the person and the roles stay in sight; a mark
// is a colour, a sign and a word.
import { makeStyles, tokens } from "@fluentui/react-components";
import { fills } from "../../../parts/fills";

const FORCED = "@media (forced-colors: active)";
const NAME = "clamp(136px, 26vw, 280px)";
const COLUMN = "136px";
const HEAD = "84px";

/** How many roles there are. */
export const COUNT = "--matrix-columns";

const wide = {
  display: "grid",
  gridTemplateColumns: `${NAME} repeat(var(${COUNT}), ${COLUMN})`,
  width: `calc(${NAME} + var(${COUNT}) * ${COLUMN})`,
} as const;

export const useMatrixStyles = makeStyles({
  grid: {
    flexGrow: 1,
    flexBasis: "0",
    minHeight: "240px",
    overflow: "auto",
    // What stays in sight does not cover the cell that is gone to.
    scrollPaddingTop: HEAD,
    scrollPaddingInlineStart: NAME,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    ...wide,
    position: "sticky",
    top: 0,
    zIndex: 2,
    minHeight: HEAD,
    boxSizing: "border-box",
    alignItems: "stretch",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  heading: {
    padding: tokens.spacingHorizontalS,
    alignContent: "end",
    minWidth: 0,
    overflowWrap: "anywhere",
    hyphens: "auto",
  },
  corner: {
    position: "sticky",
    insetInlineStart: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  lock: { display: "block", fontSize: "16px", color: tokens.colorNeutralForeground2 },
  body: { position: "relative", width: `calc(${NAME} + var(${COUNT}) * ${COLUMN})` },
  row: {
    ...wide,
    position: "absolute",
    top: 0,
    insetInlineStart: 0,
    minHeight: "44px",
    alignItems: "stretch",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    position: "sticky",
    insetInlineStart: 0,
    zIndex: 1,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: "inherit",
    borderInlineEndWidth: "1px",
    borderInlineEndStyle: "solid",
    borderInlineEndColor: tokens.colorNeutralStroke2,
    minWidth: 0,
    overflowWrap: "anywhere",
    alignContent: "center",
  },
  person: {
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  cell: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderInlineEndWidth: "1px",
    borderInlineEndStyle: "solid",
    borderInlineEndColor: tokens.colorNeutralStroke2,
    cursor: "pointer",
    userSelect: "none",
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-3px",
    },
    [FORCED]: { ":focus-visible": { outlineColor: "Highlight" } },
  },
  mayNot: { cursor: "not-allowed", color: tokens.colorNeutralForeground2 },
  sign: { display: "flex", flexShrink: 0, fontSize: "16px" },
  give: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    boxShadow: `inset 0 0 0 1px ${tokens.colorStatusSuccessBorder1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  giveSign: { color: tokens.colorStatusSuccessForeground1 },
  take: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    boxShadow: `inset 0 0 0 1px ${tokens.colorStatusDangerBorder1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  takeSign: { color: tokens.colorStatusDangerForeground1 },
  chosen: {
    boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}`,
    [FORCED]: { outline: "2px dashed Highlight", outlineOffset: "-2px" },
  },
  loading: { gridColumn: "2 / -1", alignContent: "center" },
});
