// One envelope: how it stands, and what can be done with it.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { EnvelopeOpened, EnvelopeView } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { remember } from "../../../ipc/queries";
import { Card } from "../../../parts/card";
import { Confirm } from "../../../parts/confirm";
import { Fact, Facts } from "../../../parts/facts";
import { Buttons } from "../../../parts/form";
import { FailureNote } from "../../../parts/notes";
import { useWhyNot } from "../../../parts/rights";
import { useToast } from "../../../parts/toasts";
import { en } from "../../../text/en";
import { useWords } from "../../../text/words";
import { leftUntil, useNow } from "./clock";
import { Hand } from "./hand";
import { Opened } from "./open";
import { Slip } from "./slip";

type State = keyof typeof en.people.envelope.states;
const isKnown = (state: string): state is State => Object.hasOwn(en.people.envelope.states, state);

export interface OneProps {
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
      <Buttons>
        <Hand one={one} name={name} whyNot={whyNot} />
      </Buttons>
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
