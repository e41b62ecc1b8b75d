// The documented tasks to be ticked, by area of work.
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { byArea, taskText } from "../../../parts/roles/tasks";
import { useWords } from "../../../text/words";

const useStyles = makeStyles({
  areas: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(40ch, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
  },
  area: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  boxes: { display: "flex", flexDirection: "column" },
});

interface TaskBoxesProps {
  tasks: readonly string[];
  typed: string;
  ticked: readonly string[];
  onTick: (ticked: readonly string[]) => void;
}

export function TaskBoxes({ tasks, typed, ticked, onTick }: TaskBoxesProps) {
  const styles = useStyles();
  const { t } = useWords();
  const wanted = typed.trim().toLocaleLowerCase();
  const found = tasks.filter((task) => taskText(t, task).toLocaleLowerCase().includes(wanted));
  return (
    <div className={styles.areas}>
      {byArea(found).map(({ area, tasks }) => (
        <fieldset key={area} className={styles.area}>
          <legend className={styles.legend}>{t(`tasks.areas.${area}`)}</legend>
          <div className={styles.boxes}>
            {tasks.map((task) => (
              <Checkbox
                key={task}
                label={taskText(t, task)}
                checked={ticked.includes(task)}
                onChange={(_, { checked }) =>
                  onTick(
                    checked === true ? [...ticked, task] : ticked.filter((one) => one !== task),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
