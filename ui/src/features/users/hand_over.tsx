// A password request that waits: what somebody has to do in the portal, and to say here
// afterwards. Partner Desk makes no password, and keeps one only in a sealed envelope.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import type { PasswordRequestView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Confirm } from "../../parts/confirm";
import { CopyButton } from "../../parts/copy_button";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote, Note } from "../../parts/notes";
import { Mono, Quiet } from "../../parts/quiet";
import { useWhyNot } from "../../parts/rights";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { accountLink, USER_MANAGEMENT } from "./portal";

const useStyles = makeStyles({
  steps: {
    margin: `${tokens.spacingVerticalS} 0`,
    paddingInlineStart: tokens.spacingHorizontalXXL,
    maxWidth: "80ch",
    "& li": { marginBottom: tokens.spacingVerticalXS },
  },
  request: { marginBottom: tokens.spacingVerticalL },
  link: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
});

interface HandOverProps {
  request: PasswordRequestView;
  /** What is known of the user besides the name. */
  userName?: string | null;
  directoryId?: string | null;
}

export function HandOver({ request, userName = null, directoryId = null }: HandOverProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { userLabel: name, askedBy: who, askedAt } = request;
  return (
    <div className={styles.request}>
      <Note intent="warning">
        <strong>{t("people.password.notDone")}.</strong>{" "}
        {askedAt === null
          ? t("people.password.askedSometime", { who })
          : t("people.password.askedBy", { who, when: format.instant(askedAt) })}{" "}
        {t("people.password.stillOld")}
      </Note>
      <ol className={styles.steps} aria-label={t("people.password.steps")}>
        <li>{t("people.password.step.open")}</li>
        <li>
          {userName === null
            ? t("people.password.step.select", { name })
            : t("people.password.step.selectNamed", { name, userName })}
        </li>
        <li>{t("people.password.step.reset")}</li>
        <li>{t("people.password.step.hand")}</li>
        <li>{t("people.password.step.back")}</li>
      </ol>
      <Link label={t("people.password.link")} to={USER_MANAGEMENT} />
      {directoryId !== null && (
        <Link label={t("people.password.linkEntra")} to={accountLink(directoryId)} />
      )}
      <Settle request={request} />
    </div>
  );
}

function Link({ label, to }: { label: string; to: string }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a link and its button, no set of fields
    <div role="group" className={styles.link} aria-label={label}>
      <Quiet>{label}</Quiet>
      <Mono>{to}</Mono>
      <CopyButton
        text={to}
        label={t("people.password.copyLink")}
        copied={t("shell.linkCopied")}
        failed={t("shell.linkNotCopied", { link: to })}
      />
    </div>
  );
}

/** What came of it: either is for good. */
function Settle({ request }: { request: PasswordRequestView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const whyNot = useWhyNot("users.reset_password");
  const settle = useDeed("password_settle");
  const { id, user, userLabel: name } = request;

  async function run(done: boolean): Promise<boolean> {
    const answer = await settle.run({ request: id, user, done });
    if (answer === undefined) return false;
    remember(client, "password_list", {}, answer);
    toast({ text: t(done ? "people.password.doneSaid" : "people.password.withdrawn", { name }) });
    return true;
  }

  return (
    <>
      <Buttons>
        <Confirm
          label={t("people.password.done")}
          name={t("people.password.doneOf", { name })}
          whyNot={whyNot}
          busy={settle.pending}
          action={t("people.password.doneYes")}
          onConfirm={() => run(true)}
        >
          <p>{t("people.password.doneAsk", { name })}</p>
        </Confirm>
        <GuardedButton
          aria-label={t("people.password.withdrawOf", { name })}
          whyNot={whyNot}
          busy={settle.pending}
          onClick={() => void run(false)}
        >
          {t("people.password.withdraw")}
        </GuardedButton>
      </Buttons>
      <FailureNote failure={settle.failure} onClose={settle.clear} />
    </>
  );
}
