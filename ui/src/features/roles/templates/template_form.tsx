// The name, the note and the roles of a template.
import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { AppFailure } from "../../../ipc/errors";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote, Note } from "../../../parts/notes";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { RolesField } from "../../../parts/roles/roles_field";
import { mistaken } from "../../../parts/secret_input";
import { useWords } from "../../../text/words";

export interface TemplateDraft {
  name: string;
  note: string;
  roles: readonly string[];
}

interface TemplateFormProps {
  label: string;
  action: string;
  hint?: string;
  draft: TemplateDraft;
  onDraft: (draft: TemplateDraft) => void;
  failure: AppFailure | undefined;
  pending: boolean;
  onSend: () => void;
  onCancel: () => void;
}

export function TemplateForm(props: TemplateFormProps) {
  const { label, action, hint, draft, onDraft, failure, pending, onSend, onCancel } = props;
  const { t } = useWords();
  const [told, setTold] = useState(false);
  const whyNot = useWhyNot("roles.templates");
  const nameless = draft.name.trim() === "";
  const empty = draft.roles.length === 0;

  function send() {
    setTold(true);
    if (nameless || empty || pending || whyNot !== undefined) return;
    onSend();
  }

  return (
    <Form label={label} onSubmit={send}>
      <Field
        label={t("roles.templates.name")}
        required
        {...mistaken(told && nameless ? t("roles.templates.needName") : undefined)}
      >
        <Input
          value={draft.name}
          autoComplete="off"
          onChange={(_, { value }) => onDraft({ ...draft, name: value })}
        />
      </Field>
      <Field label={t("roles.templates.note")} hint={t("roles.templates.noteHint")}>
        <Textarea
          value={draft.note}
          onChange={(_, { value }) => onDraft({ ...draft, note: value })}
        />
      </Field>
      <RolesField roles={draft.roles} onChange={(roles) => onDraft({ ...draft, roles })} />
      {told && empty && <Note intent="error">{t("roles.templates.needRoles")}</Note>}
      {hint !== undefined && <Quiet>{hint}</Quiet>}
      <FailureNote failure={failure} />
      <Buttons>
        <GuardedButton type="submit" appearance="primary" whyNot={whyNot} busy={pending}>
          {action}
        </GuardedButton>
        <Button onClick={onCancel}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
