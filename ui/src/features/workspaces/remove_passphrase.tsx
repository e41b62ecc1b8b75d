// No passphrase opens the workspace any more, where something else does.
import { useQueryClient } from "@tanstack/react-query";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Confirm } from "../../parts/confirm";
import { FailureNote } from "../../parts/notes";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

export function RemovePassphrase({ isLast }: { isLast: boolean }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const deed = useDeed("keys_remove_passphrase");

  async function run() {
    const keys = await deed.run({});
    if (keys === undefined) return false;
    remember(client, "keys_list", {}, keys);
    toast({ text: t("keys.passphrase.removed") });
    return true;
  }

  return (
    <Confirm
      label={t("keys.passphrase.remove")}
      whyNot={isLast ? t("errors.plain.last_key") : undefined}
      busy={deed.pending}
      action={t("keys.passphrase.removeAction")}
      onConfirm={run}
    >
      <p>{t("keys.passphrase.removeQuestion")}</p>
      <FailureNote failure={deed.failure} />
    </Confirm>
  );
}
