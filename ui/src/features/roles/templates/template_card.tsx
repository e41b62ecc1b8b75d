// One template: its roles, who follows it, and what can be done with it.
import type { RoleTemplateView } from "../../../ipc/bindings";
import { Card } from "../../../parts/card";
import { Buttons } from "../../../parts/form";
import { Opens } from "../../../parts/opens";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { rolesText } from "../../../parts/roles/catalogue";
import { useWords } from "../../../text/words";
import { ApplyTemplate } from "./apply_template";
import { EditTemplate } from "./change_template";
import { Followers } from "./followers";
import { RemoveTemplate } from "./remove_template";

interface TemplateCardProps {
  template: RoleTemplateView;
  onRemoved: () => void;
}

export function TemplateCard({ template, onRemoved }: TemplateCardProps) {
  const { t, format } = useWords();
  const whyNot = useWhyNot("roles.templates");
  const { name, note, roles, followers, drifted } = template;
  const said = [
    followers === 0
      ? t("roles.templates.nobodyYet")
      : t("roles.templates.followers", { count: followers }),
    ...(drifted > 0 ? [t("roles.templates.drifted", { count: drifted })] : []),
  ];
  return (
    <Card title={name} level={2}>
      {note !== null && note !== "" && <Quiet>{note}</Quiet>}
      <div>{rolesText(t, format, roles)}</div>
      <div>{said.join(", ")}</div>
      <Buttons>
        <Opens
          label={t("roles.templates.apply")}
          name={t("roles.templates.applyOf", { name })}
          whyNot={whyNot}
        >
          {(close) => <ApplyTemplate template={template} onDone={close} />}
        </Opens>
        <Opens
          label={t("roles.templates.people")}
          name={t("roles.templates.peopleOf", { name })}
          whyNot={undefined}
        >
          {(close) => <Followers template={template} onDone={close} />}
        </Opens>
        <Opens
          label={t("roles.templates.edit")}
          name={t("roles.templates.editOf", { name })}
          whyNot={whyNot}
        >
          {(close) => <EditTemplate template={template} onDone={close} />}
        </Opens>
        <RemoveTemplate template={template} onRemoved={onRemoved} />
      </Buttons>
    </Card>
  );
}
