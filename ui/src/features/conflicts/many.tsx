// One decision for all that are ticked.
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { ConflictFailed, ConflictView } from "../../ipc/bindings";
import { AppFailure } from "../../ipc/errors";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote, Note } from "../../parts/notes";
import { useMayNot } from "../../parts/rights";
import { failureText, useWords } from "../../text/words";
import type { Chosen } from "./chosen";
import { useResolve } from "./resolve";
import { aboutText } from "./sides";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginBlock: tokens.spacingVerticalS,
  },
});

interface ManyProps {
  chosen: Chosen;
  conflicts: readonly ConflictView[];
}

export function Many({ chosen, conflicts }: ManyProps) {
  const styles = useStyles();
  const { t } = useWords();
  const resolve = useResolve();
  const ticked = conflicts.filter((one) => chosen.ids.includes(one.id));
  const whyNot = useMayNot(ticked.find((one) => one.deniedTask !== null)?.deniedTask ?? null);
  const mine = ticked.every((one) => one.isMine);
  const count = ticked.length;

  async function keep(choice: "theirs" | "mine") {
    await resolve.run({ conflicts: [...chosen.ids], choice, value: null });
  }

  return (
    <>
      <Failed failed={resolve.failed} conflicts={conflicts} onClose={resolve.clear} />
      <FailureNote failure={resolve.failure} onClose={resolve.clear} />
      {chosen.all.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a bar of buttons, no set of fields
        <div role="group" className={styles.bar} aria-label={t("conflicts.many")}>
          <Checkbox
            label={t("conflicts.chooseAll")}
            title={t("conflicts.chooseHint")}
            checked={count === chosen.all.length ? true : count === 0 ? false : "mixed"}
            onChange={(_, { checked }) => chosen.tickAll(checked === true)}
          />
          <span role="status">{count > 0 && t("conflicts.chosen", { count })}</span>
          {count > 0 && (
            <Buttons>
              <GuardedButton
                whyNot={whyNot}
                busy={resolve.pending}
                onClick={() => void keep("theirs")}
              >
                {t(mine ? "conflicts.manyTheirs" : "conflicts.manyFirst", { count })}
              </GuardedButton>
              <GuardedButton
                whyNot={whyNot}
                busy={resolve.pending}
                onClick={() => void keep("mine")}
              >
                {t(mine ? "conflicts.manyMine" : "conflicts.manySecond", { count })}
              </GuardedButton>
            </Buttons>
          )}
        </div>
      )}
    </>
  );
}

interface FailedProps {
  failed: readonly ConflictFailed[];
  conflicts: readonly ConflictView[];
  onClose: () => void;
}

function Failed({ failed, conflicts, onClose }: FailedProps) {
  const { t } = useWords();
  if (failed.length === 0) return null;
  const named = (id: string) => {
    const conflict = conflicts.find((one) => one.id === id);
    if (conflict === undefined) return id;
    const { subject, field } = aboutText(t, conflict);
    return `${subject} · ${field}`;
  };
  return (
    <Note intent="error" urgent onClose={onClose}>
      {t("conflicts.failed", { count: failed.length })}
      <ul>
        {failed.map(({ id, error }) => (
          <li key={id}>
            {named(id)} – {failureText(t, new AppFailure(error))}
          </li>
        ))}
      </ul>
    </Note>
  );
}
