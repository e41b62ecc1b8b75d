// Sealed envelopes, in memory and by the plainest rules.
import type { Calls, EnvelopeView, ErrorBody } from "../ipc/bindings";
import type { Answers } from "./answers";
import type { FakePeople } from "./fake_people";

const ENDED: ErrorBody = { code: "envelope_ended", message: "it is over", ref: "opened" };

export class FakeEnvelopes {
  envelopes: EnvelopeView[] = [];
  /** What is in them, by their ids. */
  readonly inside = new Map<string, string>();
  private readonly people: FakePeople;

  constructor(people: FakePeople) {
    this.people = people;
  }

  readonly answers = {
    envelope_seal: ({ user, password, opens, hours }: Calls["envelope_seal"]["request"]) => {
      const id = `e${this.envelopes.length + 1}`;
      const made: EnvelopeView = {
        id,
        user,
        userLabel: this.people.users.find((one) => one.id === user)?.name ?? null,
        state: "sealed",
        sealedAt: new Date().toISOString(),
        expiresAt: new Date(Date.now() + hours * 3_600_000).toISOString(),
        opensMost: opens,
        opensLeft: opens,
        handedTo: null,
        handedAt: null,
        endedAt: null,
      };
      this.inside.set(id, password);
      this.envelopes = [made, ...this.envelopes];
      return this.told();
    },
    envelope_list: () => this.told(),
    envelope_open: ({ envelope }: Calls["envelope_open"]["request"]) => {
      const password = this.inside.get(envelope);
      if (password === undefined) throw ENDED;
      return { password, opensLeft: this.spend(envelope) };
    },
    envelope_hand: ({ envelope, to }: Calls["envelope_hand"]["request"]) => {
      this.put(envelope, { handedTo: to, handedAt: "2025-11-03T10:00:00Z" });
      return this.told();
    },
    envelope_wipe: ({ envelope }: Calls["envelope_wipe"]["request"]) => {
      this.end(envelope, "wiped");
      return this.told();
    },
    envelope_slip: ({ envelope }: Calls["envelope_slip"]["request"]) => ({
      name: "slip.pdf",
      opensLeft: this.spend(envelope),
    }),
  } satisfies Answers;

  private told() {
    return { envelopes: this.envelopes };
  }

  private spend(id: string): number {
    const left = (this.envelopes.find((one) => one.id === id)?.opensLeft ?? 0) - 1;
    this.put(id, { opensLeft: left });
    if (left === 0) this.end(id, "opened");
    return left;
  }

  private end(id: string, state: string): void {
    this.inside.delete(id);
    this.put(id, { state, opensLeft: 0, endedAt: "2025-11-03T10:00:00Z" });
  }

  private put(id: string, some: Partial<EnvelopeView>): void {
    this.envelopes = this.envelopes.map((one) => (one.id === id ? { ...one, ...some } : one));
  }
}
