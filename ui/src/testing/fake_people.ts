// Accounts and password requests, in memory and by the plainest rules.
import type {
  AbilityView,
  BarredDeed,
  Calls,
  ErrorCode,
  PasswordRequestView,
  UserCounts,
  UserDetail,
  UserLine,
  UserQuery,
  WarningView,
} from "../ipc/bindings";
import { ROLES } from "../text/words";
import type { Answers } from "./answers";

const NOWHERE: Pick<UserDetail, "entireCompany" | "locations"> = {
  entireCompany: false,
  locations: [],
};
/** In the order of `core`. */
const FIELDS = [
  "display_name",
  "first_name",
  "last_name",
  "user_name",
  "contact_email",
  "phone",
  "usage_location",
  "preferred_language",
  "job_title",
  "department",
  "office",
  "mobile",
  "notes",
  "user_type",
  "domain_type",
  "last_directory_sync",
  "directory_id",
  "mfa_state",
  "learn_id",
  "origin",
];
const IDENTITY = FIELDS.slice(0, 4);
const OF_DIRECTORY = ["domain_type", "last_directory_sync", "directory_id", "origin"];
const NOTHING_FOUND = { code: "user_not_found", message: "nobody", ref: null } as const;

type Did = (code: string, subject: string, redo: () => void, undo: () => void) => void;

export class FakePeople {
  users: UserLine[] = [user("p1", "Ada Martin", { isMe: true, roles: ["global_admin"] })];
  requests: PasswordRequestView[] = [];
  /** What everybody at work can do. */
  abilities: AbilityView[] = [];
  /** What is known of them besides their lines, by their ids. */
  readonly details = new Map<string, Record<string, string | null>>();
  readonly reach = new Map<string, typeof NOWHERE>();
  /** About everybody together. */
  warnings: WarningView[] = [];
  /** What the rules refuse to do with them, by their ids. */
  private readonly barred = new Map<string, BarredDeed[]>();

  /** Whether their roles differ from their template’s; templates are kept elsewhere. */
  hasDrifted: (one: UserLine) => boolean = () => false;
  /** Tells the host of a step that can be undone. */
  private readonly did: Did;
  constructor(did: Did = () => undefined) {
    this.did = did;
  }

  /** The rules are against these deeds with this user. */
  bar(id: string, code: ErrorCode, ...deeds: string[]): void {
    const why = { code, message: "", ref: null };
    this.barred.set(id, [...(this.barred.get(id) ?? []), ...deeds.map((deed) => ({ deed, why }))]);
  }

  readonly answers = {
    user_list: (ask: UserQuery) => {
      const found = this.users
        .filter((one) => fits(one, ask) && (!ask.drifted || this.hasDrifted(one)))
        .toSorted(inOrder(ask));
      return {
        total: found.length,
        users: found.slice(ask.offset, ask.offset + ask.limit),
        counts: ask.counted ? this.counts() : null,
        warnings: ask.counted ? this.warnings : [],
      };
    },
    user_show: ({ user: id }: Calls["user_show"]["request"]) => this.detail(id),
    user_create: ({ details, roles }: Calls["user_create"]["request"]) => {
      const id = `p${this.users.length + 1}`;
      const told = Object.fromEntries(details.map(({ field, value }) => [field, value]));
      this.refuseTaken(id, told["user_name"] ?? null);
      this.details.set(id, told);
      const userName = told["user_name"] ?? null;
      const guest = told["user_type"] === "guest";
      const made = user(id, told["display_name"] ?? "", { userName, roles, guest });
      this.does("add_user", made.name, () => {
        this.users = [...this.users, made];
      });
      return this.detail(id);
    },
    user_edit: ({ person: id, edits }: Calls["user_edit"]["request"]) => {
      const told = Object.fromEntries(edits.map(({ field, value }) => [field, value]));
      this.refuseTaken(id, told["user_name"] ?? null);
      const before = this.line(id);
      this.details.set(id, { ...this.details.get(id), ...told });
      const guest = "user_type" in told ? told["user_type"] === "guest" : before.guest;
      return this.keep("edit_user", id, {
        name: told["display_name"] ?? before.name,
        userName: "user_name" in told ? (told["user_name"] ?? null) : before.userName,
        mfa: told["mfa_state"] ?? before.mfa,
        guest,
      });
    },
    user_state: ({ user: id, active }: Calls["user_state"]["request"]) =>
      this.keep("set_user_state", id, { state: active ? "active" : "inactive" }),
    user_delete: ({ user: id }: Calls["user_delete"]["request"]) =>
      this.keep("remove_user", id, { state: "deleted", daysLeft: 30 }),
    user_restore: ({ user: id }: Calls["user_restore"]["request"]) =>
      this.keep("restore_user", id, { state: "active", daysLeft: null }),
    user_locations: ({ user: id, ...ask }: Calls["user_locations"]["request"]) => {
      const before = this.reach.get(id) ?? NOWHERE;
      const stay = before.locations.filter((one) => !ask.remove.includes(one));
      this.reach.set(id, {
        entireCompany: ask.entireCompany ?? before.entireCompany,
        locations: [...stay, ...ask.add],
      });
      return this.detail(id);
    },
    user_roles: ({ user: id, take, give }: Calls["user_roles"]["request"]) => {
      const kept = this.line(id).roles.filter((role) => !take.includes(role));
      return this.keep("change_roles", id, { roles: [...kept, ...give] });
    },
    user_explain: ({ user: id }: Calls["user_explain"]["request"]) => {
      const { name, roles, state } = this.line(id);
      return { user: id, name, roles, abilities: state === "active" ? this.abilities : [] };
    },
    password_list: () => ({ requests: this.requests }),
    password_request: ({ user: id }: Calls["password_request"]["request"]) => {
      const made: PasswordRequestView = {
        id: `r${this.requests.length + 1}`,
        user: id,
        userLabel: this.line(id).name,
        askedBy: "Ada Martin",
        askedAt: "2025-11-03T09:00:00Z",
        state: "waiting",
        settledBy: null,
        settledAt: null,
      };
      this.requests = [made, ...this.requests];
      return { requests: this.requests };
    },
    password_settle: ({ request, done }: Calls["password_settle"]["request"]) => {
      const some = {
        state: done ? "done" : "withdrawn",
        settledBy: "Ada Martin",
        settledAt: "2025-11-03T10:00:00Z",
      };
      this.requests = this.requests.map((one) => (one.id === request ? { ...one, ...some } : one));
      return { requests: this.requests };
    },
  } satisfies Answers;

