// A passphrase for the open workspace, in the place of the one before.
import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Buttons, Form } from "../../parts/form";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import {
  PassphraseFields,
  passphraseMistakes,
  passphraseMistakeText,
} from "../../parts/passphrase";
import { useToast } from "../../parts/toasts";
import { useUnkept } from "../../parts/unkept";
import { useWords } from "../../text/words";

export function SetPassphrase({ isThere }: { isThere: boolean }) {
  const { t } = useWords();
  const label = isThere ? t("keys.passphrase.change") : t("keys.passphrase.add");
  return (
    <Opens label={label} whyNot={undefined}>
      {(close) => <PassphraseForm label={label} isThere={isThere} onDone={close} />}
    </Opens>
  );
}

interface PassphraseFormProps {
  label: string;
  isThere: boolean;
  onDone: () => void;
}

function PassphraseForm({ label, isThere, onDone }: PassphraseFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [value, setValue] = useState({ passphrase: "", again: "" });
  useUnkept(value.passphrase !== "" || value.again !== "");
  const [told, setTold] = useState(false);
  const deed = useDeed("keys_set_passphrase");
  const mistakes = passphraseMistakes(value);
  const text = (mistake: (typeof mistakes)[keyof typeof mistakes]) =>
    told && mistake !== undefined ? passphraseMistakeText(t, mistake) : undefined;

  async function save() {
    setTold(true);
    if (Object.keys(mistakes).length > 0 || deed.pending) return;
    const keys = await deed.run({ passphrase: value.passphrase });
    if (keys === undefined) return;
    remember(client, "keys_list", {}, keys);
    toast({ text: t("keys.passphrase.saved") });
    onDone();
  }

  return (
    <Form label={label} onSubmit={() => void save()}>
      {isThere && <p>{t("keys.passphrase.before")}</p>}
      <PassphraseFields
        value={value}
        passphraseMistake={text(mistakes.passphrase)}
        againMistake={text(mistakes.again)}
        onChange={(some) => setValue({ ...value, ...some })}
      />
      <FailureNote failure={deed.failure} />
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={deed.pending}>
          {t("keys.passphrase.save")}
        </Button>
        <Button onClick={onDone}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
