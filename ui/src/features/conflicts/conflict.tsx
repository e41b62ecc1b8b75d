// One conflict: what was there before, what each made of it, and the choice.
import { Badge, Checkbox } from "@fluentui/react-components";
import type { ConflictView } from "../../ipc/bindings";
import { Card } from "../../parts/card";
import { Quiet } from "../../parts/quiet";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { useWords } from "../../text/words";
import { Choice } from "./choice";
import type { Chosen } from "./chosen";
import { aboutText, byText, isOpen, sayValue } from "./sides";

interface ConflictProps {
  conflict: ConflictView;
  chosen: Chosen;
}

export function Conflict({ conflict, chosen }: ConflictProps) {
  const { t } = useWords();
  const about = aboutText(t, conflict);
  const open = isOpen(conflict);
  const { id, state, waits } = conflict;
  const known = state === "open" || state === "auto" ? state : "settled";
  return (
    <Card
      level={2}
      title={`${about.subject} · ${about.field}`}
      lead={
        open && (
          <Checkbox
            aria-label={t("conflicts.choose", about)}
            checked={chosen.has(id)}
            onChange={(event, { checked }) => {
              const { shiftKey } = event.nativeEvent as MouseEvent;
              chosen.tick(id, checked === true, shiftKey === true);
            }}
          />
        )
      }
      marks={
        <Badge appearance="tint" color={known === "open" ? "warning" : "informative"}>
          {waits ? t("conflicts.waits") : t(`conflicts.states.${known}`)}
        </Badge>
      }
    >
      <Told conflict={conflict} />
      <Sides conflict={conflict} />
      {open && <Choice conflict={conflict} />}
    </Card>
  );
}

function Told({ conflict }: { conflict: ConflictView }) {
  const { t } = useWords();
  const { kind, state, theirsBy, mineBy, resolvedBy } = conflict;
  const somebody = t("conflicts.somebody");
  if (state !== "open" && state !== "auto") {
    return (
      <Quiet>
        {resolvedBy === null
          ? t("conflicts.settled")
          : t("conflicts.settledBy", { who: resolvedBy })}
      </Quiet>
    );
  }
  if (kind === "auto") return <Quiet>{t("conflicts.auto")}</Quiet>;
  if (kind !== "edit_on_deleted") return null;
  return (
    <Quiet>
      {t("conflicts.deleted", { who: theirsBy ?? somebody, other: mineBy ?? somebody })}
    </Quiet>
  );
}

function Sides({ conflict }: { conflict: ConflictView }) {
  const { t, format } = useWords();
  const { subject, field } = aboutText(t, conflict);
  const { kind, isMine, base, theirs, mine, current } = conflict;
  const say = (value: string | null) => sayValue(t, format, conflict, value);
  const deleted = kind === "edit_on_deleted";
  return (
    <Table label={`${subject} · ${field}`}>
      <thead>
        <tr>
          <Head>{t("conflicts.what")}</Head>
          <Head>{t("conflicts.value")}</Head>
          <Head>{t("conflicts.who")}</Head>
        </tr>
      </thead>
      <tbody>
        <tr>
          <RowHead nowrap>{t("conflicts.before")}</RowHead>
          <Cell>{say(base)}</Cell>
          <Cell />
        </tr>
        <tr>
          <RowHead nowrap>{t(isMine ? "conflicts.theirs" : "conflicts.first")}</RowHead>
          <Cell>{deleted ? t("values.deleted") : say(theirs)}</Cell>
          <Cell>{byText(t, format, conflict.theirsBy, conflict.theirsAt)}</Cell>
        </tr>
        <tr>
          <RowHead nowrap>{t(isMine ? "conflicts.mine" : "conflicts.second")}</RowHead>
          <Cell>{say(mine)}</Cell>
          <Cell>{byText(t, format, conflict.mineBy, conflict.mineAt)}</Cell>
        </tr>
        {!deleted && (
          <tr>
            <RowHead nowrap>{t("conflicts.now")}</RowHead>
            <Cell>{say(current)}</Cell>
            <Cell />
          </tr>
        )}
      </tbody>
    </Table>
  );
}
