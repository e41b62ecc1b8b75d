// Letting a user work or not, deleting and restoring them.
import type { UserDetail } from "../../ipc/bindings";
import { Confirm } from "../../parts/confirm";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote } from "../../parts/notes";
import { Quiet } from "../../parts/quiet";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { useUserDeed } from "./user_deed";
import { useWhyNotDo } from "./why_not";

export function Account({ user }: { user: UserDetail }) {
  const { t } = useWords();
  return (
    <Section title={t("people.user.account")}>
      <Quiet>{t("people.user.intent")}</Quiet>
      {user.line.state === "deleted" ? <Restore user={user} /> : <ShutOut user={user} />}
    </Section>
  );
}

function ShutOut({ user }: { user: UserDetail }) {
  const { t } = useWords();
  const toast = useToast();
  const whyNotState = useWhyNotDo(user, "state");
  const whyNotDelete = useWhyNotDo(user, "delete");
  const state = useUserDeed("user_state");
  const remove = useUserDeed("user_delete");
  const { id, name } = user.line;
  const active = user.line.state === "active";

  async function setActive(active: boolean): Promise<boolean> {
    const done = await state.run({ user: id, active });
    if (done === undefined) return false;
    toast({ text: t(active ? "people.user.enabled" : "people.user.disabled", { name }) });
    return true;
  }

  async function runDelete(): Promise<boolean> {
    if ((await remove.run({ user: id })) === undefined) return false;
    toast({ text: t("people.user.deleted", { name }) });
    return true;
  }

  return (
    <>
      <Buttons>
        {active ? (
          <Confirm
            label={t("people.user.disable")}
            name={t("people.user.disableOf", { name })}
            whyNot={whyNotState}
            busy={state.pending}
            action={t("people.user.disable")}
            onConfirm={() => setActive(false)}
          >
            <p>{t("people.user.disableAsk", { name })}</p>
            <FailureNote failure={state.failure} />
          </Confirm>
        ) : (
          <GuardedButton
            aria-label={t("people.user.enableOf", { name })}
            whyNot={whyNotState}
            busy={state.pending}
            onClick={() => void setActive(true)}
          >
            {t("people.user.enable")}
          </GuardedButton>
        )}
        <Confirm
          label={t("people.user.delete")}
          name={t("people.user.deleteOf", { name })}
          whyNot={whyNotDelete}
          busy={remove.pending}
          action={t("people.user.delete")}
          onConfirm={runDelete}
        >
          <p>{t("people.user.deleteAsk", { name })}</p>
          <FailureNote failure={remove.failure} />
        </Confirm>
      </Buttons>
      {!active && <FailureNote failure={state.failure} onClose={state.clear} />}
    </>
  );
}

function Restore({ user }: { user: UserDetail }) {
  const { t } = useWords();
  const toast = useToast();
  const restore = useUserDeed("user_restore");
  const whyNot = useWhyNotDo(user, "restore");
  const { id, name } = user.line;

  async function run() {
    if ((await restore.run({ user: id })) === undefined) return;
    toast({ text: t("people.user.restored", { name }) });
  }

  return (
    <>
      <GuardedButton
        appearance="primary"
        aria-label={t("people.user.restoreOf", { name })}
        whyNot={whyNot}
        busy={restore.pending}
        onClick={() => void run()}
      >
        {t("people.user.restore")}
      </GuardedButton>
      <FailureNote failure={restore.failure} onClose={restore.clear} />
    </>
  );
}
