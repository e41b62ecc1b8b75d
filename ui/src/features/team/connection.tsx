// How it stands with the hub, and exchanging now.
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useHref } from "react-router";
import type { HubStatus } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { connectionText } from "../../parts/connection";
import { Fact, Facts } from "../../parts/facts";
import { Buttons } from "../../parts/form";
import { FailureNote, Note } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { Section } from "../../parts/section";
import { SignedHeadFacts } from "../../parts/signed_head";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { LeaveHub } from "./leave_hub";
import { Trouble } from "./trouble";

const useStyles = makeStyles({ head: { marginTop: tokens.spacingVerticalM } });

export function Connection({ status }: { status: HubStatus }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const toRefused = useHref(paths.activity);
  const toConflicts = useHref(paths.conflicts);
  const { since, address, lastSync, deviceName, refused, conflicts, head } = status;
  const off = status.clockOffMinutes;
  return (
    <Section title={t("team.connection")}>
      <Facts>
        <Fact name={t("team.state")}>
          {connectionText(t, status)}
          {since !== null && <> · {t("team.since", { when: format.instant(since) })}</>}
        </Fact>
        {address !== null && <Fact name={t("team.address")}>{address}</Fact>}
        <Fact name={t("team.lastSync")}>
          {lastSync === null ? t("team.never") : format.instant(lastSync)}
        </Fact>
        {deviceName !== null && <Fact name={t("team.deviceName")}>{deviceName}</Fact>}
        {refused > 0 && (
          <Fact name={t("activity.refused")}>
            <Link href={toRefused}>{t("hub.refused", { count: refused })}</Link>
          </Fact>
        )}
        {conflicts > 0 && (
          <Fact name={t("conflicts.title")}>
            <Link href={toConflicts}>{t("hub.conflicts", { count: conflicts })}</Link>
          </Fact>
        )}
      </Facts>
      <Trouble connection={status.connection} />
      {off !== null && <Note>{t("team.clock", { count: Math.abs(off) })}</Note>}
      <SyncNow status={status} />
      {head !== null && (
        <details className={styles.head}>
          <summary>{t("team.headTitle")}</summary>
          <SignedHeadFacts head={head} />
        </details>
      )}
    </Section>
  );
}

function SyncNow({ status }: { status: HubStatus }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const sync = useDeed("sync_now");
  const busy = sync.pending || status.connection === "syncing";

  async function run() {
    const report = await sync.run({});
    if (report === undefined) return;
    remember(client, "hub_status", {}, report.status);
    toast({
      text: t("team.synced", {
        sent: t("team.sent", { count: report.pushed }),
        received: t("team.received", { count: report.pulled }),
      }),
    });
  }

  return (
    <>
      <FailureNote failure={sync.failure} onClose={sync.clear} />
      <Buttons>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void run()}>
          {busy ? t("team.syncing") : t("team.syncNow")}
        </Button>
        <LeaveHub waiting={status.waiting} />
      </Buttons>
    </>
  );
}
