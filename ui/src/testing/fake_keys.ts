// The keys and copies of the open workspace, in memory.
import type { BackupCard, Calls, ErrorBody, ErrorCode, KeyView, SlotKind } from "../ipc/bindings";

const refuse = (code: ErrorCode): never => {
  throw { code, message: `refused: ${code}`, ref: null } satisfies ErrorBody;
};

const ORDER: readonly SlotKind[] = ["keychain", "passphrase", "recovery"];

export class FakeKeys {
  keys: KeyView[] = [
    { kind: "keychain", inKeyFile: false, madeAt: "2025-11-01T08:00:00Z" },
    { kind: "recovery", inKeyFile: false, madeAt: null },
  ];
  copies: BackupCard[] = [
    { token: "b1", fileName: "b1.db", madeAt: "2025-11-02T08:00:00Z", bytes: 4_300_000 },
  ];
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
    return { keys: this.keys };
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
    keys_list: () => ({ keys: this.keys }),
    keys_set_passphrase: () => this.put("passphrase"),
    keys_remove_passphrase: () => {
      this.keys = this.keys.filter((one) => one.kind !== "passphrase");
      return { keys: this.keys };
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
    keys_finish_change: ({ typed }: Calls["keys_finish_change"]["request"]) => {
      if (this.keys.some((one) => one.kind === "recovery")) this.typedBack(typed);
      for (const { kind } of this.keys) this.put(kind);
      return {
        keys: this.keys,
        copies: this.copies.length,
        setAside: 0,
        keychainLeft: false,
      };
    },
  };
}
