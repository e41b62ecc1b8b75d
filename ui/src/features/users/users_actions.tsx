// What one can do with users besides looking: add one; see to password requests; settle
// what is allowed. A further way in for users, such as a file, stands here beside “Add”.
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { useNavigate } from "react-router";
import { GuardedButton } from "../../parts/guarded_button";
import { paths } from "../../parts/paths";
import { useWhyNot } from "../../parts/rights";
import { useText } from "../../text/i18n";

export function UserActions() {
  const t = useText();
  const navigate = useNavigate();
  return (
    <GuardedButton
      appearance="primary"
      icon={<PersonAddRegular />}
      whyNot={useWhyNot("users.create")}
      onClick={() => void navigate(paths.newUser)}
    >
      {t("people.add")}
    </GuardedButton>
  );
}
