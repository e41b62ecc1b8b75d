// A workspace that no key opens leaves this computer: nobody can list what was never
// sent from it, so that is said, and its name typed to confirm.
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Forgotten, WorkspaceCard } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useEnter } from "../../ipc/state";
import { Buttons, Form } from "../../parts/form";
import { FailureNote, Note } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { mistaken } from "../../parts/secret_input";
import { useUnkept } from "../../parts/unkept";
import { failureText, useWords } from "../../text/words";

interface ForgetUnopenedProps {
  card: WorkspaceCard;
  onForgotten: (forgotten: Forgotten) => void;
}

export function ForgetUnopened(props: ForgetUnopenedProps) {
  const { t } = useWords();
  const { name } = props.card;
  return (
    <Opens label={t("keys.unopened.button", { name })} whyNot={undefined}>
      {(close) => <Question {...props} onCancel={close} />}
    </Opens>
  );
}

interface QuestionProps extends ForgetUnopenedProps {
  onCancel: () => void;
}

function Question({ card: { id, name }, onForgotten, onCancel }: QuestionProps) {
  const { t } = useWords();
  const enter = useEnter();
  const [typed, setTyped] = useState("");
  useUnkept(typed !== "");
  const [told, setTold] = useState(false);
  const forget = useDeed("workspace_forget_unopened");
  const differs = forget.failure?.code === "name_differs";

  function mistake(): string | undefined {
    if (forget.failure !== undefined && differs) return failureText(t, forget.failure);
    return told && typed.trim() === "" ? t("keys.forget.needName") : undefined;
  }

  async function run() {
    setTold(true);
    if (typed.trim() === "" || forget.pending) return;
    const forgotten = await forget.run({ id, name: typed });
    if (forgotten === undefined) return;
    onForgotten(forgotten);
    enter(forgotten.state);
  }

  return (
    <Form label={t("keys.unopened.button", { name })} onSubmit={() => void run()}>
      <div tabIndex={-1} data-first="">
        <p>{t("keys.unopened.means")}</p>
        <p>{t("keys.unopened.kept")}</p>
      </div>
      <Note intent="warning">{t("keys.unopened.unseen")}</Note>
      <Field label={t("keys.forget.typeName", { name })} {...mistaken(mistake())}>
        <Input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => setTyped(data.value)}
        />
      </Field>
      {!differs && <FailureNote failure={forget.failure} />}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={forget.pending}>
          {t("keys.forget.action")}
        </Button>
        <Button onClick={onCancel}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
