// An invitation: pasted, read, and said in words before anything is done with it.
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { InvitationContents } from "../ipc/bindings";
import { useDeed } from "../ipc/deeds";
import { reads } from "../ipc/queries";
import { useWords } from "../text/words";
import { Fact, Facts } from "./facts";
import { fluentRef } from "./fluent_ref";
import { Buttons, Form } from "./form";
import { FailureNote, Note } from "./notes";
import { Mono } from "./quiet";
import { mistaken } from "./secret_input";

interface InvitationFormProps {
  typed: string;
  onType: (typed: string) => void;
  onRead: (contents: InvitationContents) => void;
  /** Where one goes instead. */
  onBack?: () => void;
}

export function InvitationForm({ typed, onType, onRead, onBack }: InvitationFormProps) {
  const { t } = useWords();
  const [told, setTold] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const read = useDeed("hub_read_invitation");
  const empty = typed.trim() === "";

  async function look() {
    setTold(true);
    if (read.pending) return;
    if (empty) return box.current?.focus();
    const contents = await read.run({ invitation: typed.trim() });
    if (contents === undefined) return box.current?.focus();
    onRead(contents);
  }

  return (
    <Form label={t("team.invitation.look")} onSubmit={() => void look()}>
      <Field
        label={t("team.invitation.label")}
        hint={t("team.invitation.hint")}
        {...mistaken(told && empty ? t("team.invitation.need") : undefined)}
      >
        <Textarea
          ref={fluentRef(box)}
          value={typed}
          rows={4}
          resize="vertical"
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => onType(data.value)}
        />
      </Field>
      <FailureNote failure={read.failure} />
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={read.pending}>
          {t("team.invitation.look")}
        </Button>
        {onBack !== undefined && <Button onClick={onBack}>{t("shell.back")}</Button>}
      </Buttons>
    </Form>
  );
}

/** Takes the focus, so that what it says is read first. */
export function InvitationSays({ contents }: { contents: InvitationContents }) {
  const { t, format } = useWords();
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), []);
  const { addresses, hubFingerprint, forOwner, workspace, knownHere, expiresAt, expired } =
    contents;
  // Its name is no business of the hub’s: only a computer that has it knows one.
  const here = useQuery({ ...reads("workspace_list", {}), enabled: knownHere });
  const known = here.data?.workspaces.find(({ id }) => id === workspace)?.name;
  return (
    // biome-ignore lint/a11y/useSemanticElements: names and values, no set of fields
    <div role="group" ref={words} tabIndex={-1} aria-label={t("team.invitation.says")}>
      <Facts>
        <Fact name={t("team.invitation.addresses")}>{addresses.join(", ")}</Fact>
        <Fact name={t("team.invitation.fingerprint")}>
          <Mono>{hubFingerprint}</Mono>
        </Fact>
        <Fact name={t("team.invitation.purpose")}>
          {forOwner ? t("team.invitation.forOwner") : t("team.invitation.forJoining")}
        </Fact>
        {known !== undefined && <Fact name={t("team.invitation.workspace")}>{known}</Fact>}
        <Fact name={t("team.invitation.expires")}>{format.instant(expiresAt)}</Fact>
      </Facts>
      {expired ? (
        <Note intent="warning">{t("team.invitation.expired")}</Note>
      ) : (
        <Note>{t("team.invitation.compare")}</Note>
      )}
      {knownHere && <Note intent="success">{t("team.invitation.knownHere")}</Note>}
    </div>
  );
}
