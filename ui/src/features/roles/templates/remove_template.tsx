// Removes a template; the message about it brings it back.
import { useQueryClient } from "@tanstack/react-query";
import type { RoleTemplateView } from "../../../ipc/bindings";
import { call } from "../../../ipc/client";
import { useDeed } from "../../../ipc/deeds";
import { toFailure } from "../../../ipc/errors";
import { refreshTags, remember } from "../../../ipc/queries";
import { Confirm } from "../../../parts/confirm";
import { FailureNote } from "../../../parts/notes";
import { useWhyNot } from "../../../parts/rights";
import { useToast } from "../../../parts/toasts";
import { failureText, useWords } from "../../../text/words";

interface RemoveTemplateProps {
  template: RoleTemplateView;
  /** Before it goes from the page, and the focus with it. */
  onRemoved: () => void;
}

export function RemoveTemplate({ template: { id, name }, onRemoved }: RemoveTemplateProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const whyNot = useWhyNot("roles.templates");
  const remove = useDeed("template_remove");

  async function bringBack() {
    try {
      remember(client, "template_list", {}, await call("template_restore", { template: id }));
      refreshTags(client, ["people"]);
      toast({ text: t("roles.templates.restored", { name }) });
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  }

  async function run(): Promise<boolean> {
    const after = await remove.run({ template: id });
    if (after === undefined) return false;
    toast({
      text: t("roles.templates.removed", { name }),
      action: { label: t("roles.templates.restore"), run: () => void bringBack() },
    });
    onRemoved();
    remember(client, "template_list", {}, after);
    return true;
  }

  return (
    <Confirm
      label={t("roles.templates.remove")}
      name={t("roles.templates.removeOf", { name })}
      whyNot={whyNot}
      busy={remove.pending}
      action={t("roles.templates.removeIt")}
      onConfirm={run}
    >
      <p>{t("roles.templates.removeExplain")}</p>
      <FailureNote failure={remove.failure} />
    </Confirm>
  );
}
