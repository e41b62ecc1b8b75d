// The hub, the people, their devices and what they disagree on, in memory.
import type {
  Calls,
  ConflictView,
  DeviceView,
  HubStatus,
  InvitationContents,
  PersonView,
  RecordProof,
  RefusedCommand,
  SignedHead,
  WaitingCommand,
} from "../ipc/bindings";
import type { Answers } from "./answers";

export const INVITATION = "desk-invitation:1:abcdefghijklmnopqrstuvwxyz";

export const HEAD: SignedHead = {
  seq: 120,
  hash: "ab".repeat(32),
  signature: "cd".repeat(64),
  hubKey: "ef".repeat(32),
};

const LOCAL: HubStatus = {
  connection: "local_only",
  since: null,
  address: null,
  lastSync: null,
  deviceName: null,
  waiting: 0,
  refused: 0,
  conflicts: 0,
  head: null,
  clockOffMinutes: null,
};

const REFUSAL = { code: "conflict_closed", message: "settled otherwise", ref: null } as const;

export class FakeTeam {
  status: HubStatus = { ...LOCAL };
  people: PersonView[] = [person("p1", "Ada Martin", { isMe: true, devices: 1 })];
  devices: DeviceView[] = [];
  conflicts: ConflictView[] = [];
  refused: RefusedCommand[] = [];
  /** Conflicts that somebody else settles first. */
  readonly gone = new Set<string>();
  /** What an outbox line says besides. */
  readonly marks = new Map<string, Partial<WaitingCommand>>();
  says: Partial<InvitationContents> = {};
  proof: Partial<RecordProof> = {};

  /** On a hub, with two people and three devices. */
  join(): void {
    this.status = {
      ...LOCAL,
      connection: "connected",
      since: "2025-11-03T08:00:00Z",
      address: "https://hub.fabrikam.example:8443",
      lastSync: "2025-11-03T09:00:00Z",
      deviceName: "Ada’s laptop",
      head: HEAD,
    };
    this.people = [
      person("p1", "Ada Martin", { isMe: true, devices: 2 }),
      person("p2", "Ben Okri", { roles: ["sales_agent"], userName: "ben@fabrikam.example" }),
    ];
    this.devices = [
      device("d1", "Ada’s laptop", "Ada Martin", { isThis: true }),
      device("d2", "Ada’s desktop", "Ada Martin", { lastSeen: null }),
      device("d3", "Ben’s laptop", "Ben Okri", {}),
    ];
  }

  /** Of what waits. */
  counts() {
    const marks = [...this.marks.values()];
    const count = (status: string) => marks.filter((mark) => mark.status === status).length;
    const foreseen = marks.filter((mark) => (mark.foreseen ?? null) !== null).length;
    return { inFlight: count("in_flight"), deferred: count("deferred"), foreseen };
  }

  private keep<Item extends { id: string }>(items: Item[], id: string, some: Partial<Item>) {
    return items.map((one) => (one.id === id ? { ...one, ...some } : one));
  }

  /** What was never sent is in a file. */
  exported = false;

