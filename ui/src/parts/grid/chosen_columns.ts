// Which columns of a table are shown: those of the saved view that is open, those that
// somebody chose on this computer, or those of the beginning.
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { call } from "../../ipc/client";
import { toFailure } from "../../ipc/errors";
import { reads, remember } from "../../ipc/queries";
import { useAppState } from "../../ipc/state";
import { failureText, useWords } from "../../text/words";
import { useToast } from "../toasts";

/** In the address of a page, where a saved view brought columns of its own. */
export const COLUMNS_PARAM = "columns";

export interface ChosenColumns {
  chosen: readonly string[];
  /** `null` is as it was at first. */
  choose: (columns: readonly string[] | null) => void;
}

export function useChosenColumns(table: string, atFirst: readonly string[]): ChosenColumns {
  const client = useQueryClient();
  const state = useAppState();
  const toast = useToast();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const ofView = params.get(COLUMNS_PARAM);
  const kept = state.settings.columns[table];
  const chosen = useMemo(
    () => (ofView === null ? (kept ?? atFirst) : ofView.split(",").filter((id) => id !== "")),
    [ofView, kept, atFirst],
  );

  async function keep(columns: readonly string[] | null) {
    // At once on the screen; the answer says the same, or why not.
    const { [table]: _, ...others } = state.settings.columns;
    const after = columns === null ? others : { ...others, [table]: [...columns] };
    remember(
      client,
      "app_state",
      {},
      { ...state, settings: { ...state.settings, columns: after } },
    );
    try {
      const asked = { table, columns: columns === null ? null : [...columns] };
      remember(client, "app_state", {}, await call("columns_choose", asked));
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)) });
      await client.invalidateQueries({ queryKey: reads("app_state", {}).queryKey });
    }
  }

  return {
    chosen,
    choose(columns) {
      if (ofView === null) return void keep(columns);
      // What is changed in a view is the view's: one's own choice stays as it is.
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.set(COLUMNS_PARAM, (columns ?? atFirst).join(","));
          return after;
        },
        { replace: true },
      );
    },
  };
}
