// What stands in the way of the exchange, what it does not touch, and what helps.
import { Link } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useHref } from "react-router";
import type { Connection } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { ExportOutbox } from "../../parts/export_outbox";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote, Note } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { useWhyNot } from "../../parts/rights";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

export function Trouble({ connection }: { connection: Connection }) {
  const { t } = useWords();
  const toJoin = useHref(paths.join);
  switch (connection) {
    case "local_only":
    case "connected":
    case "syncing":
    case "offline":
      return null;
    case "hub_restored":
      return <Restored />;
    case "not_trusted":
    case "too_old":
    case "stopped":
      return <Note intent="warning">{t(`team.trouble.${connection}`)}</Note>;
    case "device_revoked":
      return (
        <>
          <Note intent="warning">{t("team.trouble.device_revoked")}</Note>
          <ExportOutbox />
        </>
      );
    case "sign_in_closed":
      return (
        <>
          <Note intent="warning">
            {t("team.trouble.sign_in_closed")} <Link href={toJoin}>{t("team.work.join")}</Link>
          </Note>
          <ExportOutbox />
        </>
      );
  }
}

function Restored() {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const whyNot = useWhyNot("desk.devices", { writes: false });
  const confirm = useDeed("hub_confirm_restored");

  async function run() {
    const status = await confirm.run({});
    if (status === undefined) return;
    remember(client, "hub_status", {}, status);
    toast({ text: t("team.confirmedRestored") });
  }

  return (
    <>
      <Note
        intent="warning"
        actions={
          <GuardedButton whyNot={whyNot} busy={confirm.pending} onClick={() => void run()}>
            {t("team.confirmRestored")}
          </GuardedButton>
        }
      >
        {t("team.trouble.hub_restored")} {t("team.trouble.hub_restored_honest")}
      </Note>
      <FailureNote failure={confirm.failure} />
    </>
  );
}
