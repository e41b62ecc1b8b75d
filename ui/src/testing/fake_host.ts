// What stands behind the screens, in memory: enough of the rules to try every
// screen, none of them to be trusted.
import type {
  AppState,
  BeginJoin,
  BeginWorkspace,
  Calls,
  CatalogQuery,
  Corrections,
  ErrorBody,
  ErrorCode,
  Event,
  FeaturedOffers,
  HandedOver,
  OfferLine,
  OpenWorkspaceView,
  PriceListPreview,
  PriceListView,
  RecordEntry,
  RecordFilter,
  StepView,
  Tag,
  UndoState,
  WorkspaceCard,
} from "../ipc/bindings";
import type { CallName, Host } from "../ipc/host";
import { ALL_RIGHTS, detailOf, makeOffers, SEGMENTS } from "./fake_data";
import { FakeEnvelopes } from "./fake_envelopes";
import { FakeKeys } from "./fake_keys";
import { FakeLock } from "./fake_lock";
import { FakePeople } from "./fake_people";
import { FakePeopleFiles } from "./fake_people_files";
import { FakeRoles } from "./fake_roles";
import { tableFile } from "./fake_table";
import { FakeTables } from "./fake_tables";
import { FakeTeam } from "./fake_team";

type Answers = { [N in CallName]: (request: never) => Calls[N]["answer"] };
interface Step extends StepView {
  undo: () => void;
  redo: () => void;
}

export const RECOVERY_KEY = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-ABCD";
const LIMIT = 5;
const NOTHING: HandedOver = { file: null, leftOut: 0, place: null };
/** Calls of the team that others hear of. */
const TELLS: readonly CallName[] = ["conflict_resolve", "outbox_retry", "outbox_drop", "hub_leave"];

const TELLS_OF_PEOPLE: readonly CallName[] = [
  "password_request",
  "password_settle",
  "envelope_seal",
  "envelope_open",
  "envelope_hand",
  "envelope_wipe",
  "envelope_slip",
];

/** What a change may show in. */
const EVERYTHING: readonly Tag[] = [
  "state",
  "catalog",
  "featured",
  "price_lists",
  "people",
  "undo",
  "outbox",
  "record",
];

const refuse = (code: ErrorCode, ref: string | null = null): never => {
  throw { code, message: `refused: ${code}`, ref } satisfies ErrorBody;
};

export class FakeHost implements Host {
  readonly asked: { name: CallName; request: unknown }[] = [];
  /** What a call shall be refused with, the next time. */
  readonly refusals = new Map<CallName, ErrorBody>();
  /** Calls that wait until they are let go. */
  readonly held = new Map<CallName, Promise<void>>();

  offers: OfferLine[] = [];
  featured: string[] = [];
  vanished = new Map<string, string>();
  lists: PriceListView[] = [];
  cards: WorkspaceCard[] = [];
  record: RecordEntry[] = [];
  given: HandedOver = NOTHING;
  preview: Partial<PriceListPreview> = {};
  /** The column of the list that holds the price. */
  priceColumn = "UnitPrice";
  readonly team = new FakeTeam();
  readonly tables = new FakeTables();
  readonly accounts: FakePeople = new FakePeople((...step) => this.did(...step));
  readonly roles = new FakeRoles(this.accounts);
  readonly peopleFiles = new FakePeopleFiles();
  readonly envelopes = new FakeEnvelopes(this.accounts);
  readonly keys = new FakeKeys(RECOVERY_KEY);
  readonly lock = new FakeLock((locked) => this.tell({ kind: "lock", locked }));
  state: AppState = {
    workspace: null,
    lock: null,
    keychain: "ready",
    settings: { language: "en", theme: "light", lockAfter: "15", columns: {} },
    version: "0.1.0",
  };

  private readonly news = new Set<(event: Event) => void>();
  private done: Step[] = [];
  private undone: Step[] = [];
  private begun: BeginWorkspace | undefined;

