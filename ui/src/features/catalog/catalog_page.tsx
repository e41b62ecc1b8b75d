// The catalog: search, the featured offers, and every offer of the current lists.
import { useId, useMemo, useRef, useState } from "react";
import type { CatalogPage as Answer, CatalogOrder } from "../../ipc/bindings";
import { toFailure } from "../../ipc/errors";
import { useWorkspace } from "../../ipc/state";
import { EmptyState } from "../../parts/empty_state";
import { useChosenColumns } from "../../parts/grid/chosen_columns";
import { shownColumns } from "../../parts/grid/columns";
import { ColumnsButton } from "../../parts/grid/columns_button";
import { ImportButton } from "../../parts/import/import_button";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { usePainted } from "../../parts/painted";
import { ViewsButton } from "../../parts/saved_views/views_button";
import { useTyped, withParam } from "../../parts/search_typed";
import { marketText, useWords } from "../../text/words";
import { ExportOffers } from "./export_offers";
import { useFeaturing } from "./feature";
import { FeatureRefused } from "./feature_refused";
import { FeaturedStrip } from "./featured_strip";
import { FiltersRow } from "./filters";
import { AT_FIRST, useOfferColumns } from "./offer_columns";
import { OfferGrid } from "./offer_grid";
import type { Question } from "./page_query";
import { useAsked, useFirstPage } from "./pages";
import { usePlace } from "./place";
import {
  countFilters,
  type Filters,
  filtersOf,
  questionOf,
  sameQuestion,
  withFilters,
  withOrder,
} from "./question";
import { SearchBar } from "./search_bar";

export function CatalogPage() {
  const { t, format } = useWords();
  const { question, typed, setTyped, setSegment, setFilters, setOrder } = useQuestion();
  const set = countFilters(question);
  const [open, setOpen] = useState(set > 0);
  const filtersId = useId();
  const first = useFirstPage(useAsked(question));
  const featuring = useFeaturing();
  const home = useWorkspace()?.homeMarket ?? null;
  const { place, leave } = usePlace();
  const whyNotId = useId();
  const all = useOfferColumns(featuring, whyNotId);
  const { chosen, choose } = useChosenColumns("catalog", AT_FIRST);
  const columns = useMemo(() => shownColumns(all, chosen), [all, chosen]);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  usePainted("catalog", !first.isPending);

  const shown = first.data;
  const found = (page: Answer) => {
    const count = t("catalog.found", { count: page.total });
    if (page.month === null) return "";
    if (page.market === null) return count;
    const of = { market: marketText(format, page.market), month: format.month(page.month) };
    return `${count} · ${t("catalog.shown", of)}`;
  };

  return (
    <Page
      title={t("catalog.title")}
      actions={
        <ExportOffers
          question={question}
          columns={columns}
          whyNot={shown?.page.total === 0 ? t("catalog.export.nothing") : undefined}
        />
      }
      tall
    >
      <SearchBar
        box={box}
        typed={typed}
        segment={question.segment}
        found={shown === undefined ? "" : found(shown.page)}
        filters={{ set, open, controls: filtersId, onToggle: () => setOpen(!open) }}
        onType={setTyped}
        onSegment={setSegment}
        onDown={() => list.current?.querySelector<HTMLElement>("[role=row][tabindex='0']")?.focus()}
      >
        <ColumnsButton all={all} chosen={chosen} choose={choose} />
        <ViewsButton table="catalog" columns={chosen} />
      </SearchBar>
      {open && (
        <FiltersRow
          id={filtersId}
          filters={filtersOf(question)}
          home={home}
          onChange={setFilters}
        />
      )}
      <FeatureRefused featuring={featuring} />
      {first.isError && <FailureNote failure={toFailure(first.error)} />}
      {question.search === "" && set === 0 && <FeaturedStrip segment={question.segment} />}
      {first.isPending && <Loading />}
      {shown !== undefined && (
        // Measurements read from it what the rows are an answer to.
        <div ref={list} style={{ display: "contents" }} data-answers={shown.question.search}>
          {shown.page.total === 0 ? (
            <NothingHere question={shown.question} page={shown.page} />
          ) : (
            <OfferGrid
              key={JSON.stringify(shown.question)}
              question={shown.question}
              groups={shown.page.groups}
              columns={columns}
              featuring={featuring}
              whyNotId={whyNotId}
              outdated={first.isPlaceholderData}
              place={
                place !== undefined && sameQuestion(place.question, shown.question)
                  ? place
                  : undefined
              }
              order={question.order}
              onOrder={setOrder}
              onOpen={(offerId, from) => void leave(from, offerId)}
            />
          )}
        </div>
      )}
    </Page>
  );
}

/** What is asked, as it stands in the address and in the box. */
function useQuestion() {
  const { params, typed, setTyped, change } = useTyped();
  return {
    question: questionOf(params, typed.trim()),
    typed,
    setTyped,
    setSegment: (segment: string | null) =>
      change((before) => withParam(before, "segment", segment ?? "")),
    setFilters: (some: Partial<Filters>) => change((before) => withFilters(before, some)),
    setOrder: (order: CatalogOrder) => change((before) => withOrder(before, order)),
  };
}

function NothingHere({ question, page }: { question: Question; page: Answer }) {
  const { t } = useWords();
  const { search, segment } = question;
  if (countFilters(question) > 0 && page.month !== null) {
    return (
      <EmptyState title={t("catalog.filters.nothing")} hint={t("catalog.filters.nothingHint")} />
    );
  }
  if (search !== "") {
    return <EmptyState title={t("catalog.noMatch", { search })} hint={t("catalog.noMatchHint")} />;
  }
  if (segment !== null && page.month !== null) return <EmptyState title={t("catalog.noneHere")} />;
  return (
    <EmptyState title={t("catalog.empty")} hint={t("catalog.emptyHint")}>
      <ImportButton of="price_list" label={t("catalog.import")} />
    </EmptyState>
  );
}
