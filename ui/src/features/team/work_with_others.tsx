// A workspace without a hub goes to one.
import { Button, Field, Input, Link } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHref } from "react-router";
import type { InvitationContents } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { refreshTags, remember } from "../../ipc/queries";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { InvitationForm, InvitationSays } from "../../parts/invitation";
import { useKept } from "../../parts/kept";
import { FailureNote, Note } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { Quiet } from "../../parts/quiet";
import { useWhyNot } from "../../parts/rights";
import { mistaken } from "../../parts/secret_input";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

export function WorkWithOthers() {
  const { t } = useWords();
  const [invitation, keepInvitation, forget] = useKept("publish invitation", "");
  const [contents, setContents] = useState<InvitationContents>();
  return (
    <Section title={t("team.work.title")}>
      {contents === undefined ? (
        <>
          <Quiet>{t("team.work.intro")}</Quiet>
          <InvitationForm typed={invitation} onType={keepInvitation} onRead={setContents} />
        </>
      ) : (
        <Publish
          invitation={invitation}
          contents={contents}
          onOther={() => setContents(undefined)}
          onDone={forget}
        />
      )}
    </Section>
  );
}

interface PublishProps {
  invitation: string;
  contents: InvitationContents;
  onOther: () => void;
  onDone: () => void;
}

function Publish({ invitation, contents, onOther, onDone }: PublishProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const toJoin = useHref(paths.join);
  const [deviceName, keepName, forgetName] = useKept("publish device", "");
  const [told, setTold] = useState(false);
  const publish = useDeed("hub_publish");
  const empty = deviceName.trim() === "";
  const mayNot = useWhyNot("desk.devices");
  const whyNot = contents.forOwner
    ? contents.expired
      ? t("team.invitation.expired")
      : mayNot
    : t("team.work.whyNotOwner");

  async function run() {
    setTold(true);
    if (empty || whyNot !== undefined || publish.pending) return;
    const status = await publish.run({
      invitation: invitation.trim(),
      deviceName: deviceName.trim(),
    });
    if (status === undefined) return;
    onDone();
    forgetName();
    remember(client, "hub_status", {}, status);
    refreshTags(client, ["people", "devices"]);
    toast({ text: t("team.work.done") });
  }

  return (
    <Form label={t("team.work.title")} onSubmit={() => void run()}>
      <InvitationSays contents={contents} />
      {!contents.forOwner && (
        <Note intent="warning">
          {t("team.work.notOwner")} <Link href={toJoin}>{t("team.work.join")}</Link>
        </Note>
      )}
      <Field
        label={t("team.device.label")}
        hint={t("team.device.hint")}
        {...mistaken(told && empty ? t("team.device.need") : undefined)}
      >
        <Input value={deviceName} onChange={(_, data) => keepName(data.value)} />
      </Field>
      <FailureNote failure={publish.failure} />
      <Buttons>
        <GuardedButton type="submit" appearance="primary" whyNot={whyNot} busy={publish.pending}>
          {t("team.work.publish")}
        </GuardedButton>
        <Button onClick={onOther}>{t("team.invitation.other")}</Button>
      </Buttons>
    </Form>
  );
}
