// Gives many people the roles of a template at once, with a look at what that changes.
import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RoleTemplateView, UserLine } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { refreshTags, remember } from "../../../ipc/queries";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote } from "../../../parts/notes";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { rolesText } from "../../../parts/roles/catalogue";
import { ShowMore } from "../../../parts/show_more";
import { useToast } from "../../../parts/toasts";
import { failureText, useWords } from "../../../text/words";
import { useUndoDeed } from "../undo_deed";
import { ChoosePeople } from "./choose_people";
import { barOf, driftOf } from "./drift";

const STEP = 20;

interface ApplyTemplateProps {
  template: RoleTemplateView;
  onDone: () => void;
}

export function ApplyTemplate({ template, onDone }: ApplyTemplateProps) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const undo = useUndoDeed();
  const mayNot = useWhyNot("roles.templates");
  const [chosen, setChosen] = useState<readonly UserLine[]>([]);
  const apply = useDeed("template_apply");
  const { id, name } = template;
  const count = chosen.length;
  const barred = chosen.filter((user) => barOf(template, user) !== undefined);
  const whyNot = mayNot ?? whyNotThese();

  function whyNotThese(): string | undefined {
    if (count === 0) return t("roles.templates.chooseFirst");
    if (barred.length === 0) return undefined;
    const names = format.all(barred.slice(0, STEP).map(({ name }) => name));
    return t("roles.templates.notThese", { names });
  }

  async function run() {
    if (whyNot !== undefined || apply.pending) return;
    const after = await apply.run({ template: id, users: chosen.map((user) => user.id) });
    if (after === undefined) return;
    remember(client, "template_list", {}, after);
    refreshTags(client, ["people", "undo"]);
    toast({
      text: t("roles.templates.applied", { name, count }),
      action: { label: t("roles.templates.undo"), run: () => void undo() },
    });
    onDone();
  }

  return (
    <Form label={t("roles.templates.applyOf", { name })} onSubmit={() => void run()}>
      <Quiet>{t("roles.templates.applyExplain")}</Quiet>
      <ChoosePeople chosen={chosen} onChange={setChosen} />
      {count > 0 && <Preview template={template} chosen={chosen} />}
      <FailureNote failure={apply.failure} />
      <Buttons>
        <GuardedButton type="submit" appearance="primary" whyNot={whyNot} busy={apply.pending}>
          {t("roles.templates.applyTo", { count })}
        </GuardedButton>
        <Button onClick={onDone}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}

interface PreviewProps {
  template: RoleTemplateView;
  chosen: readonly UserLine[];
}

function Preview({ template, chosen }: PreviewProps) {
  const { t, format } = useWords();
  const said = (user: UserLine) => {
    const { missing, extra } = driftOf(template, user);
    const parts = [
      ...(missing.length > 0
        ? [t("roles.templates.gets", { roles: rolesText(t, format, missing) })]
        : []),
      ...(extra.length > 0
        ? [t("roles.templates.loses", { roles: rolesText(t, format, extra) })]
        : []),
    ];
    const bar = barOf(template, user);
    if (bar !== undefined) return failureText(t, { code: bar.code, about: null });
    return parts.length === 0 ? t("roles.templates.same") : format.all(parts);
  };
  return (
    <section aria-label={t("roles.templates.preview")}>
      <strong>{t("roles.templates.preview")}</strong>
      <ShowMore items={chosen} step={STEP}>
        {(shown) => (
          <ul>
            {shown.map((user) => (
              <li key={user.id}>
                {user.name}: {said(user)}
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </section>
  );
}
