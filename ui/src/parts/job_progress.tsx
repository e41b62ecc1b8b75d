// How far a long job is, and a way to stop it as long as it can be stopped.
import { Field, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { JobSeen } from "../ipc/jobs";
import { useWords } from "../text/words";
import { GuardedButton } from "./guarded_button";

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
  job: JobSeen;
  /** Whether it goes row by row. */
  rows?: boolean;
}

export function JobProgress({ label, job: { progress, cancel }, rows = true }: JobProgressProps) {
  const styles = useStyles();
  const { t } = useWords();
  const tooLate = progress?.canStop === false;

  function hint(): string | null {
    if (tooLate) return t("shell.tooLate");
    if (progress === undefined || !rows) return null;
    return t("shell.rowsSoFar", { count: progress.rows });
  }

  return (
    <div className={styles.progress}>
      <Field className={styles.bar} label={label} hint={hint()}>
        {progress === undefined ? <ProgressBar /> : <ProgressBar value={progress.done} max={1} />}
      </Field>
      <GuardedButton whyNot={tooLate ? t("shell.tooLate") : undefined} onClick={cancel}>
        {t("shell.stop")}
      </GuardedButton>
    </div>
  );
}