  /** With a workspace open and a list of this many offers imported. */
  static open(offers = 0): FakeHost {
    const host = new FakeHost();
    host.enter("ws-1", "Fabrikam", "blue", "Ada Martin");
    if (offers > 0) host.importList(offers);
    host.record = [];
    host.done = [];
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
    return answer;
  }

  listen(news: (event: Event) => void): () => void {
    this.news.add(news);
    return () => void this.news.delete(news);
  }

  /** From outside the window. */
  handOver(given: Partial<HandedOver>): void {
    this.given = { ...NOTHING, ...given };
    this.tell({ kind: "handed_over" });
  }

  tell(event: Event): void {
    for (const news of this.news) news(event);
  }

  requestsOf<N extends CallName>(name: N): Calls[N]["request"][] {
    return this.asked.filter((one) => one.name === name).map((one) => one.request as never);
  }

  get workspace(): OpenWorkspaceView {
    return this.state.workspace ?? refuse("no_workspace");
  }

  private changed(...tags: Tag[]): void {
    this.tell({ kind: "changed", tags });
  }

  private enter(id: string, name: string, colour: OpenWorkspaceView["colour"], userName: string) {
    const workspace: OpenWorkspaceView = {
      id,
      name,
      colour,
      userName,
      roles: ["global_admin"],
      homeMarket: "FR",
      waiting: 0,
      readOnly: null,
      rights: structuredClone(ALL_RIGHTS),
      notices: [],
    };
    this.cards = this.cards
      .filter((card) => card.id !== id)
      .map((c) => ({ ...c, lastOpened: false }));
    this.cards.push({ id, name, colour, slots: ["keychain", "recovery"], lastOpened: true });
    this.state = { ...this.state, workspace };
  }

  private importList(offers: number): PriceListView {
    const list: PriceListView = {
      listId: `list-${this.lists.length + 1}`,
      kind: "license_new_commerce",
      market: "FR",
      currency: "EUR",
      month: "2025-11",
      preview: false,
      fileName: "Nov_NCE_LicenseBasedPL_GA_FR.csv",
      sha256: "ab".repeat(32),
      rows: offers * 3,
      rowsRefused: 2,
      importedBy: this.workspace.userName,
      importedAt: "2025-11-03T09:30:00Z",
      current: true,
    };
    const put = () => {
      this.lists = [...this.lists, list];
      this.offers = makeOffers(offers);
    };
    put();
    this.did("add_price_list", "FR EUR 2025-11", put, () => {
      this.lists = this.lists.filter((one) => one !== list);
      this.offers = [];
    });
    return list;
  }

  private did(code: string, subject: string, redo: () => void, undo: () => void): void {
    this.done.push({ code, subject, undo, redo });
    this.undone = [];
    this.note(code, subject);
  }

