// Written by `cargo xtask codegen` from crates/app. Do not edit.

export type AbandonWorkspace = {
	draft: string,
};

export type AbilityView = {
	task: string,
	/** The task in plain English. */
	title: string,
	/** `own` or `full`. */
	reach: string,
	/** The roles that reach as far; none where everybody may. */
	by: string[],
	/** Where the rights table has it from. */
	source: string,
};

/** One field. An empty text is one that is known, or wanted, to be empty. */
export type AccountFieldView = {
	/** The profile and the path in its JSON, such as `legal.address.city`. */
	field: string,
	/** The object it stands in, such as `legal.address`. */
	place: string,
	/** Its name there, such as `city`. */
	part: string,
	/** In characters. */
	limit: number,
	/** The words of which it takes one; empty where any text is good. */
	choices: string[],
	/** What the company wants; `None` where it follows what Microsoft holds. */
	desired: string | null,
	/** What Microsoft holds; `None` where nobody looked. */
	observed: string | null,
	observedAt: string | null,
	/** What Microsoft last accepted. */
	finalized: string | null,
	/** Whether Microsoft holds other values than it last accepted. */
	underVerification: boolean,
	/** `empty`, `observed`, `wanted`, `same`, `differs`, `carried`, `drifted`. */
	standing: string,
	/** `interface`, `by_hand`, `here`, `observed`. */
	wayOut: string,
	carried: CarriedView | null,
	/** Why it cannot be changed here; `None` where it can, or where others may. */
	locked: string | null,
	/** The task whose right is missing; `None` where it is not. */
	deniedTask: string | null,
	/** Whether a change makes Microsoft verify the company again. */
	reverifies: boolean,
	findings: FindingView[],
};

/** The profiles that somebody may see. */
export type AccountView = {
	/**
	 * In which program the account is, as somebody said; see the field
	 * `account.program`.
	 */
	program: string | null,
	/**
	 * What Microsoft says of the verification: `none`, `pending`, `authorized`,
	 * `rejected`.
	 */
	verification: string | null,
	/** Fields whose edit Microsoft will verify once it gets there. */
	expectsVerification: string[],
	profiles: ProfileView[],
};

export type AddPerson = {
	name: string,
	userName: string | null,
	/** Role codes. */
	roles: string[],
};

/** Where the program stands. */
export type AppState = {
	/** `None` while no workspace is open, or it is locked. */
	workspace: OpenWorkspaceView | null,
	/** The workspace that is open and locked: all that is told of it. */
	lock: LockView | null,
	/** Whether the system's keychain answers. */
	keychain: KeychainState,
	settings: Settings,
	/** The program's version. */
	version: string,
};

/** These people follow the template from now on, and their roles become its roles. */
export type ApplyTemplate = {
	/** `None`: they follow none any more, and keep their roles. */
	template: string | null,
	users: string[],
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
	/**
	 * What is here could not be looked into: what is newer is not known, and stays in
	 * the folder that is set aside.
	 */
	newerUnknown: boolean,
};

export type BackupList = {
	/** The newest first. */
	backups: BackupCard[],
};

export type BackupMade = {
	fileName: string,
	bytes: number,
};

/** Something that the rules would refuse the person who asks to do. */
export type BarredDeed = {
	/** `edit`, `mfa`, `state`, `delete`, `restore`, `locations`, `password` or `roles`. */
	deed: string,
	why: ErrorBody,
};

export type BarredRole = {
	role: string,
	code: ErrorCode,
};

/** What became of a change. */
export type BecameView = "done" | "waiting" | "merged" | "conflict" | "refused";

/** What forgetting the open workspace would mean. */
export type BeforeForgetting = {
	/** To be typed. */
	name: string,
	/** Changes that no hub has done for good. */
	unsent: number,
	/** Price lists among them: their rows are in no exported file. */
	unsentLists: number,
	/** All of them are in a file that was written since the program began. */
	exported: boolean,
	/** What opens the folder that is set aside. */
	opens: SlotKind[],
	/** So does the key file that the program was started with. */
	inKeyFile: boolean,
};

/**
 * A workspace about to be joined: a draft like a new one's, which
 * `workspace_finish` makes real once the recovery key was typed back.
 */
export type BeginJoin = {
	invitation: string,
	name: string,
	colour: Colour,
	deviceName: string,
	passphrase: string | null,
};

/** First step of another data key. */
export type BeginKeyChange = {
	/** The one that opens the workspace now, where one lies beside it. */
	passphrase: string | null,
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

/** What somebody carried over in the portal. */
export type CarriedView = {
	value: string,
	at: string,
	by: string,
	note: string | null,
};

/** Somebody carried a field over in the portal, as the company wants it. */
export type CarryOver = {
	field: string,
	note: string | null,
	/** Takes it back. */
	undone: boolean,
};

/** What the catalog can be narrowed down to, from every list in force. */
export type CatalogChoices = {
	/** The shortest first. */
	terms: string[],
	billing: string[],
	markets: string[],
	currencies: string[],
};

/** What a file of the catalog can hold; a row is a price. */
export type CatalogColumn = "title" | "product" | "offer_id" | 
/** The offer id's first part, and its second. */
"product_id" | "sku_id" | "publisher" | "segment" | "term" | "billing" | "currency" | "unit_price" | "retail_price" | "trial" | "add_on" | "featured";

export type CatalogExported = {
	/** Of the file. */
	name: string,
	offers: number,
	rows: number,
};

/** Only offers with a price that is all of this at once; the prices shown are those. */
export type CatalogNarrow = {
	term: string | null,
	billing: string | null,
	currency: string | null,
	/** Decimal text, of the unit price, inclusive. */
	priceFrom: string | null,
	priceTo: string | null,
	/** Only trials, or none. */
	trial: boolean | null,
};

/** How offers stand within their segment. */
export type CatalogOrder = {
	by: CatalogOrderBy,
	descending: boolean,
};

export type CatalogOrderBy = "title" | "offer" | 
/** The lowest of the prices that were asked for. */
"price";

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
	narrow: CatalogNarrow,
	order: CatalogOrder,
	offset: number,
	/** At most 500. */
	limit: number,
};

/** What a cell says, instead of what stands in the file. */
export type CellRepair = {
	sheet: string | null,
	line: number,
	/** By its name in the file. */
	column: string,
	text: string,
};

/** The end of a chain that nobody but the device vouches for. */
export type ChainEnd = {
	seq: number,
	hash: string,
};

/** What is outside the encryption; what is left out stays. */
export type ChangeCover = {
	name: string | null,
	colour: Colour | null,
};

export type ChangeLocations = {
	user: string,
	/** `None` leaves it as it is. */
	entireCompany: boolean | null,
	add: string[],
	remove: string[],
};

/** `None` leaves one as it is. */
export type ChangePolicies = {
	oneRolePerCategory: boolean | null,
	guestRoles: string[] | null,
};

/** A role that a person gets or loses. */
export type ChangeRole = {
	person: string,
	/** Role code. */
	role: string,
	granted: boolean,
};

/** Roles that go and come in one decision. */
export type ChangeRoles = {
	user: string,
	take: string[],
	give: string[],
};

/** What is left out stays. */
export type ChangeSettings = {
	language: Language | null,
	theme: Theme | null,
	/** Not while it is locked. */
	lockAfter: LockAfter | null,
};

/** What is `None` stays as it is. */
export type ChangeTemplate = {
	template: string,
	name: string | null,
	note: string | null,
	/** All of its roles from now on. */
	roles: string[] | null,
};

/** A profile in the interface's JSON, to be checked. */
export type CheckProfile = {
	json: string,
};

export type ChecklistItem = {
	/** Such as `legal.name`. */
	item: string,
	/** `blocking`, `warning`, `info`. */
	weight: string,
	/** `done`, `open`, `not_needed`, `not_kept`, `hidden`. */
	state: string,
	/** The fields to go to. */
	fields: string[],
};

/** What is to be done before the profile is complete. */
export type ChecklistView = {
	/** Of a hundred. */
	score: number,
	/** Blocking items that are open. */
	blocking: number,
	items: ChecklistItem[],
};

