// Which roles a person has: boxes to tick.
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { ROLES, roleText, useWords } from "../../text/words";

const useStyles = makeStyles({
  field: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
  roles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(26ch, 100%), 1fr))",
  },
});

interface RolesFieldProps {
  roles: readonly string[];
  onChange: (roles: readonly string[]) => void;
}

export function RolesField({ roles, onChange }: RolesFieldProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t("team.people.roles")}</legend>
      <div className={styles.roles}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={roleText(t, role)}
            checked={roles.includes(role)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...roles, role] : roles.filter((one) => one !== role))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
