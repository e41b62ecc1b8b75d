// To whom the password was handed: noted here, and kept as a note when the password is gone.
import { Button, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDeed } from "../../../ipc/deeds";
import { remember } from "../../../ipc/queries";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote } from "../../../parts/notes";
import { Opens } from "../../../parts/opens";
import { mistaken } from "../../../parts/secret_input";
import { useWords } from "../../../text/words";
import type { OneProps } from "./envelope";

export function Hand({ one, name, whyNot }: OneProps) {
  const { t } = useWords();
  return (
    <Opens
      label={t("people.envelope.hand")}
      name={t("people.envelope.handOf", { name })}
      size="small"
      whyNot={whyNot}
    >
      {(close) => <HandForm one={one} name={name} close={close} />}
    </Opens>
  );
}

function HandForm({ one, name, close }: Omit<OneProps, "whyNot"> & { close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const hand = useDeed("envelope_hand");
  const [to, setTo] = useState(one.handedTo ?? one.userLabel ?? "");
  const [tried, setTried] = useState(false);
  const isEmpty = to.trim() === "";

  async function run() {
    setTried(true);
    if (isEmpty) return;
    const answer = await hand.run({ envelope: one.id, to });
    if (answer === undefined) return;
    remember(client, "envelope_list", {}, answer);
    close();
  }

  const mistake = tried && isEmpty ? t("people.envelope.need.to") : undefined;
  return (
    <Form label={t("people.envelope.handOf", { name })} onSubmit={() => void run()}>
      <Field label={t("people.envelope.handTo")} {...mistaken(mistake)}>
        <Input value={to} onChange={(_, data) => setTo(data.value)} />
      </Field>
      <FailureNote failure={hand.failure} />
      <Buttons>
        <GuardedButton appearance="primary" type="submit" whyNot={undefined} busy={hand.pending}>
          {t("people.envelope.handRun")}
        </GuardedButton>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
