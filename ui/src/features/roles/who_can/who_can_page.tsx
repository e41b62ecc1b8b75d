// Who can do this? The people who can do a task, and by which role.
import { Field, Link, makeStyles, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { WhoCan } from "../../../ipc/bindings";
import { reads } from "../../../ipc/queries";
import { Loading } from "../../../parts/loading";
import { FailureNote } from "../../../parts/notes";
import { Page } from "../../../parts/page";
import { paths } from "../../../parts/paths";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { rolesText, tasksOf, useRoleCatalogue } from "../../../parts/roles/catalogue";
import { byArea, taskText } from "../../../parts/roles/tasks";
import { Section } from "../../../parts/section";
import { Cell, Head, RowHead, Table } from "../../../parts/table";
import { useWords } from "../../../text/words";
import { PartsNav } from "../parts_nav";

const useStyles = makeStyles({
  // As narrow as the window is, however long the tasks are.
  task: {
    maxWidth: "640px",
    gridTemplateColumns: "minmax(0, 1fr)",
    "& select": { width: "100%", minWidth: 0, textOverflow: "ellipsis" },
  },
});

export default function WhoCanPage() {
  const { t } = useWords();
  const whyNot = useWhyNot("users.view", { writes: false });
  return (
    <Page title={t("roles.whoCan.title")}>
      <PartsNav />
      <Quiet>{t("roles.whoCan.intro")}</Quiet>
      {whyNot === undefined ? <Asking /> : <p>{whyNot}</p>}
    </Page>
  );
}

function Asking() {
  const styles = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const catalogue = useRoleCatalogue();
  const task = params.get("task") ?? "";
  const tasks = catalogue.data === undefined ? [] : tasksOf(catalogue.data);
  return (
    <>
      <FailureNote failure={catalogue.error} />
      {catalogue.isPending && <Loading />}
      {catalogue.data !== undefined && (
        <Field label={t("roles.whoCan.task")} className={styles.task}>
          <Select
            value={task}
            onChange={(_, { value }) =>
              setParams(value === "" ? {} : { task: value }, { replace: true })
            }
          >
            <option value="">{t("roles.whoCan.choose")}</option>
            {byArea(tasks).map(({ area, tasks }) => (
              <optgroup key={area} label={t(`tasks.areas.${area}`)}>
                {tasks.map((one) => (
                  <option key={one} value={one}>
                    {taskText(t, one)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
      )}
      {task !== "" && <Able task={task} />}
    </>
  );
}

function Able({ task }: { task: string }) {
  const { t } = useWords();
  const answer = useQuery(reads("role_who_can", { task }));
  return (
    <>
      <FailureNote failure={answer.error} />
      {answer.isPending && <Loading />}
      {answer.data !== undefined && (
        <Section title={taskText(t, task, answer.data.title)}>
          <Roles answer={answer.data} />
          <People answer={answer.data} />
        </Section>
      )}
    </>
  );
}

function Roles({ answer }: { answer: WhoCan }) {
  const { t, format } = useWords();
  if (answer.everybody) return <p>{t("roles.whoCan.everybody")}</p>;
  if (answer.roles.length === 0) return <p>{t("roles.whoCan.nobodyFully")}</p>;
  return <p>{t("roles.whoCan.fully", { roles: rolesText(t, format, answer.roles) })}</p>;
}

function People({ answer: { total, people } }: { answer: WhoCan }) {
  const { t, format } = useWords();
  if (total === 0) return <p>{t("roles.whoCan.none")}</p>;
  const said = t("roles.whoCan.people", { count: total });
  return (
    <>
      <p role="status">
        {said}. {people.length < total && t("roles.whoCan.first", { count: people.length })}
      </p>
      <Table label={said}>
        <thead>
          <tr>
            <Head>{t("roles.whoCan.name")}</Head>
            <Head>{t("roles.whoCan.userName")}</Head>
            <Head>{t("roles.whoCan.by")}</Head>
            <Head>{t("roles.whoCan.reach")}</Head>
          </tr>
        </thead>
        <tbody>
          {people.map(({ user, name, userName, by, reach }) => (
            <tr key={user}>
              <RowHead>
                <Link href={`#${paths.user(user)}`}>{name}</Link>
              </RowHead>
              <Cell>{userName}</Cell>
              <Cell>{by.length === 0 ? t("roles.whoCan.anyone") : rolesText(t, format, by)}</Cell>
              <Cell>{t(reach === "full" ? "roles.whoCan.full" : "roles.whoCan.part")}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
