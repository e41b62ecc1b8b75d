// The smallest set of roles that allows what is ticked, by the documented tasks.
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { reads } from "../../../ipc/queries";
import { Loading } from "../../../parts/loading";
import { FailureNote } from "../../../parts/notes";
import { Page } from "../../../parts/page";
import { Quiet } from "../../../parts/quiet";
import { tasksOf, useRoleCatalogue } from "../../../parts/roles/catalogue";
import { Section } from "../../../parts/section";
import { useWords } from "../../../text/words";
import { PartsNav } from "../parts_nav";
import { Result } from "./result";
import { TaskBoxes } from "./task_boxes";

const RULES = ["workspace", "one", "any"] as const;
type Rule = (typeof RULES)[number];
const ONE_PER_CATEGORY = { workspace: null, one: true, any: false } as const;

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  filter: { flexGrow: 1, maxWidth: "420px" },
});

export default function SmallestPage() {
  const { t } = useWords();
  const catalogue = useRoleCatalogue();
  return (
    <Page title={t("roles.smallest.title")}>
      <PartsNav />
      <Quiet>{t("roles.smallest.intro")}</Quiet>
      <FailureNote failure={catalogue.error} />
      {catalogue.isPending && <Loading />}
      {catalogue.data !== undefined && <Ticking tasks={tasksOf(catalogue.data)} />}
    </Page>
  );
}

function Ticking({ tasks }: { tasks: readonly string[] }) {
  const styles = useStyles();
  const { t } = useWords();
  const { ticked, guest, rule, change } = useAsked();
  const [typed, setTyped] = useState("");
  const ask = { tasks: [...ticked], guest, oneRolePerCategory: ONE_PER_CATEGORY[rule] };
  const answer = useQuery({
    ...reads("role_minimal", ask),
    enabled: ticked.length > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Section title={t("roles.smallest.result")}>
        <Quiet>{t("roles.smallest.computed")}</Quiet>
        <div role="status">
          {ticked.length === 0 ? (
            <p>{t("roles.smallest.nothing")}</p>
          ) : (
            <Result ticked={ticked} answer={answer.data} failure={answer.error} />
          )}
        </div>
      </Section>
      <div className={styles.bar}>
        <Input
          className={styles.filter}
          type="search"
          aria-label={t("roles.smallest.filter")}
          placeholder={t("roles.smallest.filter")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        <Checkbox
          label={t("roles.smallest.guest")}
          checked={guest}
          onChange={(_, { checked }) => change({ guest: checked === true })}
        />
        <Field label={t("roles.smallest.rule")}>
          <Select value={rule} onChange={(_, { value }) => change({ rule: value as Rule })}>
            {RULES.map((one) => (
              <option key={one} value={one}>
                {t(`roles.smallest.rules.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <span>{t("roles.smallest.ticked", { count: ticked.length })}</span>
        <Button onClick={() => change({ ticked: [] })} disabledFocusable={ticked.length === 0}>
          {t("roles.smallest.clear")}
        </Button>
      </div>
      <TaskBoxes
        tasks={tasks}
        typed={typed}
        ticked={ticked}
        onTick={(ticked) => change({ ticked })}
      />
    </>
  );
}

interface Asked {
  ticked: readonly string[];
  guest: boolean;
  rule: Rule;
}

/** What is asked stands in the address: it can be handed on, and going back finds it again. */
function useAsked() {
  const [params, setParams] = useSearchParams();
  const asked: Asked = {
    ticked: (params.get("tasks") ?? "").split(",").filter((task) => task !== ""),
    guest: params.has("guest"),
    rule: RULES.find((one) => one === params.get("rule")) ?? "workspace",
  };
  return {
    ...asked,
    change(some: Partial<Asked>) {
      const { ticked, guest, rule } = { ...asked, ...some };
      const after = new URLSearchParams();
      if (ticked.length > 0) after.set("tasks", ticked.join(","));
      if (guest) after.set("guest", "1");
      if (rule !== "workspace") after.set("rule", rule);
      setParams(after, { replace: true });
    },
  };
}
