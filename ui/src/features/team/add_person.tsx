// Somebody new, with name, user name and roles.
import { Button, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { mistaken } from "../../parts/secret_input";
import { useToast } from "../../parts/toasts";
import { failureText, useWords } from "../../text/words";
import { RolesField } from "./roles_field";

const NOBODY = { name: "", userName: "", roles: [] as readonly string[] };

export function AddPerson({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [typed, keep, forget] = useKept("add person", NOBODY);
  const [told, setTold] = useState(false);
  const add = useDeed("person_add");
  const name = typed.name.trim();
  const userName = typed.userName.trim();
  const aboutUserName =
    add.failure?.code === "user_name_taken" || add.failure?.about === "user_name";

  async function run() {
    setTold(true);
    if (name === "" || add.pending) return;
    const people = await add.run({
      name,
      userName: userName === "" ? null : userName,
      roles: [...typed.roles],
    });
    if (people === undefined) return;
    remember(client, "people_list", {}, people);
    forget();
    toast({ text: t("team.people.added", { name }) });
    onDone();
  }

  function close() {
    forget();
    onDone();
  }

  return (
    <Form label={t("team.people.add")} onSubmit={() => void run()}>
      <Field
        label={t("team.people.name")}
        required
        {...mistaken(told && name === "" ? t("team.people.needName") : undefined)}
      >
        <Input
          value={typed.name}
          autoComplete="off"
          onChange={(_, data) => keep({ ...typed, name: data.value })}
        />
      </Field>
      <Field
        label={t("team.people.userName")}
        hint={t("team.people.userNameHint")}
        {...mistaken(
          aboutUserName && add.failure !== undefined ? failureText(t, add.failure) : undefined,
        )}
      >
        <Input
          value={typed.userName}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => keep({ ...typed, userName: data.value })}
        />
      </Field>
      <RolesField roles={typed.roles} onChange={(roles) => keep({ ...typed, roles })} />
      {!aboutUserName && <FailureNote failure={add.failure} />}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={add.pending}>
          {t("team.people.addPerson")}
        </Button>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
