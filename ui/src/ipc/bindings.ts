// Written by `cargo xtask codegen` from crates/app. Do not edit.

export type Nothing = Record<string, never>;

export type ErrorCode = "no_workspace" | "workspace_name_taken" | "bad_name" | "bad_passphrase" | "wrong_key" | "recovery_key_mistyped" | "recovery_key_wrong" | "keychain_unavailable" | "draft_gone" | "workspace_damaged" | "read_only" | "backup_unreadable" | "file_unreadable" | "file_unwritable" | "file_gone" | "not_a_price_list" | "price_list_kind_unread" | "archive_refused" | "month_unknown" | "dates_ambiguous" | "bad_correction" | "rows_refused" | "no_rows" | "already_imported" | "no_such_list" | "bad_offer_id" | "offer_not_in_list" | "offer_end_of_sale" | "offer_is_add_on" | "offer_not_featured" | "featured_full" | "bad_position" | "bad_market" | "nothing_to_undo" | "nothing_to_redo" | "not_allowed" | "cancelled" | "disk_full" | "internal";
export type ErrorBody = { code: ErrorCode; message: string; ref: string | null };

export type AppState = { workspace: OpenWorkspaceView | null; keychain: KeychainState; settings: Settings; version: string };
export type OpenWorkspaceView = { id: string; name: string; colour: Colour; userName: string; roles: string[]; homeMarket: string | null; waiting: number; readOnly: ReadOnlyReason | null; rights: RightView[]; notices: OpenNotice[] };
export type ReadOnlyReason = "newer_version";
export type OpenNotice = "checked_after_unclean_end" | "migrated" | "unfinished_import_cleared";
export type RightView = { task: string; allowed: boolean; whoMay: string[] };
export type KeychainState = "ready" | "locked" | "absent";
export type Colour = "blue" | "teal" | "green" | "gold" | "red" | "purple" | "grey";
export type Settings = { language: Language; theme: Theme };
export type Language = "system" | "en" | "fr";
export type Theme = "system" | "light" | "dark";
export type ChangeSettings = { language: Language | null; theme: Theme | null };
export type FilePurpose = "price_list" | "backup";
export type PickFile = { purpose: FilePurpose };
export type PickSaveTarget = { purpose: FilePurpose; suggestedName: string };
export type PickedFiles = { files: PickedFile[] };
export type PickedFile = { token: string; name: string };
export type CancelJob = { job: string };
export type ScreenPainted = { screen: string };
export type Event = { kind: "changed"; tags: Tag[] } | { kind: "progress"; job: string; done: number; rows: number };
export type Tag = "state" | "workspaces" | "price_lists" | "catalog" | "featured" | "undo" | "outbox" | "record";

export type WorkspaceList = { workspaces: WorkspaceCard[] };
export type WorkspaceCard = { id: string; name: string; colour: Colour; slots: SlotKind[]; lastOpened: boolean };
export type SlotKind = "keychain" | "passphrase" | "recovery";
export type BeginWorkspace = { name: string; colour: Colour; userName: string; homeMarket: string | null; passphrase: string | null };
export type BegunWorkspace = { draft: string; recoveryKey: string };
export type FinishWorkspace = { draft: string; typed: string };
export type AbandonWorkspace = { draft: string };
export type Unlock = { kind: "keychain" } | { kind: "passphrase"; passphrase: string } | { kind: "recovery"; key: string };
export type OpenWorkspace = { id: string; unlock: Unlock };
export type SetMarket = { market: string | null };
export type BackUp = { target: string };
export type BackupMade = { fileName: string; bytes: number };
export type ListBackups = { id: string };
export type BackupList = { backups: BackupCard[] };
export type BackupCard = { token: string; fileName: string; madeAt: string; bytes: number };
export type InspectBackup = { file: string; unlock: Unlock };
export type BackupContents = { workspaceId: string; name: string; colour: Colour; madeAt: string; users: number; priceLists: number; newestMonth: string | null; featured: string[]; waiting: number; replaces: boolean; newerHere: number };
export type RestoreBackup = { file: string; unlock: Unlock };

