// One person: name, roles, devices; and what can be changed.
import { Badge } from "@fluentui/react-components";
import type { PersonView } from "../../ipc/bindings";
import { barredBy, barredText } from "../../parts/barred";
import { Card } from "../../parts/card";
import { Fact, Facts } from "../../parts/facts";
import { Buttons } from "../../parts/form";
import { Opens } from "../../parts/opens";
import { Quiet } from "../../parts/quiet";
import { History } from "../../parts/record/history";
import { useWhyNot, useWhyNotAny } from "../../parts/rights";
import { roleText, useWords } from "../../text/words";
import { ChangeRoles } from "./change_roles";
import { EditPerson } from "./edit_person";
import { Invite } from "./invite";

interface PersonProps {
  person: PersonView;
  hasHub: boolean;
}

export function Person({ person, hasHub }: PersonProps) {
  const { t, format } = useWords();
  const whyNotRoles = useWhyNotAny("roles.assign_entra", "roles.assign_company");
  const whyNotEdit = useWhyNot("users.edit");
  const whyNotInvite = useWhyNot("desk.devices");
  const { name, userName, roles, waitingRoles, active, devices, isMe } = person;
  const barred = (deed: "edit" | "roles") => barredText(t, barredBy(person, deed));

  return (
    <Card
      title={name}
      marks={
        <>
          {isMe && <Badge appearance="tint">{t("team.people.you")}</Badge>}
          {!active && (
            <Badge appearance="tint" color="warning">
              {t("team.people.inactive")}
            </Badge>
          )}
          {waitingRoles && (
            <Badge appearance="tint" color="informative">
              {t("team.people.waits")}
            </Badge>
          )}
        </>
      }
    >
      <Facts>
        {userName !== null && <Fact name={t("team.people.userName")}>{userName}</Fact>}
        <Fact name={t("team.people.roles")}>
          {roles.length === 0
            ? t("team.people.noRoles")
            : format.all(roles.map((role) => roleText(t, role)))}
        </Fact>
        <Fact name={t("team.people.devices")}>{format.count(devices)}</Fact>
      </Facts>
      {waitingRoles && <Quiet>{t("team.people.waitsHint")}</Quiet>}
      <Buttons>
        <Opens
          size="small"
          label={t("team.people.changeRoles")}
          name={t("team.people.changeRolesOf", { name })}
          whyNot={whyNotRoles ?? barred("roles")}
        >
          {(close) => <ChangeRoles person={person} onDone={close} />}
        </Opens>
        <Opens
          size="small"
          label={t("team.people.edit")}
          name={t("team.people.editOf", { name })}
          whyNot={whyNotEdit ?? barred("edit")}
        >
          {(close) => <EditPerson person={person} onDone={close} />}
        </Opens>
        <Opens
          size="small"
          label={t("team.people.invite")}
          name={t("team.people.inviteOf", { name })}
          whyNot={hasHub ? whyNotInvite : t("team.inviting.needHub")}
        >
          {(close) => <Invite person={person} onDone={close} />}
        </Opens>
        <History of={{ entity: "app_user", id: person.id }} name={name} />
      </Buttons>
    </Card>
  );
}
