// Roles, marks and templates, in memory: a piece of the rights table, and the plainest of
// its rules.
import type {
  Calls,
  ErrorBody,
  ErrorCode,
  OtherRoles,
  RoleCatalogue,
  RoleTemplateView,
  RoleView,
  ShiftView,
  StagedEdit,
  StagedRefusal,
  StagedRoles,
  StagedWarning,
  UserLine,
} from "../ipc/bindings";
import type { Answers } from "./answers";
import type { FakePeople } from "./fake_people";

/** Role, family, category, tasks; `?` marks those that it allows in part. */
const TABLE = [
  [
    "global_admin",
    "entra",
    "admin",
    "users.view users.create billing.view billing.manage customers.view customers.aobo support.customer_ticket referrals.view",
  ],
  ["user_mgmt_admin", "entra", "admin", "users.view users.create customers.view"],
  ["billing_admin", "entra", "admin", "users.view? billing.view billing.manage"],
  [
    "admin_agent",
    "csp",
    "agent",
    "users.view? billing.view customers.view customers.aobo support.customer_ticket",
  ],
  ["sales_agent", "csp", "agent", "users.view? customers.view referrals.view?"],
  [
    "helpdesk_agent",
    "csp",
    "agent",
    "users.view? customers.view customers.aobo support.customer_ticket",
  ],
  ["account_admin", "company", "admin", "users.view users.create"],
  ["referrals_admin", "company", "referrals_and_marketing", "users.view? referrals.view"],
  ["report_viewer", "company", "insights", "users.view?"],
] as const;

const GUESTS = ["referrals_admin"];

type Reach = "none" | "own" | "full";

const reachOf = (role: RoleView, task: string): Reach =>
  (role.tasks.find((one) => one.task === task)?.reach as Reach | undefined) ?? "none";

function viewOf([role, family, category, tasks]: (typeof TABLE)[number]): RoleView {
  return {
    role,
    family,
    category,
    keptAs: { entra: "directory_role", csp: "group", company: "partner_center" }[family],
    backing: family === "company" ? null : `id-of-${role}`,
    guestsMayHold: GUESTS.includes(role),
    assignable: true,
    tasks: tasks.split(" ").map((told) => {
      const task = told.replace("?", "");
      const reach = told.endsWith("?") ? "own" : "full";
      return { task, title: task, reach, by: [role], source: "po" };
    }),
  };
}

export class FakeRoles {
  catalogue: RoleCatalogue = {
    roles: TABLE.map(viewOf),
    policies: { oneRolePerCategory: true, guestRoles: GUESTS },
  };
  templates: RoleTemplateView[] = [];
  /** The other answer to which roles are enough. */
  otherwise: OtherRoles | null = null;
  private removed: RoleTemplateView[] = [];
  private staged: StagedEdit[] = [];
  private before: UserLine[] = [];
  private against: StagedRefusal[] = [];
  private toLookAt: StagedWarning[] = [];

  private readonly people: FakePeople;

  constructor(people: FakePeople) {
    this.people = people;
    people.hasDrifted = (one) => this.hasDrifted(one);
  }

  /** What undoing the last deed brings back. */
  undo(): void {
    this.people.users = this.before;
  }

  /** What the rules say against marks of this person, as long as there are any. */
  refuse(user: string, code: ErrorCode, role: string | null = null): void {
    const why = { code, message: "", ref: role };
    this.against = [...this.against, { user, name: this.line(user).name, role, why }];
  }

  /** What is worth a look about marks of this person, as long as there are any. */
  warn(user: string, code: string): void {
    const warning = { code, about: null };
    this.toLookAt = [...this.toLookAt, { user, name: this.line(user).name, warning }];
  }

  /** These roles are not for the person at the screen to give and take. */
  forbid(...roles: string[]): void {
    this.catalogue.roles = this.catalogue.roles.map((one) =>
      roles.includes(one.role) ? { ...one, assignable: false } : one,
    );
  }

