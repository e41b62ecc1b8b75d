// Leaving the hub, after saying what stays.
import { useQueryClient } from "@tanstack/react-query";
import { useDeed } from "../../ipc/deeds";
import { forgetAnswers, remember } from "../../ipc/queries";
import { Confirm } from "../../parts/confirm";
import { FailureNote } from "../../parts/notes";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

export function LeaveHub({ waiting }: { waiting: number }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const leave = useDeed("hub_leave");

  async function run() {
    const left = await leave.run({});
    if (left === undefined) return false;
    remember(client, "app_state", {}, left.state);
    forgetAnswers(client);
    toast({ text: t("team.leave.left", { count: left.unsent }) });
    return true;
  }

  return (
    <Confirm
      label={t("team.leave.button")}
      whyNot={undefined}
      busy={leave.pending}
      action={t("team.leave.action")}
      onConfirm={run}
    >
      <p>{t("team.leave.question")}</p>
      <p>
        {waiting === 0 ? t("team.leave.nothingUnsent") : t("team.leave.unsent", { count: waiting })}
      </p>
      <FailureNote failure={leave.failure} />
    </Confirm>
  );
}
