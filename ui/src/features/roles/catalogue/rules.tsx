// What is settled about roles: the safeguards, and the two that a workspace may change.
import { Checkbox } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RoleCatalogue } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { remember } from "../../../ipc/queries";
import { Buttons, Form } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote } from "../../../parts/notes";
import { Opens } from "../../../parts/opens";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { rolesText } from "../../../parts/roles/catalogue";
import { RolesField } from "../../../parts/roles/roles_field";
import { Section } from "../../../parts/section";
import { useToast } from "../../../parts/toasts";
import { useWords } from "../../../text/words";

const SETTLED = [
  "oneNeeded",
  "lastAdmin",
  "admins",
  "notOneself",
  "morePowerful",
  "accountAdmin",
  "mfa",
  "record",
] as const;

export function Rules({ catalogue }: { catalogue: RoleCatalogue }) {
  const { t, format } = useWords();
  const { oneRolePerCategory, guestRoles } = catalogue.policies;
  const whyNot = useWhyNot("desk.policies");
  return (
    <Section title={t("roles.catalogue.rules")}>
      <ul>
        {SETTLED.map((rule) => (
          <li key={rule}>{t(`roles.catalogue.rule.${rule}`)}</li>
        ))}
        <li>
          {guestRoles.length === 0
            ? t("roles.catalogue.rule.guestsNone")
            : t("roles.catalogue.rule.guests", { roles: rolesText(t, format, guestRoles) })}
        </li>
        <li>{t(`roles.catalogue.rule.${oneRolePerCategory ? "oneOn" : "oneOff"}`)}</li>
      </ul>
      <Buttons>
        <Opens label={t("roles.catalogue.policies")} whyNot={whyNot}>
          {(close) => <ChangeRules catalogue={catalogue} onDone={close} />}
        </Opens>
      </Buttons>
    </Section>
  );
}

interface ChangeRulesProps {
  catalogue: RoleCatalogue;
  onDone: () => void;
}

function ChangeRules({ catalogue, onDone }: ChangeRulesProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [policies, setPolicies] = useState(catalogue.policies);
  const change = useDeed("role_policies");
  const whyNot = useWhyNot("desk.policies");

  async function run() {
    if (change.pending || whyNot !== undefined) return;
    const after = await change.run(policies);
    if (after === undefined) return;
    remember(client, "role_catalogue", {}, after);
    toast({ text: t("roles.catalogue.saved") });
    onDone();
  }

  return (
    <Form label={t("roles.catalogue.policies")} onSubmit={() => void run()}>
      <div>
        <Checkbox
          label={t("roles.catalogue.onePerCategory")}
          checked={policies.oneRolePerCategory}
          onChange={(_, { checked }) =>
            setPolicies({ ...policies, oneRolePerCategory: checked === true })
          }
        />
        <Quiet>{t("roles.catalogue.onePerCategoryHint")}</Quiet>
      </div>
      <RolesField
        label={t("roles.catalogue.guestRoles")}
        roles={policies.guestRoles}
        anyNumber
        onChange={(roles) => setPolicies({ ...policies, guestRoles: [...roles] })}
      />
      <FailureNote failure={change.failure} />
      <Buttons>
        <GuardedButton type="submit" appearance="primary" whyNot={whyNot} busy={change.pending}>
          {t("roles.catalogue.save")}
        </GuardedButton>
        <GuardedButton whyNot={undefined} onClick={onDone}>
          {t("shell.cancel")}
        </GuardedButton>
      </Buttons>
    </Form>
  );
}
