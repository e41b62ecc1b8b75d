// What was done with one thing, the newest first: from the record, for its own page.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RecordFilter, RecordOf } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { useWords } from "../../text/words";
import { Buttons } from "../form";
import { Loading } from "../loading";
import { FailureNote } from "../notes";
import { Opens } from "../opens";
import { useWhyNot } from "../rights";
import { Entry } from "./entry";

const STEP = 10;

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
});

/** Nothing is narrowed down. */
export const EVERYTHING: RecordFilter = {
  from: null,
  until: null,
  person: null,
  device: null,
  about: null,
  operation: null,
  became: null,
  record: null,
  text: null,
};

interface HistoryProps {
  of: RecordOf;
  /** What it is called. */
  name: string;
}

/** A button; the history comes in its place. */
export function History({ of, name }: HistoryProps) {
  const { t } = useWords();
  const whyNot = useWhyNot("desk.record_view", { writes: false });
  return (
    <Opens
      size="small"
      icon={<HistoryRegular />}
      label={t("activity.history")}
      name={t("activity.historyOf", { name })}
      whyNot={whyNot}
    >
      {(close) => <Entries of={of} name={name} close={close} />}
    </Opens>
  );
}

function Entries({ of, name, close }: HistoryProps & { close: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const [limit, setLimit] = useState(STEP);
  const record = useQuery({
    ...reads("record_list", { filter: { ...EVERYTHING, record: of }, offset: 0, limit }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <FailureNote failure={record.error} />
      {record.isPending && <Loading />}
      {record.isSuccess && record.data.entries.length === 0 && <p>{t("activity.noHistory")}</p>}
      {record.isSuccess && (
        <ol className={styles.list} aria-label={t("activity.historyOf", { name })}>
          {record.data.entries.map((entry) => (
            <li key={entry.commandId}>
              <Entry entry={entry} open={false} />
            </li>
          ))}
        </ol>
      )}
      <Buttons>
        {record.isSuccess && record.data.more && (
          <Button onClick={() => setLimit(limit + STEP)}>{t("activity.earlier")}</Button>
        )}
        <Button data-first onClick={close}>
          {t("activity.closeHistory")}
        </Button>
      </Buttons>
    </>
  );
}