  readonly answers = {
    role_catalogue: () => this.catalogue,
    role_policies: (ask: Calls["role_policies"]["request"]) => {
      const { oneRolePerCategory, guestRoles } = this.catalogue.policies;
      const policies = {
        oneRolePerCategory: ask.oneRolePerCategory ?? oneRolePerCategory,
        guestRoles: ask.guestRoles ?? guestRoles,
      };
      const roles = this.catalogue.roles.map((one) => ({
        ...one,
        guestsMayHold: policies.guestRoles.includes(one.role),
      }));
      this.catalogue = { roles, policies };
      return this.catalogue;
    },
    role_stage: ({ edits }: Calls["role_stage"]["request"]) => {
      for (const edit of edits) {
        const same = (one: StagedEdit) => one.user === edit.user && one.role === edit.role;
        const others = this.staged.filter((one) => !same(one));
        const so = this.line(edit.user).roles.includes(edit.role) === edit.held;
        this.staged = so ? others : [...others, edit];
      }
      return this.told();
    },
    role_staged: () => this.told(),
    role_unstage: () => {
      this.staged = [];
      return this.told();
    },
    role_review: () => {
      const marked = new Set(this.staged.map((one) => one.user));
      return {
        people: marked.size,
        refused: this.against.filter(({ user }) => marked.has(user)),
        warnings: this.toLookAt.filter(({ user }) => user !== null && marked.has(user)),
      };
    },
    role_commit: () => {
      const people = new Set(this.staged.map((one) => one.user));
      this.before = this.people.users;
      for (const { user, role, held } of this.staged) {
        const others = this.line(user).roles.filter((one) => one !== role);
        this.keep(user, { roles: held ? [...others, role] : others });
      }
      this.staged = [];
      return { changed: people.size };
    },
    role_who_can: ({ task }: Calls["role_who_can"]["request"]) => {
      const roles = this.catalogue.roles.filter((role) => reachOf(role, task) !== "none");
      const full = roles.filter((role) => reachOf(role, task) === "full");
      const able = this.people.users.flatMap((one) => {
        const held = roles.filter(({ role }) => one.roles.includes(role));
        const by = held.some((role) => full.includes(role))
          ? held.filter((role) => full.includes(role))
          : held;
        if (by.length === 0) return [];
        const reach = full.includes(by[0] as RoleView) ? "full" : "own";
        const { id, name, userName } = one;
        return [{ user: id, name, userName, reach, by: by.map(({ role }) => role) }];
      });
      return {
        task,
        title: task,
        everybody: false,
        roles: full.map(({ role }) => role),
        total: able.length,
        people: able,
      };
    },
    role_minimal: ({ tasks }: Calls["role_minimal"]["request"]) => {
      const enough = (role: RoleView) => tasks.every((task) => reachOf(role, task) !== "none");
      const [one] = this.catalogue.roles
        .filter(enough)
        .sort((a, b) => a.tasks.length - b.tasks.length);
      if (one === undefined) {
        const ref = tasks.join(", ");
        throw { code: "tasks_unreachable", message: "no role", ref } satisfies ErrorBody;
      }
      return {
        roles: [one.role],
        partly: tasks.filter((task) => reachOf(one, task) === "own"),
        otherwise: this.otherwise,
      };
    },
    template_list: () => this.listed(),
    template_add: ({ name, note, roles }: Calls["template_add"]["request"]) => {
      const id = `t${this.templates.length + 1}`;
      const made = { id, name, note, roles, followers: 0, drifted: 0 };
      this.templates = [...this.templates, made];
      return this.listed();
    },
    template_edit: ({ template, name, note, roles }: Calls["template_edit"]["request"]) => {
      this.templates = this.templates.map((one) =>
        one.id === template
          ? { ...one, name: name ?? one.name, note: note ?? one.note, roles: roles ?? one.roles }
          : one,
      );
      return this.listed();
    },
    template_remove: ({ template }: Calls["template_remove"]["request"]) => {
      this.removed = this.templates.filter(({ id }) => id === template);
      this.templates = this.templates.filter(({ id }) => id !== template);
      return this.listed();
    },
    template_restore: () => {
      this.templates = [...this.templates, ...this.removed];
      return this.listed();
    },
    template_apply: ({ template, users }: Calls["template_apply"]["request"]) => {
      const meant = this.templates.find(({ id }) => id === template) ?? null;
      this.before = this.people.users;
      for (const user of users) {
        this.keep(user, {
          templateId: template,
          templateName: meant?.name ?? null,
          ...(meant === null ? {} : { roles: meant.roles }),
        });
      }
      return this.listed();
    },
  } satisfies Answers;

  private listed() {
    const templates = this.templates.map((one) => {
      const followers = this.people.users.filter(({ templateId }) => templateId === one.id);
      const drifted = followers.filter((user) => this.hasDrifted(user)).length;
      return { ...one, followers: followers.length, drifted };
    });
    return { templates };
  }

  private hasDrifted({ templateId, roles }: UserLine): boolean {
    const meant = this.templates.find(({ id }) => id === templateId)?.roles;
    return meant !== undefined && [...meant].sort().join() !== [...roles].sort().join();
  }

  private told(): StagedRoles {
    const ids = [...new Set(this.staged.map((one) => one.user))];
    return {
      people: ids.map((id) => {
        const { name, roles, state } = this.line(id);
        const own = this.staged.filter((one) => one.user === id);
        const [take, give] = [false, true].map((held) =>
          own.filter((one) => one.held === held).map(({ role }) => role),
        ) as [string[], string[]];
        const after = [...roles.filter((role) => !take.includes(role)), ...give];
        const changes = this.shifts(roles, after);
        return { user: id, name, deleted: state === "deleted", take, give, changes };
      }),
    };
  }

  private shifts(before: readonly string[], after: readonly string[]): ShiftView[] {
    const far = (held: readonly string[], task: string): Reach => {
      const reaches = this.catalogue.roles
        .filter(({ role }) => held.includes(role))
        .map((role) => reachOf(role, task));
      return reaches.includes("full") ? "full" : reaches.includes("own") ? "own" : "none";
    };
    const tasks = new Set(
      this.catalogue.roles.flatMap((role) => role.tasks.map((one) => one.task)),
    );
    return [...tasks]
      .map((task) => ({ task, before: far(before, task), after: far(after, task) }))
      .filter((one) => one.before !== one.after);
  }

  private line(id: string): UserLine {
    const found = this.people.users.find((one) => one.id === id);
    if (found === undefined) {
      throw { code: "user_not_found", message: "nobody", ref: id } satisfies ErrorBody;
    }
    return found;
  }

  private keep(id: string, some: Partial<UserLine>): void {
    const users = this.people.users;
    this.people.users = users.map((one) => (one.id === id ? { ...one, ...some } : one));
  }
}
