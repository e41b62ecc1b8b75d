// One device: whose it is, when it was seen; renaming it and shutting it out.
import { Badge, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DeviceView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Card } from "../../parts/card";
import { Confirm } from "../../parts/confirm";
import { Fact, Facts } from "../../parts/facts";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useWhyNot } from "../../parts/rights";
import { mistaken } from "../../parts/secret_input";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { SaveOrCancel } from "./save_or_cancel";

export function Device({ device }: { device: DeviceView }) {
  const { t, format } = useWords();
  const whyNot = useWhyNot("desk.devices");
  const { name, personName, isThis, revoked, revokeWaits, enrolledAt, lastSeen } = device;
  return (
    <Card
      title={name}
      marks={
        <>
          {isThis && <Badge appearance="tint">{t("team.devices.this")}</Badge>}
          {revoked && (
            <Badge appearance="tint" color="warning">
              {t("team.devices.revoked")}
            </Badge>
          )}
          {revokeWaits && !revoked && (
            <Badge appearance="tint" color="informative">
              {t("team.devices.waits")}
            </Badge>
          )}
        </>
      }
    >
      <Facts>
        <Fact name={t("team.devices.owner")}>{personName}</Fact>
        {enrolledAt !== null && (
          <Fact name={t("team.devices.enrolled")}>{format.instant(enrolledAt)}</Fact>
        )}
        <Fact name={t("team.devices.lastSeen")}>
          {lastSeen === null ? t("team.devices.notKnown") : format.instant(lastSeen)}
        </Fact>
      </Facts>
      {!revoked && (
        <Buttons>
          <Opens
            size="small"
            label={t("team.devices.rename")}
            name={t("team.devices.renameOf", { name })}
            whyNot={whyNot}
          >
            {(close) => <Rename device={device} onDone={close} />}
          </Opens>
          {!revokeWaits && <Revoke device={device} whyNot={whyNot} />}
        </Buttons>
      )}
    </Card>
  );
}

function Rename({ device, onDone }: { device: DeviceView; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [typed, keep, forget] = useKept(`rename ${device.id}`, device.name);
  const [told, setTold] = useState(false);
  const rename = useDeed("device_rename");
  const name = typed.trim();

  async function run() {
    setTold(true);
    if (name === "" || rename.pending) return;
    const devices = await rename.run({ device: device.id, name });
    if (devices === undefined) return;
    remember(client, "device_list", {}, devices);
    toast({ text: t("team.devices.renamed", { name }) });
    close();
  }

  function close() {
    forget();
    onDone();
  }

  return (
    <Form label={t("team.devices.renameOf", { name: device.name })} onSubmit={() => void run()}>
      <Field
        label={t("team.devices.name")}
        {...mistaken(told && name === "" ? t("team.device.need") : undefined)}
      >
        <Input value={typed} onChange={(_, data) => keep(data.value)} />
      </Field>
      <FailureNote failure={rename.failure} />
      <SaveOrCancel saving={rename.pending} onCancel={close} />
    </Form>
  );
}

function Revoke({ device, whyNot }: { device: DeviceView; whyNot: string | undefined }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const revoke = useDeed("device_revoke");
  const { id, name, isThis } = device;

  async function run() {
    const devices = await revoke.run({ device: id });
    if (devices === undefined) return false;
    remember(client, "device_list", {}, devices);
    toast({ text: t("team.devices.asked", { name }) });
    return true;
  }

  return (
    <Confirm
      size="small"
      label={t("team.devices.revoke")}
      name={t("team.devices.revokeOf", { name })}
      whyNot={whyNot}
      busy={revoke.pending}
      action={t("team.devices.action")}
      onConfirm={run}
    >
      <p>{t("team.devices.question", { name })}</p>
      <p>{t("team.devices.honest")}</p>
      {isThis && <p>{t("team.devices.thisOne")}</p>}
      <FailureNote failure={revoke.failure} />
    </Confirm>
  );
}
