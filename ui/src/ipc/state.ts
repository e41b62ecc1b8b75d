// Where the program stands: which workspace is open, and what may be done in it.
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { AppState, OpenWorkspaceView, RightView } from "./bindings";
import { forgetAnswers, reads, remember } from "./queries";

/** Asked for before the first paint, so it is always there. */
export function useAppState(): AppState {
  return useSuspenseQuery(reads("app_state", {})).data;
}

export function useWorkspace(): OpenWorkspaceView | null {
  return useAppState().workspace;
}

export type Task =
  | "catalog.customize"
  | "desk.workspace_settings"
  | "desk.price_list_import"
  | "desk.price_list_remove"
  | "desk.backup"
  | "desk.restore"
  | "desk.undo_own"
  | "desk.record_view"
  | "desk.devices"
  | "users.view"
  | "users.create"
  | "users.edit"
  | "roles.assign_entra"
  | "roles.assign_company"
  | "roles.assign_reports"
  | "roles.templates"
  | "users.delete"
  | "users.reset_password"
  | "security.mfa"
  | "desk.policies";

export function useRight(task: Task): RightView | undefined {
  return useWorkspace()?.rights.find((right) => right.task === task);
}

/** Another workspace, or none, is open now: nothing of the last one stays. */
export function useEnter(): (state: AppState) => void {
  const client = useQueryClient();
  return useCallback(
    (state) => {
      remember(client, "app_state", {}, state);
      forgetAnswers(client);
    },
    [client],
  );
}
