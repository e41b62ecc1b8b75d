// What the pages of all imports look like.
import { makeStyles, tokens } from "@fluentui/react-components";

export const useImportStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, marginTop: 0 },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))",
    "& > *": { minWidth: 0 },
    gap: tokens.spacingHorizontalL,
    alignItems: "start",
    marginBottom: tokens.spacingVerticalM,
  },
  select: { minWidth: 0, "& select": { width: "100%", minWidth: 0, textOverflow: "ellipsis" } },
  run: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalL,
  },
  done: {
    marginBlock: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    ":focus": { outline: "none" },
  },
});
