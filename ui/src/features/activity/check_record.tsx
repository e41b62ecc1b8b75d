// Checks the whole record, and says in words what came of it.
import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { type ReactNode, useState } from "react";
import type { RecordProblem, RecordProof } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { Fact, Facts } from "../../parts/facts";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote, Note } from "../../parts/notes";
import { SignedHeadFacts } from "../../parts/signed_head";
import type { T } from "../../text/i18n";
import { problemText, useWords } from "../../text/words";

const useStyles = makeStyles({
  sentence: { margin: 0, marginBottom: tokens.spacingVerticalS },
});

interface CheckRecordProps {
  /** The hub’s signature is what it is checked against. */
  hasHub: boolean;
  children: ReactNode;
}

export function CheckRecord({ hasHub, children }: CheckRecordProps) {
  const { t } = useWords();
  const verify = useDeed("record_verify");
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
          whyNot={hasHub ? undefined : t("team.inviting.needHub")}
          busy={verify.pending}
          onClick={() => void check()}
        >
          {verify.pending ? t("activity.checking") : t("activity.check")}
        </GuardedButton>
        {children}
      </Buttons>
      <FailureNote failure={verify.failure} onClose={verify.clear} />
      {proof !== undefined && <Proof proof={proof} onClose={() => setProof(undefined)} />}
    </>
  );
}

function Proof({ proof, onClose }: { proof: RecordProof; onClose: () => void }) {
  const { t, format } = useWords();
  const styles = useStyles();
  const { whole, head, problems } = proof;
  const sentence = () => {
    if (!whole) return t("activity.notWhole");
    return head === null ? t("activity.wholeHere") : t("activity.whole");
  };
  return (
    <Note intent={whole ? "success" : "error"} urgent onClose={onClose}>
      <p className={styles.sentence}>{sentence()}</p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.seq} ${problem.about}`}>{said(t, problem)}</li>
          ))}
        </ul>
      )}
      <Facts>
        <Fact name={t("activity.checked")}>{format.instant(proof.checkedAt)}</Fact>
        <Fact name={t("activity.events")}>{format.count(proof.events)}</Fact>
        {proof.hidden > 0 && <Fact name={t("activity.hidden")}>{format.count(proof.hidden)}</Fact>}
        <Fact name={t("activity.commands")}>{format.count(proof.commands)}</Fact>
        <Fact name={t("activity.devices")}>{format.count(proof.devices)}</Fact>
      </Facts>
      {head !== null && <SignedHeadFacts head={head} />}
    </Note>
  );
}

function said(t: T, { code, seq, about }: RecordProblem): string {
  const words = problemText(t, code);
  const what = about === null ? words : t("activity.problemAbout", { what: words, about });
  return seq === null ? what : t("activity.problem", { seq, what });
}
