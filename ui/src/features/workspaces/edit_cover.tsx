// The name and the colour of the open workspace, on this computer.
import { Button, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { WorkspaceCard } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { ColourField } from "../../parts/colour_field";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { mistaken } from "../../parts/secret_input";
import { useToast } from "../../parts/toasts";
import { useUnkept } from "../../parts/unkept";
import { failureText, useWords } from "../../text/words";

export function EditCover({ card }: { card: WorkspaceCard }) {
  const { t } = useWords();
  return (
    <Opens label={t("keys.cover.edit")} whyNot={undefined}>
      {(close) => <CoverForm card={card} onDone={close} />}
    </Opens>
  );
}

function CoverForm({ card, onDone }: { card: WorkspaceCard; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [{ name, colour }, keep, forget] = useKept(`cover ${card.id}`, {
    name: card.name,
    colour: card.colour,
  });
  useUnkept(name !== card.name || colour !== card.colour);
  const [told, setTold] = useState(false);
  const change = useDeed("workspace_change_cover");
  const empty = name.trim() === "";
  const taken = change.failure?.code === "workspace_name_taken" || change.failure?.about === "name";

  async function save() {
    setTold(true);
    if (empty || change.pending) return;
    const state = await change.run({ name: name.trim(), colour });
    if (state === undefined) return;
    forget();
    remember(client, "app_state", {}, state);
    toast({ text: t("keys.cover.saved", { name: name.trim() }) });
    onDone();
  }

  function close() {
    forget();
    onDone();
  }

  function mistake(): string | undefined {
    if (taken && change.failure !== undefined) return failureText(t, change.failure);
    return told && empty ? t("start.needName") : undefined;
  }

  return (
    <Form label={t("keys.cover.edit")} onSubmit={() => void save()}>
      <Field label={t("start.name")} hint={t("keys.cover.hint")} required {...mistaken(mistake())}>
        <Input value={name} onChange={(_, data) => keep({ name: data.value, colour })} />
      </Field>
      <ColourField colour={colour} onChange={(colour) => keep({ name, colour })} />
      {!taken && <FailureNote failure={change.failure} />}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={change.pending}>
          {t("keys.cover.save")}
        </Button>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
