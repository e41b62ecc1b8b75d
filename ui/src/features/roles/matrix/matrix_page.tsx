// Users and roles: who has which, marked to be given and taken, reviewed and committed as one.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { reads } from "../../../ipc/queries";
import { EmptyState } from "../../../parts/empty_state";
import { useAnnounce } from "../../../parts/live";
import { Loading } from "../../../parts/loading";
import { FailureNote } from "../../../parts/notes";
import { Page } from "../../../parts/page";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { useRoleCatalogue } from "../../../parts/roles/catalogue";
import { useSettled } from "../../../parts/timing";
import { roleText, useWords } from "../../../text/words";
import { PartsNav } from "../parts_nav";
import { askFor, type PeopleQuestion, peopleOf, questionIn } from "../people_query";
import { useCopying } from "./copying";
import { useFilling } from "./filling";
import { countOf } from "./marks";
import { MatrixGrid } from "./matrix_grid";
import { at, collapsed } from "./range";
import type { RoleColumn } from "./row";
import { SearchPeople } from "./search_people";
import { ChosenCells, StagedBar } from "./staged_bar";
import { type Staging, useStaging } from "./staging";

const TYPING_MS = 120;

export default function MatrixPage() {
  const { t } = useWords();
  // What can only be looked at still shows who has which role.
  const whyNot = useWhyNot("users.view", { writes: false });
  return (
    <Page title={t("roles.matrix.title")} tall>
      <PartsNav />
      {whyNot === undefined ? <Matrix /> : <p>{whyNot}</p>}
    </Page>
  );
}

function Matrix() {
  const { t } = useWords();
  const { typed, question, change } = useQuestion();
  const catalogue = useRoleCatalogue();
  const first = useQuery(reads("user_list", askFor(question, 0)));
  const staging = useStaging();
  const columns = useMemo(
    () =>
      (catalogue.data?.roles ?? []).map(
        ({ role, assignable }): RoleColumn => ({ role, name: roleText(t, role), mine: assignable }),
      ),
    [catalogue.data, t],
  );
  const total = first.data?.total;
  return (
    <>
      <SearchPeople
        typed={typed}
        shown={question.shown}
        found={total === undefined ? "" : t("roles.matrix.found", { count: total })}
        onChange={change}
      />
      <StagedBar staging={staging} />
      <FailureNote failure={first.error ?? catalogue.error} />
      {(first.isPending || catalogue.isPending) && <Loading />}
      {total === 0 && <EmptyState title={t("roles.matrix.nobody")} />}
      {total !== undefined && total > 0 && columns.length > 0 && (
        <Cells
          key={JSON.stringify(question)}
          question={question}
          total={total}
          columns={columns}
          staging={staging}
        />
      )}
      <Quiet>{t("roles.matrix.keysSeen")}</Quiet>
    </>
  );
}

interface CellsProps {
  question: PeopleQuestion;
  total: number;
  columns: readonly RoleColumn[];
  staging: Staging;
}

function Cells({ question, total, columns, staging }: CellsProps) {
  const source = useMemo(() => peopleOf(question), [question]);
  const [range, setRange] = useState(() => at(0, 0));
  const filling = useFilling({ source, columns, staging });
  const copy = useCopying({ source, columns, staging });
  const takeBack = useTakeBack(staging);
  return (
    <>
      <ChosenCells
        range={range}
        filling={filling}
        onCopy={() => void copy(range)}
        onNone={() => setRange(collapsed(range))}
      />
      <MatrixGrid
        total={total}
        columns={columns}
        source={source}
        wishes={staging.wishes}
        range={range}
        onRange={setRange}
        onToggle={filling.toggle}
        onTake={() => filling.take(range)}
        onFillDown={() => filling.down(range)}
        onCopy={() => void copy(range)}
        onTakeBack={takeBack}
      />
    </>
  );
}

/** As long as marks are there, the key never undoes anything else. */
function useTakeBack(staging: Staging): (() => void) | undefined {
  const { t } = useWords();
  const announce = useAnnounce();
  const { canTakeBack, takeBack, staged } = staging;
  if (!canTakeBack && countOf(staged) === 0) return undefined;
  return () => {
    takeBack();
    announce(t(canTakeBack ? "roles.matrix.tookBack" : "roles.matrix.nothingToTakeBack"));
  };
}

/** What is asked stands in the address; the box is ahead of it. */
function useQuestion() {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get("q") ?? "");
  const search = useSettled(typed.trim(), TYPING_MS);
  const { shown } = questionIn(params);
  const question = useMemo(() => ({ search, shown }), [search, shown]);
  const write = (name: string, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === "") after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return {
    typed,
    question,
    change(some: Partial<PeopleQuestion>) {
      if (some.search !== undefined) {
        setTyped(some.search);
        write("q", some.search.trim());
      }
      if (some.shown !== undefined) write("show", some.shown === "all" ? "" : some.shown);
    },
  };
}
