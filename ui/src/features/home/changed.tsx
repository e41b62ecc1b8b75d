// What changed lately, the newest first: by whom and when.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { madeText, outcomeText } from "../../parts/record_words";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { doneText, useWords } from "../../text/words";
import { Sentence, Sentences, Way } from "./sentences";

const LATELY = 10;

const useStyles = makeStyles({
  // By whom and when stays in one piece, on a line of its own where it must.
  made: {
    display: "inline-block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  all: { marginBlock: tokens.spacingVerticalS },
});

export function Changed() {
  const { t } = useWords();
  const whyNot = useWhyNot("desk.record_view", { writes: false });
  return (
    <Section title={t("home.changed")}>
      {whyNot === undefined ? <Lately /> : <p>{whyNot}</p>}
    </Section>
  );
}

function Lately() {
  const styles = useStyles();
  const { t, format } = useWords();
  const record = useQuery(reads("record_list", { filter: null, offset: 0, limit: LATELY }));
  if (record.isPending) return <Loading />;
  if (record.isError) return <FailureNote failure={record.error} />;
  const { entries } = record.data;
  if (entries.length === 0) return <p>{t("activity.noRecord")}</p>;
  return (
    <>
      <Sentences>
        {entries.map((entry) => (
          <Sentence key={entry.commandId}>
            {[doneText(t, entry), outcomeText(t, entry.outcome)]
              .filter((part) => part !== undefined)
              .join(" – ")}{" "}
            <span className={styles.made}>{madeText(t, format, entry)}</span>
          </Sentence>
        ))}
      </Sentences>
      <p className={styles.all}>
        <Way path={paths.activity}>{t("home.toRecord")}</Way>
      </p>
    </>
  );
}
