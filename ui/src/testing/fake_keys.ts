// The keys and copies of the open workspace, in memory.
import type {
  BackupCard,
  Calls,
  KeyChangeDone,
  KeyChangeEnd,
  Keys,
  KeyView,
  SlotKind,
} from "../ipc/bindings";
import { refuse } from "./answers";

const ORDER: readonly SlotKind[] = ["keychain", "passphrase", "recovery"];

export class FakeKeys {
  keys: KeyView[] = [
    { kind: "keychain", inKeyFile: false, madeAt: "2025-11-01T08:00:00Z" },
    { kind: "recovery", inKeyFile: false, madeAt: null },
  ];
  copies: BackupCard[] = [
    { token: "b1", fileName: "b1.db", madeAt: "2025-11-02T08:00:00Z", bytes: 4_300_000 },
  ];
  /** The job of a change that is under way, and how the last one ended. */
  changing: string | null = null;
  lastChange: KeyChangeEnd | null = null;
  /** What comes of a change. */
  done: KeyChangeDone = {
    copies: 1,
    setAside: 0,
    keychainLeft: false,
    keychainLost: false,
    oldKey: [],
    unfinished: null,
  };
  noKeychain = false;
  private begun = false;

  private readonly shown: string;

  constructor(shown: string) {
    this.shown = shown;
  }

  copy(): BackupCard[] {
    const one = {
      token: "b2",
      fileName: "b2.db",
      madeAt: "2025-11-03T10:00:00Z",
      bytes: 4_400_000,
    };
    this.copies = [one, ...this.copies];
    return this.copies;
  }

  private put(kind: SlotKind) {
    const key = { kind, inKeyFile: false, madeAt: "2025-11-03T10:00:00Z" };
    this.keys = [...this.keys.filter((one) => one.kind !== kind), key];
    this.keys.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    return this.list();
  }

  private list(): Keys {
    return { keys: this.keys, changing: this.changing, lastChange: this.lastChange };
  }

  private typedBack(typed: string) {
    const plain = (key: string) => key.replaceAll(/[\s-]/g, "").toUpperCase();
    if (!this.begun) refuse("draft_gone");
    if (plain(typed) !== plain(this.shown)) refuse("recovery_key_mistyped");
    this.begun = false;
  }

  private begin() {
    this.begun = true;
    return { draft: "key-draft", recoveryKey: this.shown };
  }

  readonly answers = {
    keys_list: () => this.list(),
    keys_set_passphrase: () => this.put("passphrase"),
    keys_remove_passphrase: () => {
      this.keys = this.keys.filter((one) => one.kind !== "passphrase");
      return this.list();
    },
    keys_use_keychain: ({ opens }: Calls["keys_use_keychain"]["request"]) => {
      if (this.noKeychain) refuse("keychain_unavailable");
      if (opens) return this.put("keychain");
      this.keys = this.keys.filter((one) => one.kind !== "keychain");
      return this.list();
    },
    keys_begin_recovery: () => this.begin(),
    keys_finish_recovery: ({ typed }: Calls["keys_finish_recovery"]["request"]) => {
      this.typedBack(typed);
      return this.put("recovery");
    },
    keys_begin_change: ({ passphrase }: Calls["keys_begin_change"]["request"]) => {
      const asks = this.keys.some((one) => one.kind === "passphrase" && !one.inKeyFile);
      if (asks && passphrase !== "correct horse battery") refuse("wrong_key");
      const hasRecovery = this.keys.some((one) => one.kind === "recovery");
      return { ...this.begin(), ...(hasRecovery ? {} : { recoveryKey: "" }) };
    },
    keys_finish_change: ({ typed, job }: Calls["keys_finish_change"]["request"]) => {
      if (this.keys.some((one) => one.kind === "recovery")) this.typedBack(typed);
      for (const { kind } of this.keys) this.put(kind);
      this.lastChange = { job, done: this.done, failed: null };
      return { keys: this.list(), done: this.done };
    },
  };
}
