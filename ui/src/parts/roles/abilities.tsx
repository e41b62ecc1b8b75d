// What somebody can do, in plain words, by area of work.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { AbilityView } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import { byArea, partText, taskText } from "./tasks";

const useStyles = makeStyles({
  areas: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(36ch, 100%), 1fr))",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalM,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  part: { color: tokens.colorNeutralForeground2 },
});

type Ability = Pick<AbilityView, "task" | "title" | "reach">;

export function Abilities({ abilities }: { abilities: readonly Ability[] }) {
  const styles = useStyles();
  const { t } = useWords();
  const of = new Map(abilities.map((one) => [one.task, one]));
  return (
    <div className={styles.areas}>
      {byArea([...of.keys()]).map(({ area, tasks }) => (
        <div key={area}>
          <p className={styles.heading}>{t(`tasks.areas.${area}`)}</p>
          <ul className={styles.list}>
            {tasks.map((task) => (
              <li key={task}>
                {taskText(t, task, of.get(task)?.title)}
                {of.get(task)?.reach === "own" && (
                  <span className={styles.part}> ({partText(t, task)})</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
