// Which roles a user shall have: boxes to tick, by family. One that cannot be given or
// taken stays, and says why.
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { BarredRole, RoleCatalogue, RoleView } from "../../ipc/bindings";
import { useHiddenStyles } from "../../parts/live";
import { Note } from "../../parts/notes";
import { sameCategory, useRoleCatalogue } from "../../parts/roles/catalogue";
import { failureText, roleText, useWords } from "../../text/words";

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
    gridTemplateColumns: "repeat(auto-fill, minmax(min(30ch, 100%), 1fr))",
  },
  why: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

type Roles = readonly string[];

const FAMILIES = ["entra", "csp", "company"] as const;

interface RolesChoiceProps {
  /** What they have now. */
  held: Roles;
  wanted: Roles;
  guest: boolean;
  /** A heading says already what these are. */
  headed?: boolean;
  /** What the rules refuse for this person. */
  barred: readonly BarredRole[];
  onChange: (wanted: Roles) => void;
}

export function RolesChoice(props: RolesChoiceProps) {
  const { wanted, headed = false, onChange } = props;
  const { hidden } = useHiddenStyles();
  const styles = useStyles();
  const { t } = useWords();
  const { data: catalogue } = useRoleCatalogue();
  const whyNot = useWhyNotRole(props);
  if (catalogue === undefined) return null;

  return (
    <fieldset className={styles.field}>
      <legend className={headed ? hidden : styles.legend}>{t("people.user.roles")}</legend>
      {FAMILIES.map((family) => (
        <div key={family}>
          <p className={styles.family}>{t(`roles.families.${family}`)}</p>
          <div className={styles.roles}>
            {catalogue.roles
              .filter((role) => role.family === family)
              .map((role) => (
                <RoleBox
                  key={role.role}
                  role={role.role}
                  checked={wanted.includes(role.role)}
                  whyNot={whyNot(role)}
                  onChange={(on) => {
                    const others = wanted.filter((one) => one !== role.role);
                    onChange(on ? [...others, role.role] : others);
                  }}
                />
              ))}
          </div>
        </div>
      ))}
      <SameCategory catalogue={catalogue} wanted={wanted} />
    </fieldset>
  );
}

function SameCategory({ catalogue, wanted }: { catalogue: RoleCatalogue; wanted: Roles }) {
  const { t, format } = useWords();
  return sameCategory(catalogue, wanted).map(([one, other]) => (
    <Note key={`${one.role} ${other.role}`} intent="warning">
      {t("roles.field.sameCategory", {
        roles: format.all([roleText(t, one.role), roleText(t, other.role)]),
      })}
    </Note>
  ));
}

interface RoleBoxProps {
  role: string;
  checked: boolean;
  whyNot: string | undefined;
  onChange: (on: boolean) => void;
}

function RoleBox({ role, checked, whyNot, onChange }: RoleBoxProps) {
  const styles = useStyles();
  const { t } = useWords();
  const name = roleText(t, role);
  return (
    <Checkbox
      // Not `disabled`: what cannot be reached says nothing to a screen reader.
      aria-disabled={whyNot !== undefined}
      checked={checked}
      label={
        whyNot === undefined ? (
          name
        ) : (
          <>
            {name}
            <span className={styles.why}>{whyNot}</span>
          </>
        )
      }
      onChange={(_, data) => whyNot === undefined && onChange(data.checked === true)}
    />
  );
}

function useWhyNotRole({ held, guest, barred }: RolesChoiceProps) {
  const { t } = useWords();
  return ({ role, assignable, guestsMayHold }: RoleView): string | undefined => {
    if (!assignable) return t("roles.field.notYours");
    const bar = barred.find((one) => one.role === role);
    if (bar !== undefined) return failureText(t, { code: bar.code, about: null });
    if (held.includes(role)) return undefined;
    return guest && !guestsMayHold ? t("errors.plain.guest_role") : undefined;
  };
}
