// A change of the data key: how far it is, and how it ended, also for a screen that was
// not there when it began.
import { tokens } from "@fluentui/react-components";
import type { ErrorBody, KeyChangeDone, KeyChangeEnd } from "../../ipc/bindings";
import { useJobOf } from "../../ipc/jobs";
import { JobProgress } from "../../parts/job_progress";
import { useKept } from "../../parts/kept";
import { Note } from "../../parts/notes";
import type { T } from "../../text/i18n";
import { failureText, useWords } from "../../text/words";

export function ChangeUnderWay({ job }: { job: string }) {
  const { t } = useWords();
  return <JobProgress rows={false} label={t("keys.change.underWay")} job={useJobOf(job)} />;
}

const whyText = (t: T, { code, ref }: ErrorBody) => failureText(t, { code, about: ref });

/** Which end was read already. */
export function useReadEnd() {
  const [job, setJob] = useKept("keys_change_read", "");
  return { job, setJob };
}

export function ChangeEnd({ end }: { end: KeyChangeEnd }) {
  const { t } = useWords();
  const read = useReadEnd();
  if (read.job === end.job) return null;
  const { done, failed } = end;
  const close = () => read.setJob(end.job);
  if (failed !== null) {
    const stopped = failed.code === "cancelled";
    return (
      <Note intent={stopped ? "info" : "error"} onClose={close}>
        {stopped ? whyText(t, failed) : t("keys.change.failed", { why: whyText(t, failed) })}
      </Note>
    );
  }
  return done === null ? null : <Done done={done} onClose={close} />;
}

function Done({ done, onClose }: { done: KeyChangeDone; onClose: () => void }) {
  const { t } = useWords();
  const { copies, setAside, keychainLeft, keychainLost, oldKey, unfinished } = done;
  const calm = unfinished === null && !keychainLost && setAside === 0;
  return (
    <Note intent={calm ? "success" : "warning"} onClose={onClose}>
      <p>{t("keys.change.done", { count: copies })}</p>
      {unfinished !== null && <p>{t("keys.change.unfinished", { why: whyText(t, unfinished) })}</p>}
      {setAside > 0 && <p>{t("keys.change.aside", { count: setAside })}</p>}
      {keychainLost && <p>{t("keys.change.keychainLost")}</p>}
      {keychainLeft && <p>{t("keys.change.keychainLeft")}</p>}
      <p>{t("keys.change.oldBackups")}</p>
      {oldKey.length > 0 && (
        <>
          <p id="old-key">{t("keys.change.oldKey", { count: oldKey.length })}</p>
          <ul
            aria-labelledby="old-key"
            style={{ marginBlock: 0, paddingInlineStart: tokens.spacingHorizontalXL }}
          >
            {oldKey.map((name) => (
              <li key={name}>set-aside/{name}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
