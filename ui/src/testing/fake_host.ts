// What stands behind the screens, in memory: enough of the rules to try every
// screen, none of them to be trusted. Each area answers for itself; here they are put
// together, told apart from what was asked, and refused where a test says so.
import type {
  AppState,
  Calls,
  ErrorBody,
  Event,
  HandedOver,
  OpenWorkspaceView,
  Tag,
} from "../ipc/bindings";
import type { CallName, Host } from "../ipc/host";
import { refuse } from "./answers";
import { FakeAccount } from "./fake_account";
import { FakeBackups } from "./fake_backups";
import { FakeCatalog } from "./fake_catalog";
import { FakeDesk } from "./fake_desk";
import { FakeEnvelopes } from "./fake_envelopes";
import { FakeKeys } from "./fake_keys";
import { FakeLock } from "./fake_lock";
import { FakePeople } from "./fake_people";
import { FakePeopleFiles } from "./fake_people_files";
import { FakePriceLists } from "./fake_price_lists";
import { FakeRecord } from "./fake_record";
import { FakeRoles } from "./fake_roles";
import { FakeTables } from "./fake_tables";
import { FakeTeam } from "./fake_team";
import { FakeWorkspaces, RECOVERY_KEY } from "./fake_workspaces";

type AllAnswers = { [N in CallName]: (request: never) => Calls[N]["answer"] };

const NOTHING: HandedOver = { file: null, leftOut: 0, place: null };
/** Calls of the team that others hear of. */
const TELLS: readonly CallName[] = ["conflict_resolve", "outbox_retry", "outbox_drop", "hub_leave"];

const TELLS_OF_THE_ACCOUNT: readonly CallName[] = [
  "account_set",
  "account_observe",
  "account_observe_fields",
  "account_carry",
];

const TELLS_OF_PEOPLE: readonly CallName[] = [
  "password_request",
  "password_settle",
  "envelope_seal",
  "envelope_open",
  "envelope_hand",
  "envelope_wipe",
  "envelope_slip",
];

export class FakeHost implements Host {
  readonly asked: { name: CallName; request: unknown }[] = [];
  /** What a call shall be refused with, the next time. */
  readonly refusals = new Map<CallName, ErrorBody>();
  /** Calls that wait until they are let go. */
  readonly held = new Map<CallName, Promise<void>>();
  given: HandedOver = NOTHING;
  private readonly news = new Set<(event: Event) => void>();
  private readonly changed = (...tags: Tag[]) => this.tell({ kind: "changed", tags });

  readonly lock = new FakeLock((locked) => this.tell({ kind: "lock", locked }));
  readonly desk = new FakeDesk(this.lock);
  readonly team = new FakeTeam();
  readonly tables = new FakeTables();
  readonly keys = new FakeKeys(RECOVERY_KEY);
  readonly record = new FakeRecord(this.desk, this.team, this.changed);
  readonly priceLists = new FakePriceLists(this.desk, this.record);
  readonly catalog = new FakeCatalog(this.priceLists, this.record);
  readonly workspaces = new FakeWorkspaces(this.desk, this.record, this, this.changed);
  readonly backups = new FakeBackups(this.keys, this.workspaces);
  readonly accounts: FakePeople = new FakePeople((...step) => this.record.did(...step));
  readonly roles = new FakeRoles(this.accounts);
  readonly peopleFiles = new FakePeopleFiles();
  readonly envelopes = new FakeEnvelopes(this.accounts);
  readonly account = new FakeAccount();

  /** With a workspace open and a list of this many offers imported. */
  static open(offers = 0): FakeHost {
    const host = new FakeHost();
    host.workspaces.enter("ws-1", "Fabrikam", "blue", "Ada Martin");
    if (offers > 0) host.priceLists.import(offers);
    host.record.forget();
    return host;
  }

  async call(name: CallName, request: unknown): Promise<unknown> {
    this.asked.push({ name, request });
    await this.held.get(name);
    await Promise.resolve();
    const refusal = this.refusals.get(name);
    if (refusal !== undefined) {
      this.refusals.delete(name);
      throw refusal;
    }
    if (this.lock.refuses(name)) refuse("locked");
    const answer = structuredClone(this.answers[name](request as never));
    if (TELLS.includes(name)) this.changed("hub", "outbox", "record", "conflicts");
    if (TELLS_OF_PEOPLE.includes(name)) this.changed("people", "outbox", "record");
    if (TELLS_OF_THE_ACCOUNT.includes(name)) this.changed("account", "undo", "outbox", "record");
    return answer;
  }

  listen(news: (event: Event) => void): () => void {
    this.news.add(news);
    return () => void this.news.delete(news);
  }

  tell(event: Event): void {
    for (const news of this.news) news(event);
  }

  /** From outside the window. */
  handOver(given: Partial<HandedOver>): void {
    this.given = { ...NOTHING, ...given };
    this.tell({ kind: "handed_over" });
  }

  requestsOf<N extends CallName>(name: N): Calls[N]["request"][] {
    return this.asked.filter((one) => one.name === name).map((one) => one.request as never);
  }

  get state(): AppState {
    return this.desk.state;
  }

  set state(state: AppState) {
    this.desk.state = state;
  }

  get workspace(): OpenWorkspaceView {
    return this.desk.workspace;
  }

  private readonly answers: AllAnswers = {
    job_cancel: () => ({}),
    screen_painted: () => ({}),
    file_pick: () => ({ files: [{ token: `file-${this.asked.length}`, name: "Nov.csv" }] }),
    file_save_target: (ask: Calls["file_save_target"]["request"]) => ({
      files: [{ token: "target", name: ask.suggestedName }],
    }),
    handed_over: () => {
      const given = this.given;
      this.given = NOTHING;
      return given;
    },
    ...this.desk.answers,
    ...this.tables.answers,
    ...this.workspaces.answers,
    ...this.backups.answers,
    ...this.keys.answers,
    ...this.priceLists.answers,
    ...this.catalog.answers,
    ...this.record.answers,
    ...this.team.answers,
    ...this.peopleFiles.answers,
    ...this.accounts.answers,
    ...this.roles.answers,
    ...this.envelopes.answers,
    ...this.account.answers,
    hub_status: () => ({ ...this.team.status, waiting: this.workspace.waiting }),
  };
}
