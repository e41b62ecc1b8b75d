// Written by `cargo xtask codegen` from crates/app. Do not edit.

export type AbandonWorkspace = {
	draft: string,
};

/** Where the program stands. */
export type AppState = {
	/** `None` while no workspace is open. */
	workspace: OpenWorkspaceView | null,
	/** Whether the system's keychain answers. */
	keychain: KeychainState,
	settings: Settings,
	/** The program's version. */
	version: string,
};

export type BackUp = {
	/** Token of the file to write. */
	target: string,
};

export type BackupCard = {
	/** To inspect or restore it with. */
	token: string,
	fileName: string,
	/** UTC, ISO 8601. */
	madeAt: string,
	bytes: number,
};

/** What is inside a backup, before it replaces anything. */
export type BackupContents = {
	workspaceId: string,
	name: string,
	colour: Colour,
	/** UTC, ISO 8601. */
	madeAt: string,
	users: number,
	priceLists: number,
	newestMonth: string | null,
	featured: string[],
	/** Changes in the backup that wait for a hub. */
	waiting: number,
	/** Whether a workspace of the same id is here and would be set aside. */
	replaces: boolean,
	/**
	 * Changes here that are newer than the backup; they are carried over
	 * where they still make sense.
	 */
	newerHere: number,
	/** Lists imported here since the backup; they must be imported again. */
	newerLists: number,
};

export type BackupList = {
	/** The newest first. */
	backups: BackupCard[],
};

export type BackupMade = {
	fileName: string,
	bytes: number,
};

/** First step of making a workspace. Nothing is written yet. */
export type BeginWorkspace = {
	name: string,
	colour: Colour,
	/** The name of the person who makes it and becomes its global admin. */
	userName: string,
	/** Two letters, or `None` to take it from the first list. */
	homeMarket: string | null,
	/** `None` keeps the key in the system's keychain. */
	passphrase: string | null,
};

/** The recovery key, for the one time it is shown. */
export type BegunWorkspace = {
	draft: string,
	recoveryKey: string,
};

/** Stops a long job; what it did not finish leaves no trace. */
export type CancelJob = {
	/** The id the screen gave the job when it started it. */
	job: string,
};

export type CatalogPage = {
	/** How many offers match in all. */
	total: number,
	/**
	 * How many of them each segment has, in the catalog's order; they stand
	 * in the pages in this order too.
	 */
	groups: SegmentCount[],
	offers: OfferLine[],
	/** The market shown; `None` when no list is current. */
	market: string | null,
	/** The newest month among the lists shown. */
	month: string | null,
};

/** A page of the catalog. An empty search means everything. */
export type CatalogQuery = {
	search: string,
	/** Only this customer segment. */
	segment: string | null,
	/** Another market than the workspace's own. */
	market: string | null,
	offset: number,
	/** At most 500. */
	limit: number,
};

export type ChangeSettings = {
	language: Language | null,
	theme: Theme | null,
};

/** The colours a workspace may have; screens give them their look. */
export type Colour = "blue" | "teal" | "green" | "gold" | "red" | "purple" | "grey";

/** What the person says of a list instead of what was detected. */
export type Corrections = {
	kind?: string | null,
	market?: string | null,
	currency?: string | null,
	/** `2025-11`. */
	month?: string | null,
	preview?: boolean | null,
	/** How dates like 2/1/2025 are meant, where the file does not tell. */
	dateOrder?: DateOrderView | null,
};

export type DateOrderView = "day_first" | "month_first";

/** An error as it crosses a boundary. */
export type ErrorBody = {
	code: ErrorCode,
	/** An English sentence, for logs and terminals. */
	message: string,
	/** What it is about: a file, an offer, a place in a file, a log reference. */
	ref: string | null,
};