export type ChooseColumns = {
	table: string,
	/** Those that are shown, in their order; `None` for those of the beginning. */
	columns: string[] | null,
};

/** The colours a workspace may have; screens give them their look. */
export type Colour = "blue" | "teal" | "green" | "gold" | "red" | "purple" | "grey";

/** What a person says of a column, instead of what its name does. */
export type ColumnChoice = {
	/** A column that the kind knows. */
	column: string,
	/** The column of the file that holds it; `None`: none does. */
	from: string | null,
};

export type ColumnNeedView = "always" | 
/** At least one of those marked so. */
"one_of_these" | "optional";

/** How the columns of a file were understood. */
export type ColumnsView = {
	inFile: FileColumnView[],
	known: KnownColumnView[],
	/** Without these nothing of the file can be read. */
	missing: string[],
};

export type CommandRef = {
	command: string,
};

export type ConflictChoice = "theirs" | "mine" | "value";

export type ConflictFailed = {
	id: string,
	error: ErrorBody,
};

export type ConflictQuery = {
	offset: number,
	/** At most 500. */
	limit: number,
	/** Those that are settled too. */
	settled: boolean,
};

/** Two changes of one field. */
export type ConflictView = {
	id: string,
	/** Record type and field, as in the record of changes. */
	entity: string,
	field: string,
	member: string | null,
	/** What the record is called: a person's name, an offer's title. */
	subject: string,
	/** `guarded`, `security`, `auto`, `edit_on_deleted`. */
	kind: string,
	/** `open`, `auto`, `theirs`, `mine`, `value`. */
	state: string,
	base: string | null,
	theirs: string | null,
	theirsBy: string | null,
	/** UTC. */
	theirsAt: string | null,
	mine: string | null,
	mineBy: string | null,
	/** UTC. */
	mineAt: string | null,
	/** What stands now. */
	current: string | null,
	/** Whether the second change is this device's own. */
	isMine: boolean,
	/** Whether a third value can be typed. */
	takesValue: boolean,
	resolvedBy: string | null,
	/** A decision was made here and waits for the hub. */
	waits: boolean,
	/** Why this person may not decide: the task that it takes. */
	deniedTask: string | null,
};

/** Conflicts, those that wait for a decision first. */
export type Conflicts = {
	total: number,
	open: number,
	conflicts: ConflictView[],
};

/** What became of a decision on many conflicts. */
export type ConflictsResolved = {
	resolved: number,
	/** Those that could not be, and why. */
	failed: ConflictFailed[],
};

/** The state of the connection; screens say it in plain words. */
export type Connection = 
/** This workspace has no hub. */
"local_only" | 
/** Everything is exchanged. */
"connected" | "syncing" | 
/** The hub does not answer; work goes on and is sent later. */
"offline" | 
/** The hub answers and is not the one that was pinned. */
"not_trusted" | 
/** The hub was restored from a backup; somebody who may has to confirm. */
"hub_restored" | 
/** This device was shut out; what was not sent is kept and can be exported. */
"device_revoked" | 
/** This device's sign-in was used twice, so the hub closed it. */
"sign_in_closed" | 
/** The hub speaks a newer language: update the program. */
"too_old" | 
/** Something is wrong with what came; nothing was lost. */
"stopped";

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
	/** Which column holds what, where the names do not tell. */
	columns?: ColumnChoice[],
	/** At most a thousand, of four kilobytes each. */
	repairs?: CellRepair[],
};

export type DateOrderView = "day_first" | "month_first";

export type DeviceRef = {
	device: string,
};

export type DeviceView = {
	id: string,
	name: string,
	personName: string,
	isThis: boolean,
	revoked: boolean,
	/** Its revocation was asked for and waits for the hub. */
	revokeWaits: boolean,
	/** UTC. */
	enrolledAt: string | null,
	/** When the hub last heard of it, UTC; `None` where the hub was not asked. */
	lastSeen: string | null,
};

/** The devices that edit the workspace. */
export type Devices = {
	devices: DeviceView[],
};

export type DriftView = {
	missing: string[],
	extra: string[],
};

export type EditPerson = {
	person: string,
	/** Field codes of `core::user_field`, and their new texts; `None` empties one. */
	edits: PersonEdit[],
};

/** What was in it. */
export type EnvelopeOpened = {
	password: string,
	opensLeft: number,
};

export type EnvelopeRef = {
	envelope: string,
};

export type EnvelopeView = {
	id: string,
	user: string,
	/** `None` where nobody knows the person here any more. */
	userLabel: string | null,
	/**
	 * `sealed`; or why it cannot be opened any more: `opened` as often as it could be,
	 * `expired`, `wiped`, or `lost`, where it is not on this computer.
	 */
	state: string,
	/** UTC. */
	sealedAt: string,
	/** UTC. */
	expiresAt: string,
	opensMost: number,
	opensLeft: number,
	handedTo: string | null,
	/** UTC. */
	handedAt: string | null,
	/** UTC. */
	endedAt: string | null,
};

/** The newest 500. */
export type Envelopes = {
	envelopes: EnvelopeView[],
};

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
"workspace_damaged" | 
/** What was typed to confirm is not the workspace's name. */
"name_differs" | 
/** What was never sent is in no file yet, so the workspace stays. */
"unsent_not_exported" | 
/** Nothing else would open the workspace. */
"last_key" | 
/** The workspace opens, so it is not forgotten unseen. */
"still_opens" | 
/** Another program has the workspace open. */
"workspace_in_use" | "read_only" | "backup_unreadable" | "file_unreadable" | 
/** The file cannot be written: no room, no right, no folder. */
"file_unwritable" | 
/** The token of a picked file is not known any more. */
"file_gone" | "not_a_price_list" | "not_a_list_of_people" | 
/** It is a price list of a kind that cannot be read yet. */
"price_list_kind_unread" | "archive_refused" | "month_unknown" | "dates_ambiguous" | "bad_correction" | "rows_refused" | "no_rows" | "already_imported" | "no_such_list" | "bad_offer_id" | "offer_not_in_list" | "offer_end_of_sale" | "offer_is_add_on" | "offer_not_featured" | "featured_full" | "bad_position" | "bad_market" | 
/** Something to narrow the catalog down to that is none. */
"bad_filter" | 
/** A view, or a choice of columns, that no table has. */
"bad_view" | "view_not_found" | 
/** Another view of the table has this name. */
"view_name_taken" | 
/** A detail of a person is missing, has not its form or is too long. */
"bad_user_field" | "user_not_found" | "bad_role" | 
/** Another person has this user name. */
"user_name_taken" | 
/** The workspace would be without an active global admin. */
"last_admin" | 
/** Nobody removes, deactivates or raises themselves. */
"not_on_oneself" | 
/** Only a global admin changes a global admin. */
"more_powerful" | 
/** The person has roles that the author's scope does not reach. */
"out_of_reach" | 
/** The author's roles do not give or take this one. */
"role_not_assignable" | 
/** A guest may not hold this role. */
"guest_role" | 
/** The person has a role of this category already. */
"one_role_per_category" | 
/** Another directory keeps the detail. */
"read_only_detail" | 
/** A field of the account has not its form or is too long. */
"bad_account_field" | 
/** There is no such field of the account. */
"account_field_not_found" | 
/** A field of the account cannot be changed here. */
"field_locked" | 
/** Nothing of a field waits to be carried over. */
"nothing_to_carry" | 
/** What should be a profile is none. */
"bad_profile_file" | 
/** Another directory keeps the password. */
"password_kept_elsewhere" | 
/** The thirty days are over. */
"restore_too_late" | 
/** It is no MPN id of a location. */
"bad_location" | "template_not_found" | "request_not_found" | 
/** Somebody did or withdrew it meanwhile. */
"request_settled" | 
/** A part of an envelope is not as it should be. */
"bad_envelope" | "envelope_not_found" | 
/** It was opened as often as it could be, its time is over, or it was wiped or lost. */
"envelope_ended" | "bad_task" | 
/** No set of roles within the bounds covers the tasks. */
"tasks_unreachable" | 
/** There is no edit of roles to commit. */
"nothing_staged" | "device_not_found" | "conflict_not_found" | 
/** Somebody settled it otherwise meanwhile. */
"conflict_closed" | 
/** The field cannot hold what was chosen. */
"bad_choice" | 
/** This device made no such change. */
"command_not_found" | 
/** The change still waits, or somebody looked after it already. */
"command_not_refused" | 
/** The workspace has no hub. */
"no_hub" | 
/** The workspace has a hub already, or this hub has the workspace. */
"already_on_hub" | 
/** The workspace is on this computer already; it has to be open. */
"workspace_here" | 
/** The text is no invitation, or one for something else. */
"invitation_invalid" | 
/** A part is missing or a letter is wrong. */
"invitation_mistyped" | 
/** It was used, it was taken back, or its time is over. */
"invitation_expired" | "hub_unreachable" | 
/** Somebody answers who is not the hub that was pinned. */
"hub_not_trusted" | "hub_busy" | 
/** The hub was restored from a backup, and nobody has confirmed it. */
"hub_restored" | 
/** The hub shut this device out. */
"device_revoked" | 
/** This device’s sign-in was used twice, so the hub closed it. */
"sign_in_closed" | 
/** The hub speaks a newer language than this program. */
"too_old" | 
/** What came from the hub does not fit together; nothing was lost. */
"sync_stopped" | 
/** The window is locked. */
"locked" | 
/** Too many wrong tries; in so many seconds something is tried again. */
"try_later" | 
/** The system did not say that the person sits here, or is not asked. */
"not_confirmed" | "nothing_to_undo" | "nothing_to_redo" | "not_allowed" | "cancelled" | "disk_full" | "internal";

