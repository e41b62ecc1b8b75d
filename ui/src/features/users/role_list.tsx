// Roles in words, with what each of them allows.
import { makeStyles, tokens } from "@fluentui/react-components";
import { Quiet } from "../../parts/quiet";
import { useRoleCatalogue } from "../../parts/roles/catalogue";
import { partText, taskText } from "../../parts/roles/tasks";
import { en } from "../../text/en";
import { roleText, useWords } from "../../text/words";

const useStyles = makeStyles({
  roles: { listStyleType: "none", margin: `0 0 ${tokens.spacingVerticalM}`, padding: 0 },
  role: { marginBottom: tokens.spacingVerticalS },
  name: { fontWeight: tokens.fontWeightSemibold },
  tasks: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
  part: { color: tokens.colorNeutralForeground2 },
});

type Described = keyof typeof en.roles.about;
const isDescribed = (role: string): role is Described => Object.hasOwn(en.roles.about, role);

export function RoleList({ roles }: { roles: readonly string[] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (roles.length === 0) return <Quiet>{t("people.user.noRoles")}</Quiet>;
  return (
    <ul className={styles.roles}>
      {roles.map((role) => (
        <li key={role} className={styles.role}>
          <span className={styles.name}>{roleText(t, role)}</span>
          {isDescribed(role) && <Quiet>{t(`roles.about.${role}`)}</Quiet>}
          <Allows role={role} />
        </li>
      ))}
    </ul>
  );
}

function Allows({ role }: { role: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const { data } = useRoleCatalogue();
  const tasks = data?.roles.find((one) => one.role === role)?.tasks ?? [];
  if (tasks.length === 0) return null;
  return (
    <details>
      <summary>{t("people.user.roleAllows")}</summary>
      <ul className={styles.tasks}>
        {tasks.map(({ task, title, reach }) => (
          <li key={task}>
            {taskText(t, task, title)}
            {reach === "own" && <span className={styles.part}> {partText(t, task)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
