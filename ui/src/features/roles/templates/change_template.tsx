// Making a template, and changing one that is there.
import { useQueryClient } from "@tanstack/react-query";
import type { RoleTemplateView } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { remember } from "../../../ipc/queries";
import { useKept } from "../../../parts/kept";
import { useToast } from "../../../parts/toasts";
import { useWords } from "../../../text/words";
import { type TemplateDraft, TemplateForm } from "./template_form";

interface AddTemplateProps {
  /** Roles to begin with. */
  roles: readonly string[];
  onDone: () => void;
}

export function AddTemplate({ roles, onDone }: AddTemplateProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [draft, keep, forget] = useKept<TemplateDraft>(`new template ${roles.join()}`, {
    name: "",
    note: "",
    roles,
  });
  const add = useDeed("template_add");

  async function run() {
    const name = draft.name.trim();
    const note = draft.note.trim() === "" ? null : draft.note.trim();
    const after = await add.run({ name, note, roles: [...draft.roles] });
    if (after === undefined) return;
    remember(client, "template_list", {}, after);
    toast({ text: t("roles.templates.made", { name }) });
    forget();
    onDone();
  }

  return (
    <TemplateForm
      label={t("roles.templates.add")}
      action={t("roles.templates.make")}
      draft={draft}
      onDraft={keep}
      failure={add.failure}
      pending={add.pending}
      onSend={() => void run()}
      onCancel={() => {
        forget();
        onDone();
      }}
    />
  );
}

interface EditTemplateProps {
  template: RoleTemplateView;
  onDone: () => void;
}

export function EditTemplate({ template, onDone }: EditTemplateProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [draft, keep, forget] = useKept<TemplateDraft>(`template ${template.id}`, {
    name: template.name,
    note: template.note ?? "",
    roles: template.roles,
  });
  const edit = useDeed("template_edit");

  function close() {
    forget();
    onDone();
  }

  async function run() {
    const name = draft.name.trim();
    const asked = { template: template.id, name, note: draft.note.trim(), roles: [...draft.roles] };
    const after = await edit.run(asked);
    if (after === undefined) return;
    remember(client, "template_list", {}, after);
    toast({ text: t("roles.templates.saved", { name }) });
    close();
  }

  return (
    <TemplateForm
      label={t("roles.templates.editOf", { name: template.name })}
      action={t("roles.templates.save")}
      hint={t("roles.templates.editHint")}
      draft={draft}
      onDraft={keep}
      failure={edit.failure}
      pending={edit.pending}
      onSend={() => void run()}
      onCancel={close}
    />
  );
}
