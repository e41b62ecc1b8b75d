// One envelope: how it stands, and what can be done with it.
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { EnvelopeOpened, EnvelopeView, Language } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { remember } from "../../../ipc/queries";
import { Card } from "../../../parts/card";
import { Confirm } from "../../../parts/confirm";
import { Fact, Facts } from "../../../parts/facts";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote } from "../../../parts/notes";
import { Opens } from "../../../parts/opens";
import { useWhyNot } from "../../../parts/rights";
import { mistaken } from "../../../parts/secret_input";
import { useToast } from "../../../parts/toasts";
import { en } from "../../../text/en";
import { useLanguage } from "../../../text/i18n";
import { useWords } from "../../../text/words";
import { leftUntil, useNow } from "./clock";
import { Opened } from "./open";

type State = keyof typeof en.people.envelope.states;
const isKnown = (state: string): state is State => Object.hasOwn(en.people.envelope.states, state);

interface OneProps {
  one: EnvelopeView;
  name: string;
  whyNot: string | undefined;
}

export function Envelope({ one }: { one: EnvelopeView }) {
  const { t } = useWords();
  const name = one.userLabel ?? t("people.envelope.somebody");
  const whyNot = useWhyNot("users.reset_password");
  // Here and not beside its button: after the last opening the button is no more.
  const [opened, setOpened] = useState<EnvelopeOpened>();
  const close = useCallback(() => setOpened(undefined), []);
  return (
    <Card title={t("people.envelope.of", { name })}>
      <Standing one={one} />
      {one.state === "sealed" && (
        <Buttons>
          <Open one={one} name={name} whyNot={whyNot} onOpened={setOpened} />
          <Slip one={one} name={name} whyNot={whyNot} />
          <Wipe one={one} name={name} whyNot={whyNot} />
        </Buttons>
      )}
      <Hand one={one} name={name} whyNot={whyNot} />
      <Opened name={name} opened={opened} onClose={close} />
    </Card>
  );
}

function Standing({ one }: { one: EnvelopeView }) {
  const { t, format } = useWords();
  const left = leftUntil(one.expiresAt, useNow());
  const { state, endedAt, handedTo, handedAt } = one;
  const says = isKnown(state) ? t(`people.envelope.states.${state}`) : state;
  return (
    <Facts>
      <Fact name={t("people.envelope.state")}>
        {endedAt === null ? says : `${says} (${format.instant(endedAt)})`}
      </Fact>
      {state === "sealed" && (
        <>
          <Fact name={t("people.envelope.opensLeft")}>
            {t("people.envelope.leftOf", { left: one.opensLeft, most: one.opensMost })}
          </Fact>
          <Fact name={t("people.envelope.until")}>
            {t("people.envelope.clock", { when: format.instant(one.expiresAt), ...left })}
          </Fact>
        </>
      )}
      {handedTo !== null && handedAt !== null && (
        <Fact name={t("people.envelope.handedTo")}>
          {t("people.password.by", { who: handedTo, when: format.instant(handedAt) })}
        </Fact>
      )}
    </Facts>
  );
}

interface OpenProps extends OneProps {
  onOpened: (opened: EnvelopeOpened) => void;
}

function Open({ one, name, whyNot, onOpened }: OpenProps) {
  const { t } = useWords();
  const open = useDeed("envelope_open");

  async function run(): Promise<boolean> {
    const answer = await open.run({ envelope: one.id });
    if (answer === undefined) return false;
    onOpened(answer);
    return true;
  }

  return (
    <Confirm
      label={t("people.envelope.open")}
      name={t("people.envelope.openOf", { name })}
      whyNot={whyNot}
      busy={open.pending}
      action={t("people.envelope.openRun")}
      onConfirm={run}
    >
      <p>{t("people.envelope.openAsk", { count: one.opensLeft })}</p>
      <FailureNote failure={open.failure} />
    </Confirm>
  );
}

function Slip({ one, name, whyNot }: OneProps) {
  const { t } = useWords();
  return (
    <Opens
      label={t("people.envelope.slip")}
      name={t("people.envelope.slipOf", { name })}
      whyNot={whyNot}
    >
      {(close) => <SlipForm one={one} name={name} close={close} />}
    </Opens>
  );
}

function SlipForm({ one, name, close }: Omit<OneProps, "whyNot"> & { close: () => void }) {
  const { t } = useWords();
  const mine = useLanguage();
  const toast = useToast();
  const target = useDeed("file_save_target");
  const slip = useDeed("envelope_slip");
  const [language, setLanguage] = useState<Language>(mine);

  async function run() {
    const suggestedName = `${t("people.envelope.slipName")}.pdf`;
    const file = (await target.run({ purpose: "pages", suggestedName }))?.files[0];
    if (file === undefined) return;
    const done = await slip.run({ envelope: one.id, language, target: file.token });
    if (done === undefined) return;
    toast({ text: t("people.envelope.slipDone", { file: done.name }) });
    close();
  }

  return (
    <Form label={t("people.envelope.slipOf", { name })} onSubmit={() => void run()}>
      <p>{t("people.envelope.slipAsk")}</p>
      <Field label={t("people.envelope.language")}>
        <Select
          value={language}
          onChange={(_, data) => setLanguage(data.value === "fr" ? "fr" : "en")}
        >
          <option value="en">English</option>
          <option value="fr">Français</option>
        </Select>
      </Field>
      <FailureNote failure={target.failure ?? slip.failure} />
      <Buttons>
        <GuardedButton
          appearance="primary"
          type="submit"
          whyNot={undefined}
          busy={target.pending || slip.pending}
        >
          {t("people.envelope.slipRun")}
        </GuardedButton>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}

function Wipe({ one, name, whyNot }: OneProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const wipe = useDeed("envelope_wipe");

  async function run(): Promise<boolean> {
    const answer = await wipe.run({ envelope: one.id });
    if (answer === undefined) return false;
    remember(client, "envelope_list", {}, answer);
    toast({ text: t("people.envelope.wiped", { name }) });
    return true;
  }

  return (
    <Confirm
      label={t("people.envelope.wipe")}
      name={t("people.envelope.wipeOf", { name })}
      whyNot={whyNot}
      busy={wipe.pending}
      action={t("people.envelope.wipeRun")}
      onConfirm={run}
    >
      <p>{t("people.envelope.wipeAsk")}</p>
      <FailureNote failure={wipe.failure} />
    </Confirm>
  );
}

function Hand({ one, name, whyNot }: OneProps) {
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
