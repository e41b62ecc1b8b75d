// One change that was not accepted.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useHref } from "react-router";
import type { RefusedCommand } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { Card } from "../../parts/card";
import { Confirm } from "../../parts/confirm";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { Quiet } from "../../parts/quiet";
import { Changes } from "../../parts/record/changes";
import { useForbidden } from "../../parts/rights";
import { useToast } from "../../parts/toasts";
import { deedText, useWords, whyText } from "../../text/words";

// Beside buttons, on their line.
const useStyles = makeStyles({
  link: { alignSelf: "center", marginInlineEnd: tokens.spacingHorizontalS },
});

export function Refused({ refused }: { refused: RefusedCommand }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const toast = useToast();
  const forbidden = useForbidden();
  const retry = useDeed("outbox_retry");
  const drop = useDeed("outbox_drop");
  const { command, outcome, why, about, changes, editAt } = refused;
  const toEdit = useHref(editAt ?? paths.first);
  const id = command.commandId;
  // Whoever may not see what it was about sees that there is something.
  const deed = command.subject === "" ? t("words.deeds.other") : deedText(t, command);
  const busy = retry.pending || drop.pending;
  const reason =
    why === "not_allowed" && about !== null ? forbidden(about) : whyText(t, why, about);

  async function again() {
    if ((await retry.run({ command: id })) === undefined) return;
    toast({ text: t("activity.retried") });
  }

  async function away() {
    if ((await drop.run({ command: id })) === undefined) return false;
    toast({ text: t("activity.dropped") });
    return true;
  }

  return (
    <Card title={capital(deed)}>
      <Quiet>{format.weekday(command.madeAt)}</Quiet>
      {outcome === "quarantined" && <Quiet>{t("activity.quarantined")}</Quiet>}
      <div>{reason}</div>
      {changes.length > 0 && (
        <details>
          <summary>{t("activity.wouldHave")}</summary>
          <Changes label={t("activity.wouldHave")} changes={changes} />
        </details>
      )}
      <FailureNote failure={retry.failure ?? drop.failure} />
      <Buttons>
        {editAt !== null && (
          <Link className={styles.link} href={toEdit} aria-label={t("activity.changeOf", { deed })}>
            {t("activity.change")}
          </Link>
        )}
        <GuardedButton
          size="small"
          aria-label={t("activity.retryOf", { deed })}
          whyNot={undefined}
          busy={busy}
          onClick={() => void again()}
        >
          {t("activity.retry")}
        </GuardedButton>
        <Confirm
          size="small"
          label={t("activity.drop")}
          name={t("activity.dropOf", { deed })}
          whyNot={undefined}
          busy={busy}
          action={t("activity.dropAction")}
          onConfirm={away}
        >
          <p>{t("activity.dropQuestion")}</p>
        </Confirm>
      </Buttons>
    </Card>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
