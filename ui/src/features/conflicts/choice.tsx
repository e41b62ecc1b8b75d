// Keeping either side, or typing a third value.
import { Button, Field, Input } from "@fluentui/react-components";
import type { ConflictView } from "../../ipc/bindings";
import { AppFailure } from "../../ipc/errors";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useMayNot } from "../../parts/rights";
import { useWords } from "../../text/words";
import { useResolve } from "./resolve";
import { aboutText, choiceText } from "./sides";

const SIDES = ["theirs", "mine"] as const;

export function Choice({ conflict }: { conflict: ConflictView }) {
  const { t, format } = useWords();
  const whyNot = useMayNot(conflict.deniedTask);
  const resolve = useResolve();
  const { id, takesValue, kind } = conflict;
  const about = aboutText(t, conflict);
  const [first] = resolve.failed;

  return (
    <>
      <FailureNote
        failure={first === undefined ? resolve.failure : new AppFailure(first.error)}
        onClose={resolve.clear}
      />
      <Buttons>
        {SIDES.map((choice) => {
          const action = choiceText(t, format, conflict, choice);
          return (
            <GuardedButton
              key={choice}
              aria-label={t("conflicts.of", { action, ...about })}
              whyNot={whyNot}
              busy={resolve.pending}
              onClick={() => void resolve.run({ conflicts: [id], choice, value: null })}
            >
              {action}
            </GuardedButton>
          );
        })}
        {takesValue && kind !== "auto" && (
          <Opens
            label={t("conflicts.other")}
            name={t("conflicts.of", { action: t("conflicts.other"), ...about })}
            whyNot={whyNot}
            busy={resolve.pending}
          >
            {(close) => <Other conflict={conflict} resolve={resolve} onDone={close} />}
          </Opens>
        )}
      </Buttons>
    </>
  );
}

interface OtherProps {
  conflict: ConflictView;
  resolve: ReturnType<typeof useResolve>;
  onDone: () => void;
}

function Other({ conflict, resolve, onDone }: OtherProps) {
  const { t } = useWords();
  const { id } = conflict;
  const { field } = aboutText(t, conflict);
  const [typed, keep, forget] = useKept(`conflict ${id}`, conflict.current ?? "");

  async function run() {
    if (resolve.pending) return;
    const value = typed.trim() === "" ? null : typed.trim();
    if (!(await resolve.run({ conflicts: [id], choice: "value", value }))) return;
    forget();
    onDone();
  }

  return (
    <Form onSubmit={() => void run()}>
      <Field label={t("conflicts.otherOf", { field })}>
        <Input value={typed} onChange={(_, data) => keep(data.value)} />
      </Field>
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={resolve.pending}>
          {t("conflicts.useOther")}
        </Button>
        <Button onClick={onDone}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
