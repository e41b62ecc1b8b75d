// One role: its names, where Microsoft keeps it, and all that it allows.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { RoleView } from "../../../ipc/bindings";
import { Card } from "../../../parts/card";
import { Fact, Facts } from "../../../parts/facts";
import { Abilities } from "../../../parts/roles/abilities";
import { en } from "../../../text/en";
import type { T } from "../../../text/i18n";
import { roleText, useWords } from "../../../text/words";

const useStyles = makeStyles({
  about: { margin: 0 },
  tasks: { cursor: "pointer", marginBottom: tokens.spacingVerticalS },
});

type Known = keyof typeof en.roles.about;

const isKnown = (role: string): role is Known => Object.hasOwn(en.roles.about, role);

/** Its name in the other language. */
export function elsewhereText(t: T, role: string): string {
  return isKnown(role) ? t(`roles.elsewhere.names.${role}`) : role;
}

const has = <R extends object>(record: R, key: string): key is Extract<keyof R, string> =>
  Object.hasOwn(record, key);

export function Role({ role }: { role: RoleView }) {
  const styles = useStyles();
  const { t } = useWords();
  const { families, categories, catalogue } = en.roles;
  return (
    <Card title={roleText(t, role.role)} level={2}>
      {isKnown(role.role) && <p className={styles.about}>{t(`roles.about.${role.role}`)}</p>}
      <Facts>
        <Fact name={t("roles.elsewhere.label")}>
          <span lang={t("roles.elsewhere.language")}>{elsewhereText(t, role.role)}</span>
        </Fact>
        <Fact name={t("roles.catalogue.family")}>
          {has(families, role.family) ? t(`roles.families.${role.family}`) : role.family}
        </Fact>
        <Fact name={t("roles.catalogue.category")}>
          {has(categories, role.category) ? t(`roles.categories.${role.category}`) : role.category}
        </Fact>
        {has(catalogue.kept, role.keptAs) && (
          <Fact name={t("roles.catalogue.keptAs")}>
            {t(`roles.catalogue.kept.${role.keptAs}`, { backing: role.backing ?? "" })}
          </Fact>
        )}
        <Fact name={t("roles.catalogue.guests")}>
          {t(role.guestsMayHold ? "roles.catalogue.guestsYes" : "roles.catalogue.guestsNo")}
        </Fact>
        <Fact name={t("roles.catalogue.yours")}>
          {t(role.assignable ? "roles.catalogue.yoursYes" : "roles.catalogue.yoursNo")}
        </Fact>
      </Facts>
      <details>
        <summary className={styles.tasks}>
          {t("roles.catalogue.canDo", { count: role.tasks.length })}
        </summary>
        <Abilities abilities={role.tasks} />
      </details>
    </Card>
  );
}