export type InspectPriceList = { file: string; job: string; corrections: Corrections };
export type Corrections = { kind: string | null; market: string | null; currency: string | null; month: string | null; preview: boolean | null; dateOrder: DateOrderView | null };
export type DateOrderView = "day_first" | "month_first";
export type PriceListPreview = { fileName: string; kind: string; market: string | null; currency: string | null; month: string | null; preview: boolean; encoding: string; separator: string; rowsRead: number; rowsGood: number; rowsRefused: number; markers: Markers; unknownColumns: string[]; firstRows: PreviewRow[]; refused: RefusedRowView[]; alreadyImported: PriceListView | null };
export type PreviewRow = { line: number; offerId: string; title: string; segment: string | null; term: string; billing: string; currency: string; unitPrice: string; retailPrice: string | null };
export type RefusedRowView = { line: number; column: string | null; code: string; found: string | null; reason: string };
export type Markers = { add: number; change: number; delete: number; unchanged: number };
export type ImportPriceList = { file: string; job: string; corrections: Corrections; strict: boolean };
export type ImportReport = { listId: string; kind: string; market: string | null; currency: string | null; month: string; preview: boolean; rowsRead: number; rowsImported: number; rowsRefused: number; refused: RefusedRowView[]; markers: Markers; offers: number; current: boolean };
export type PriceLists = { lists: PriceListView[] };
export type PriceListView = { listId: string; kind: string; market: string | null; currency: string | null; month: string; preview: boolean; fileName: string; sha256: string; rows: number; rowsRefused: number; importedBy: string; importedAt: string; current: boolean };
export type PriceListRef = { listId: string };

export type CatalogQuery = { search: string; segment: string | null; market: string | null; offset: number; limit: number };
export type CatalogPage = { total: number; groups: SegmentCount[]; offers: OfferLine[]; market: string | null; month: string | null };
export type SegmentCount = { segment: string | null; count: number };
export type OfferLine = { offerId: string; title: string; productTitle: string; segment: string | null; trial: boolean; addOn: boolean | null; featured: boolean; terms: TermPrice[] };
export type TermPrice = { term: string; billing: string; currency: string; unitPrice: string; retailPrice: string | null };
export type OfferRef = { offerId: string };
export type OfferDetail = { offerId: string; title: string; productTitle: string; publisher: string; description: string; segment: string | null; trial: boolean; addOn: boolean | null; featured: boolean; tags: string[]; prices: PriceView[]; lists: string[] };
export type PriceView = { term: string; billing: string; market: string; currency: string; unitPrice: string; retailPrice: string | null; margin: string | null; marginPercent: string | null; tierMin: string | null; tierMax: string | null; starts: string | null; ends: string | null; marker: string | null; previous: NamedText[]; extra: NamedText[]; unitOfMeasure: string };
export type NamedText = { name: string; text: string };
export type FeaturedOffers = { featured: FeaturedOfferView[]; limit: number };
export type FeaturedOfferView = { position: number; offerId: string; title: string; segment: string | null; vanished: boolean };
export type FeatureOffer = { offerId: string; position: number | null };
export type MoveFeatured = { offerId: string; to: number };

export type UndoState = { undo: StepView | null; redo: StepView | null };
export type StepView = { code: string; subject: string };
export type Outbox = { commands: WaitingCommand[] };
export type WaitingCommand = { deviceSeq: number; commandId: string; groupId: string; code: string; subject: string; status: string; madeAt: string };
export type RecordQuery = { offset: number; limit: number };
export type RecordPage = { total: number; entries: RecordEntry[] };
export type RecordEntry = { deviceSeq: number; commandId: string; code: string; subject: string; actor: string; madeAt: string; chain: string; changes: FieldChange[] };
export type FieldChange = { entity: string; field: string; old: string | null; new: string | null };

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
  outbox_list: { request: Nothing; answer: Outbox };
  record_list: { request: RecordQuery; answer: RecordPage };
}

export const CALL_NAMES = ["app_state", "job_cancel", "screen_painted", "settings_change", "file_pick", "file_save_target", "file_pending", "workspace_list", "workspace_begin", "workspace_finish", "workspace_abandon", "workspace_open", "workspace_close", "workspace_set_market", "workspace_backup", "workspace_backups", "backup_inspect", "backup_restore", "price_list_inspect", "price_list_import", "price_list_list", "price_list_remove", "price_list_restore", "catalog_page", "catalog_offer", "featured_list", "offer_feature", "offer_unfeature", "featured_move", "edit_undo", "edit_redo", "edit_steps", "outbox_list", "record_list"] as const;
