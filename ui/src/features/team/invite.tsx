// An invitation for one person. Its text lives in this component only and goes
// with it.
import { Button, Field, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { InvitationMade, PersonView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { CopyButton } from "../../parts/copy_button";
import { Buttons, Form } from "../../parts/form";
import { FailureNote } from "../../parts/notes";
import { Quiet, Shown } from "../../parts/quiet";
import { useUnkept } from "../../parts/unkept";
import { useWords } from "../../text/words";

/** Hours. */
const VALID = [4, 24, 72, 168, 720] as const;
const USUALLY = 72;
const DAY = 24;

interface InviteProps {
  person: PersonView;
  onDone: () => void;
}

export function Invite({ person, onDone }: InviteProps) {
  const { t } = useWords();
  const [hours, setHours] = useState<number>(USUALLY);
  const [made, setMade] = useState<InvitationMade>();
  const invite = useDeed("hub_invite");
  useUnkept(made !== undefined || invite.pending);

  async function run() {
    if (invite.pending) return;
    setMade(await invite.run({ person: person.id, validHours: hours }));
  }

  if (made !== undefined) return <Made made={made} onDone={onDone} />;
  return (
    <Form label={t("team.people.inviteOf", { name: person.name })} onSubmit={() => void run()}>
      <Quiet>{t("team.inviting.intro", { name: person.name })}</Quiet>
      <Field label={t("team.inviting.valid")}>
        <Select value={hours} onChange={(_, data) => setHours(Number(data.value))}>
          {VALID.map((valid) => (
            <option key={valid} value={valid}>
              {valid < DAY
                ? t("team.inviting.hours", { count: valid })
                : t("team.inviting.days", { count: valid / DAY })}
            </option>
          ))}
        </Select>
      </Field>
      <FailureNote failure={invite.failure} />
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={invite.pending}>
          {t("team.inviting.make")}
        </Button>
        <Button onClick={onDone}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}

function Made({ made, onDone }: { made: InvitationMade; onDone: () => void }) {
  const { t, format } = useWords();
  const name = made.personName;
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <Form label={t("team.inviting.label", { name })} onSubmit={onDone}>
      <div ref={words} tabIndex={-1}>
        <Quiet>{t("team.inviting.once", { when: format.instant(made.expiresAt) })}</Quiet>
        <Quiet>{t("team.inviting.safely", { name })}</Quiet>
      </div>
      <Shown label={t("team.inviting.label", { name })}>{made.invitation}</Shown>
      <CopyButton
        text={made.invitation}
        label={t("team.inviting.copy")}
        copied={t("team.inviting.copied")}
        failed={t("team.inviting.copyFailed")}
      />
      <Buttons>
        <Button type="submit" appearance="primary">
          {t("team.inviting.done")}
        </Button>
      </Buttons>
    </Form>
  );
}
