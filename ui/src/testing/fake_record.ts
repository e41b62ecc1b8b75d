// What was done, in memory: the steps that can be undone, what waits, and the record.
import type { Calls, RecordEntry, RecordFilter, StepView, Tag, UndoState } from "../ipc/bindings";
import { type Answers, refuse } from "./answers";
import type { FakeDesk } from "./fake_desk";
import type { FakeTeam } from "./fake_team";

interface Step extends StepView {
  undo: () => void;
  redo: () => void;
}

/** What a change may show in. */
const EVERYTHING: readonly Tag[] = [
  "state",
  "catalog",
  "featured",
  "price_lists",
  "people",
  "account",
  "undo",
  "outbox",
  "record",
];

export class FakeRecord {
  /** The newest first. */
  entries: RecordEntry[] = [];
  private done: Step[] = [];
  private undone: Step[] = [];

  private readonly desk: FakeDesk;
  private readonly team: FakeTeam;
  private readonly changed: (...tags: Tag[]) => void;

  constructor(desk: FakeDesk, team: FakeTeam, changed: (...tags: Tag[]) => void) {
    this.desk = desk;
    this.team = team;
    this.changed = changed;
  }

  /** As if nothing had been done yet. */
  forget(): void {
    this.entries = [];
    this.done = [];
  }

  did(code: string, subject: string, redo: () => void, undo: () => void): void {
    this.done.push({ code, subject, undo, redo });
    this.undone = [];
    this.note(code, subject);
  }

  undoLast(): void {
    this.done.at(-1)?.undo();
  }

  /** Writes down what cannot be undone. */
  note(code: string, subject: string): void {
    const { workspace } = this.desk;
    workspace.waiting += 1;
    const seq = this.entries.length + 1;
    this.entries.unshift({
      deviceSeq: seq,
      commandId: `command-${seq}`,
      batch: `batch-${seq}`,
      eventSeq: null,
      outcome: "pending",
      why: null,
      whyAbout: null,
      deviceId: "device-1",
      deviceName: null,
      judgedAt: null,
      code,
      subject,
      actorId: "person-1",
      actor: workspace.userName,
      actorUserName: null,
      madeAt: "2025-11-03T10:00:00Z",
      chain: "0f".repeat(32),
      changes: [
        { entity: "featured_offer", field: "title", old: null, new: subject, oldKnown: true },
      ],
      hidden: false,
    });
    this.changed(...EVERYTHING);
  }

  private step(from: Step[], to: Step[], which: "undo" | "redo"): UndoState {
    const step = from.pop() ?? refuse(`nothing_to_${which}`);
    step[which]();
    to.push(step);
    this.note(step.code, step.subject);
    return this.steps();
  }

  private steps(): UndoState {
    const view = (step: Step | undefined) =>
      step === undefined ? null : { code: step.code, subject: step.subject };
    return { undo: view(this.done.at(-1)), redo: view(this.undone.at(-1)) };
  }

  readonly answers = {
    edit_undo: () => this.step(this.done, this.undone, "undo"),
    edit_redo: () => this.step(this.undone, this.done, "redo"),
    edit_steps: () => this.steps(),
    outbox_list: ({ offset, limit }: Calls["outbox_list"]["request"]) => ({
      total: this.entries.length,
      ...this.team.counts(),
      commands: this.entries
        .map(({ deviceSeq, commandId, code, subject, madeAt }) => ({
          deviceSeq,
          commandId,
          groupId: commandId,
          code,
          subject,
          status: "pending",
          waitsForHub: false,
          foreseen: null,
          madeAt,
          ...this.team.marks.get(commandId),
        }))
        .reverse()
        .slice(offset, offset + limit),
    }),
    record_list: ({ filter, offset, limit }: Calls["record_list"]["request"]) => {
      const found = this.entries.filter((entry) => fits(entry, filter));
      const entries = found.slice(offset, offset + limit);
      const more = offset + entries.length < found.length;
      return { total: filter === null ? found.length : null, more, hasHub: false, entries };
    },
    record_choices: () => ({
      people: [{ id: "person-1", name: "Ada Martin" }],
      devices: [{ id: "device-1", name: "Poste d’Ada" }],
      operations: ["feature_offer", "unfeature_offer", "grant_role"],
    }),
    record_export: ({ filter }: Calls["record_export"]["request"]) => ({
      name: "Record.pdf",
      entries: this.entries.filter((entry) => fits(entry, filter)).length,
    }),
  } satisfies Answers;
}

function fits(entry: RecordEntry, filter: RecordFilter | null): boolean {
  if (filter === null) return true;
  const { operation, person, text, record, became } = filter;
  return (
    (operation === null || entry.code === operation) &&
    (person === null || entry.actorId === person) &&
    (became === null || (became === "waiting") === (entry.outcome === "pending")) &&
    (text === null || entry.subject.toLowerCase().includes(text.toLowerCase())) &&
    (record === null || entry.changes.some((change) => change.entity === record.entity))
  );
}