/** What a screen decides by. */
export type ErrorCode = 
/** No workspace is open, or the named one does not exist. */
"no_workspace" | "workspace_name_taken" | "bad_name" | "bad_passphrase" | 
/** The passphrase, or the keychain's key, does not open it. */
"wrong_key" | 
/** What was typed is no recovery key: a slip. */
"recovery_key_mistyped" | 
/** It is a recovery key, but not this one. */
"recovery_key_wrong" | "keychain_unavailable" | 
/** The draft was abandoned or the program restarted. */
"draft_gone" | 
/**
 * The file is damaged; it is left as it is until a backup is restored,
 * which sets it aside.
 */
"workspace_damaged" | "read_only" | "backup_unreadable" | "file_unreadable" | 
/** The file cannot be written: no room, no right, no folder. */
"file_unwritable" | 
/** The token of a picked file is not known any more. */
"file_gone" | "not_a_price_list" | 
/** It is a price list of a kind that cannot be read yet. */
"price_list_kind_unread" | "archive_refused" | "month_unknown" | "dates_ambiguous" | "bad_correction" | "rows_refused" | "no_rows" | "already_imported" | "no_such_list" | "bad_offer_id" | "offer_not_in_list" | "offer_end_of_sale" | "offer_is_add_on" | "offer_not_featured" | "featured_full" | "bad_position" | "bad_market" | 
/** A detail of a person is missing, has not its form or is too long. */
"bad_user_field" | "user_not_found" | 
/** Another person has this user name. */
"user_name_taken" | 
/** The workspace would be without an active global admin. */
"last_admin" | 
/** Nobody removes, deactivates or raises themselves. */
"not_on_oneself" | "device_not_found" | "conflict_not_found" | 
/** Somebody settled it otherwise meanwhile. */
"conflict_closed" | 
/** The field cannot hold what was chosen. */
"bad_choice" | "nothing_to_undo" | "nothing_to_redo" | "not_allowed" | "cancelled" | "disk_full" | "internal";

/** News for the screens. */
export type Event = 
/** What these tags name has changed; queries that provide them refetch. */
{ kind: "changed"; tags: Tag[] } | 
/** How far a long job is. */
{ kind: "progress"; job: string; done: number; rows: number };

export type FeatureOffer = {
	offerId: string,
	/** From 1; `None` for the end. */
	position: number | null,
};

export type FeaturedOfferView = {
	/** From 1. */
	position: number,
	offerId: string,
	title: string,
	segment: string | null,
	/** The current list no longer has it; it keeps its place until removed. */
	vanished: boolean,
};

/** The offers on top of the catalog. */
export type FeaturedOffers = {
	/** In order. */
	featured: FeaturedOfferView[],
	/** How many there may be. */
	limit: number,
};

/** One field, before and after. */
export type FieldChange = {
	entity: string,
	field: string,
	old: string | null,
	new: string | null,
};

/** What a file is wanted for. */
export type FilePurpose = "price_list" | "backup";

/** Second step: the recovery key typed back. Now the workspace is made and opened. */
export type FinishWorkspace = {
	draft: string,
	typed: string,
};

export type ImportPriceList = {
	file: string,
	job: string,
	corrections: Corrections,
	/** Refuse the whole file when one row cannot be read. */
	strict: boolean,
};

export type ImportReport = {
	listId: string,
	kind: string,
	market: string | null,
	currency: string | null,
	month: string,
	preview: boolean,
	rowsRead: number,
	rowsImported: number,
	rowsRefused: number,
	/** At most the first thousand. */
	refused: RefusedRowView[],
	markers: Markers,
	offers: number,
	/** Whether the catalog shows this list now. */
	current: boolean,
};

export type InspectBackup = {
	file: string,
	unlock: Unlock,
};

export type InspectPriceList = {
	/** Token of the file. */
	file: string,
	/** An id of the screen's choosing, for progress and cancel. */
	job: string,
	corrections: Corrections,
};

/** Whether the operating system keeps secrets for us. */
export type KeychainState = "ready" | "locked" | "absent";

export type Language = 
/** As the system says. */
"system" | "en" | "fr";

