// The company's own account, in memory and by the plainest rules.
import type {
  AccountFieldView,
  AccountView,
  Calls,
  ChecklistView,
  ErrorBody,
  ProfileChecked,
} from "../ipc/bindings";
import type { CallName } from "../ipc/host";

type Answers = { [N in CallName]?: (request: never) => Calls[N]["answer"] };

const unknown = (field: string): ErrorBody => ({
  code: "account_field_not_found",
  message: "there is no such field",
  ref: field,
});

const NOW = "2025-11-03T10:00:00Z";

export class FakeAccount {
  view: AccountView = { program: null, verification: null, expectsVerification: [], profiles: [] };
  checklist: ChecklistView = { score: 0, blocking: 0, items: [] };
  checked: ProfileChecked = { profile: null, errors: [], warnings: [] };

  readonly answers = {
    account_show: () => this.view,
    account_set: ({ fields }: Calls["account_set"]["request"]) => {
      for (const { field, value } of fields) this.put(field, { desired: value });
      return this.view;
    },
    account_observe: () => this.view,
    account_observe_fields: ({ fields }: Calls["account_observe_fields"]["request"]) => {
      for (const { field, value } of fields) {
        this.put(field, { observed: value ?? "", observedAt: NOW });
      }
      return this.view;
    },
    account_carry: ({ field, note, undone }: Calls["account_carry"]["request"]) => {
      const value = this.find(field).desired ?? "";
      this.put(field, { carried: undone ? null : { value, at: NOW, by: "Ada Martin", note } });
      return this.view;
    },
    account_check: () => this.checked,
    account_checklist: () => this.checklist,
  } satisfies Answers;

  private find(code: string): AccountFieldView {
    for (const profile of this.view.profiles) {
      const found = profile.fields.find((one) => one.field === code);
      if (found !== undefined) return found;
    }
    throw unknown(code);
  }

  private put(code: string, change: Partial<AccountFieldView>) {
    const field = Object.assign(this.find(code), change);
    field.standing = this.standing(field);
  }

  private standing({ desired, observed, carried }: AccountFieldView): string {
    if (desired === null) return observed === null || observed === "" ? "empty" : "observed";
    if (desired === observed) return "same";
    if (carried?.value === desired) return "carried";
    return observed === null ? "wanted" : "differs";
  }
}
