// The details of a user, changed: only what differs is sent.
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { UserDetail } from "../../ipc/bindings";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { DetailFields, fieldOf, MORE, type Typed, UserTypeField, WHO } from "./detail_fields";
import { useUserDeed } from "./user_deed";

interface EditUserProps {
  user: UserDetail;
  onDone: () => void;
}

export function EditUser({ user, onDone }: EditUserProps) {
  const { t } = useWords();
  const toast = useToast();
  const { line, details } = user;
  const before = textsOf(details);
  const [typed, keep, forget] = useKept<Typed>(`edit user ${line.id}`, before);
  const [told, setTold] = useState(false);
  const edit = useUserDeed("user_edit");
  const readOnly = details.filter((one) => one.readOnly).map(({ field }) => field);

  function close() {
    forget();
    onDone();
  }

  async function run() {
    setTold(true);
    if (typed["display_name"]?.trim() === "" || edit.pending) return;
    const edits = Object.entries(typed)
      .filter(([field, text]) => text.trim() !== before[field])
      .map(([field, text]) => ({ field, value: text.trim() === "" ? null : text.trim() }));
    if (edits.length > 0) {
      const saved = await edit.run({ person: line.id, edits });
      if (saved === undefined) return;
      toast({ text: t("people.user.saved", { name: saved.line.name }) });
    }
    close();
  }

  return (
    <Form label={t("people.user.editOf", { name: line.name })} onSubmit={() => void run()}>
      <DetailFields
        fields={[...WHO, ...MORE]}
        typed={typed}
        readOnly={readOnly}
        told={told}
        failure={edit.failure}
        onType={keep}
      />
      <UserTypeField
        value={typed["user_type"] ?? "member"}
        onChange={(user_type) => keep({ ...typed, user_type })}
      />
      {edit.failure !== undefined && fieldOf(edit.failure) === undefined && (
        <FailureNote failure={edit.failure} />
      )}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={edit.pending}>
          {t("people.user.save")}
        </Button>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}

/** What one can type in, as it stands. Nobody said that somebody is a guest: a member. */
function textsOf(details: UserDetail["details"]): Typed {
  const textOf = (field: string) => details.find((one) => one.field === field)?.value ?? "";
  const texts = [...WHO, ...MORE].map((field) => [field, textOf(field)] as const);
  return { ...Object.fromEntries(texts), user_type: textOf("user_type") || "member" };
}
