// How far a long job is, and a way to stop it.
import { Button, Field, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { Progress } from "../ipc/jobs";
import { useWords } from "../text/words";

const useStyles = makeStyles({
  progress: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    marginBlock: tokens.spacingVerticalM,
  },
  bar: { flexGrow: 1, flexBasis: "240px" },
});

interface JobProgressProps {
  label: string;
  job: { progress: Progress | undefined; cancel: () => void };
}

export function JobProgress({ label, job: { progress, cancel } }: JobProgressProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.progress}>
      <Field
        className={styles.bar}
        label={label}
        hint={progress === undefined ? null : t("shell.rowsSoFar", { count: progress.rows })}
      >
        {progress === undefined ? <ProgressBar /> : <ProgressBar value={progress.done} max={1} />}
      </Field>
      <Button onClick={cancel}>{t("shell.stop")}</Button>
    </div>
  );
}
