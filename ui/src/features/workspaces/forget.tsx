// The open workspace leaves this computer: what that means, what was never sent,
// and its name typed to confirm.
import { Button, Field, Input } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BeforeForgetting, Forgotten } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { reads } from "../../ipc/queries";
import { useEnter } from "../../ipc/state";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { mistaken } from "../../parts/secret_input";
import { useUnkept } from "../../parts/unkept";
import { failureText, useWords } from "../../text/words";
import { useOpenedBy } from "./opened_by";
import { Unsent } from "./unsent";

interface ForgetProps {
  name: string;
  onForgotten: (forgotten: Forgotten) => void;
}

export function Forget({ name, onForgotten }: ForgetProps) {
  const { t } = useWords();
  return (
    <Opens
      label={t("keys.forget.button")}
      name={t("keys.forget.buttonOf", { name })}
      whyNot={undefined}
    >
      {(close) => <Before onCancel={close} onForgotten={onForgotten} />}
    </Opens>
  );
}

interface BeforeProps {
  onCancel: () => void;
  onForgotten: (forgotten: Forgotten) => void;
}

function Before({ onCancel, onForgotten }: BeforeProps) {
  const before = useQuery(reads("workspace_before_forgetting", {}));
  if (before.data !== undefined) {
    return (
      <Question
        before={before.data}
        onExported={() => void before.refetch()}
        onCancel={onCancel}
        onForgotten={onForgotten}
      />
    );
  }
  return before.isPending ? <Loading /> : <FailureNote failure={before.error} />;
}

interface QuestionProps extends BeforeProps {
  before: BeforeForgetting;
  onExported: () => void;
}

function Question({ before, onExported, onCancel, onForgotten }: QuestionProps) {
  const { t } = useWords();
  const enter = useEnter();
  const openedBy = useOpenedBy();
  const [typed, setTyped] = useState("");
  useUnkept(typed !== "");
  const [told, setTold] = useState(false);
  const forget = useDeed("workspace_forget");
  const { name, unsent, unsentLists, exported, opens, inKeyFile } = before;
  const differs = forget.failure?.code === "name_differs";
  const opensNone = opens.length === 0 && !inKeyFile;

  function whyNot(): string | undefined {
    if (opensNone) return t("errors.plain.last_key");
    return unsent > 0 && !exported ? t("keys.forget.exportFirst") : undefined;
  }

  function mistake(): string | undefined {
    if (forget.failure !== undefined && differs) return failureText(t, forget.failure);
    return told && typed.trim() === "" ? t("keys.forget.needName") : undefined;
  }

  async function run() {
    setTold(true);
    if (typed.trim() === "" || forget.pending || whyNot() !== undefined) return;
    const forgotten = await forget.run({ name: typed });
    if (forgotten === undefined) return;
    onForgotten(forgotten);
    enter(forgotten.state);
  }

  return (
    <Form label={t("keys.forget.buttonOf", { name })} onSubmit={() => void run()}>
      <div tabIndex={-1} data-first="">
        <p>{t("keys.forget.means")}</p>
        <p>{openedBy(opens, inKeyFile)}</p>
        <p>{t("keys.forget.keychain")}</p>
      </div>
      <Unsent count={unsent} lists={unsentLists} exported={exported} onExported={onExported} />
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
        <GuardedButton type="submit" appearance="primary" whyNot={whyNot()} busy={forget.pending}>
          {t("keys.forget.action")}
        </GuardedButton>
        <Button onClick={onCancel}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
