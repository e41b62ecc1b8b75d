// A person's roles. Each one that is given or taken is a change of its own, so that
// one which is refused does not take the others with it.
import { useQueryClient } from "@tanstack/react-query";
import type { People, PersonView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { RolesField } from "./roles_field";
import { SaveOrCancel } from "./save_or_cancel";

interface ChangeRolesProps {
  person: PersonView;
  onDone: () => void;
}

export function ChangeRoles({ person, onDone }: ChangeRolesProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [wanted, keep, forget] = useKept<readonly string[]>(`roles ${person.id}`, person.roles);
  const change = useDeed("person_role");

  async function run() {
    if (change.pending) return;
    const given = wanted.filter((role) => !person.roles.includes(role));
    const taken = person.roles.filter((role) => !wanted.includes(role));
    let after: People | undefined;
    for (const role of [...given, ...taken]) {
      after = await change.run({ person: person.id, role, granted: given.includes(role) });
      if (after === undefined) return;
      remember(client, "people_list", {}, after);
    }
    if (after !== undefined) toast({ text: said(after) });
    close();
  }

  function close() {
    forget();
    onDone();
  }

  function said({ people }: People) {
    const waits = people.find((one) => one.id === person.id)?.waitingRoles === true;
    return t(waits ? "team.people.rolesSavedWait" : "team.people.rolesSaved", {
      name: person.name,
    });
  }

  return (
    <Form label={t("team.people.changeRolesOf", { name: person.name })} onSubmit={() => void run()}>
      <RolesField roles={wanted} onChange={keep} />
      <FailureNote failure={change.failure} />
      <SaveOrCancel saving={change.pending} onCancel={close} />
    </Form>
  );
}
