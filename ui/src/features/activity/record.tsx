// Who did what, a page at a time, the newest first.
import { makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { Entry } from "./entry";
import { Pager } from "./pager";

const PAGE = 50;

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
});

export function Record() {
  const { t } = useWords();
  const whyNot = useWhyNot("desk.record_view");
  return (
    <Section title={t("activity.record")}>
      {whyNot === undefined ? <Entries /> : <p>{whyNot}</p>}
    </Section>
  );
}

function Entries() {
  const styles = useStyles();
  const { t } = useWords();
  const [offset, setOffset] = useState(0);
  const record = useQuery({
    ...reads("record_list", { offset, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  if (record.isPending) return <Loading />;
  if (record.isError) return <FailureNote failure={record.error} />;
  const { total, entries } = record.data;
  return (
    <>
      <p className={styles.hint}>
        {total === 0 ? t("activity.noRecord") : t("activity.recordHint")}
      </p>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.commandId}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      <Pager
        label={t("activity.pages")}
        total={total}
        shown={entries.length}
        offset={offset}
        size={PAGE}
        back={t("activity.newer")}
        on={t("activity.older")}
        onMove={setOffset}
      />
    </>
  );
}
