// What the workspace allows about roles: for everybody, and to be settled by whoever may.
import { Button, Checkbox, Field, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { PoliciesView, RoleCatalogue } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { useKept } from "../../parts/kept";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { Quiet } from "../../parts/quiet";
import { useWhyNot } from "../../parts/rights";
import { useRoleCatalogue } from "../../parts/roles/catalogue";
import { useToast } from "../../parts/toasts";
import { roleText, useWords } from "../../text/words";

const useStyles = makeStyles({
  field: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  roles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(30ch, 100%), 1fr))",
  },
});

export default function RulesPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const catalogue = useRoleCatalogue();
  return (
    <Page
      title={t("people.rules")}
      width="narrow"
      actions={
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={() => void navigate(paths.users)}
        >
          {t("people.user.back")}
        </Button>
      }
    >
      <Quiet>{t("people.policies.intro")}</Quiet>
      <FailureNote failure={catalogue.error} />
      {catalogue.isPending && <Loading />}
      {catalogue.data !== undefined && <Rules catalogue={catalogue.data} />}
    </Page>
  );
}

function Rules({ catalogue }: { catalogue: RoleCatalogue }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const mayNot = useWhyNot("desk.policies");
  const { policies, roles } = catalogue;
  // Until somebody changes one of them they are shown as they are settled.
  const [changed, keep, forget] = useKept<PoliciesView | null>("rules for roles", null);
  const wanted = changed ?? policies;
  const settle = useDeed("role_policies");
  const one = wanted.oneRolePerCategory === policies.oneRolePerCategory;
  const guests = same(wanted.guestRoles, policies.guestRoles);
  const whyNot = mayNot ?? (one && guests ? t("people.policies.unchanged") : undefined);

  async function run() {
    if (whyNot !== undefined || settle.pending) return;
    const answer = await settle.run({
      oneRolePerCategory: one ? null : wanted.oneRolePerCategory,
      guestRoles: guests ? null : wanted.guestRoles,
    });
    if (answer === undefined) return;
    remember(client, "role_catalogue", {}, answer);
    forget();
    toast({ text: t("people.policies.saved") });
  }

  function setGuest(role: string, on: boolean) {
    const others = wanted.guestRoles.filter((other) => other !== role);
    keep({ ...wanted, guestRoles: on ? [...others, role] : others });
  }

  return (
    <Form label={t("people.rules")} onSubmit={() => void run()}>
      <Field hint={t("people.policies.onePerCategoryHint")}>
        <Checkbox
          label={t("people.policies.onePerCategory")}
          checked={wanted.oneRolePerCategory}
          onChange={(_, { checked }) => keep({ ...wanted, oneRolePerCategory: checked === true })}
        />
      </Field>
      <fieldset className={styles.field}>
        <legend className={styles.legend}>{t("people.policies.guests")}</legend>
        <Quiet>{t("people.policies.guestsHint")}</Quiet>
        <div className={styles.roles}>
          {/* Roles of the tenant and of agents are not for guests, whatever is settled. */}
          {roles
            .filter(({ family }) => family === "company")
            .map(({ role }) => (
              <Checkbox
                key={role}
                label={roleText(t, role)}
                checked={wanted.guestRoles.includes(role)}
                onChange={(_, { checked }) => setGuest(role, checked === true)}
              />
            ))}
        </div>
      </fieldset>
      <FailureNote failure={settle.failure} />
      <div>
        <GuardedButton type="submit" appearance="primary" whyNot={whyNot} busy={settle.pending}>
          {t("people.policies.save")}
        </GuardedButton>
      </div>
    </Form>
  );
}

const same = (these: readonly string[], those: readonly string[]) =>
  these.length === those.length && these.every((one) => those.includes(one));
