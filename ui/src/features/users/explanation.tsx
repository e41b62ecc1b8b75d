// What a user can do, and by which role: of all their roles together.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { useQuery } from "@tanstack/react-query";
import type { AbilityView, UserLine } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { byArea, partText, taskText } from "../../parts/roles/tasks";
import { Section } from "../../parts/section";
import { roleText, useWords } from "../../text/words";

const useStyles = makeStyles({
  area: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function Explanation({ line: { id, name } }: { line: UserLine }) {
  const { t } = useWords();
  return (
    <Section title={t("people.user.why")}>
      <Opens
        size="small"
        icon={<QuestionCircleRegular />}
        label={t("people.user.whyOf", { name })}
        whyNot={undefined}
      >
        {(close) => <Abilities id={id} close={close} />}
      </Opens>
    </Section>
  );
}

function Abilities({ id, close }: { id: string; close: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const told = useQuery(reads("user_explain", { user: id }));
  const abilities = told.data?.abilities ?? [];
  const one = (task: string) => abilities.find((ability) => ability.task === task);
  return (
    <>
      <FailureNote failure={told.error} />
      {told.isPending && <Loading />}
      {told.isSuccess && abilities.length === 0 && <p>{t("people.user.nothing")}</p>}
      {byArea(abilities.map(({ task }) => task)).map(({ area, tasks }) => (
        <div key={area}>
          <h3 className={styles.area}>{t(`tasks.areas.${area}`)}</h3>
          <ul className={styles.list}>
            {tasks.map((task) => (
              <Ability key={task} ability={one(task)} />
            ))}
          </ul>
        </div>
      ))}
      <Buttons>
        <Button data-first onClick={close}>
          {t("people.user.closeWhy")}
        </Button>
      </Buttons>
    </>
  );
}

function Ability({ ability }: { ability: AbilityView | undefined }) {
  const styles = useStyles();
  const { t, format } = useWords();
  if (ability === undefined) return null;
  const { task, title, reach, by } = ability;
  const roles = format.all(by.map((role) => roleText(t, role)));
  return (
    <li>
      {taskText(t, task, title)}
      {reach === "own" && <> {partText(t, task)}</>}{" "}
      <span className={styles.quiet}>
        ({by.length === 0 ? t("people.user.everybodyMay") : t("people.user.byRoles", { roles })})
      </span>
    </li>
  );
}