  private note(code: string, subject: string): void {
    const workspace = this.workspace;
    workspace.waiting += 1;
    this.record.unshift({
      deviceSeq: this.record.length + 1,
      commandId: `command-${this.record.length + 1}`,
      batch: `batch-${this.record.length + 1}`,
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

  private order(): FeaturedOffers {
    return {
      limit: LIMIT,
      featured: this.featured.map((offerId, index) => {
        const offer = this.offers.find((one) => one.offerId === offerId);
        return {
          position: index + 1,
          offerId,
          title: offer?.title ?? this.vanished.get(offerId) ?? offerId,
          segment: offer?.segment ?? null,
          vanished: offer === undefined,
        };
      }),
    };
  }

  private arrange(code: string, offerId: string, after: string[]): FeaturedOffers {
    const before = this.featured;
    const title = this.offers.find((one) => one.offerId === offerId)?.title ?? offerId;
    const put = (order: string[]) => () => {
      this.featured = order;
    };
    put(after)();
    this.did(code, title, put(after), put(before));
    return this.order();
  }

  private page({ search, segment, narrow, offset, limit }: CatalogQuery) {
    const wanted = search.toLowerCase();
    const fits = (price: OfferLine["terms"][number]) =>
      (narrow.term === null || price.term === narrow.term) &&
      (narrow.billing === null || price.billing === narrow.billing) &&
      (narrow.priceTo === null || Number(price.unitPrice) <= Number(narrow.priceTo));
    const found = this.offers.filter(
      (one) =>
        one.terms.some(fits) &&
        (segment === null || one.segment === segment) &&
        (one.title.toLowerCase().includes(wanted) || one.offerId.toLowerCase().includes(wanted)),
    );
    const count = (of: string) => found.filter((one) => one.segment === of).length;
    return {
      total: found.length,
      groups: SEGMENTS.map((of) => ({ segment: of, count: count(of) })).filter((g) => g.count > 0),
      offers: found.slice(offset, offset + limit),
      market: this.lists.length > 0 ? "FR" : null,
      month: this.lists.length > 0 ? "2025-11" : null,
    };
  }

  private look({ columns = [], repairs = [] }: Corrections): PriceListPreview {
    const table = tableFile(this.priceColumn, columns, repairs);
    return {
      fileName: "Nov_NCE_LicenseBasedPL_GA_FR.csv",
      kind: "license_new_commerce",
      market: "FR",
      currency: "EUR",
      month: "2025-11",
      preview: false,
      encoding: "UTF-8",
      separator: ";",
      sheets: [],
      sheetsSkipped: [],
      rowsRead: 4002,
      rowsGood: 4002 - table.refused.length,
      rowsRefused: table.refused.length,
      columns: table.columns,
      markers: { add: 10, change: 30, delete: 0, unchanged: 3960 },
      unknownColumns: ["Notes"],
      firstRows: makeOffers(3).map((offer, index) => ({
        line: index + 2,
        offerId: offer.offerId,
        title: offer.title,
        segment: offer.segment,
        term: "P1Y",
        billing: "annual",
        currency: "EUR",
        unitPrice: "1234.5",
        retailPrice: null,
      })),
      refused: table.refused,
      alreadyImported: null,
      completes: null,
      ...this.preview,
    };
  }

  private readonly answers: Answers = {
    app_state: () => this.lock.seen(this.state),
    job_cancel: () => ({}),
    screen_painted: () => ({}),
    settings_change: (ask: Calls["settings_change"]["request"]) => {
      const { language, theme, lockAfter, columns } = this.state.settings;
      const settings = {
        language: ask.language ?? language,
        theme: ask.theme ?? theme,
        lockAfter: ask.lockAfter ?? lockAfter,
        columns,
      };
      this.state = { ...this.state, settings };
      return this.lock.seen(this.state);
    },
    desk_lock: () => {
      this.lock.lock(this.workspace);
      return this.lock.seen(this.state);
    },
    desk_unlock: (ask: Calls["desk_unlock"]["request"]) => {
      this.lock.unlock(ask);
      return this.state;
    },
    ...this.tables.answers,
    columns_choose: ({ table, columns }: Calls["columns_choose"]["request"]) => {
      const { [table]: _, ...others } = this.state.settings.columns;
      const after = columns === null ? others : { ...others, [table]: columns };
      this.state = { ...this.state, settings: { ...this.state.settings, columns: after } };
      return this.state;
    },
    file_pick: () => ({ files: [{ token: `file-${this.asked.length}`, name: "Nov.csv" }] }),
    file_save_target: (ask: Calls["file_save_target"]["request"]) => ({
      files: [{ token: "target", name: ask.suggestedName }],
    }),
    handed_over: () => {
      const given = this.given;
      this.given = NOTHING;
      return given;
    },
    workspace_list: () => ({ workspaces: this.cards }),
    workspace_begin: (ask: BeginWorkspace) => {
      if (this.cards.some((card) => card.name === ask.name))
        refuse("workspace_name_taken", ask.name);
      this.begun = ask;
      return { draft: `draft-${this.asked.length}`, recoveryKey: RECOVERY_KEY };
    },
    workspace_finish: ({ typed }: Calls["workspace_finish"]["request"]) => {
      const { name, colour, userName } = this.begun ?? refuse("draft_gone");
      const plain = (key: string) => key.replaceAll(/[\s-]/g, "").toUpperCase();
      const known = this.team.says.knownHere === true;
      if (!known && plain(typed) !== plain(RECOVERY_KEY)) refuse("recovery_key_mistyped");
      this.enter(`ws-${this.cards.length + 1}`, name, colour, userName);
      this.note("found_workspace", userName);
      return this.state;
    },
    workspace_abandon: () => ({}),
    workspace_open: ({ id, unlock }: Calls["workspace_open"]["request"]) => {
      const card = this.cards.find((one) => one.id === id) ?? refuse("no_workspace", id);
      if (unlock.kind === "passphrase" && unlock.passphrase !== "correct horse battery") {
        refuse("wrong_key");
      }
      this.enter(id, card.name, card.colour, "Ada Martin");
      return this.state;
    },
    workspace_close: () => {
      this.state = { ...this.state, workspace: null };
      return this.state;
    },
    workspace_set_market: ({ market }: Calls["workspace_set_market"]["request"]) => {
      const workspace = { ...this.workspace, homeMarket: market };
      this.state = { ...this.state, workspace };
      this.note("set_home_market", market ?? "");
      return this.state;
    },
    ...this.keys.answers,
    workspace_change_cover: ({ name, colour }: Calls["workspace_change_cover"]["request"]) => {
      const open = this.workspace;
      if (this.cards.some((card) => card.id !== open.id && card.name === name)) {
        refuse("workspace_name_taken", name);
      }
      const cover = { name: name ?? open.name, colour: colour ?? open.colour };
      this.state = { ...this.state, workspace: { ...open, ...cover } };
      this.cards = this.cards.map((card) => (card.id === open.id ? { ...card, ...cover } : card));
      this.changed("state", "workspaces");
      return this.state;
    },
    workspace_before_forgetting: () => ({
      name: this.workspace.name,
      unsent: this.record.length,
      unsentLists: 1,
      exported: this.team.exported,
      opens: ["recovery"],
      inKeyFile: false,
    }),
    workspace_forget: ({ name }: Calls["workspace_forget"]["request"]) => {
      const open = this.workspace;
      if (name.trim() !== open.name) refuse("name_differs");
      if (this.record.length > 0 && !this.team.exported) refuse("unsent_not_exported");
      this.cards = this.cards.filter((card) => card.id !== open.id);
      this.state = { ...this.state, workspace: null };
      this.changed("workspaces");
      return {
        setAside: `${open.id}-forgotten-20251103T100000000Z`,
        opens: ["recovery"],
        inKeyFile: false,
        keychainLeft: false,
        unopened: false,
        state: this.state,
      };
    },
    workspace_forget_unopened: ({ id, name }: Calls["workspace_forget_unopened"]["request"]) => {
      const card = this.cards.find((one) => one.id === id);
      if (name.trim() !== card?.name) refuse("name_differs");
      if (card?.slots.includes("keychain") && !this.keys.noKeychain) refuse("still_opens");
      this.cards = this.cards.filter((one) => one !== card);
      this.changed("workspaces");
      return {
        setAside: `${id}-forgotten-20251103T100000000Z`,
        opens: ["recovery"],
        inKeyFile: false,
        keychainLeft: true,
        unopened: true,
        state: this.state,
      };
    },
    workspace_backup: () => ({ fileName: "Fabrikam.deskbackup", bytes: 4_321_000 }),
    workspace_backups: () => ({ backups: this.keys.copies }),
    workspace_copy_now: () => ({ backups: this.keys.copy() }),
    backup_inspect: () => ({
      workspaceId: "ws-1",
      name: "Fabrikam",
      colour: "teal",
      madeAt: "2025-11-02T08:00:00Z",
      users: 1,
      priceLists: 1,
      newestMonth: "2025-10",
      featured: ["Contoso Mail Basic 1"],
      waiting: 3,
      replaces: true,
      newerHere: 2,
      newerLists: 1,
      newerUnknown: false,
    }),
    backup_restore: () => {
      this.enter("ws-1", "Fabrikam", "teal", "Ada Martin");
      return this.state;
    },
    price_list_inspect: ({ corrections }: Calls["price_list_inspect"]["request"]) =>
      this.look(corrections),
    price_list_refused_save: () => ({ name: "refused.csv", rows: 2 }),
    price_list_import: ({ corrections }: Calls["price_list_import"]["request"]) => {
      const list = this.importList(1300);
      const { rowsRead, refused, markers } = this.look(corrections);
      return {
        ...list,
        rowsRead,
        rowsImported: 4000,
        rowsBefore: this.preview.completes?.rows ?? 0,
        rowsRefused: refused.length,
        refused,
        markers,
        offers: 1300,
      };
    },
    price_list_list: () => ({ lists: this.lists }),
    price_list_remove: ({ listId }: Calls["price_list_remove"]["request"]) => {
      const [before, offers] = [this.lists, this.offers];
      const remove = () => {
        this.lists = before.filter((list) => list.listId !== listId);
        this.offers = [];
      };
      remove();
      this.did("remove_price_list", "FR EUR 2025-11", remove, () => {
        this.lists = before;
        this.offers = offers;
      });
      return { lists: this.lists };
    },
    price_list_restore: () => {
      this.done.at(-1)?.undo();
      this.note("restore_price_list", "FR EUR 2025-11");
      return { lists: this.lists };
    },
    catalog_page: (ask: CatalogQuery) => this.page(ask),
    catalog_choices: () => ({
      terms: ["P1M", "P1Y", "P2Y"],
      billing: ["monthly", "annual"],
      markets: ["FR"],
      currencies: ["EUR"],
    }),
    catalog_export: ({ target }: Calls["catalog_export"]["request"]) => ({
      name: `${target}.csv`,
      offers: this.offers.length,
      rows: this.offers.length * 2,
    }),
    catalog_offer: ({ offerId }: Calls["catalog_offer"]["request"]) => {
      const offer = this.offers.find((one) => one.offerId === offerId);
      return detailOf(offer ?? refuse("offer_not_in_list", offerId));
    },
    featured_list: () => this.order(),
    offer_feature: ({ offerId }: Calls["offer_feature"]["request"]) => {
      if (this.featured.length >= LIMIT) refuse("featured_full", String(LIMIT));
      return this.arrange("feature_offer", offerId, [...this.featured, offerId]);
    },
    offer_unfeature: ({ offerId }: Calls["offer_unfeature"]["request"]) =>
      this.arrange(
        "unfeature_offer",
        offerId,
        this.featured.filter((one) => one !== offerId),
      ),
    featured_move: ({ offerId, to }: Calls["featured_move"]["request"]) => {
      const order = this.featured.filter((one) => one !== offerId);
      order.splice(to - 1, 0, offerId);
      return this.arrange("move_featured", offerId, order);
    },
    edit_undo: () => this.step(this.done, this.undone, "undo"),
    edit_redo: () => this.step(this.undone, this.done, "redo"),
    edit_steps: () => this.steps(),
    outbox_list: ({ offset, limit }: Calls["outbox_list"]["request"]) => ({
      total: this.record.length,
      ...this.team.counts(),
      commands: this.record
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
    ...this.team.answers,
    ...this.peopleFiles.answers,
    ...this.accounts.answers,
    ...this.roles.answers,
    ...this.envelopes.answers,
    hub_status: () => ({ ...this.team.status, waiting: this.workspace.waiting }),
    hub_join: (ask: BeginJoin) => {
      this.begun = {
        name: ask.name,
        colour: ask.colour,
        userName: "Ben Okri",
        homeMarket: null,
        passphrase: ask.passphrase,
      };
      this.team.status.connection = "connected";
      const recoveryKey = this.team.says.knownHere === true ? "" : RECOVERY_KEY;
      return { draft: `draft-${this.asked.length}`, recoveryKey };
    },
    hub_leave: () => {
      this.team.status = { ...this.team.status, connection: "local_only", address: null };
      return { unsent: this.workspace.waiting, state: this.state };
    },
    record_list: ({ filter, offset, limit }: Calls["record_list"]["request"]) => {
      const found = this.record.filter((entry) => fits(entry, filter));
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
      entries: this.record.filter((entry) => fits(entry, filter)).length,
    }),
  };
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
