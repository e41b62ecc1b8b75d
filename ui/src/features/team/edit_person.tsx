// A person's name and user name.
import { Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonEdit, PersonView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { mistaken } from "../../parts/secret_input";
import { useToast } from "../../parts/toasts";
import { failureText, useWords } from "../../text/words";
import { SaveOrCancel } from "./save_or_cancel";

interface EditPersonProps {
  person: PersonView;
  onDone: () => void;
}

export function EditPerson({ person, onDone }: EditPersonProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [typed, keep, forget] = useKept(`edit ${person.id}`, {
    name: person.name,
    userName: person.userName ?? "",
  });
  const [told, setTold] = useState(false);
  const edit = useDeed("person_edit");
  const name = typed.name.trim();
  const userName = typed.userName.trim();
  const aboutUserName =
    edit.failure?.code === "user_name_taken" || edit.failure?.about === "user_name";

  async function run() {
    setTold(true);
    if (name === "" || edit.pending) return;
    const edits: PersonEdit[] = [];
    if (name !== person.name) edits.push({ field: "display_name", value: name });
    if (userName !== (person.userName ?? "")) {
      edits.push({ field: "user_name", value: userName === "" ? null : userName });
    }
    if (edits.length > 0) {
      const people = await edit.run({ person: person.id, edits });
      if (people === undefined) return;
      remember(client, "people_list", {}, people);
      toast({ text: t("team.people.saved", { name }) });
    }
    close();
  }

  function close() {
    forget();
    onDone();
  }

  return (
    <Form label={t("team.people.editOf", { name: person.name })} onSubmit={() => void run()}>
      <Field
        label={t("team.people.name")}
        required
        {...mistaken(told && name === "" ? t("team.people.needName") : undefined)}
      >
        <Input value={typed.name} onChange={(_, data) => keep({ ...typed, name: data.value })} />
      </Field>
      <Field
        label={t("team.people.userName")}
        hint={t("team.people.userNameHint")}
        {...mistaken(
          aboutUserName && edit.failure !== undefined ? failureText(t, edit.failure) : undefined,
        )}
      >
        <Input
          value={typed.userName}
          spellCheck={false}
          onChange={(_, data) => keep({ ...typed, userName: data.value })}
        />
      </Field>
      {!aboutUserName && <FailureNote failure={edit.failure} />}
      <SaveOrCancel saving={edit.pending} onCancel={close} />
    </Form>
  );
}
