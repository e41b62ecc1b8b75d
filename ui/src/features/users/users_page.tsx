// The users: search, filters, who is a global admin, and what is worth a look.
import { makeStyles, ToggleButton } from "@fluentui/react-components";
import { ShieldRegular } from "@fluentui/react-icons/svg/shield";
import { useId, useMemo, useRef, useState } from "react";
import { toFailure } from "../../ipc/errors";
import { useWorkspace } from "../../ipc/state";
import { useChosenColumns } from "../../parts/grid/chosen_columns";
import { shownColumns } from "../../parts/grid/columns";
import { ColumnsButton } from "../../parts/grid/columns_button";
import { Loading } from "../../parts/loading";
import { FailureNote, Note } from "../../parts/notes";
import { Page } from "../../parts/page";
import { Quiet } from "../../parts/quiet";
import { useWhyNot } from "../../parts/rights";
import { ViewsButton } from "../../parts/saved_views/views_button";
import { FiltersButton, SearchBox, SearchRow } from "../../parts/search_box";
import { useTyped } from "../../parts/search_typed";
import { useWords } from "../../text/words";
import { FiltersRow } from "./filters";
import { NobodyHere } from "./nobody_here";
import { useCounts, useFirstPage } from "./pages";
import { usePlace } from "./place";
import {
  ADMINS_ONLY,
  countFilters,
  questionOf,
  withAdmins,
  withFilters,
  withOrder,
} from "./question";
import { RoleList } from "./role_list";
import { ACTION, AT_FIRST, useUserColumns } from "./user_columns";
import { UserGrid } from "./user_grid";
import { warningText } from "./user_words";
import { UserActions } from "./users_actions";

const useStyles = makeStyles({ rows: { display: "contents" } });

export default function UsersPage() {
  const styles = useStyles();
  const { t } = useWords();
  const { params, typed, setTyped, change } = useTyped();
  // Everybody may ask who the global admins are, and nobody needs a right to look.
  const all = useWhyNot("users.view", { writes: false }) === undefined;
  const wanted = questionOf(params, typed.trim());
  const question = all ? wanted : { ...ADMINS_ONLY, search: wanted.search };
  const set = countFilters(question);
  const [open, setOpen] = useState(set > 0);
  const filtersId = useId();
  const first = useFirstPage(question);
  const counts = useCounts(all).data;
  const { placeIn, leave } = usePlace();
  const deleted = question.state === "deleted";
  const columns = useUserColumns(deleted, all);
  const { chosen, choose } = useChosenColumns("users", AT_FIRST);
  const shown = useMemo(
    () => shownColumns(columns, deleted ? [...chosen, ACTION] : chosen),
    [columns, chosen, deleted],
  );
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const answer = first.data;
  const asked = answer === undefined ? "" : JSON.stringify(answer.question);

  return (
    <Page title={t("people.title")} actions={<UserActions />} tall>
      <SearchRow
        found={answer === undefined ? "" : t("people.found", { count: answer.page.total })}
      >
        <SearchBox
          box={box}
          label={t("people.search")}
          hint={t("people.searchHint")}
          typed={typed}
          onType={setTyped}
          onDown={() =>
            list.current?.querySelector<HTMLElement>("[role=row][tabindex='0']")?.focus()
          }
        />
        {all && (
          <>
            <ToggleButton
              icon={<ShieldRegular />}
              checked={question.globalAdmins}
              onClick={() => change((before) => withAdmins(before, !question.globalAdmins), "")}
            >
              {t("people.whoIsAdmin")}
            </ToggleButton>
            <FiltersButton
              label={
                set === 0 ? t("people.filters.title") : t("people.filters.titleSet", { count: set })
              }
              open={open}
              controls={filtersId}
              onToggle={() => setOpen(!open)}
            />
            <ViewsButton table="users" columns={chosen} />
          </>
        )}
        <ColumnsButton
          all={columns.filter(({ id }) => id !== ACTION)}
          chosen={chosen}
          choose={choose}
        />
      </SearchRow>
      {all && open && (
        <FiltersRow
          id={filtersId}
          filters={question}
          counts={counts?.counts ?? null}
          onChange={(some) => change((before) => withFilters(before, some))}
        />
      )}
      {!all && <OnlyAdmins />}
      {all && question.globalAdmins && <Quiet>{t("people.adminsShown")}</Quiet>}
      {counts?.warnings.map((one) => (
        <Note key={one.code} intent="warning">
          {warningText(t, one)}
        </Note>
      ))}
      {first.isError && <FailureNote failure={toFailure(first.error)} />}
      {first.isPending && <Loading />}
      {answer !== undefined && (
        <div ref={list} className={styles.rows}>
          {answer.page.total === 0 ? (
            <NobodyHere question={answer.question} />
          ) : (
            <UserGrid
              key={asked}
              question={answer.question}
              total={answer.page.total}
              columns={shown}
              outdated={first.isPlaceholderData}
              place={placeIn(asked)}
              onOrder={(order) => change((before) => withOrder(before, order))}
              onOpen={all ? (id, place) => void leave({ asked, ...place }, id) : undefined}
            />
          )}
        </div>
      )}
    </Page>
  );
}

/** Why no more is seen, and what one may do oneself. */
function OnlyAdmins() {
  const { t } = useWords();
  const mine = useWorkspace()?.roles ?? [];
  return (
    <>
      <Note>{t("people.onlyAdmins")}</Note>
      <details>
        <summary>{t("people.yourRoles")}</summary>
        <RoleList roles={mine} />
      </details>
    </>
  );
}
