// One user: how things stand, who it is, which roles, what they can do and why.
import { Badge, Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useParams } from "react-router";
import type { UserDetail } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { CopyLink } from "../../parts/copy_link";
import { fluentRef } from "../../parts/fluent_ref";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote, Note } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { Page } from "../../parts/page";
import { Quiet } from "../../parts/quiet";
import { History } from "../../parts/record/history";
import { Section } from "../../parts/section";
import { useText } from "../../text/i18n";
import { Account } from "./account";
import { ChangeRoles } from "./change_roles";
import { Details } from "./details";
import { Explanation } from "./explanation";
import { Locations } from "./locations";
import { Password } from "./password";
import { useBack } from "./place";
import { RoleList } from "./role_list";
import { Standing } from "./standing";
import { useWhyNotRoles } from "./why_not";

export default function UserPage() {
  const t = useText();
  const { id = "" } = useParams();
  const user = useQuery(reads("user_show", { user: id }));
  const back = useRef<HTMLButtonElement>(null);
  const goBack = useBack();

  useEffect(() => back.current?.focus(), []);

  return (
    <Page
      title={user.data?.line.name ?? t("people.title")}
      actions={
        <>
          <Button
            ref={fluentRef(back)}
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            onClick={() => void goBack()}
          >
            {t("people.user.back")}
          </Button>
          {user.data !== undefined && (
            <CopyLink to="user" id={id} label={t("people.user.copyLink")} />
          )}
        </>
      }
    >
      {user.error?.code === "user_not_found" ? (
        <Note intent="warning">{t("people.user.gone")}</Note>
      ) : (
        <FailureNote failure={user.error} />
      )}
      {user.isPending && <Loading />}
      {/* Another user is another page: nothing of the last one stays open. */}
      {user.data !== undefined && <Sections key={id} user={user.data} />}
    </Page>
  );
}

function Sections({ user }: { user: UserDetail }) {
  const { line } = user;
  return (
    <>
      <Standing user={user} />
      <Roles user={user} />
      <Explanation line={line} />
      <Locations user={user} />
      <Details user={user} />
      <Password user={user} />
      <Account user={user} />
      <Buttons>
        <History of={{ entity: "app_user", id: line.id }} name={line.name} />
      </Buttons>
    </>
  );
}

function Roles({ user }: { user: UserDetail }) {
  const t = useText();
  const { line } = user;
  const whyNot = useWhyNotRoles(user);
  return (
    <Section title={t("people.user.roles")}>
      <RoleList roles={line.roles} />
      {line.waitingRoles && (
        <Badge appearance="tint" color="informative">
          {t("people.rolesWait")}
        </Badge>
      )}
      {line.staged.length > 0 && <Quiet>{t("people.staged", { count: line.staged.length })}</Quiet>}
      <Opens
        size="small"
        icon={<EditRegular />}
        label={t("people.user.changeRoles")}
        name={t("people.user.changeRolesOf", { name: line.name })}
        whyNot={whyNot}
      >
        {(close) => <ChangeRoles line={line} onDone={close} />}
      </Opens>
    </Section>
  );
}
