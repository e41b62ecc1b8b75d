// What stands in place of the list when nobody is found, and why that may be.
import { EmptyState } from "../../parts/empty_state";
import { useText } from "../../text/i18n";
import { countFilters, NO_FILTERS, type Question } from "./question";

export function NobodyHere({ question }: { question: Question }) {
  const t = useText();
  const { search } = question;
  if (search !== "") {
    return <EmptyState title={t("people.noMatch", { search })} hint={t("people.noMatchHint")} />;
  }
  const others = countFilters({ ...NO_FILTERS, ...question, state: null });
  if (question.state === "deleted" && others === 0) {
    return <EmptyState title={t("people.noneDeleted")} hint={t("people.noneDeletedHint")} />;
  }
  if (countFilters(question) > 0 || question.globalAdmins) {
    return <EmptyState title={t("people.noneSuch")} hint={t("people.noneSuchHint")} />;
  }
  return <EmptyState title={t("people.nobody")} hint={t("people.nobodyHint")} />;
}
