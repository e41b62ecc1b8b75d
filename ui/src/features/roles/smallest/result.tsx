// The roles that are enough, what they cover in part only, and what they allow besides.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useHref } from "react-router";
import type { MinimalRoles, OtherRoles, RoleView } from "../../../ipc/bindings";
import type { AppFailure } from "../../../ipc/errors";
import { FailureNote, Note } from "../../../parts/notes";
import { paths } from "../../../parts/paths";
import { Abilities } from "../../../parts/roles/abilities";
import { rolesText, useRoleCatalogue } from "../../../parts/roles/catalogue";
import { taskText } from "../../../parts/roles/tasks";
import { roleText, useWords } from "../../../text/words";

const useStyles = makeStyles({
  roles: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

interface ResultProps {
  ticked: readonly string[];
  answer: MinimalRoles | undefined;
  failure: AppFailure | null;
}

export function Result({ ticked, answer, failure }: ResultProps) {
  if (failure?.code === "tasks_unreachable") return <Unreachable about={failure.about} />;
  if (failure !== null) return <FailureNote failure={failure} />;
  if (answer === undefined) return null;
  return <Enough ticked={ticked} answer={answer} />;
}

function Unreachable({ about }: { about: string | null }) {
  const { t } = useWords();
  const tasks = (about ?? "").split(", ").filter((task) => task !== "");
  return (
    <Note intent="warning">
      {tasks.length === 0 ? t("errors.plain.tasks_unreachable") : t("roles.smallest.unreachable")}
      <ul>
        {tasks.map((task) => (
          <li key={task}>{taskText(t, task)}</li>
        ))}
      </ul>
    </Note>
  );
}

function Enough({ ticked, answer }: { ticked: readonly string[]; answer: MinimalRoles }) {
  const styles = useStyles();
  const { t } = useWords();
  const { roles, partly, otherwise } = answer;
  const toTemplate = useHref(`${paths.roleTemplates}?roles=${roles.join(",")}`);
  if (roles.length === 0) return <p>{t("roles.smallest.noneNeeded")}</p>;
  return (
    <>
      <ul className={styles.roles}>
        {roles.map((role) => (
          <li key={role}>{roleText(t, role)}</li>
        ))}
      </ul>
      {roles.includes("global_admin") && (
        <Note intent="warning">{t("roles.smallest.everything")}</Note>
      )}
      <Partly tasks={partly} />
      {otherwise !== null && <Otherwise other={otherwise} />}
      <Besides roles={roles} ticked={ticked} />
      <p>
        <Link href={toTemplate}>{t("roles.smallest.toTemplate")}</Link>
      </p>
    </>
  );
}

function Partly({ tasks }: { tasks: readonly string[] }) {
  const { t } = useWords();
  if (tasks.length === 0) return null;
  return (
    <Note intent="warning">
      {t("roles.smallest.partly")}
      <ul>
        {tasks.map((task) => (
          <li key={task}>{taskText(t, task)}</li>
        ))}
      </ul>
    </Note>
  );
}

/** The answer that is not the first one. A reason of a newer version stays as it is. */
function Otherwise({ other: { why, roles, partly } }: { other: OtherRoles }) {
  const { t, format } = useWords();
  const names = rolesText(t, format, roles);
  return (
    <Note>
      {why === "fewer_roles" || why === "in_part"
        ? t(`roles.smallest.otherwise.${why}`, { roles: names })
        : `${why} (${names})`}
      {partly.length > 0 && (
        <ul>
          {partly.map((task) => (
            <li key={task}>{taskText(t, task)}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}

/** Least privilege is a set of roles and no set of tasks: some always come along. */
function Besides({ roles, ticked }: { roles: readonly string[]; ticked: readonly string[] }) {
  const { t } = useWords();
  const held = (useRoleCatalogue().data?.roles ?? []).filter(({ role }) => roles.includes(role));
  const besides = abilitiesOf(held).filter(({ task }) => !ticked.includes(task));
  if (besides.length === 0) return <p>{t("roles.smallest.moreNone")}</p>;
  return (
    <details>
      <summary>
        {t("roles.smallest.more")} ({besides.length})
      </summary>
      <Abilities abilities={besides} />
    </details>
  );
}

/** What they allow together: as far as the one that reaches farthest. */
function abilitiesOf(roles: readonly RoleView[]) {
  const byTask = new Map<string, RoleView["tasks"][number]>();
  for (const ability of roles.flatMap(({ tasks }) => tasks)) {
    const known = byTask.get(ability.task);
    if (known === undefined || known.reach === "own") byTask.set(ability.task, ability);
  }
  return [...byTask.values()];
}
