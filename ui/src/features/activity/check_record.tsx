// Checks the whole record, and says in words what came of it.
import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { type ReactNode, useEffect, useState } from "react";
import type { RecordProblem, RecordProof } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { Fact, Facts } from "../../parts/facts";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote, Note } from "../../parts/notes";
import { SignedHeadFacts } from "../../parts/signed_head";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { problemText, useWords } from "../../text/words";

const useStyles = makeStyles({
  sentence: { margin: 0, marginBottom: tokens.spacingVerticalS },
});

/** What takes less needs no bar. */
const PATIENCE_MS = 1000;

export function CheckRecord({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const verify = useJob("record_verify");
  const slow = useSlow(verify.pending);
  const [proof, setProof] = useState<RecordProof>();

  async function check() {
    setProof(undefined);
    setProof(await verify.run({}));
  }

  return (
    <>
      <Buttons>
        <GuardedButton
          icon={<CheckmarkCircleRegular />}
          whyNot={undefined}
          busy={verify.pending}
          onClick={() => void check()}
        >
          {verify.pending ? t("activity.checking") : t("activity.check")}
        </GuardedButton>
        {children}
      </Buttons>
      {slow && <JobProgress label={t("activity.checking")} job={verify} />}
      <FailureNote failure={verify.failure} onClose={verify.clear} />
      {proof !== undefined && <Proof proof={proof} onClose={() => setProof(undefined)} />}
    </>
  );
}

/** Whether it has gone on for longer than one waits without wondering. */
function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return slow;
}

function Proof({ proof, onClose }: { proof: RecordProof; onClose: () => void }) {
  const { t, format } = useWords();
  const styles = useStyles();
  const { whole, head, problems, hubRead, own } = proof;
  const sentence = () => {
    if (!whole) return t("activity.notWhole");
    return hubRead === true ? t("activity.whole") : t("activity.wholeHere");
  };
  return (
    <Note intent={whole ? "success" : "error"} urgent onClose={onClose}>
      <p className={styles.sentence}>{sentence()}</p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.log} ${problem.code} ${problem.seq}`}>
              {said(t, format, problem)}
            </li>
          ))}
        </ul>
      )}
      {hubRead === false && <p>{t("activity.hubUnread")}</p>}
      <p className={styles.sentence}>{t("activity.evident")}</p>
      <Facts>
        <Fact name={t("activity.checked")}>{format.instant(proof.checkedAt)}</Fact>
        <Fact name={t("activity.ownChanges")}>{format.count(proof.ownChanges)}</Fact>
        {hubRead !== null && <Fact name={t("activity.kept")}>{format.count(proof.kept)}</Fact>}
        {hubRead === true && <Fact name={t("activity.events")}>{format.count(proof.events)}</Fact>}
        {proof.hidden > 0 && <Fact name={t("activity.hidden")}>{format.count(proof.hidden)}</Fact>}
        {hubRead === true && (
          <>
            <Fact name={t("activity.commands")}>{format.count(proof.commands)}</Fact>
            <Fact name={t("activity.devices")}>{format.count(proof.devices)}</Fact>
          </>
        )}
        {head === null && (
          <Fact name={t("activity.ownEnd")}>
            {t("activity.number", { seq: own.seq })} · <code>{own.hash}</code>
          </Fact>
        )}
      </Facts>
      {head !== null && <SignedHeadFacts head={head} />}
    </Note>
  );
}

/** Which entry, whose, when, and what is wrong with it. */
function said(t: T, format: Format, problem: RecordProblem): string {
  const { code, log, seq, last, madeAt, actor } = problem;
  const of = log === "events" ? "event" : "change";
  const number =
    last > seq ? t(`activity.broken.${of}s`, { seq, last }) : t(`activity.broken.${of}`, { seq });
  const what = problemText(t, code);
  if (madeAt === null) return t("activity.broken.bare", { number, what });
  const when = format.instant(madeAt);
  return actor === null
    ? t("activity.broken.made", { number, when, what })
    : t("activity.broken.madeBy", { number, when, actor, what });
}
