// The button that imports, what stands in its way, and how far it is.
import type { ReactNode } from "react";
import type { JobShown } from "../../ipc/jobs";
import { useText } from "../../text/i18n";
import { GuardedButton } from "../guarded_button";
import { JobProgress } from "../job_progress";
import { FailureNote } from "../notes";
import { useKeptFocus } from "./kept_focus";
import { useImportStyles } from "./styles";

interface RunImportProps {
  file: string;
  importing: JobShown;
  label: string;
  whyNot: string | undefined;
  /** Whether the file is being looked at just now. */
  busy: boolean;
  onRun: () => void;
  /** What can be said of the import beside the button. */
  children?: ReactNode;
}

export function RunImport(props: RunImportProps) {
  const { file, importing, label, whyNot, busy, onRun, children } = props;
  const t = useText();
  const styles = useImportStyles();
  const place = useKeptFocus(importing.pending);
  return (
    <>
      <FailureNote failure={importing.failure} onClose={importing.clear} />
      <div ref={place}>
        {importing.pending ? (
          <JobProgress job={importing} label={t("importing.writing", { file })} />
        ) : (
          <div className={styles.run}>
            <GuardedButton appearance="primary" whyNot={whyNot} busy={busy} onClick={onRun}>
              {label}
            </GuardedButton>
            {children}
          </div>
        )}
      </div>
    </>
  );
}
