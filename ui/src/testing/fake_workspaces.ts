// The workspaces of this computer, in memory: made, opened, closed, joined, forgotten.
import type {
  BeginJoin,
  BeginWorkspace,
  Calls,
  OpenWorkspaceView,
  Tag,
  WorkspaceCard,
} from "../ipc/bindings";
import { type Answers, refuse } from "./answers";
import { ALL_RIGHTS } from "./fake_data";
import type { FakeDesk } from "./fake_desk";
import type { FakeKeys } from "./fake_keys";
import type { FakeRecord } from "./fake_record";
import type { FakeTeam } from "./fake_team";

export const RECOVERY_KEY = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-ABCD";

export class FakeWorkspaces {
  cards: WorkspaceCard[] = [];
  private begun: BeginWorkspace | undefined;
  private drafts = 0;

  private readonly desk: FakeDesk;
  private readonly record: FakeRecord;
  private readonly team: FakeTeam;
  private readonly keys: FakeKeys;
  private readonly changed: (...tags: Tag[]) => void;

  constructor(
    desk: FakeDesk,
    record: FakeRecord,
    { team, keys }: { team: FakeTeam; keys: FakeKeys },
    changed: (...tags: Tag[]) => void,
  ) {
    this.desk = desk;
    this.record = record;
    this.team = team;
    this.keys = keys;
    this.changed = changed;
  }

  enter(id: string, name: string, colour: OpenWorkspaceView["colour"], userName: string) {
    const workspace: OpenWorkspaceView = {
      id,
      name,
      colour,
      userName,
      roles: ["global_admin"],
      homeMarket: "FR",
      waiting: 0,
      readOnly: null,
      rights: structuredClone(ALL_RIGHTS),
      notices: [],
    };
    this.cards = this.cards
      .filter((card) => card.id !== id)
      .map((c) => ({ ...c, lastOpened: false }));
    this.cards.push({ id, name, colour, slots: ["keychain", "recovery"], lastOpened: true });
    this.desk.state = { ...this.desk.state, workspace };
    return this.desk.state;
  }

  private begin(begun: BeginWorkspace, recoveryKey: string) {
    this.begun = begun;
    this.drafts += 1;
    return { draft: `draft-${this.drafts}`, recoveryKey };
  }

  private forgotten(id: string, keychainLeft: boolean, unopened: boolean) {
    this.changed("workspaces");
    return {
      setAside: `${id}-forgotten-20251103T100000000Z`,
      opens: ["recovery" as const],
      inKeyFile: false,
      keychainLeft,
      unopened,
      state: this.desk.state,
    };
  }

  readonly answers = {
    workspace_list: () => ({ workspaces: this.cards }),
    workspace_begin: (ask: BeginWorkspace) => {
      if (this.cards.some((card) => card.name === ask.name))
        refuse("workspace_name_taken", ask.name);
      return this.begin(ask, RECOVERY_KEY);
    },
    workspace_finish: ({ typed }: Calls["workspace_finish"]["request"]) => {
      const { name, colour, userName } = this.begun ?? refuse("draft_gone");
      const plain = (key: string) => key.replaceAll(/[\s-]/g, "").toUpperCase();
      const known = this.team.says.knownHere === true;
      if (!known && plain(typed) !== plain(RECOVERY_KEY)) refuse("recovery_key_mistyped");
      this.enter(`ws-${this.cards.length + 1}`, name, colour, userName);
      this.record.note("found_workspace", userName);
      return this.desk.state;
    },
    workspace_abandon: () => ({}),
    workspace_open: ({ id, unlock }: Calls["workspace_open"]["request"]) => {
      const card = this.cards.find((one) => one.id === id) ?? refuse("no_workspace", id);
      if (unlock.kind === "passphrase" && unlock.passphrase !== "correct horse battery") {
        refuse("wrong_key");
      }
      return this.enter(id, card.name, card.colour, "Ada Martin");
    },
    workspace_close: () => this.desk.put(null),
    workspace_set_market: ({ market }: Calls["workspace_set_market"]["request"]) => {
      this.desk.put({ homeMarket: market });
      this.record.note("set_home_market", market ?? "");
      return this.desk.state;
    },
    workspace_change_cover: ({ name, colour }: Calls["workspace_change_cover"]["request"]) => {
      const open = this.desk.workspace;
      if (this.cards.some((card) => card.id !== open.id && card.name === name)) {
        refuse("workspace_name_taken", name);
      }
      const cover = { name: name ?? open.name, colour: colour ?? open.colour };
      this.cards = this.cards.map((card) => (card.id === open.id ? { ...card, ...cover } : card));
      this.desk.put(cover);
      this.changed("state", "workspaces");
      return this.desk.state;
    },
    workspace_before_forgetting: () => ({
      name: this.desk.workspace.name,
      unsent: this.record.entries.length,
      unsentLists: 1,
      exported: this.team.exported,
      opens: ["recovery"],
      inKeyFile: false,
    }),
    workspace_forget: ({ name }: Calls["workspace_forget"]["request"]) => {
      const open = this.desk.workspace;
      if (name.trim() !== open.name) refuse("name_differs");
      if (this.record.entries.length > 0 && !this.team.exported) refuse("unsent_not_exported");
      this.cards = this.cards.filter((card) => card.id !== open.id);
      this.desk.put(null);
      return this.forgotten(open.id, false, false);
    },
    workspace_forget_unopened: ({ id, name }: Calls["workspace_forget_unopened"]["request"]) => {
      const card = this.cards.find((one) => one.id === id);
      if (name.trim() !== card?.name) refuse("name_differs");
      if (card?.slots.includes("keychain") && !this.keys.noKeychain) refuse("still_opens");
      this.cards = this.cards.filter((one) => one !== card);
      return this.forgotten(id, true, true);
    },
    hub_join: ({ name, colour, passphrase }: BeginJoin) => {
      this.team.status.connection = "connected";
      return this.begin(
        { name, colour, userName: "Ben Okri", homeMarket: null, passphrase },
        this.team.says.knownHere === true ? "" : RECOVERY_KEY,
      );
    },
    hub_leave: () => {
      this.team.status = { ...this.team.status, connection: "local_only", address: null };
      return { unsent: this.desk.workspace.waiting, state: this.desk.state };
    },
  } satisfies Answers;
}