/** News for the screens. */
export type Event = 
/** What these tags name has changed; queries that provide them refetch. */
{ kind: "changed"; tags: Tag[] } | 
/** The connection to the hub is now this. */
{ kind: "connection"; connection: Connection } | 
/** A file or a link came from outside; who can show it asks for it. */
{ kind: "handed_over" } | 
/** The window is locked, or not any more. */
{ kind: "lock"; locked: boolean } | 
/** A file is held over the window, or not any more. */
{ kind: "hovering"; over: boolean } | 
/** Something was chosen in the system's own menu, by the name the screens know it by. */
{ kind: "menu"; action: string } | 
/**
 * How far a long job is, and whether it can still be stopped: not any more where it
 * has come to what has to be done to its end.
 */
{ kind: "progress"; job: string; done: number; rows: number; canStop: boolean };

/** What a person can do, and by which role. */
export type Explanation = {
	user: string,
	name: string,
	roles: string[],
	abilities: AbilityView[],
};

/** All that a question finds, into a file. */
export type ExportCatalog = {
	/** Its offset and limit count for nothing. */
	query: CatalogQuery,
	columns: CatalogColumn[],
	/** One a column, in the person's words. */
	headings: string[],
	/** The person's words for codes: segments, terms, billing plans, `yes` and `no`. */
	words: { [key in string]: string },
	form: ExportForm,
	target: string,
	job: string,
};

export type ExportForm = 
/** As an English spreadsheet opens it: commas, decimal points. */
"csv_english" | 
/** As a French one does: semicolons, decimal commas. */
"csv_french" | 
/** RFC 4180. */
"csv_standard" | "workbook";

export type ExportOutbox = {
	/** Token of the chosen file. */
	target: string,
};

/** The record into a file, all of it or what fits. */
export type ExportRecord = {
	filter: RecordFilter | null,
	form: RecordForm,
	/** The language of the file. */
	language: Language,
	target: string,
	job: string,
};

/** All people whom a question finds, into a file. */
export type ExportUsers = {
	/** Its offset and limit count for nothing. */
	query: UserQuery,
	form: PeopleFormView,
	/** Of the headings and words in a form of our own. */
	language: Language,
	target: string,
	job: string,
};

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
	/** Whether `old` is what stood there. It is not where nothing kept here tells. */
	oldKnown: boolean,
};

/** A column of the file. */
export type FileColumnView = {
	/** As it is written there. */
	name: string,
	/** A few of its cells, shortened. */
	samples: string[],
};

/** What a file is wanted for. */
export type FilePurpose = "price_list" | "backup" | 
/** Changes that were not sent, to keep or to hand in elsewhere. */
"outbox" | 
/** A table for a spreadsheet, as CSV or as a workbook. */
"table_csv" | "table_workbook" | 
/** Pages to print or to keep, as PDF. */
"pages";

/** Something said against a value. */
export type FindingView = {
	field: string,
	/** Screens say words for it. */
	code: string,
	/** What was wanted: how many characters, which form. */
	about: string | null,
	/** Else it is worth a look. */
	isError: boolean,
};

/** Second step of a new recovery key: it is typed back. */
export type FinishKey = {
	draft: string,
	typed: string,
};

/**
 * Second step of another data key: the new recovery key is typed back, where there is
 * one.
 */
export type FinishKeyChange = {
	draft: string,
	typed: string,
	/** Names the job, to follow it and to stop it. */
	job: string,
};

/** Second step: the recovery key typed back. Now the workspace is made and opened. */
export type FinishWorkspace = {
	draft: string,
	typed: string,
};

/** One that no key opens any more. */
export type ForgetUnopened = {
	id: string,
	/** The workspace's name, typed by the person. */
	name: string,
};

export type ForgetWorkspace = {
	/** The workspace's name, typed by the person. */
	name: string,
};

export type Forgotten = {
	/** The name of the folder, among what is set aside. */
	setAside: string,
	opens: SlotKind[],
	inKeyFile: boolean,
	/** The keychain has an entry of it still. It opens nothing by itself. */
	keychainLeft: boolean,
	/** It was forgotten without being opened, so nothing was taken from the keychain. */
	unopened: boolean,
	state: AppState,
};

/** To whom the password was handed. */
export type HandEnvelope = {
	envelope: string,
	/** In the person's own words: 1 to 200 characters. */
	to: string,
};

/** What came since somebody asked last. It is told once. */
export type HandedOver = {
	/** A price list to import. */
	file: PickedFile | null,
	/** Files that came with it or before it and were not taken. */
	leftOut: number,
	place: Place | null,
};

/** How the open workspace stands with its hub. */
export type HubStatus = {
	connection: Connection,
	/** Since when, UTC; `None` where it has always been so. */
	since: string | null,
	/** `https://host:port`; `None` without a hub. */
	address: string | null,
	/** When everything was last exchanged, UTC. */
	lastSync: string | null,
	/** This device's name on the hub. */
	deviceName: string | null,
	/** Changes that wait to be sent. */
	waiting: number,
	/** Changes that were not accepted and that nobody has looked after yet. */
	refused: number,
	/** Conflicts that wait for a decision. */
	conflicts: number,
	/** The end of the record, as the hub signed it. */
	head: SignedHead | null,
	/** How far this device's clock is from the hub's, in minutes, where it matters. */
	clockOffMinutes: number | null,
};

