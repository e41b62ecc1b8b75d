// Copies of a workspace, in memory: made, looked into, put in its place.
import type { Answers } from "./answers";
import type { FakeKeys } from "./fake_keys";
import type { FakeWorkspaces } from "./fake_workspaces";

export class FakeBackups {
  private readonly keys: FakeKeys;
  private readonly workspaces: FakeWorkspaces;

  constructor(keys: FakeKeys, workspaces: FakeWorkspaces) {
    this.keys = keys;
    this.workspaces = workspaces;
  }

  readonly answers = {
    workspace_backup: () => ({ fileName: "Fabrikam.deskbackup", bytes: 4_321_000 }),
    workspace_backups: () => ({ backups: this.keys.copies }),
    workspace_copy_now: () => ({ backups: this.keys.copy() }),
    backup_inspect: () => ({
      workspaceId: "ws-1",
      name: "Fabrikam",
      colour: "teal",
      madeAt: "2025-11-02T08:00:00Z",
      users: 1,
      priceLists: 1,
      newestMonth: "2025-10",
      featured: ["Contoso Mail Basic 1"],
      waiting: 3,
      replaces: true,
      newerHere: 2,
      newerLists: 1,
      newerUnknown: false,
    }),
    backup_restore: () => this.workspaces.enter("ws-1", "Fabrikam", "teal", "Ada Martin"),
  } satisfies Answers;
}
