// What is done with one user answers with all of them: that saves asking again.
import { useQueryClient } from "@tanstack/react-query";
import type { UserDetail } from "../../ipc/bindings";
import { type Deed, useDeed } from "../../ipc/deeds";
import type { RequestOf } from "../../ipc/host";
import { remember } from "../../ipc/queries";

type UserCall =
  | "user_create"
  | "user_edit"
  | "user_state"
  | "user_delete"
  | "user_restore"
  | "user_locations"
  | "user_roles";

type UserDeed<N extends UserCall> = Omit<Deed<N>, "run"> & {
  run(request: RequestOf<N>): Promise<UserDetail | undefined>;
};

export function useUserDeed<N extends UserCall>(name: N): UserDeed<N> {
  const client = useQueryClient();
  const deed = useDeed(name);
  return {
    ...deed,
    async run(request) {
      const detail: UserDetail | undefined = await deed.run(request);
      if (detail !== undefined) remember(client, "user_show", { user: detail.line.id }, detail);
      return detail;
    },
  };
}
