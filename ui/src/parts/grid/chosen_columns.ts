// Which columns of a table are shown: those of the saved view that is open, those that
// somebody chose on this computer, or those of the beginning.
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
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
  const [wanted, setWanted] = useState<readonly string[] | null>();
  const own = wanted === undefined ? kept : (wanted ?? undefined);
  const chosen = useMemo(
    () => (ofView === null ? (own ?? atFirst) : ofView.split(",").filter((id) => id !== "")),
    [ofView, own, atFirst],
  );
  const lastKept = useRef<Promise<void>>(Promise.resolve());

  async function keep(columns: readonly string[] | null) {
    try {
      const asked = { table, columns: columns === null ? null : [...columns] };
      remember(client, "app_state", {}, await call("columns_choose", asked));
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)) });
      await client.invalidateQueries({ queryKey: reads("app_state", {}).queryKey });
    }
  }

  /**
   * At once on the screen, and kept one after the other: what is answered to an earlier
   * choice does not take back a later one.
   */
  function want(columns: readonly string[] | null) {
    setWanted(columns);
    const mine = lastKept.current.then(() => keep(columns));
    lastKept.current = mine;
    void mine.then(() => {
      if (lastKept.current === mine) setWanted(undefined);
    });
  }

  return {
    chosen,
    choose(columns) {
      if (ofView === null) return want(columns);
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