  private counts(): UserCounts {
    const here = this.users.filter(({ state }) => state !== "deleted");
    const of = (what: (one: UserLine) => boolean) => here.filter(what).length;
    const holds = (role: string) => of(({ roles }) => roles.includes(role));
    return {
      here: here.length,
      inactive: of(({ state }) => state === "inactive"),
      deleted: this.users.length - here.length,
      guests: of(({ guest }) => guest),
      withoutRole: of(({ roles }) => roles.length === 0),
      withoutMfa: of(({ mfa }) => mfa === "disabled"),
      drifted: of(this.hasDrifted),
      globalAdmins: holds("global_admin"),
      byRole: ROLES.map((role) => ({ role, count: holds(role) })),
    };
  }

  private line(id: string): UserLine {
    const found = this.users.find((one) => one.id === id || one.userName === id);
    if (found === undefined) throw NOTHING_FOUND;
    return found;
  }

  private keep(code: string, id: string, some: Partial<UserLine>): UserDetail {
    this.does(code, this.line(id).name, () => this.put(id, some));
    return this.detail(id);
  }

  private put(id: string, some: Partial<UserLine>): void {
    this.users = this.users.map((one) => (one.id === id ? { ...one, ...some } : one));
  }

  /** As one step that can be undone. */
  private does(code: string, name: string, what: () => void): void {
    const before = this.users;
    what();
    const after = this.users;
    const back = (users: UserLine[]) => () => {
      this.users = users;
    };
    this.did(code, name, back(after), back(before));
  }

  private refuseTaken(id: string, userName: string | null): void {
    const other = this.users.find((one) => userName !== null && one.userName === userName);
    if (other !== undefined && other.id !== id) {
      throw { code: "user_name_taken", message: "taken", ref: other.id };
    }
  }

  private detail(id: string): UserDetail {
    const line = this.line(id);
    const told: Record<string, string | null> = {
      department: line.department,
      origin: line.origin,
      ...this.details.get(id),
      display_name: line.name,
      user_name: line.userName,
      mfa_state: line.mfa,
      user_type: line.guest ? "guest" : "member",
    };
    const elsewhere =
      told["domain_type"] === "federated" || (told["last_directory_sync"] ?? null) !== null;
    return {
      line,
      details: FIELDS.map((field) => ({
        field,
        value: told[field] ?? null,
        readOnly: OF_DIRECTORY.includes(field) || (elsewhere && IDENTITY.includes(field)),
      })),
      ...(this.reach.get(id) ?? NOWHERE),
      deletedAt: line.state === "deleted" ? "2025-11-01T08:00:00Z" : null,
      drift: null,
      requests: this.requests.filter((one) => one.user === id),
      barred: this.barred.get(id) ?? [],
    };
  }
}

function fits(one: UserLine, ask: UserQuery): boolean {
  const word = ask.search.toLowerCase();
  const named = [one.name, one.userName ?? ""].some((text) => text.toLowerCase().includes(word));
  const state = ask.state ?? (ask.globalAdmins ? "active" : null);
  const role = ask.globalAdmins ? "global_admin" : ask.role;
  return (
    named &&
    (state === null ? one.state !== "deleted" : one.state === state) &&
    (role === null || one.roles.includes(role)) &&
    (ask.template === null || one.templateId === ask.template) &&
    (!ask.guests || one.guest) &&
    (!ask.withoutRole || one.roles.length === 0) &&
    (!ask.withoutMfa || one.mfa === "disabled")
  );
}

function inOrder({ order, descending }: UserQuery) {
  const text = (one: UserLine) =>
    (order === "user_name" ? one.userName : order === "department" ? one.department : one.name) ??
    "";
  const turn = descending ? -1 : 1;
  return (a: UserLine, b: UserLine) => turn * text(a).localeCompare(text(b));
}

export function user(id: string, name: string, some: Partial<UserLine>): UserLine {
  return {
    id,
    name,
    userName: null,
    department: null,
    state: "active",
    roles: [],
    waitingRoles: false,
    staged: [],
    guest: false,
    mfa: "enabled",
    origin: "created",
    templateId: null,
    templateName: null,
    daysLeft: null,
    warnings: [],
    barredRoles: [],
    restoreBarred: null,
    isMe: false,
    ...some,
  };
}
