// What one can do with users besides looking: add one, or many from a file; write them
// into one; see to password requests; settle what is allowed.
import { Button } from "@fluentui/react-components";
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { reads } from "../../ipc/queries";
import { GuardedButton } from "../../parts/guarded_button";
import { ImportButton } from "../../parts/import/import_button";
import { paths } from "../../parts/paths";
import { useWhyNot } from "../../parts/rights";
import { useText } from "../../text/i18n";

export function UserActions() {
  const t = useText();
  const navigate = useNavigate();
  const mayNotView = useWhyNot("users.view", { writes: false });
  const list = useQuery({ ...reads("password_list", {}), enabled: mayNotView === undefined });
  const waiting = list.data?.requests.filter(({ state }) => state === "waiting").length ?? 0;
  return (
    <>
      <GuardedButton
        appearance="primary"
        icon={<PersonAddRegular />}
        whyNot={useWhyNot("users.create")}
        onClick={() => void navigate(paths.newUser)}
      >
        {t("people.add")}
      </GuardedButton>
      <ImportButton of="users" appearance="secondary" label={t("peopleFiles.title")} />
      <GuardedButton whyNot={mayNotView} onClick={() => void navigate(paths.exportUsers)}>
        {t("peopleFiles.exportTitle")}
      </GuardedButton>
      <GuardedButton whyNot={mayNotView} onClick={() => void navigate(paths.passwords)}>
        {waiting === 0 ? t("people.passwords") : t("people.passwordsWaiting", { count: waiting })}
      </GuardedButton>
      <Button onClick={() => void navigate(paths.roleRules)}>{t("people.rules")}</Button>
    </>
  );
}
