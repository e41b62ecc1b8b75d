// The views that somebody saved of tables. They are asked for when they are wanted, not
// at the start.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { KeepView, SavedViewCard } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { useDeed } from "../../ipc/deeds";
import { toFailure } from "../../ipc/errors";
import { reads, remember } from "../../ipc/queries";
import { useWorkspace } from "../../ipc/state";
import { failureText, useWords } from "../../text/words";
import { useToast } from "../toasts";

export function useSavedViews(wanted: boolean): readonly SavedViewCard[] | undefined {
  const open = useWorkspace() !== null;
  return useQuery({ ...reads("view_list", {}), enabled: open && wanted }).data?.views;
}

/** Why no view can be saved or changed. */
export function useWhyNoViews(): string | undefined {
  const { t } = useWords();
  const readOnly = useWorkspace()?.readOnly ?? null;
  return readOnly === null ? undefined : t(`shell.readOnly.${readOnly}`);
}

export function useKeepView() {
  const client = useQueryClient();
  const deed = useDeed("view_keep");
  return {
    ...deed,
    /** The view as it is kept; `undefined` where it was refused. */
    async keep(view: KeepView): Promise<SavedViewCard | undefined> {
      const answer = await deed.run(view);
      if (answer === undefined) return undefined;
      remember(client, "view_list", {}, answer);
      const name = view.name.trim();
      return answer.views.find((one) => one.table === view.table && one.name === name);
    },
  };
}

/** Saves a view as it is shown now: there is no place on the page to say how it went. */
export function useSaveOver(): (view: SavedViewCard) => Promise<void> {
  const client = useQueryClient();
  const toast = useToast();
  const { t } = useWords();
  return async (view) => {
    try {
      remember(client, "view_list", {}, await call("view_keep", view));
      toast({ text: t("grid.views.saved", { name: view.name }) });
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)) });
    }
  };
}

export function useDeleteView() {
  const client = useQueryClient();
  const toast = useToast();
  const { t } = useWords();
  const deed = useDeed("view_delete");
  const { keep } = useKeepView();
  return {
    ...deed,
    async remove(view: SavedViewCard): Promise<void> {
      const answer = await deed.run({ id: view.id });
      if (answer === undefined) return;
      remember(client, "view_list", {}, answer);
      toast({
        text: t("grid.views.deleted", { name: view.name }),
        action: {
          label: t("grid.views.undo"),
          run: () => void keep({ ...view, id: null }),
        },
      });
    },
  };
}