/** Backups that the program made by itself of one workspace. */
export type ListBackups = {
	id: string,
};

export type Markers = {
	add: number,
	change: number,
	delete: number,
	unchanged: number,
};

export type MoveFeatured = {
	offerId: string,
	/** From 1. */
	to: number,
};

export type NamedText = {
	name: string,
	text: string,
};

/** A call without a question, or an answer without a word. */
export type Nothing = Record<string, never>;

/** The page of one offer. */
export type OfferDetail = {
	offerId: string,
	title: string,
	productTitle: string,
	publisher: string,
	description: string,
	segment: string | null,
	trial: boolean,
	addOn: boolean | null,
	featured: boolean,
	tags: string[],
	prices: PriceView[],
	/** The lists these prices stand in. */
	lists: string[],
};

/** One offer in the catalog. */
export type OfferLine = {
	/** `PRODUCT:SKU`. */
	offerId: string,
	title: string,
	productTitle: string,
	segment: string | null,
	trial: boolean,
	/** `None` when the list does not say. */
	addOn: boolean | null,
	featured: boolean,
	/** The prices it is sold at, cheapest term first. */
	terms: TermPrice[],
};

export type OfferRef = {
	offerId: string,
};

/** What opening a workspace did besides opening it. */
export type OpenNotice = 
/** The program had not ended cleanly; the file was checked and is whole. */
"checked_after_unclean_end" | 
/** The file was brought to this version, after a backup copy. */
"migrated" | 
/** Rows of an import that never finished were cleared away. */
"unfinished_import_cleared";

export type OpenWorkspace = {
	id: string,
	unlock: Unlock,
};

/** The workspace that is open. */
export type OpenWorkspaceView = {
	id: string,
	name: string,
	colour: Colour,
	/** The person who works here. */
	userName: string,
	/** Role codes, `global_admin` and so on. */
	roles: string[],
	/** Which market the catalog shows; `None` until one is chosen or imported. */
	homeMarket: string | null,
	/** Changes that wait for a hub. */
	waiting: number,
	/** Why nothing can be changed here; `None` when everything can. */
	readOnly: ReadOnlyReason | null,
	rights: RightView[],
	/** What happened to the file while it was opened, for one calm message. */
	notices: OpenNotice[],
};

/** Changes that wait for a hub, the oldest first. */
export type Outbox = {
	total: number,
	commands: WaitingCommand[],
};

/** A page of a list that may be long. */
export type PageQuery = {
	offset: number,
	/** At most 500. */
	limit: number,
};

export type PickFile = {
	purpose: FilePurpose,
};

export type PickSaveTarget = {
	purpose: FilePurpose,
	suggestedName: string,
};

export type PickedFile = {
	token: string,
	name: string,
};

/**
 * Files that the person chose. A screen holds a token and a name, never a
 * path, so that a screen that was tricked cannot read the disk.
 */
export type PickedFiles = {
	/** Empty when the person chose none. */
	files: PickedFile[],
};

export type PreviewRow = {
	line: number,
	offerId: string,
	title: string,
	segment: string | null,
	term: string,
	billing: string,
	currency: string,
	unitPrice: string,
	retailPrice: string | null,
};

/** What a file is and what importing it would do. Nothing is written yet. */
export type PriceListPreview = {
	fileName: string,
	kind: string,
	/** `None` where the list holds several. */
	market: string | null,
	currency: string | null,
	/** `None` where it could not be detected: the person must say. */
	month: string | null,
	preview: boolean,
	encoding: string,
	separator: string,
	rowsRead: number,
	rowsGood: number,
	rowsRefused: number,
	markers: Markers,
	unknownColumns: string[],
	firstRows: PreviewRow[],
	refused: RefusedRowView[],
	/** The list this very file became earlier, if it did. */
	alreadyImported: PriceListView | null,
};

export type PriceListRef = {
	listId: string,
};

