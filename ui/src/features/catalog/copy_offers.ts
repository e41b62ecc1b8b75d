// The chosen offers on the clipboard, as a spreadsheet pastes them.
import { useQueryClient } from "@tanstack/react-query";
import type { OfferLine } from "../../ipc/bindings";
import { toFailure } from "../../ipc/errors";
import { copiedTable } from "../../parts/copied_table";
import { count, rowsIn, type Selection } from "../../parts/selection";
import { useToast } from "../../parts/toasts";
import { failureText, useWords } from "../../text/words";
import { headingOf, ON_SCREEN, textOf } from "./columns";
import { PAGE_SIZE, pageQuery, type Question } from "./page_query";

/** More than this is what the export is for. */
const MOST = 5000;

export function useCopyOffers(question: Question) {
  const client = useQueryClient();
  const toast = useToast();
  const { t, format } = useWords();

  async function lines(selection: Selection): Promise<OfferLine[]> {
    const rows = rowsIn(selection, MOST);
    const found: OfferLine[] = [];
    for (const page of new Set(rows.map((row) => Math.floor(row / PAGE_SIZE)))) {
      const { offers } = (await client.fetchQuery(pageQuery(question, page))).page;
      const here = rows.filter((row) => Math.floor(row / PAGE_SIZE) === page);
      found.push(...here.flatMap((row) => offers[row % PAGE_SIZE] ?? []));
    }
    return found;
  }

  return async (selection: Selection) => {
    if (count(selection) > MOST) return toast({ text: t("catalog.copyTooMany", { count: MOST }) });
    try {
      const offers = await lines(selection);
      const prices = offers.flatMap((offer) =>
        offer.terms.map((price) =>
          ON_SCREEN.map((column) => textOf(t, format, column, offer, price)),
        ),
      );
      const headings = ON_SCREEN.map((column) => headingOf(t, column));
      await navigator.clipboard.writeText(copiedTable([headings, ...prices]));
      toast({ text: t("catalog.copied", { count: offers.length }) });
    } catch (thrown) {
      const refused = thrown instanceof DOMException;
      toast({ text: refused ? t("catalog.copyFailed") : failureText(t, toFailure(thrown)) });
    }
  };
}
