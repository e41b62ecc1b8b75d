// How far a user is with multifactor authentication: a task of its own.
import { Button, Field, Select } from "@fluentui/react-components";
import type { UserDetail, UserLine } from "../../ipc/bindings";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { useUserDeed } from "./user_deed";
import { mfaText } from "./user_words";
import { useWhyNotDo } from "./why_not";

const STATES = ["disabled", "enabled", "enforced"];

export function MfaButton({ user }: { user: UserDetail }) {
  const { t } = useWords();
  const { line } = user;
  return (
    <Opens
      size="small"
      label={t("people.user.changeMfa")}
      name={t("people.user.changeMfaOf", { name: line.name })}
      whyNot={useWhyNotDo(user, "mfa")}
    >
      {(close) => <MfaForm line={line} onDone={close} />}
    </Opens>
  );
}

function MfaForm({ line, onDone }: { line: UserLine; onDone: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const [wanted, keep, forget] = useKept(`mfa ${line.id}`, line.mfa);
  const edit = useUserDeed("user_edit");

  function close() {
    forget();
    onDone();
  }

  async function run() {
    if (edit.pending) return;
    if (wanted !== line.mfa) {
      const edits = [{ field: "mfa_state", value: wanted }];
      const saved = await edit.run({ person: line.id, edits });
      if (saved === undefined) return;
      toast({ text: t("people.user.saved", { name: line.name }) });
    }
    close();
  }

  return (
    <Form label={t("people.user.changeMfaOf", { name: line.name })} onSubmit={() => void run()}>
      <Field label={t("people.user.mfa")} hint={t("people.user.mfaHint")}>
        <Select value={wanted} onChange={(_, data) => keep(data.value)}>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {mfaText(t, state)}
            </option>
          ))}
        </Select>
      </Field>
      <FailureNote failure={edit.failure} />
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={edit.pending}>
          {t("people.user.save")}
        </Button>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
