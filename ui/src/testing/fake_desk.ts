// What the window as a whole knows, in memory: settings, the open workspace, the lock.
import type { AppState, Calls, OpenWorkspaceView } from "../ipc/bindings";
import { type Answers, refuse } from "./answers";
import type { FakeLock } from "./fake_lock";

export class FakeDesk {
  state: AppState = {
    workspace: null,
    lock: null,
    keychain: "ready",
    settings: { language: "en", theme: "light", lockAfter: "15", columns: {} },
    version: "0.1.0",
  };

  private readonly lock: FakeLock;

  constructor(lock: FakeLock) {
    this.lock = lock;
  }

  get workspace(): OpenWorkspaceView {
    return this.state.workspace ?? refuse("no_workspace");
  }

  /** Changes something of the open workspace, or closes it. */
  put(some: Partial<OpenWorkspaceView> | null): AppState {
    const workspace = some === null ? null : { ...this.workspace, ...some };
    this.state = { ...this.state, workspace };
    return this.state;
  }

  readonly answers = {
    app_state: () => this.lock.seen(this.state),
    settings_change: (ask: Calls["settings_change"]["request"]) => {
      const { language, theme, lockAfter, columns } = this.state.settings;
      const settings = {
        language: ask.language ?? language,
        theme: ask.theme ?? theme,
        lockAfter: ask.lockAfter ?? lockAfter,
        columns,
      };
      this.state = { ...this.state, settings };
      return this.lock.seen(this.state);
    },
    columns_choose: ({ table, columns }: Calls["columns_choose"]["request"]) => {
      const { [table]: _, ...others } = this.state.settings.columns;
      const after = columns === null ? others : { ...others, [table]: columns };
      this.state = { ...this.state, settings: { ...this.state.settings, columns: after } };
      return this.state;
    },
    desk_lock: () => {
      this.lock.lock(this.workspace);
      return this.lock.seen(this.state);
    },
    desk_unlock: (ask: Calls["desk_unlock"]["request"]) => {
      this.lock.unlock(ask);
      return this.state;
    },
  } satisfies Answers;
}