export type PriceListView = {
	listId: string,
	kind: string,
	market: string | null,
	currency: string | null,
	month: string,
	preview: boolean,
	fileName: string,
	/** SHA-256 of the file, in hex. */
	sha256: string,
	rows: number,
	rowsRefused: number,
	importedBy: string,
	/** UTC, ISO 8601. */
	importedAt: string,
	current: boolean,
};

export type PriceLists = {
	/** The newest month first. */
	lists: PriceListView[],
};

/** Everything the list says of one price. */
export type PriceView = {
	term: string,
	billing: string,
	market: string,
	currency: string,
	unitPrice: string,
	retailPrice: string | null,
	/** Retail price less unit price; `None` without a retail price. */
	margin: string | null,
	/** Margin in percent of the retail price, one decimal. */
	marginPercent: string | null,
	tierMin: string | null,
	tierMax: string | null,
	/** UTC, ISO 8601; `None` when open. */
	starts: string | null,
	ends: string | null,
	/** Microsoft's own marker: `add`, `change`, `delete`, `unchanged`. */
	marker: string | null,
	/** What the list says it was last month. */
	previous: NamedText[],
	/** Columns of the list that have no place of their own here. */
	extra: NamedText[],
	unitOfMeasure: string,
};

/** Why a workspace can only be looked at. */
export type ReadOnlyReason = 
/** A newer version of the program wrote the file. */
"newer_version";

export type RecordEntry = {
	deviceSeq: number,
	commandId: string,
	code: string,
	subject: string,
	actor: string,
	/** UTC, ISO 8601. */
	madeAt: string,
	/** Hash of the device's chain up to here, in hex. */
	chain: string,
	changes: FieldChange[],
};

/** Who did what, the newest first. */
export type RecordPage = {
	total: number,
	entries: RecordEntry[],
};

/** A row that could not be read. */
export type RefusedRowView = {
	line: number,
	column: string | null,
	/** Screens give it their words. */
	code: string,
	/** The text that stood there, shortened. */
	found: string | null,
	/** The reason as an English sentence, for the terminal and for reports. */
	reason: string,
};

export type RestoreBackup = {
	file: string,
	unlock: Unlock,
};

/** Whether the person may do something, and who may. */
export type RightView = {
	/** Task code, `catalog.customize` and so on. */
	task: string,
	allowed: boolean,
	/** Role codes that may. */
	whoMay: string[],
};

/** A screen tells that it is on the glass: start-up is measured by it. */
export type ScreenPainted = {
	/** `catalog`, `start`, `unlock`. */
	screen: string,
};

export type SegmentCount = {
	/** `None` for offers whose list does not say. */
	segment: string | null,
	count: number,
};

export type SetMarket = {
	/** Two letters; `None` for "no market chosen". */
	market: string | null,
};

/** Settings that are not the company's data. */
export type Settings = {
	language: Language,
	theme: Theme,
};

/** A way to open a workspace. */
export type SlotKind = "keychain" | "passphrase" | "recovery";

/** A deed as the person knows it. */
export type StepView = {
	/** Command code, `feature_offer` and so on; screens give it words. */
	code: string,
	/** What it was about: an offer's title, a list's month. */
	subject: string,
};

/** What a screen may show and a write may change. */
export type Tag = 
/** The frame: which workspace, its settings, how many changes wait. */
"state" | "workspaces" | "price_lists" | "catalog" | "featured" | "undo" | "outbox" | "record";

export type TermPrice = {
	/** ISO 8601: `P1M`, `P1Y`, `P3Y`; or `NoTerm`. */
	term: string,
	billing: string,
	currency: string,
	/** Decimal text, for the whole term. */
	unitPrice: string,
	retailPrice: string | null,
};

export type Theme = 
/** As the system says. */
"system" | "light" | "dark";

/** What undo and redo would do. */
export type UndoState = {
	undo: StepView | null,
	redo: StepView | null,
};

