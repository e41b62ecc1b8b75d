// The roles of a user: what goes and what comes is one decision.
import { Button } from "@fluentui/react-components";
import type { UserLine } from "../../ipc/bindings";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { RolesChoice } from "./roles_choice";
import { useUserDeed } from "./user_deed";

export function ChangeRoles({ line, onDone }: { line: UserLine; onDone: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const { id, name, roles, guest, barredRoles } = line;
  const [wanted, keep, forget] = useKept<readonly string[]>(`roles of user ${id}`, roles);
  const change = useUserDeed("user_roles");

  function close() {
    forget();
    onDone();
  }

  async function run() {
    if (change.pending) return;
    const take = roles.filter((role) => !wanted.includes(role));
    const give = wanted.filter((role) => !roles.includes(role));
    if (take.length + give.length > 0) {
      const saved = await change.run({ user: id, take, give });
      if (saved === undefined) return;
      const asked = saved.line.waitingRoles;
      toast({ text: t(asked ? "people.user.rolesAsked" : "people.user.rolesSaved", { name }) });
    }
    close();
  }

  return (
    <Form label={t("people.user.changeRolesOf", { name })} onSubmit={() => void run()}>
      <RolesChoice
        held={roles}
        wanted={wanted}
        guest={guest}
        barred={barredRoles}
        onChange={keep}
      />
      <FailureNote failure={change.failure} />
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={change.pending}>
          {t("people.user.save")}
        </Button>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
