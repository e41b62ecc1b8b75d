// Changes that wait for a hub, a page at a time, the oldest first.
import { makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { doneText, useWords } from "../../text/words";
import { Pager } from "./pager";

const PAGE = 20;

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export function Waiting() {
  const styles = useStyles();
  const { t, format } = useWords();
  const [offset, setOffset] = useState(0);
  const outbox = useQuery({
    ...reads("outbox_list", { offset, limit: PAGE }),
    placeholderData: keepPreviousData,
  });

  return (
    <Section title={t("activity.waiting")}>
      <FailureNote failure={outbox.error} />
      {outbox.isPending && <Loading />}
      {outbox.isSuccess && (
        <>
          <p className={styles.hint}>
            {outbox.data.total === 0 ? t("activity.nothingWaits") : t("activity.waitingHint")}
          </p>
          <ol className={styles.list} start={offset + 1}>
            {outbox.data.commands.map((command) => (
              <li key={command.commandId}>
                {doneText(t, command)}{" "}
                <span className={styles.when}>{format.instant(command.madeAt)}</span>
              </li>
            ))}
          </ol>
          <Pager
            label={t("activity.waitingPages")}
            total={outbox.data.total}
            shown={outbox.data.commands.length}
            offset={offset}
            size={PAGE}
            back={t("activity.older")}
            on={t("activity.newer")}
            onMove={setOffset}
          />
        </>
      )}
    </Section>
  );
}