/** With what a workspace or a backup is opened. */
export type Unlock = { kind: "keychain" } | { kind: "passphrase"; passphrase: string } | { kind: "recovery"; key: string };

export type WaitingCommand = {
	deviceSeq: number,
	commandId: string,
	groupId: string,
	code: string,
	subject: string,
	/** `pending`; more once there is a hub. */
	status: string,
	/** UTC, ISO 8601, by this computer's clock. */
	madeAt: string,
};

/** A workspace as it can be told without its key. */
export type WorkspaceCard = {
	id: string,
	name: string,
	colour: Colour,
	/** Ways to open it, the easiest first. */
	slots: SlotKind[],
	/** Whether it was the last one that was open. */
	lastOpened: boolean,
};

export type WorkspaceList = {
	workspaces: WorkspaceCard[],
};

export interface Calls {
	app_state: { request: Nothing; answer: AppState };
	job_cancel: { request: CancelJob; answer: Nothing };
	screen_painted: { request: ScreenPainted; answer: Nothing };
	settings_change: { request: ChangeSettings; answer: AppState };
	file_pick: { request: PickFile; answer: PickedFiles };
	file_save_target: { request: PickSaveTarget; answer: PickedFiles };
	file_pending: { request: Nothing; answer: PickedFiles };
	workspace_list: { request: Nothing; answer: WorkspaceList };
	workspace_begin: { request: BeginWorkspace; answer: BegunWorkspace };
	workspace_finish: { request: FinishWorkspace; answer: AppState };
	workspace_abandon: { request: AbandonWorkspace; answer: Nothing };
	workspace_open: { request: OpenWorkspace; answer: AppState };
	workspace_close: { request: Nothing; answer: AppState };
	workspace_set_market: { request: SetMarket; answer: AppState };
	workspace_backup: { request: BackUp; answer: BackupMade };
	workspace_backups: { request: ListBackups; answer: BackupList };
	backup_inspect: { request: InspectBackup; answer: BackupContents };
	backup_restore: { request: RestoreBackup; answer: AppState };
	price_list_inspect: { request: InspectPriceList; answer: PriceListPreview };
	price_list_import: { request: ImportPriceList; answer: ImportReport };
	price_list_list: { request: Nothing; answer: PriceLists };
	price_list_remove: { request: PriceListRef; answer: PriceLists };
	price_list_restore: { request: PriceListRef; answer: PriceLists };
	catalog_page: { request: CatalogQuery; answer: CatalogPage };
	catalog_offer: { request: OfferRef; answer: OfferDetail };
	featured_list: { request: Nothing; answer: FeaturedOffers };
	offer_feature: { request: FeatureOffer; answer: FeaturedOffers };
	offer_unfeature: { request: OfferRef; answer: FeaturedOffers };
	featured_move: { request: MoveFeatured; answer: FeaturedOffers };
	edit_undo: { request: Nothing; answer: UndoState };
	edit_redo: { request: Nothing; answer: UndoState };
	edit_steps: { request: Nothing; answer: UndoState };
	outbox_list: { request: PageQuery; answer: Outbox };
	record_list: { request: PageQuery; answer: RecordPage };
}

export const CALL_NAMES = [
	"app_state",
	"job_cancel",
	"screen_painted",
	"settings_change",
	"file_pick",
	"file_save_target",
	"file_pending",
	"workspace_list",
	"workspace_begin",
	"workspace_finish",
	"workspace_abandon",
	"workspace_open",
	"workspace_close",
	"workspace_set_market",
	"workspace_backup",
	"workspace_backups",
	"backup_inspect",
	"backup_restore",
	"price_list_inspect",
	"price_list_import",
	"price_list_list",
	"price_list_remove",
	"price_list_restore",
	"catalog_page",
	"catalog_offer",
	"featured_list",
	"offer_feature",
	"offer_unfeature",
	"featured_move",
	"edit_undo",
	"edit_redo",
	"edit_steps",
	"outbox_list",
	"record_list",
] as const;
