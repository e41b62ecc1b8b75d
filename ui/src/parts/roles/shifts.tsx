// What somebody could do otherwise than before: gained, lost, and in part.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ShiftView } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import { Quiet } from "../quiet";
import { taskText } from "./tasks";

const useStyles = makeStyles({
  heading: {
    margin: 0,
    marginTop: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

const KINDS = ["gains", "widens", "narrows", "loses"] as const;

function kindOf({ before, after }: ShiftView): (typeof KINDS)[number] {
  if (after === "none") return "loses";
  if (before === "none") return "gains";
  return after === "full" ? "widens" : "narrows";
}

export function Shifts({ shifts }: { shifts: readonly ShiftView[] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (shifts.length === 0) return <Quiet>{t("roles.review.nothing")}</Quiet>;
  return KINDS.map((kind) => {
    const here = shifts.filter((shift) => kindOf(shift) === kind);
    if (here.length === 0) return null;
    return (
      <div key={kind}>
        <p className={styles.heading}>{t(`roles.review.${kind}`)}</p>
        <ul className={styles.list}>
          {here.map(({ task }) => (
            <li key={task}>{taskText(t, task)}</li>
          ))}
        </ul>
      </div>
    );
  });
}
