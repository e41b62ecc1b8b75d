// The chosen rows on the clipboard, as a spreadsheet pastes them: what is shown of them,
// in the order in which it is shown.
import { useQueryClient } from "@tanstack/react-query";
import { toFailure } from "../../ipc/errors";
import { failureText, useWords } from "../../text/words";
import { copiedTable } from "../copied_table";
import { count, rowsIn, type Selection } from "../selection";
import { useToast } from "../toasts";
import { type Column, copiedOf } from "./columns";
import type { PagedRows } from "./pages";

/** More than this is what an export is for. */
const MOST = 5000;

/** What is said of copying, in the words of what the table lists. */
export interface CopyWords {
  copied: (count: number) => string;
  tooMany: (most: number) => string;
}

interface CopyRows<Row, By, Line, Answer> {
  source: PagedRows<Row, Answer>;
  columns: readonly Column<Row, By, Line>[];
  linesOf: (row: Row) => readonly Line[];
  words: CopyWords;
}

export function useCopyRows<Row, By, Line, Answer>(
  of: CopyRows<Row, By, Line, Answer>,
): (selection: Selection) => Promise<void> {
  const { source, columns, linesOf, words } = of;
  const client = useQueryClient();
  const toast = useToast();
  const { t } = useWords();

  async function fetched(selection: Selection): Promise<Row[]> {
    const wanted = rowsIn(selection, MOST);
    const found: Row[] = [];
    for (const page of new Set(wanted.map((row) => Math.floor(row / source.size)))) {
      const rows = source.rowsOf(await client.fetchQuery(source.page(page)));
      const here = wanted.filter((row) => Math.floor(row / source.size) === page);
      found.push(...here.flatMap((row) => rows[row % source.size] ?? []));
    }
    return found;
  }

  return async (selection) => {
    if (count(selection) > MOST) return toast({ text: words.tooMany(MOST) });
    const copied = copiedOf(columns);
    try {
      const rows = await fetched(selection);
      const lines = rows.flatMap((row) =>
        linesOf(row).map((line) => copied.map(({ text }) => text(line))),
      );
      const headings = copied.map(({ heading }) => heading);
      await navigator.clipboard.writeText(copiedTable([headings, ...lines]));
      toast({ text: words.copied(rows.length) });
    } catch (thrown) {
      const refused = thrown instanceof DOMException;
      toast({ text: refused ? t("grid.copyFailed") : failureText(t, toFailure(thrown)) });
    }
  };
}
