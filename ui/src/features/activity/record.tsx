// Who did what, a page at a time, the newest first.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RecordPage } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { Entry } from "./entry";

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
  pages: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalM,
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
      <Pager page={record.data} offset={offset} onMove={setOffset} />
    </>
  );
}

interface PagerProps {
  page: RecordPage;
  offset: number;
  onMove: (offset: number) => void;
}

function Pager({ page: { total, entries }, offset, onMove }: PagerProps) {
  const styles = useStyles();
  const { t } = useWords();
  if (total <= PAGE) return null;
  return (
    <nav className={styles.pages} aria-label={t("activity.pages")}>
      <Button disabledFocusable={offset === 0} onClick={() => onMove(Math.max(0, offset - PAGE))}>
        {t("activity.newer")}
      </Button>
      <span role="status">
        {t("activity.page", { from: offset + 1, to: offset + entries.length, total })}
      </span>
      <Button disabledFocusable={offset + PAGE >= total} onClick={() => onMove(offset + PAGE)}>
        {t("activity.older")}
      </Button>
    </nav>
  );
}
