// Changes that wait for the hub, a page at a time, the oldest first.
import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Connection, WaitingCommand } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Pager } from "../../parts/pager";
import { Section } from "../../parts/section";
import { doneText, useWords, whyText } from "../../text/words";

const PAGE = 20;

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  why: { display: "block" },
});

export function Waiting() {
  const styles = useStyles();
  const { t } = useWords();
  const [offset, setOffset] = useState(0);
  const outbox = useQuery({
    ...reads("outbox_list", { offset, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  const status = useQuery(reads("hub_status", {}));
  const connection = status.data?.connection ?? "local_only";
  const hasHub = connection !== "local_only";

  function hint(total: number) {
    if (total === 0) return t("activity.nothingWaits");
    return hasHub ? t("activity.waitingHub") : t("activity.waitingHint");
  }

  return (
    <Section title={t(hasHub ? "activity.waitingToGo" : "activity.waiting")}>
      <FailureNote failure={outbox.error} />
      {outbox.isPending && <Loading />}
      {outbox.isSuccess && (
        <>
          <p className={styles.hint}>{hint(outbox.data.total)}</p>
          <ol className={styles.list} start={offset + 1}>
            {outbox.data.commands.map((command) => (
              <li key={command.commandId}>
                <Line command={command} connection={connection} />
              </li>
            ))}
          </ol>
          <Pager
            label={t("activity.waitingPages")}
            total={outbox.data.total}
            shown={outbox.data.commands.length}
            offset={offset}
            size={PAGE}
            back={t("shell.older")}
            on={t("shell.newer")}
            onMove={setOffset}
          />
        </>
      )}
    </Section>
  );
}

interface LineProps {
  command: WaitingCommand;
  connection: Connection;
}

function Line({ command, connection }: LineProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { status, waitsForHub, foreseen, madeAt } = command;
  const hasHub = connection !== "local_only";
  // What was sent without an answer goes again: until then nothing is on the way.
  const reached = connection === "connected" || connection === "syncing";
  return (
    <>
      {doneText(t, command)} <span className={styles.quiet}>{format.instant(madeAt)}</span>{" "}
      {status === "in_flight" && reached && (
        <Badge appearance="tint">{t("activity.inFlight")}</Badge>
      )}{" "}
      {status === "deferred" && <Badge appearance="tint">{t("activity.deferred")}</Badge>}{" "}
      {/* Without a hub, what changes rights counts at once. */}
      {waitsForHub && hasHub && (
        <Badge appearance="tint" color="informative" title={t("activity.waitsForHubHint")}>
          {t("activity.waitsForHub")}
        </Badge>
      )}
      {foreseen !== null && (
        <span className={mergeClasses(styles.quiet, styles.why)}>
          {foreseen === "already_so"
            ? whyText(t, foreseen, null)
            : t("activity.foreseen", { why: whyText(t, foreseen, null) })}
        </span>
      )}
    </>
  );
}
