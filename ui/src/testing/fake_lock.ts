// The lock of the window, in memory: the passphrase is known, and a test says how long a
// wrong one waits.
import type { AppState, LockView, LockWay, OpenWorkspaceView, UnlockDesk } from "../ipc/bindings";
import type { CallName } from "../ipc/host";
import { refuse } from "./answers";

export const PASSPHRASE = "correct horse battery";

const ALLOWED: readonly CallName[] = [
  "app_state",
  "job_cancel",
  "screen_painted",
  "settings_change",
  "desk_lock",
  "desk_unlock",
];

export class FakeLock {
  ways: LockWay[] = ["passphrase", "recovery"];
  /** Seconds to wait after a wrong try. */
  waits = 0;
  locked: LockView | null = null;

  private readonly tell: (locked: boolean) => void;

  constructor(tell: (locked: boolean) => void) {
    this.tell = tell;
  }

  /** Also by itself, as after sleep. */
  lock({ name, colour, userName }: OpenWorkspaceView): void {
    if (this.locked !== null) return;
    this.locked = { name, colour, userName, ways: this.ways, wait: 0 };
    this.tell(true);
  }

  unlock(ask: UnlockDesk): void {
    if (this.locked === null) return;
    if (!this.ways.includes(ask.way)) refuse("not_confirmed");
    if (this.locked.wait > 0) refuse("try_later", String(this.locked.wait));
    if (ask.way === "passphrase" && ask.passphrase !== PASSPHRASE) {
      this.locked = { ...this.locked, wait: this.waits };
      refuse("wrong_key");
    }
    this.locked = null;
    this.tell(false);
  }

  seen(state: AppState): AppState {
    return this.locked === null ? state : { ...state, workspace: null, lock: this.locked };
  }

  refuses(name: CallName): boolean {
    return this.locked !== null && !ALLOWED.includes(name);
  }
}
