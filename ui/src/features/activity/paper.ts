// What stands on paper only, and what never does.
import { makeStyles } from "@fluentui/react-components";

export const usePaperStyles = makeStyles({
  only: { display: "none", "@media print": { display: "block" } },
  never: { "@media print": { display: "none" } },
});
