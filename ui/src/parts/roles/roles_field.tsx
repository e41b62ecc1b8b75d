// Which roles: boxes to tick, by family, and what the rules of the workspace say to it.
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { RoleView } from "../../ipc/bindings";
import { roleText, useWords } from "../../text/words";
import { Note } from "../notes";
import { sameCategory, useRoleCatalogue } from "./catalogue";

const useStyles = makeStyles({
  field: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
  family: {
    margin: 0,
    marginTop: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  roles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(28ch, 100%), 1fr))",
  },
});

const FAMILIES = ["entra", "csp", "company"] as const;

interface RolesFieldProps {
  roles: readonly string[];
  onChange: (roles: readonly string[]) => void;
}

export function RolesField({ roles, onChange }: RolesFieldProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { data: catalogue } = useRoleCatalogue();
  if (catalogue === undefined) return null;
  const pairs = sameCategory(catalogue, roles);
  const set = (role: RoleView, on: boolean) => {
    const others = roles.filter((one) => one !== role.role);
    onChange(on ? [...others, role.role] : others);
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t("roles.field.label")}</legend>
      {FAMILIES.map((family) => (
        <div key={family}>
          <p className={styles.family}>{t(`roles.families.${family}`)}</p>
          <div className={styles.roles}>
            {catalogue.roles
              .filter((role) => role.family === family)
              .map((role) => (
                <Checkbox
                  key={role.role}
                  label={roleText(t, role.role)}
                  checked={roles.includes(role.role)}
                  onChange={(_, { checked }) => set(role, checked === true)}
                />
              ))}
          </div>
        </div>
      ))}
      {pairs.map(([one, other]) => (
        <Note key={one.role} intent="warning">
          {t("roles.field.sameCategory", {
            roles: format.all([roleText(t, one.role), roleText(t, other.role)]),
          })}
        </Note>
      ))}
    </fieldset>
  );
}
