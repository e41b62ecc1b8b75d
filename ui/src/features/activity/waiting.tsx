// Changes that wait for a hub, the oldest first.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { ShowMore } from "../../parts/show_more";
import { doneText, useWords } from "../../text/words";

const STEP = 20;

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export function Waiting() {
  const styles = useStyles();
  const { t, format } = useWords();
  const outbox = useQuery(reads("outbox_list", {}));
  const commands = outbox.data?.commands ?? [];

  return (
    <Section title={t("activity.waiting")}>
      <FailureNote failure={outbox.error} />
      {outbox.isPending && <Loading />}
      {outbox.isSuccess && (
        <p className={styles.hint}>
          {commands.length === 0 ? t("activity.nothingWaits") : t("activity.waitingHint")}
        </p>
      )}
      <ShowMore items={commands} step={STEP}>
        {(shown) => (
          <ol className={styles.list}>
            {shown.map((command) => (
              <li key={command.commandId}>
                {doneText(t, command)}{" "}
                <span className={styles.when}>{format.instant(command.madeAt)}</span>
              </li>
            ))}
          </ol>
        )}
      </ShowMore>
    </Section>
  );
}