export type ImportPeople = {
	file: string,
	job: string,
	corrections: PeopleCorrections,
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
	/** Rows of the list that the file completes, which are in this one too. */
	rowsBefore: number,
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

export type InspectPeople = {
	/** Token of the file. */
	file: string,
	/** An id of the screen's choosing, for progress and cancel. */
	job: string,
	corrections: PeopleCorrections,
};

export type InspectPriceList = {
	/** Token of the file. */
	file: string,
	/** An id of the screen's choosing, for progress and cancel. */
	job: string,
	corrections: Corrections,
};

/** What an invitation says, before anything is done with it. */
export type InvitationContents = {
	addresses: string[],
	/**
	 * To be compared with what the hub's keeper reads out: the key's fingerprint in
	 * groups.
	 */
	hubFingerprint: string,
	/** Whether it is for whoever brings a workspace to a new hub. */
	forOwner: boolean,
	/** The workspace it is for. */
	workspace: string | null,
	/**
	 * Whether this workspace is on this computer already: its unsent changes come
	 * along.
	 */
	knownHere: boolean,
	/** UTC. */
	expiresAt: string,
	expired: boolean,
};

export type InvitationMade = {
	/** Shown once; whoever has it is let in as this person. */
	invitation: string,
	personName: string,
	/** UTC. */
	expiresAt: string,
};

/** An invitation as text. */
export type InvitationText = {
	invitation: string,
};

export type KeepView = {
	/** The view that is saved anew; `None` for a new one. */
	id: string | null,
	table: string,
	name: string,
	question: string,
	columns: string[],
};

export type KeyChangeDone = {
	/** Copies of the program's own that are under the new key. */
	copies: number,
	/** Copies that no key opened, or that are damaged; they are set aside. */
	setAside: number,
	/** The keychain did not let go of the old entry. It opens nothing by itself. */
	keychainLeft: boolean,
	/** There is no keychain here, so the keychain of before opens the workspace no more. */
	keychainLost: boolean,
	/** What was set aside of this workspace, now or before: it keeps its key. */
	oldKey: string[],
	/**
	 * The workspace has its new key, and something else could not be done yet; the next
	 * opening goes on with it.
	 */
	unfinished: ErrorBody | null,
};

/** How a change of the data key ended. */
export type KeyChangeEnd = {
	job: string,
	done: KeyChangeDone | null,
	failed: ErrorBody | null,
};

export type KeyChanged = {
	keys: Keys,
	done: KeyChangeDone,
};

/** One way to open it. */
export type KeyView = {
	kind: SlotKind,
	/** It lies in the key file that the program was started with. */
	inKeyFile: boolean,
	/** UTC, ISO 8601; `None` where nobody knows. */
	madeAt: string | null,
};

/** Whether the operating system keeps secrets for us. */
export type KeychainState = "ready" | "locked" | "absent";

export type Keys = {
	/** The easiest first. */
	keys: KeyView[],
	/** The job that changes the data key just now. */
	changing: string | null,
	/** What came of the last change since the program began. */
	lastChange: KeyChangeEnd | null,
};

/** A column that lists of this kind have. */
export type KnownColumnView = {
	name: string,
	need: ColumnNeedView,
	/** The column of the file that holds it. */
	from: string | null,
};

export type Language = 
/** As the system says. */
"system" | "en" | "fr";

/** A workspace that was left, and the program's state after it. */
export type LeftHub = {
	/** Changes that were never sent; they stay here. */
	unsent: number,
	state: AppState,
};

/** Backups that the program made by itself of one workspace. */
export type ListBackups = {
	id: string,
};

/** How many minutes without a key or a pointer lock the window. */
export type LockAfter = "5" | "15" | "30" | "60" | "never";

/** The locked workspace: what its cover shows anyhow, and who works in it. */
export type LockView = {
	name: string,
	colour: Colour,
	/** The person who works here. */
	userName: string,
	/** What unlocks it, the easiest first. */
	ways: LockWay[],
	/** Until then, in seconds, nothing that is typed is tried. */
	wait: number,
};

/** A way to unlock. */
export type LockWay = 
/** The system looks who sits here: Windows Hello, Touch ID. */
"presence" | 
/** The keychain answers: the person's session at this computer is unlocked. */
"keychain" | "passphrase" | "recovery";

export type MakeInvitation = {
	/** Whom it lets in. */
	person: string,
	/** Hours; at most 720. */
	validHours: number,
};

export type Markers = {
	add: number,
	change: number,
	delete: number,
	unchanged: number,
};

export type MinimalAsk = {
	/** Task codes. */
	tasks: string[],
	/** Only roles that a guest may hold. */
	guest: boolean,
	/** Whatever the workspace has settled: one role of each category or not. */
	oneRolePerCategory: boolean | null,
};

/**
 * The smallest set of roles that covers the tasks, computed from the documented
 * tasks and never from what anybody used. A global admin is in it only where nothing
 * smaller covers them.
 */
export type MinimalRoles = {
	roles: string[],
	/** Tasks that are covered within a scope only. */
	partly: string[],
	/** Another answer that somebody might prefer. */
	otherwise: OtherRoles | null,
};

export type MoveFeatured = {
	offerId: string,
	/** From 1. */
	to: number,
};

/** Somebody or something by its name. */
export type Named = {
	id: string,
	name: string,
};

export type NamedText = {
	name: string,
	text: string,
};

export type NewTemplate = {
	name: string,
	note: string | null,
	roles: string[],
};

export type NewUser = {
	/** At least `display_name`. */
	details: PersonEdit[],
	/** Role codes. */
	roles: string[],
};

/** A call without a question, or an answer without a word. */
export type Nothing = Record<string, never>;

/** What somebody read in the portal and typed in. */
export type ObserveFields = {
	profile: string,
	fields: WantedField[],
};

/** A profile in the interface's JSON, taken over as what Microsoft holds. */
export type ObserveProfile = {
	json: string,
	/** `current`, or `last_finalized` for the values that Microsoft last accepted. */
	version: string,
};

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
	/** Every list that has the offer, of whatever month. */
	allLists: string[],
};

