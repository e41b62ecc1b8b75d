// A page with the password, to be printed and handed over. Writing it opens the envelope.
import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { Language } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote } from "../../../parts/notes";
import { Opens } from "../../../parts/opens";
import { useToast } from "../../../parts/toasts";
import { useLanguage } from "../../../text/i18n";
import { useWords } from "../../../text/words";
import type { OneProps } from "./envelope";

export function Slip({ one, name, whyNot }: OneProps) {
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