  readonly answers = {
    hub_read_invitation: () => ({
      addresses: ["https://hub.fabrikam.example:8443"],
      hubFingerprint: "1A2B-3C4D-5E6F-7A8B",
      forOwner: true,
      workspace: null,
      knownHere: false,
      expiresAt: "2025-11-06T09:00:00Z",
      expired: false,
      ...this.says,
    }),
    hub_publish: ({ deviceName }: Calls["hub_publish"]["request"]) => {
      this.join();
      this.status.deviceName = deviceName;
      return this.status;
    },
    hub_invite: ({ person: id }: Calls["hub_invite"]["request"]) => ({
      invitation: INVITATION,
      personName: this.people.find((one) => one.id === id)?.name ?? id,
      expiresAt: "2025-11-06T09:00:00Z",
    }),
    hub_confirm_restored: () => {
      this.status = { ...this.status, connection: "connected" };
      return this.status;
    },
    sync_now: () => ({
      pushed: 3,
      pulled: 1,
      conflicts: 0,
      rejected: 0,
      head: HEAD,
      stateDigest: "00".repeat(32),
      status: { ...this.status, waiting: 0 },
    }),
    people_list: () => ({ people: this.people }),
    person_add: ({ name, userName, roles }: Calls["person_add"]["request"]) => {
      this.people = [
        ...this.people,
        person(`p${this.people.length + 1}`, name, { userName, roles }),
      ];
      return { people: this.people };
    },
    person_edit: ({ person: id, edits }: Calls["person_edit"]["request"]) => {
      for (const { field, value } of edits) {
        const some = field === "user_name" ? { userName: value } : { name: value ?? "" };
        this.people = this.keep(this.people, id, some);
      }
      return { people: this.people };
    },
    person_role: ({ person: id, role, granted }: Calls["person_role"]["request"]) => {
      const before = this.people.find((one) => one.id === id)?.roles ?? [];
      const roles = granted ? [...before, role] : before.filter((one) => one !== role);
      const waitingRoles = this.status.connection !== "local_only";
      this.people = this.keep(this.people, id, { roles, waitingRoles });
      return { people: this.people };
    },
    device_list: () => ({ devices: this.devices }),
    device_rename: ({ device: id, name }: Calls["device_rename"]["request"]) => {
      this.devices = this.keep(this.devices, id, { name });
      return { devices: this.devices };
    },
    device_revoke: ({ device: id }: Calls["device_revoke"]["request"]) => {
      this.devices = this.keep(this.devices, id, { revokeWaits: true });
      return { devices: this.devices };
    },
    conflict_list: ({ offset, limit, settled }: Calls["conflict_list"]["request"]) => {
      const open = this.conflicts.filter(({ state }) => state === "open" || state === "auto");
      const listed = settled ? this.conflicts : open;
      return {
        total: listed.length,
        open: open.length,
        conflicts: listed.slice(offset, offset + limit),
      };
    },
    conflict_resolve: ({ conflicts, choice, value }: Calls["conflict_resolve"]["request"]) => {
      const failed = conflicts.filter((id) => this.gone.has(id));
      for (const id of conflicts) {
        if (this.gone.has(id)) continue;
        const one = this.conflicts.find((it) => it.id === id);
        const current = choice === "value" ? value : (one?.[choice] ?? null);
        const some = { state: choice, current, resolvedBy: "Ada Martin" };
        this.conflicts = this.keep(this.conflicts, id, some);
      }
      return {
        resolved: conflicts.length - failed.length,
        failed: failed.map((id) => ({ id, error: REFUSAL })),
      };
    },
    outbox_refused: ({ offset, limit }: Calls["outbox_refused"]["request"]) => ({
      total: this.refused.length,
      commands: this.refused.slice(offset, offset + limit),
    }),
    outbox_retry: ({ command }: Calls["outbox_retry"]["request"]) => this.without(command),
    outbox_drop: ({ command }: Calls["outbox_drop"]["request"]) => this.without(command),
    outbox_export: () => {
      this.exported = true;
      return { name: "Fabrikam.json", commands: 2 };
    },
    record_verify: () => ({
      whole: true,
      head: this.status.head,
      headAt: "2025-11-03T09:59:00Z",
      own: { seq: 12, hash: "5d".repeat(32) },
      hubRead: this.status.connection === "local_only" ? null : true,
      hubWhy: null,
      kept: 120,
      ownChanges: 12,
      events: 120,
      hidden: 0,
      commands: 80,
      devices: 3,
      problems: [],
      checkedAt: "2025-11-03T10:00:00Z",
      ...this.proof,
    }),
  } satisfies Answers;

  private without(id: string) {
    this.refused = this.refused.filter(({ command }) => command.commandId !== id);
    return {};
  }
}

export function person(id: string, name: string, some: Partial<PersonView>): PersonView {
  return {
    id,
    name,
    userName: null,
    roles: ["global_admin"],
    waitingRoles: false,
    active: true,
    devices: 1,
    barred: [],
    isMe: false,
    ...some,
  };
}

export function device(
  id: string,
  name: string,
  personName: string,
  some: Partial<DeviceView>,
): DeviceView {
  return {
    id,
    name,
    personName,
    isThis: false,
    revoked: false,
    revokeWaits: false,
    enrolledAt: "2025-11-01T08:00:00Z",
    lastSeen: "2025-11-03T09:00:00Z",
    ...some,
  };
}

/** Ada changed a name after Ben had. */
export function conflict(id: string, some: Partial<ConflictView>): ConflictView {
  return {
    id,
    entity: "app_user",
    field: "display_name",
    member: null,
    subject: "Carla Ruiz",
    kind: "guarded",
    state: "open",
    base: "Carla",
    theirs: "Carla R.",
    theirsBy: "Ben Okri",
    theirsAt: "2025-11-04T10:32:00Z",
    mine: "Carla Ruiz",
    mineBy: "Ada Martin",
    mineAt: "2025-11-04T11:00:00Z",
    current: "Carla R.",
    isMine: true,
    takesValue: true,
    resolvedBy: null,
    waits: false,
    deniedTask: null,
    ...some,
  };
}

/** Ada’s feature that did not get through. */
export function refused(id: string, some: Partial<RefusedCommand>): RefusedCommand {
  return {
    command: {
      deviceSeq: 7,
      commandId: id,
      groupId: id,
      code: "feature_offer",
      subject: "Contoso Mail",
      status: "rejected",
      waitsForHub: false,
      foreseen: null,
      madeAt: "2025-11-04T10:32:00Z",
    },
    outcome: "rejected",
    why: "featured_full",
    about: "5",
    changes: [
      { entity: "featured_offer", field: "title", old: null, new: "Contoso Mail", oldKnown: true },
    ],
    editAt: "/featured",
    ...some,
  };
}
