// What was never sent, in words: the first of it, and how much there is.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../ipc/queries";
import { ExportOutbox } from "../../parts/export_outbox";
import { FailureNote, Note } from "../../parts/notes";
import { doneText, useWords } from "../../text/words";

/** Not more than one reads before going on. */
const SHOWN = 10;

const useStyles = makeStyles({
  list: { marginBlock: tokens.spacingVerticalS, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface UnsentProps {
  count: number;
  /** Price lists among them, whose rows no export has. */
  lists: number;
  exported: boolean;
  onExported: () => void;
}

export function Unsent({ count, lists, exported, onExported }: UnsentProps) {
  const styles = useStyles();
  const { t } = useWords();
  const page = { offset: 0, limit: SHOWN };
  const waiting = useQuery(reads("outbox_list", page));
  const refused = useQuery(reads("outbox_refused", page));
  const commands = [
    ...(waiting.data?.commands ?? []),
    ...(refused.data?.commands ?? []).map((one) => one.command),
  ].slice(0, SHOWN);
  const more = count - commands.length;
  if (count === 0) return <p>{t("keys.forget.nothingUnsent")}</p>;
  return (
    <>
      <p>{t("keys.forget.unsent", { count })}</p>
      <FailureNote failure={waiting.error ?? refused.error} />
      <ul className={styles.list} aria-label={t("keys.forget.unsentList")}>
        {commands.map((command) => (
          <li key={command.commandId}>{doneText(t, command)}</li>
        ))}
        {more > 0 && <li>{t("keys.forget.more", { count: more })}</li>}
      </ul>
      {lists > 0 && <p>{t("keys.forget.lists", { count: lists })}</p>}
      {exported ? (
        <Note intent="success">{t("keys.forget.exported")}</Note>
      ) : (
        <Note intent="warning">{t("keys.forget.exportFirst")}</Note>
      )}
      <ExportOutbox onDone={onExported} />
    </>
  );
}
