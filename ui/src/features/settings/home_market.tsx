// Which market the catalog shows.
import { Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { mistaken } from "../../parts/secret_input";
import { useToast } from "../../parts/toasts";
import { useUnkept } from "../../parts/unkept";
import { failureText, marketText, useWords } from "../../text/words";

export function HomeMarket({ market }: { market: string | null }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const whyNot = useWhyNot("desk.workspace_settings");
  const change = useDeed("workspace_set_market");
  const [typed, setTyped, forget] = useKept("home market", market ?? "");
  const [told, setTold] = useState(false);
  const wanted = typed.trim().toUpperCase();
  // It is kept for whoever comes back; nobody is led away in the middle of it.
  useUnkept(wanted !== (market ?? ""));
  const right = /^([A-Z]{2})?$/.test(wanted);
  const refused =
    change.failure?.code === "bad_market" ? failureText(t, change.failure) : undefined;

  async function save() {
    setTold(true);
    if (!right || whyNot !== undefined) return;
    const state = await change.run({ market: wanted === "" ? null : wanted });
    if (state === undefined) return;
    forget();
    remember(client, "app_state", {}, state);
    toast({
      text:
        wanted === ""
          ? t("settings.marketCleared")
          : t("settings.marketSaved", { market: marketText(format, wanted) }),
    });
  }

  const hint = wanted.length === 2 && right ? `${marketText(format, wanted)}. ` : "";
  return (
    <Form label={t("settings.market")} onSubmit={() => void save()}>
      <Field
        label={t("settings.market")}
        hint={hint + t("settings.marketHint")}
        {...mistaken(told && !right ? t("errors.plain.bad_market") : refused)}
      >
        <Input
          value={typed}
          maxLength={2}
          readOnly={whyNot !== undefined}
          onChange={(_, { value }) => (value === (market ?? "") ? forget() : setTyped(value))}
        />
      </Field>
      {refused === undefined && <FailureNote failure={change.failure} onClose={change.clear} />}
      <Buttons>
        <GuardedButton
          appearance="primary"
          whyNot={whyNot}
          busy={change.pending}
          onClick={() => void save()}
        >
          {t("settings.save")}
        </GuardedButton>
      </Buttons>
    </Form>
  );
}
