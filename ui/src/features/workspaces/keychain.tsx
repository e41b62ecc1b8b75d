// The system's keychain opens the workspace, or does so no more.
import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Confirm } from "../../parts/confirm";
import { FailureNote } from "../../parts/notes";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

function useKeychain() {
  const client = useQueryClient();
  const toast = useToast();
  const deed = useDeed("keys_use_keychain");

  async function run(opens: boolean, said: string): Promise<boolean> {
    const keys = await deed.run({ opens });
    if (keys === undefined) return false;
    remember(client, "keys_list", {}, keys);
    toast({ text: said });
    return true;
  }

  return { ...deed, run };
}

export function LetKeychainOpen() {
  const { t } = useWords();
  const { run, pending, failure } = useKeychain();
  return (
    <>
      <Button
        disabledFocusable={pending}
        onClick={() => void run(true, t("keys.keychain.letDone"))}
      >
        {t("keys.keychain.let")}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}

export function StopKeychain({ isLast }: { isLast: boolean }) {
  const { t } = useWords();
  const { run, pending, failure } = useKeychain();
  return (
    <Confirm
      label={t("keys.keychain.stop")}
      whyNot={isLast ? t("errors.plain.last_key") : undefined}
      busy={pending}
      action={t("keys.keychain.stopAction")}
      onConfirm={() => run(false, t("keys.keychain.stopDone"))}
    >
      <p>{t("keys.keychain.question")}</p>
      <FailureNote failure={failure} />
    </Confirm>
  );
}
