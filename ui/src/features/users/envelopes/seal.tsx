// The temporary password that the portal showed goes into an envelope. What is typed
// stands in this form alone and goes with it.
import { Button, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDeed } from "../../../ipc/deeds";
import { remember } from "../../../ipc/queries";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote } from "../../../parts/notes";
import { Opens } from "../../../parts/opens";
import { mistaken, SecretInput } from "../../../parts/secret_input";
import { useToast } from "../../../parts/toasts";
import { useUnkept } from "../../../parts/unkept";
import { useWords } from "../../../text/words";

const LONGEST = 256;
const MOST_OPENS = 10;
const MOST_HOURS = 168;

interface SealProps {
  user: string;
  name: string;
  whyNot: string | undefined;
}

export function Seal({ user, name, whyNot }: SealProps) {
  const { t } = useWords();
  return (
    <Opens
      label={t("people.envelope.seal")}
      name={t("people.envelope.sealOf", { name })}
      whyNot={whyNot}
    >
      {(close) => <SealForm user={user} name={name} close={close} />}
    </Opens>
  );
}

function SealForm({ user, name, close }: Omit<SealProps, "whyNot"> & { close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const seal = useDeed("envelope_seal");
  const [password, setPassword] = useState("");
  const [opens, setOpens] = useState("1");
  const [hours, setHours] = useState("24");
  const [tried, setTried] = useState(false);
  useUnkept(password !== "" || seal.pending);
  const length = [...password].length;
  const isFit = {
    password: length >= 1 && length <= LONGEST,
    opens: isWithin(opens, MOST_OPENS),
    hours: isWithin(hours, MOST_HOURS),
  };
  const mistake = (what: keyof typeof isFit) =>
    tried && !isFit[what] ? t(`people.envelope.need.${what}`) : undefined;

  async function run() {
    setTried(true);
    if (!(isFit.password && isFit.opens && isFit.hours)) return;
    const ask = { user, password, opens: Number(opens), hours: Number(hours) };
    const answer = await seal.run(ask);
    if (answer === undefined) return;
    remember(client, "envelope_list", {}, answer);
    setPassword("");
    toast({ text: t("people.envelope.sealed", { name }) });
    close();
  }

  return (
    <Form label={t("people.envelope.sealOf", { name })} onSubmit={() => void run()}>
      <p>{t("people.envelope.intro")}</p>
      <SecretInput
        label={t("people.envelope.password")}
        hint={t("people.envelope.passwordHint")}
        value={password}
        mistake={mistake("password")}
        onChange={setPassword}
      />
      <Field label={t("people.envelope.opens")} {...mistaken(mistake("opens"))}>
        <Input
          type="number"
          min={1}
          max={MOST_OPENS}
          value={opens}
          onChange={(_, data) => setOpens(data.value)}
        />
      </Field>
      <Field label={t("people.envelope.hours")} {...mistaken(mistake("hours"))}>
        <Input
          type="number"
          min={1}
          max={MOST_HOURS}
          value={hours}
          onChange={(_, data) => setHours(data.value)}
        />
      </Field>
      <FailureNote failure={seal.failure} />
      <Buttons>
        <GuardedButton appearance="primary" type="submit" whyNot={undefined} busy={seal.pending}>
          {t("people.envelope.sealRun")}
        </GuardedButton>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}

function isWithin(text: string, most: number): boolean {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most;
}
