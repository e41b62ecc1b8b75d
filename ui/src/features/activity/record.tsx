// Who did what, a page at a time, the newest first; checked, and printed with the
// end that the hub signed.
import { makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RecordFilter } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { useWorkspace } from "../../ipc/state";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Pager } from "../../parts/pager";
import { Entry } from "../../parts/record/entry";
import { EVERYTHING } from "../../parts/record/history";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { SignedHeadFacts } from "../../parts/signed_head";
import { useWords } from "../../text/words";
import { CheckRecord } from "./check_record";
import { ExportRecord } from "./export_record";
import { Filters } from "./filters";
import { usePaperStyles } from "./paper";
import { PrintRecord, usePrinting } from "./print_record";

const PAGE = 50;
/** As much as one answer holds. */
const ON_PAPER = 500;

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: "none",
    marginInline: 0,
    marginBlock: tokens.spacingVerticalM,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    "@media print": { display: "block" },
  },
});

export function Record() {
  const { t } = useWords();
  // What can only be looked at can still be read and checked.
  const whyNot = useWhyNot("desk.record_view", { writes: false });
  return (
    <Section title={t("activity.record")}>
      {whyNot === undefined ? <Entries /> : <p>{whyNot}</p>}
    </Section>
  );
}

function Entries() {
  const styles = useStyles();
  const paper = usePaperStyles();
  const { t } = useWords();
  const [offset, setOffset] = useState(0);
  const [wanted, setWanted] = useState(false);
  const [chosen, setChosen] = useState<RecordFilter>(EVERYTHING);
  const filter = Object.values(chosen).some((one) => one !== null) ? chosen : null;
  const limit = wanted ? ON_PAPER : PAGE;
  const record = useQuery({
    ...reads("record_list", { filter, offset, limit }),
    placeholderData: keepPreviousData,
  });
  const status = useQuery(reads("hub_status", {}));
  const ready = record.isSuccess && !record.isPlaceholderData && !status.isPending;
  usePrinting(wanted && ready, () => setWanted(false));

  if (record.isPending) return <Loading />;
  if (record.isError) return <FailureNote failure={record.error} />;
  const { total, more, entries } = record.data;
  const nothing = entries.length === 0 && offset === 0;
  return (
    <>
      <div className={paper.never}>
        <p className={styles.hint}>
          {nothing && filter === null ? t("activity.noRecord") : t("activity.recordHint")}
        </p>
        <CheckRecord>
          <PrintRecord busy={wanted} onPrint={() => setWanted(true)} />
          <ExportRecord filter={filter} />
        </CheckRecord>
        <Filters
          filter={chosen}
          onChange={(next) => {
            setChosen(next);
            setOffset(0);
          }}
        />
        {nothing && filter !== null && <p role="status">{t("activity.filter.nothing")}</p>}
      </div>
      <div className={paper.only}>
        <Heading />
        {status.data?.head != null && <SignedHeadFacts head={status.data.head} />}
      </div>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.commandId}>
            <Entry entry={entry} open={wanted} />
          </li>
        ))}
      </ol>
      <Pager
        label={t("activity.pages")}
        total={total}
        more={more}
        shown={entries.length}
        offset={offset}
        size={limit}
        back={t("shell.newer")}
        on={t("shell.older")}
        onMove={setOffset}
      />
    </>
  );
}

/** Whose record this is, for the paper. */
function Heading() {
  const { t, format } = useWords();
  const workspace = useWorkspace()?.name ?? "";
  const when = format.instant(new Date().toISOString());
  return <p>{t("activity.printed", { workspace, when })}</p>;
}