/** One offer in the catalog. */
export type OfferLine = {
	/** `PRODUCT:SKU`. */
	offerId: string,
	title: string,
	productTitle: string,
	publisher: string,
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

/** The codes of all changes, so that screens have a word for each. */
export type OperationName = "found_workspace" | "set_home_market" | "add_price_list" | "remove_price_list" | "restore_price_list" | "feature_offer" | "unfeature_offer" | "move_featured" | "add_user" | "edit_user" | "remove_user" | "restore_user" | "grant_role" | "revoke_role" | "set_user_state" | "observe_user" | "change_roles" | "change_locations" | "follow_template" | "add_template" | "edit_template" | "remove_template" | "restore_template" | "request_password" | "settle_password" | "set_policy" | "set_account_field" | "observe_profile" | "carry_over" | "enrol_device" | "rename_device" | "revoke_device" | "resolve_conflict";

export type OtherRoles = {
	/**
	 * What speaks for it: `fewer_roles`, by a global admin, or `in_part`: without one,
	 * but not all of it.
	 */
	why: string,
	roles: string[],
	partly: string[],
};

/** Changes that wait for a hub, the oldest first. */
export type Outbox = {
	total: number,
	/** Of them: on their way, without an answer so far. */
	inFlight: number,
	/** Of them: held back by the hub until something else has arrived. */
	deferred: number,
	/** Of them: those that would not be accepted as things stand now. */
	foreseen: number,
	commands: WaitingCommand[],
};

export type OutboxExported = {
	name: string,
	commands: number,
};

/** A page of a list that may be long. */
export type PageQuery = {
	offset: number,
	/** At most 500. */
	limit: number,
};

/** That somebody gets a new password in the portal. Nothing here knows it. */
export type PasswordRequestView = {
	id: string,
	user: string,
	userLabel: string,
	askedBy: string,
	/** UTC. */
	askedAt: string | null,
	/** `waiting`: not yet done; `done` or `withdrawn`. */
	state: string,
	settledBy: string | null,
	/** UTC. */
	settledAt: string | null,
};

export type PasswordRequests = {
	requests: PasswordRequestView[],
};

/** The people of the workspace, as far as inviting them needs. */
export type People = {
	people: PersonView[],
};

/** What the person says of a file of people instead of what was detected. */
export type PeopleCorrections = {
	kind?: string | null,
	/**
	 * Whether its people exist in the directory already; `None`: the kind tells, and
	 * where it does not, the directory id of each row.
	 */
	existing?: boolean | null,
	/** Completes user names without a domain. */
	domain?: string | null,
	/** Which column holds what, where the names do not tell. */
	columns?: ColumnChoice[],
	/** At most a thousand, of four kilobytes each. */
	repairs?: CellRepair[],
};

/** Which form people are written in. */
export type PeopleFormView = 
/** The template of the Microsoft 365 admin centre. */
"m365_bulk_add" | 
/** The template of the directory. */
"entra_bulk_create" | 
/** The template of Partner Center. */
"partner_center_upload" | 
/** All that is known of people, as an English spreadsheet opens it. */
"own_csv_english" | 
/** As a French one does. */
"own_csv_french" | 
/** RFC 4180. */
"own_csv_standard" | "own_workbook";

/** The imported, the refused and the example rows add up to those read. */
export type PeopleImported = {
	kind: string,
	rowsRead: number,
	rowsImported: number,
	/** Of the imported: the intents that somebody gets an account. */
	created: number,
	/** Of the imported: people whom the directory has. */
	observed: number,
	rowsRefused: number,
	exampleRows: number,
	/** Of the refused below: those that a rule of the workspace refused. */
	againstRules: number,
	/** At most the first thousand. */
	refused: RefusedRowView[],
	/** Columns of passwords, of which nothing was kept. */
	droppedColumns: string[],
};

/** What a file is and what importing it would do. Nothing is written yet. */
export type PeoplePreview = {
	fileName: string,
	kind: string,
	/** Where it is not, the person is asked whether these people exist already. */
	kindIsCertain: boolean,
	encoding: string,
	/** What stands between cells; `None` for a workbook. */
	separator: string | null,
	/** The sheets of a workbook that are read. */
	sheets: string[],
	sheetsSkipped: string[],
	/** The good, the refused and the example rows add up to it. */
	rowsRead: number,
	rowsGood: number,
	rowsRefused: number,
	/** Rows of the template's own. */
	exampleRows: number,
	/** Good rows about people who exist in the directory already. */
	rowsExisting: number,
	/** Of those, the ones about people who are in the workspace. */
	rowsKnown: number,
	/** Good rows to look at before they come in. */
	rowsSuspicious: number,
	repeatedHeaders: number,
	/** Columns of passwords, of which nothing was kept. */
	droppedColumns: string[],
	unknownColumns: string[],
	/** Every user name was compared with every other of the file. */
	allCompared: boolean,
	/** Where one is missing, no row was read: the person must say which it is. */
	columns: ColumnsView,
	firstRows: PersonPreviewRow[],
	refused: RefusedRowView[],
};

export type PersonEdit = {
	field: string,
	value: string | null,
};

export type PersonPreviewRow = {
	sheet: string | null,
	line: number,
	userName: string,
	name: string,
	department: string | null,
	usageLocation: string | null,
	existing: boolean,
	/** The display name is that of this line: a column was moved by a row. */
	nameOfLine: number | null,
};

export type PersonView = {
	id: string,
	name: string,
	userName: string | null,
	/** Role codes. */
	roles: string[],
	/** Roles that were asked for and wait for the hub. */
	waitingRoles: boolean,
	active: boolean,
	/** Devices that take part. */
	devices: number,
	/** What the rules would refuse the person who asks: `edit` or `roles`. */
	barred: BarredDeed[],
	isMe: boolean,
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

/** A page that a link leads to. A link only ever shows something. */
export type Place = { kind: "home" } | { kind: "catalog" } | { kind: "featured" } | { kind: "price_lists" } | 
/** What waits, what was not accepted, and the record. */
{ kind: "activity" } | { kind: "conflicts" } | { kind: "team" } | { kind: "users" } | { kind: "passwords" } | { kind: "role_rules" } | 
/** Who has which role. */
{ kind: "roles" } | { kind: "role_catalogue" } | { kind: "who_can" } | { kind: "smallest_roles" } | { kind: "role_templates" } | { kind: "workspaces" } | { kind: "settings" } | { kind: "offer"; offerId: string } | { kind: "user"; userId: string };

export type PoliciesView = {
	oneRolePerCategory: boolean,
	guestRoles: string[],
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
	/** What stands between cells; `None` for a workbook. */
	separator: string | null,
	/** The sheets of a workbook that are read. */
	sheets: string[],
	/** Sheets that hold no list, or one in another currency than was asked for. */
	sheetsSkipped: string[],
	rowsRead: number,
	rowsGood: number,
	rowsRefused: number,
	markers: Markers,
	unknownColumns: string[],
	/** Where one is missing, no row was read: the person must say which it is. */
	columns: ColumnsView,
	firstRows: PreviewRow[],
	refused: RefusedRowView[],
	/** The list this very file became earlier, if it did. */
	alreadyImported: PriceListView | null,
	/** The list that an import left these rows out of: both become one list. */
	completes: PriceListView | null,
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
	/** `None` where it is for every market with its currency. */
	market: string | null,
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

/** A page to hand over. Printing it opens the envelope once. */
export type PrintSlip = {
	envelope: string,
	/** The language of the page. */
	language: Language,
	target: string,
};

/** What can be said against a profile. Fields are paths in the file. */
export type ProfileChecked = {
	profile: string | null,
	errors: FindingView[],
	warnings: FindingView[],
};

/** One profile, field by field. */
export type ProfileView = {
	profile: string,
	/** When somebody last looked at what Microsoft holds, UTC. */
	seenAt: string | null,
	fields: AccountFieldView[],
};

export type PublishTo = {
	invitation: string,
	deviceName: string,
};

/** Why a workspace can only be looked at. */
export type ReadOnlyReason = 
/** A newer version of the program wrote the file. */
"newer_version" | 
/** The hub shut this device out: what was edited now would never be sent. */
"device_revoked";

/** Who and what the record can be narrowed down to. */
export type RecordChoices = {
	people: Named[],
	devices: Named[],
	/** Every kind of change there is. */
	operations: OperationName[],
};

export type RecordEntry = {
	deviceSeq: number,
	commandId: string,
	/** The same for everything that was done in one deed. */
	batch: string,
	/** The hub's number; `None` before a hub has judged it. */
	eventSeq: number | null,
	/** `pending`, or what became of it. */
	outcome: string,
	/** Why not, as a code, and what that is about. */
	why: string | null,
	whyAbout: string | null,
	deviceId: string,
	/** The device it was made on; `None` for this one. */
	deviceName: string | null,
	/** When the hub judged it, UTC, by the hub's clock. */
	judgedAt: string | null,
	code: string,
	subject: string,
	actorId: string,
	actor: string,
	/** What they sign in with. */
	actorUserName: string | null,
	/** UTC, ISO 8601. */
	madeAt: string,
	/** Hash of the device's chain up to here, in hex; empty for others' devices. */
	chain: string,
	changes: FieldChange[],
	/** Whether some of it may not be seen by whoever asks. */
	hidden: boolean,
};

export type RecordExported = {
	/** Of the file. */
	name: string,
	entries: number,
};

/** What of the record is asked for. What is `None` narrows nothing. */
export type RecordFilter = {
	/** UTC, ISO 8601. */
	from: string | null,
	/** Up to, and not at. */
	until: string | null,
	person: string | null,
	device: string | null,
	/** Record type: `app_user`, `price_list` and so on. */
	about: string | null,
	operation: string | null,
	became: BecameView | null,
	/** One record. */
	record: RecordOf | null,
	/** In names and values. */
	text: string | null,
};

/** How the record is written into a file. */
export type RecordForm = "csv_english" | "csv_french" | "csv_standard" | "workbook" | "pdf";

/** One record, by its type and id. Of an offer the id is `PRODUCT:SKU`. */
export type RecordOf = {
	entity: string,
	id: string,
};

/** Who did what, the newest first. */
export type RecordPage = {
	/** `None` where something was looked for: nobody counted all that fits. */
	total: number | null,
	/** Whether there is more behind it. */
	more: boolean,
	/** Whether a hub decides: without one, what was done here is done. */
	hasHub: boolean,
	entries: RecordEntry[],
};

/** A broken entry. */
export type RecordProblem = {
	code: string,
	/** `commands` with this device's numbers, `events` with the hub's. */
	log: string,
	seq: number,
	/** The last number, where the entries between cannot be told apart. */
	last: number,
	/** When it was made and by whom, as far as that can be read. */
	madeAt: string | null,
	actor: string | null,
};

/** What became of a check of the record. */
export type RecordProof = {
	/** Whether everything that was looked at fits. */
	whole: boolean,
	/** The end that the hub signed, where there is a hub. */
	head: SignedHead | null,
	/** When the hub made its last event, UTC. */
	headAt: string | null,
	/** The end of this device's own chain. */
	own: ChainEnd,
	/** Whether the hub's own log was read as well; `None` without a hub. */
	hubRead: boolean | null,
	/** Why not, as a code of an error. */
	hubWhy: string | null,
	/** Events that are kept on this computer. */
	kept: number,
	/** This device's own changes. */
	ownChanges: number,
	/** In the hub's log. */
	events: number,
	/**
	 * Events whose contents this person may not see; their place in the chain was
	 * checked.
	 */
	hidden: number,
	commands: number,
	devices: number,
	/** What is wrong, the first broken entry first. */
	problems: RecordProblem[],
	/** When it was checked, UTC. */
	checkedAt: string,
};

/** A page of the record, of all of it or of what fits. */
export type RecordQuery = {
	/** `None` asks for all of it. */
	filter: RecordFilter | null,
	offset: number,
	/** At most 500. */
	limit: number,
};

export type RefusedCommand = {
	command: WaitingCommand,
	/** `rejected` or `quarantined`. */
	outcome: string,
	/** Why, as a code; screens give it words. */
	why: string,
	/** An offer, a field, a task: what the code is about. */
	about: string | null,
	/** What it would have changed. */
	changes: FieldChange[],
	/** Where the person can make the change anew: a path of the screens. */
	editAt: string | null,
};

/** Changes that were not accepted, the newest first. */
export type RefusedCommands = {
	total: number,
	commands: RefusedCommand[],
};

/** A row that could not be read. */
export type RefusedRowView = {
	/** The sheet of a workbook. */
	sheet: string | null,
	line: number,
	column: string | null,
	/** The whole text of that cell, where it can be repaired. */
	cell: string | null,
	/** Screens give it their words. */
	code: string,
	/** The text that stood there, shortened. */
	found: string | null,
	/** The reason as an English sentence, for the terminal and for reports. */
	reason: string,
};

/** What came of writing the refused rows into a file. */
export type RefusedRowsSaved = {
	name: string,
	/** Where there is none, nothing was written. */
	rows: number,
};

export type RenameDevice = {
	device: string,
	name: string,
};

export type ResolveConflicts = {
	conflicts: string[],
	choice: ConflictChoice,
	/** With `value`. */
	value: string | null,
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

/** Every role there is, and what is settled about them. */
export type RoleCatalogue = {
	roles: RoleView[],
	policies: PoliciesView,
};

export type RoleCount = {
	role: string,
	count: number,
};

export type RoleTemplateView = {
	id: string,
	name: string,
	note: string | null,
	roles: string[],
	/** People who follow it, and those of them whose roles are others. */
	followers: number,
	drifted: number,
};

export type RoleTemplates = {
	templates: RoleTemplateView[],
};

export type RoleView = {
	role: string,
	/** `entra`, `csp` or `company`. */
	family: string,
	category: string,
	/** Where Microsoft keeps it: `directory_role`, `group` or `partner_center`. */
	keptAs: string,
	/** The id of the directory role's template, or the name of the group. */
	backing: string | null,
	guestsMayHold: boolean,
	/** Whether the person who asks may give and take it. */
	assignable: boolean,
	tasks: AbilityView[],
};

/** Asks for a file of every row that these corrections leave refused. */
export type SaveRefusedPeople = {
	/** Token of the file of people. */
	file: string,
	/** Token of the file to write. */
	target: string,
	job: string,
	corrections: PeopleCorrections,
	/** The language of the reasons, and of the spreadsheet that will open it. */
	language: Language,
};

/** Asks for a file of every row that these corrections leave refused. */
export type SaveRefusedRows = {
	/** Token of the list. */
	file: string,
	/** Token of the file to write. */
	target: string,
	job: string,
	corrections: Corrections,
	/** The language of the reasons, and of the spreadsheet that will open it. */
	language: Language,
};

export type SavedViewCard = {
	id: string,
	table: string,
	name: string,
	/** Search, filters and order, as they stand in the page's address. */
	question: string,
	/** Those that are shown, in their order. */
	columns: string[],
};

export type SavedViewRef = {
	id: string,
};

/** The views that the person saved, of every table, by name. */
export type SavedViews = {
	views: SavedViewCard[],
};

/** A screen tells that it is on the glass: start-up is measured by it. */
export type ScreenPainted = {
	/** `catalog`, `start`, `unlock`. */
	screen: string,
};

/**
 * The temporary password that the portal showed for a person, to be kept here until it
 * is handed over.
 */
export type SealEnvelope = {
	/** By id or user name. */
	user: string,
	/** 1 to 256 characters. */
	password: string,
	/** How often it can be opened: 1 to 10 times. */
	opens: number,
	/** For how long: 1 to 168 hours. */
	hours: number,
};

export type SegmentCount = {
	/** `None` for offers whose list does not say. */
	segment: string | null,
	count: number,
};

/** What the company wants of some fields, all or none. */
export type SetAccountFields = {
	fields: WantedField[],
};

export type SetMarket = {
	/** Two letters; `None` for "no market chosen". */
	market: string | null,
};

export type SetPassphrase = {
	passphrase: string,
};

/** Settings that are not the company's data. */
export type Settings = {
	language: Language,
	theme: Theme,
	lockAfter: LockAfter,
	/** The columns of each table where somebody chose them, in their order. */
	columns: { [key in string]: string[] },
};

export type SettlePassword = {
	request: string,
	user: string,
	/** Whether it was done in the portal; otherwise the request is withdrawn. */
	done: boolean,
};

/** A task that somebody could do otherwise than before. */
export type ShiftView = {
	task: string,
	/** `none`, `own` or `full`. */
	before: string,
	after: string,
};

/** The end of the record, signed. */
export type SignedHead = {
	seq: number,
	/** Hex. */
	hash: string,
	/** Hex, Ed25519. */
	signature: string,
	/** The key it is signed with, hex. */
	hubKey: string,
};

export type SlipPrinted = {
	/** Of the file. */
	name: string,
	opensLeft: number,
};

/** A way to open a workspace. */
export type SlotKind = "keychain" | "passphrase" | "recovery";

/** Marks in the matrix. */
export type StageRoles = {
	edits: StagedEdit[],
};

export type StagedCommitted = {
	/** People whose roles were changed. */
	changed: number,
};

export type StagedEdit = {
	user: string,
	role: string,
	/** Whether the person shall hold it. */
	held: boolean,
};

export type StagedPersonView = {
	user: string,
	name: string,
	/** Somebody deleted them meanwhile; nothing can be committed for them. */
	deleted: boolean,
	take: string[],
	give: string[],
	changes: ShiftView[],
};

export type StagedRefusal = {
	user: string,
	name: string,
	/** The role that is in the way; `None` where it is about the person. */
	role: string | null,
	why: ErrorBody,
};

/** What committing everything that is staged would say. Asking changes nothing. */
export type StagedReview = {
	/** Whose roles are to be changed: everybody with marks but whoever was deleted. */
	people: number,
	/** As long as there is one of these, nothing is committed. */
	refused: StagedRefusal[],
	/** What the others would bring. */
	warnings: StagedWarning[],
};

export type StagedRole = {
	role: string,
	/** Whether it is given; otherwise it is taken. */
	give: boolean,
};

/** What is staged, and what would change if it were committed. */
export type StagedRoles = {
	people: StagedPersonView[],
};

export type StagedWarning = {
	/** `None` where it is about the workspace as a whole. */
	user: string | null,
	name: string | null,
	warning: WarningView,
};

/** A deed as the person knows it. */
export type StepView = {
	/** Command code, `feature_offer` and so on; screens give it words. */
	code: string,
	/** What it was about: an offer's title, a list's month. */
	subject: string,
};

/** What an exchange came to. */
export type SyncReport = {
	pushed: number,
	pulled: number,
	conflicts: number,
	rejected: number,
	head: SignedHead | null,
	/** Hex; the same on every device that may see the same. */
	stateDigest: string,
	status: HubStatus,
};

/** What a screen may show and a write may change. */
export type Tag = 
/** The frame: which workspace, its settings, how many changes wait. */
"state" | "workspaces" | "price_lists" | "catalog" | "featured" | "undo" | "outbox" | "record" | 
/** The connection to the hub. */
"hub" | "conflicts" | "devices" | "people" | 
/** The company's own account. */
"account" | 
/** Saved views of tables. */
"views";

export type TaskRef = {
	task: string,
};

export type TemplateRef = {
	template: string,
};

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
"system" | "light" | "dark" | 
/** Black, white and yellow, for eyes that need more than the others give. */
"contrast";

/** What undo and redo would do. */
export type UndoState = {
	undo: StepView | null,
	redo: StepView | null,
};

/** With what a workspace or a backup is opened. */
export type Unlock = { kind: "keychain" } | { kind: "passphrase"; passphrase: string } | { kind: "recovery"; key: string };

/** With what the person unlocks it. */
export type UnlockDesk = { way: "presence" } | { way: "keychain" } | { way: "passphrase"; passphrase: string } | { way: "recovery"; key: string };

/** Whether the system's keychain opens the workspace. */
export type UseKeychain = {
	opens: boolean,
};

/** How many there are of each kind, whatever is searched for. */
export type UserCounts = {
	/** Everybody who was not deleted. */
	here: number,
	inactive: number,
	deleted: number,
	guests: number,
	withoutRole: number,
	withoutMfa: number,
	drifted: number,
	globalAdmins: number,
	byRole: RoleCount[],
};

/** Everything about one person. */
export type UserDetail = {
	line: UserLine,
	details: UserDetailField[],
	entireCompany: boolean,
	/** MPN ids. */
	locations: string[],
	/** UTC. */
	deletedAt: string | null,
	/** By what the roles differ from the template's. */
	drift: DriftView | null,
	requests: PasswordRequestView[],
	/**
	 * What the rules would refuse the person who asks. What takes a right that they do
	 * not have is not in it.
	 */
	barred: BarredDeed[],
};

export type UserDetailField = {
	/** A code of `core::user_field`. */
	field: string,
	value: string | null,
	/** Another directory keeps it, so it cannot be typed in here. */
	readOnly: boolean,
};

/** A person in a list, or a row of the matrix of people and roles. */
export type UserLine = {
	id: string,
	name: string,
	userName: string | null,
	department: string | null,
	/** `active`, `inactive` or `deleted`. */
	state: string,
	/** Role codes. */
	roles: string[],
	/** Roles that were asked for and wait for the hub. */
	waitingRoles: boolean,
	/** Edits of roles that are not committed. */
	staged: StagedRole[],
	guest: boolean,
	/** `disabled`, `enabled` or `enforced`. */
	mfa: string,
	/** `created` here, or `observed` in the directory. */
	origin: string,
	templateId: string | null,
	templateName: string | null,
	/**
	 * Of a deleted person: the days that are left to bring them back; 0 when the
	 * time is over, `None` where nobody knows when it was.
	 */
	daysLeft: number | null,
	warnings: WarningView[],
	/** Roles that the person who asks may give and take, but not here. */
	barredRoles: BarredRole[],
	/** Why the person who asks may not bring back this deleted one. */
	restoreBarred: ErrorBody | null,
	isMe: boolean,
};

/** A page of people. */
export type UserPage = {
	total: number,
	users: UserLine[],
	/** `None` for whoever may only ask for the global admins. */
	counts: UserCounts | null,
	/** About the workspace as a whole, such as too few global admins. */
	warnings: WarningView[],
};

/** Which people a list shows. All that is asked for must hold. */
export type UserQuery = {
	/** Words of the name, the user name or the contact e-mail. */
	search: string,
	/** A role code. */
	role: string | null,
	/** `active`, `inactive` or `deleted`; `None` for everybody who was not deleted. */
	state: string | null,
	guests: boolean,
	withoutRole: boolean,
	withoutMfa: boolean,
	/** Those whose roles differ from the template that they follow. */
	drifted: boolean,
	/** Active global admins, whom everybody may ask for. */
	globalAdmins: boolean,
	/** The id of a template. */
	template: string | null,
	/** `name`, `user_name`, `department` or `deleted`; `None` for the name. */
	order: string | null,
	descending: boolean,
	offset: number,
	/** At most 500. */
	limit: number,
	/**
	 * With how many there are of each kind, whatever is asked for. It takes a look at
	 * everybody, so a page that only goes on does without.
	 */
	counted: boolean,
};

/** A person, by id or user name. */
export type UserRef = {
	user: string,
};

export type UserState = {
	user: string,
	active: boolean,
};

export type UsersExported = {
	/** Of the file. */
	name: string,
	people: number,
	/** Left out, because the form wants what is not known of them: a user name. */
	withoutUserName: number,
};

/** Checks the record, as a job. */
export type VerifyRecord = {
	job: string,
};

export type WaitingCommand = {
	deviceSeq: number,
	commandId: string,
	groupId: string,
	code: string,
	subject: string,
	/** `pending`, `in_flight`, `deferred`; for those that were judged, how. */
	status: string,
	/** It changes who may do what, and counts only once the hub has confirmed it. */
	waitsForHub: boolean,
	/** Why it would not be accepted as things stand now, as a code. */
	foreseen: string | null,
	/** UTC, ISO 8601, by this computer's clock. */
	madeAt: string,
};

export type WantedField = {
	field: string,
	/** `None`: what Microsoft holds, whatever that is. */
	value: string | null,
};

/** Something worth a look, by a code that screens have words for. */
export type WarningView = {
	code: string,
	/** A role or a number. */
	about: string | null,
};

/** Active people who can do a task, at least in part. */
export type WhoCan = {
	task: string,
	title: string,
	/** Whether everybody can, role or not. */
	everybody: boolean,
	/** The roles that can do all of it. */
	roles: string[],
	total: number,
	/** The first 500 of them, by name. */
	people: WhoCanLine[],
};

export type WhoCanLine = {
	user: string,
	name: string,
	userName: string | null,
	/** `own` or `full`. */
	reach: string,
	by: string[],
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
	columns_choose: { request: ChooseColumns; answer: AppState };
	desk_lock: { request: Nothing; answer: AppState };
	desk_unlock: { request: UnlockDesk; answer: AppState };
	file_pick: { request: PickFile; answer: PickedFiles };
	file_save_target: { request: PickSaveTarget; answer: PickedFiles };
	handed_over: { request: Nothing; answer: HandedOver };
	workspace_list: { request: Nothing; answer: WorkspaceList };
	workspace_begin: { request: BeginWorkspace; answer: BegunWorkspace };
	workspace_finish: { request: FinishWorkspace; answer: AppState };
	workspace_abandon: { request: AbandonWorkspace; answer: Nothing };
	workspace_open: { request: OpenWorkspace; answer: AppState };
	workspace_close: { request: Nothing; answer: AppState };
	workspace_set_market: { request: SetMarket; answer: AppState };
	workspace_change_cover: { request: ChangeCover; answer: AppState };
	workspace_before_forgetting: { request: Nothing; answer: BeforeForgetting };
	workspace_forget: { request: ForgetWorkspace; answer: Forgotten };
	workspace_forget_unopened: { request: ForgetUnopened; answer: Forgotten };
	workspace_backup: { request: BackUp; answer: BackupMade };
	workspace_backups: { request: ListBackups; answer: BackupList };
	workspace_copy_now: { request: Nothing; answer: BackupList };
	backup_inspect: { request: InspectBackup; answer: BackupContents };
	backup_restore: { request: RestoreBackup; answer: AppState };
	keys_list: { request: Nothing; answer: Keys };
	keys_set_passphrase: { request: SetPassphrase; answer: Keys };
	keys_remove_passphrase: { request: Nothing; answer: Keys };
	keys_begin_recovery: { request: Nothing; answer: BegunWorkspace };
	keys_finish_recovery: { request: FinishKey; answer: Keys };
	keys_begin_change: { request: BeginKeyChange; answer: BegunWorkspace };
	keys_finish_change: { request: FinishKeyChange; answer: KeyChanged };
	keys_use_keychain: { request: UseKeychain; answer: Keys };
	price_list_inspect: { request: InspectPriceList; answer: PriceListPreview };
	price_list_import: { request: ImportPriceList; answer: ImportReport };
	price_list_refused_save: { request: SaveRefusedRows; answer: RefusedRowsSaved };
	price_list_list: { request: Nothing; answer: PriceLists };
	price_list_remove: { request: PriceListRef; answer: PriceLists };
	price_list_restore: { request: PriceListRef; answer: PriceLists };
	catalog_page: { request: CatalogQuery; answer: CatalogPage };
	catalog_choices: { request: Nothing; answer: CatalogChoices };
	catalog_export: { request: ExportCatalog; answer: CatalogExported };
	catalog_offer: { request: OfferRef; answer: OfferDetail };
	featured_list: { request: Nothing; answer: FeaturedOffers };
	offer_feature: { request: FeatureOffer; answer: FeaturedOffers };
	offer_unfeature: { request: OfferRef; answer: FeaturedOffers };
	featured_move: { request: MoveFeatured; answer: FeaturedOffers };
	view_list: { request: Nothing; answer: SavedViews };
	view_keep: { request: KeepView; answer: SavedViews };
	view_delete: { request: SavedViewRef; answer: SavedViews };
	edit_undo: { request: Nothing; answer: UndoState };
	edit_redo: { request: Nothing; answer: UndoState };
	edit_steps: { request: Nothing; answer: UndoState };
	outbox_list: { request: PageQuery; answer: Outbox };
	outbox_refused: { request: PageQuery; answer: RefusedCommands };
	outbox_retry: { request: CommandRef; answer: Nothing };
	outbox_drop: { request: CommandRef; answer: Nothing };
	outbox_export: { request: ExportOutbox; answer: OutboxExported };
	record_list: { request: RecordQuery; answer: RecordPage };
	record_choices: { request: Nothing; answer: RecordChoices };
	record_verify: { request: VerifyRecord; answer: RecordProof };
	record_export: { request: ExportRecord; answer: RecordExported };
	hub_status: { request: Nothing; answer: HubStatus };
	hub_read_invitation: { request: InvitationText; answer: InvitationContents };
	hub_publish: { request: PublishTo; answer: HubStatus };
	hub_join: { request: BeginJoin; answer: BegunWorkspace };
	hub_invite: { request: MakeInvitation; answer: InvitationMade };
	hub_leave: { request: Nothing; answer: LeftHub };
	hub_confirm_restored: { request: Nothing; answer: HubStatus };
	sync_now: { request: Nothing; answer: SyncReport };
	conflict_list: { request: ConflictQuery; answer: Conflicts };
	conflict_resolve: { request: ResolveConflicts; answer: ConflictsResolved };
	device_list: { request: Nothing; answer: Devices };
	device_rename: { request: RenameDevice; answer: Devices };
	device_revoke: { request: DeviceRef; answer: Devices };
	people_list: { request: Nothing; answer: People };
	person_add: { request: AddPerson; answer: People };
	person_edit: { request: EditPerson; answer: People };
	person_role: { request: ChangeRole; answer: People };
	account_show: { request: Nothing; answer: AccountView };
	account_set: { request: SetAccountFields; answer: AccountView };
	account_observe: { request: ObserveProfile; answer: AccountView };
	account_observe_fields: { request: ObserveFields; answer: AccountView };
	account_carry: { request: CarryOver; answer: AccountView };
	account_check: { request: CheckProfile; answer: ProfileChecked };
	account_checklist: { request: Nothing; answer: ChecklistView };
	user_list: { request: UserQuery; answer: UserPage };
	user_show: { request: UserRef; answer: UserDetail };
	user_create: { request: NewUser; answer: UserDetail };
	user_edit: { request: EditPerson; answer: UserDetail };
	user_state: { request: UserState; answer: UserDetail };
	user_delete: { request: UserRef; answer: UserDetail };
	user_restore: { request: UserRef; answer: UserDetail };
	user_locations: { request: ChangeLocations; answer: UserDetail };
	user_roles: { request: ChangeRoles; answer: UserDetail };
	user_import_inspect: { request: InspectPeople; answer: PeoplePreview };
	user_import: { request: ImportPeople; answer: PeopleImported };
	user_refused_save: { request: SaveRefusedPeople; answer: RefusedRowsSaved };
	user_export: { request: ExportUsers; answer: UsersExported };
	user_explain: { request: UserRef; answer: Explanation };
	role_catalogue: { request: Nothing; answer: RoleCatalogue };
	role_policies: { request: ChangePolicies; answer: RoleCatalogue };
	role_stage: { request: StageRoles; answer: StagedRoles };
	role_staged: { request: Nothing; answer: StagedRoles };
	role_unstage: { request: Nothing; answer: StagedRoles };
	role_review: { request: Nothing; answer: StagedReview };
	role_commit: { request: Nothing; answer: StagedCommitted };
	role_who_can: { request: TaskRef; answer: WhoCan };
	role_minimal: { request: MinimalAsk; answer: MinimalRoles };
	template_list: { request: Nothing; answer: RoleTemplates };
	template_add: { request: NewTemplate; answer: RoleTemplates };
	template_edit: { request: ChangeTemplate; answer: RoleTemplates };
	template_remove: { request: TemplateRef; answer: RoleTemplates };
	template_restore: { request: TemplateRef; answer: RoleTemplates };
	template_apply: { request: ApplyTemplate; answer: RoleTemplates };
	password_list: { request: Nothing; answer: PasswordRequests };
	password_request: { request: UserRef; answer: PasswordRequests };
	password_settle: { request: SettlePassword; answer: PasswordRequests };
	envelope_seal: { request: SealEnvelope; answer: Envelopes };
	envelope_list: { request: Nothing; answer: Envelopes };
	envelope_open: { request: EnvelopeRef; answer: EnvelopeOpened };
	envelope_hand: { request: HandEnvelope; answer: Envelopes };
	envelope_wipe: { request: EnvelopeRef; answer: Envelopes };
	envelope_slip: { request: PrintSlip; answer: SlipPrinted };
}

export const CALL_NAMES = [
	"app_state",
	"job_cancel",
	"screen_painted",
	"settings_change",
	"columns_choose",
	"desk_lock",
	"desk_unlock",
	"file_pick",
	"file_save_target",
	"handed_over",
	"workspace_list",
	"workspace_begin",
	"workspace_finish",
	"workspace_abandon",
	"workspace_open",
	"workspace_close",
	"workspace_set_market",
	"workspace_change_cover",
	"workspace_before_forgetting",
	"workspace_forget",
	"workspace_forget_unopened",
	"workspace_backup",
	"workspace_backups",
	"workspace_copy_now",
	"backup_inspect",
	"backup_restore",
	"keys_list",
	"keys_set_passphrase",
	"keys_remove_passphrase",
	"keys_begin_recovery",
	"keys_finish_recovery",
	"keys_begin_change",
	"keys_finish_change",
	"keys_use_keychain",
	"price_list_inspect",
	"price_list_import",
	"price_list_refused_save",
	"price_list_list",
	"price_list_remove",
	"price_list_restore",
	"catalog_page",
	"catalog_choices",
	"catalog_export",
	"catalog_offer",
	"featured_list",
	"offer_feature",
	"offer_unfeature",
	"featured_move",
	"view_list",
	"view_keep",
	"view_delete",
	"edit_undo",
	"edit_redo",
	"edit_steps",
	"outbox_list",
	"outbox_refused",
	"outbox_retry",
	"outbox_drop",
	"outbox_export",
	"record_list",
	"record_choices",
	"record_verify",
	"record_export",
	"hub_status",
	"hub_read_invitation",
	"hub_publish",
	"hub_join",
	"hub_invite",
	"hub_leave",
	"hub_confirm_restored",
	"sync_now",
	"conflict_list",
	"conflict_resolve",
	"device_list",
	"device_rename",
	"device_revoke",
	"people_list",
	"person_add",
	"person_edit",
	"person_role",
	"account_show",
	"account_set",
	"account_observe",
	"account_observe_fields",
	"account_carry",
	"account_check",
	"account_checklist",
	"user_list",
	"user_show",
	"user_create",
	"user_edit",
	"user_state",
	"user_delete",
	"user_restore",
	"user_locations",
	"user_roles",
	"user_import_inspect",
	"user_import",
	"user_refused_save",
	"user_export",
	"user_explain",
	"role_catalogue",
	"role_policies",
	"role_stage",
	"role_staged",
	"role_unstage",
	"role_review",
	"role_commit",
	"role_who_can",
	"role_minimal",
	"template_list",
	"template_add",
	"template_edit",
	"template_remove",
	"template_restore",
	"template_apply",
	"password_list",
	"password_request",
	"password_settle",
	"envelope_seal",
	"envelope_list",
	"envelope_open",
	"envelope_hand",
	"envelope_wipe",
	"envelope_slip",
] as const;
