//! Makes each call by its name, with a question that makes sense.

use std::path::PathBuf;

use desk_app::deeds::workspace;
use desk_app::views::*;
use desk_app::{AppError, ErrorCode, gate};
use desk_tests::{Desktop, begin, made_up};

use crate::featured::{id, with_seven_offers};

/// Somebody who asks for everything.
pub(crate) struct Asker {
    pub(crate) desktop: Desktop,
    backup: PathBuf,
    list: PathBuf,
    list_id: String,
}

impl Asker {
    pub(crate) async fn new() -> Self {
        let desktop = with_seven_offers().await;
        desktop.feature(&id('A')).await.unwrap();
        desktop.feature(&id('B')).await.unwrap();
        desktop.undo().await.unwrap();
        let backup = desktop.back_up("before.deskbackup").await;
        let list = made_up(&desktop.computer.documents(), 20, "BE", "2026-11");
        let list_id = desktop.lists().await[0].list_id.clone();
        Self { desktop, backup, list, list_id }
    }

    /// After a call that closed the workspace, or locked it.
    pub(crate) async fn reopen(&self) {
        let ask = OpenWorkspace { id: self.desktop.id.clone(), unlock: Unlock::Keychain };
        workspace::open_workspace(&self.desktop.desk, ask).await.unwrap();
    }

    pub(crate) async fn ask(&self, name: &str) -> Result<(), AppError> {
        let desk = &*self.desktop.desk;
        let nothing = Nothing {};
        let job = || "j".to_owned();
        let offer = |name| OfferRef { offer_id: id(name) };
        let list = || PriceListRef { list_id: self.list_id.clone() };
        let file = |path: &PathBuf| self.desktop.hand_over(path);
        let corrections = Corrections::default;
        match name {
            "app_state" => gate::app_state(desk, nothing).await.map(drop),
            "job_cancel" => gate::job_cancel(desk, CancelJob { job: job() }).await.map(drop),
            "screen_painted" => {
                let ask = ScreenPainted { screen: "catalog".to_owned() };
                gate::screen_painted(desk, ask).await.map(drop)
            }
            "settings_change" => {
                let ask = ChangeSettings::default();
                gate::settings_change(desk, ask).await.map(drop)
            }
            "desk_lock" => gate::desk_lock(desk, nothing).await.map(drop),
            "desk_unlock" => gate::desk_unlock(desk, UnlockDesk::Keychain).await.map(drop),
            "columns_choose" => {
                let ask = ChooseColumns { table: "catalog".to_owned(), columns: None };
                gate::columns_choose(desk, ask).await.map(drop)
            }
            "view_list" => gate::view_list(desk, nothing).await.map(drop),
            "view_keep" => {
                let ask = KeepView {
                    id: None,
                    table: "catalog".to_owned(),
                    name: "Abonnements".to_owned(),
                    question: "q=mail".to_owned(),
                    columns: vec!["title".to_owned()],
                };
                gate::view_keep(desk, ask).await.map(drop)
            }
            "view_delete" => {
                let ask = SavedViewRef { id: nobody() };
                passed(gate::view_delete(desk, ask).await, ErrorCode::ViewNotFound)
            }
            "file_pick" => {
                let ask = PickFile { purpose: FilePurpose::PriceList };
                gate::file_pick(desk, ask).await.map(drop)
            }
            "file_save_target" => {
                let ask = PickSaveTarget {
                    purpose: FilePurpose::Backup,
                    suggested_name: "a.deskbackup".to_owned(),
                };
                gate::file_save_target(desk, ask).await.map(drop)
            }
            "handed_over" => gate::handed_over(desk, nothing).await.map(drop),
            "workspace_list" => gate::workspace_list(desk, nothing).await.map(drop),
            "workspace_begin" => {
                gate::workspace_begin(desk, begin("Nouveau", "Bo")).await.map(drop)
            }
            "workspace_finish" => {
                let begun = gate::workspace_begin(desk, begin("Encore", "Bo")).await?;
                let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
                gate::workspace_finish(desk, ask).await.map(drop)
            }
            "workspace_abandon" => {
                let ask = AbandonWorkspace { draft: String::new() };
                gate::workspace_abandon(desk, ask).await.map(drop)
            }
            "workspace_open" => {
                let ask = OpenWorkspace { id: self.desktop.id.clone(), unlock: Unlock::Keychain };
                gate::workspace_open(desk, ask).await.map(drop)
            }
            "workspace_close" => gate::workspace_close(desk, nothing).await.map(drop),
            "workspace_set_market" => {
                let ask = SetMarket { market: Some("FR".to_owned()) };
                gate::workspace_set_market(desk, ask).await.map(drop)
            }
            "workspace_change_cover" => {
                let ask = ChangeCover { name: None, colour: Some(Colour::Red) };
                gate::workspace_change_cover(desk, ask).await.map(drop)
            }
            "workspace_before_forgetting" => {
                gate::workspace_before_forgetting(desk, nothing).await.map(drop)
            }
            "workspace_forget" => {
                let ask = ForgetWorkspace { name: "another".to_owned() };
                passed(gate::workspace_forget(desk, ask).await, ErrorCode::NameDiffers)
            }
            "workspace_forget_unopened" => {
                let ask =
                    ForgetUnopened { id: self.desktop.id.clone(), name: "another".to_owned() };
                passed(gate::workspace_forget_unopened(desk, ask).await, ErrorCode::NameDiffers)
            }
            "workspace_copy_now" => gate::workspace_copy_now(desk, nothing).await.map(drop),
            "keys_list" => gate::keys_list(desk, nothing).await.map(drop),
            "keys_set_passphrase" => {
                let ask = SetPassphrase { passphrase: "short".to_owned() };
                passed(gate::keys_set_passphrase(desk, ask).await, ErrorCode::BadPassphrase)
            }
            "keys_remove_passphrase" => gate::keys_remove_passphrase(desk, nothing).await.map(drop),
            "keys_begin_recovery" => gate::keys_begin_recovery(desk, nothing).await.map(drop),
            "keys_finish_recovery" => {
                let ask = FinishKey { draft: String::new(), typed: String::new() };
                passed(gate::keys_finish_recovery(desk, ask).await, ErrorCode::DraftGone)
            }
            "keys_begin_change" => {
                let ask = BeginKeyChange { passphrase: None };
                gate::keys_begin_change(desk, ask).await.map(drop)
            }
            "keys_finish_change" => {
                let ask = FinishKeyChange {
                    draft: String::new(),
                    typed: String::new(),
                    job: String::new(),
                };
                passed(gate::keys_finish_change(desk, ask).await, ErrorCode::DraftGone)
            }
            "keys_use_keychain" => {
                gate::keys_use_keychain(desk, UseKeychain { opens: true }).await.map(drop)
            }
            "workspace_backup" => {
                let target = file(&self.desktop.computer.documents().join("now.deskbackup"));
                gate::workspace_backup(desk, BackUp { target }).await.map(drop)
            }
            "workspace_backups" => {
                let ask = ListBackups { id: self.desktop.id.clone() };
                gate::workspace_backups(desk, ask).await.map(drop)
            }
            "backup_inspect" => {
                let unlock = self.desktop.recovery();
                let ask = InspectBackup { file: file(&self.backup), unlock };
                gate::backup_inspect(desk, ask).await.map(drop)
            }
            "backup_restore" => {
                let ask =
                    RestoreBackup { file: file(&self.backup), unlock: self.desktop.recovery() };
                gate::backup_restore(desk, ask).await.map(drop)
            }
            "price_list_inspect" => {
                let ask = InspectPriceList {
                    file: file(&self.list),
                    job: job(),
                    corrections: corrections(),
                };
                gate::price_list_inspect(desk, ask).await.map(drop)
            }
            "price_list_import" => {
                let ask = ImportPriceList {
                    file: file(&self.list),
                    job: job(),
                    corrections: corrections(),
                    strict: false,
                };
                gate::price_list_import(desk, ask).await.map(drop)
            }
            "price_list_refused_save" => {
                let ask = SaveRefusedRows {
                    file: file(&self.list),
                    target: file(&self.desktop.computer.documents().join("refused.csv")),
                    job: job(),
                    corrections: corrections(),
                    language: Language::En,
                };
                gate::price_list_refused_save(desk, ask).await.map(drop)
            }
            "price_list_list" => gate::price_list_list(desk, nothing).await.map(drop),
            "price_list_remove" => gate::price_list_remove(desk, list()).await.map(drop),
            "price_list_restore" => gate::price_list_restore(desk, list()).await.map(drop),
            "catalog_page" => {
                let ask = CatalogQuery { limit: 10, ..CatalogQuery::default() };
                gate::catalog_page(desk, ask).await.map(drop)
            }
            "catalog_choices" => gate::catalog_choices(desk, nothing).await.map(drop),
            "catalog_export" => {
                let ask = ExportCatalog {
                    query: CatalogQuery::default(),
                    columns: vec![CatalogColumn::Title],
                    headings: vec!["Title".to_owned()],
                    words: std::collections::BTreeMap::new(),
                    form: ExportForm::CsvEnglish,
                    target: file(&self.desktop.computer.documents().join("catalog.csv")),
                    job: job(),
                };
                gate::catalog_export(desk, ask).await.map(drop)
            }
            "catalog_offer" => gate::catalog_offer(desk, offer('C')).await.map(drop),
            "featured_list" => gate::featured_list(desk, nothing).await.map(drop),
            "offer_feature" => {
                let ask = FeatureOffer { offer_id: id('C'), position: None };
                gate::offer_feature(desk, ask).await.map(drop)
            }
            "offer_unfeature" => gate::offer_unfeature(desk, offer('C')).await.map(drop),
            "featured_move" => {
                let ask = MoveFeatured { offer_id: id('A'), to: 1 };
                gate::featured_move(desk, ask).await.map(drop)
            }
            "edit_undo" => gate::edit_undo(desk, nothing).await.map(drop),
            "edit_redo" => gate::edit_redo(desk, nothing).await.map(drop),
            "edit_steps" => gate::edit_steps(desk, nothing).await.map(drop),
            "outbox_list" => {
                gate::outbox_list(desk, PageQuery { offset: 0, limit: 10 }).await.map(drop)
            }
            "outbox_refused" => gate::outbox_refused(desk, page()).await.map(drop),
            "outbox_retry" => {
                passed(gate::outbox_retry(desk, command()).await, ErrorCode::CommandNotFound)
            }
            "outbox_drop" => {
                passed(gate::outbox_drop(desk, command()).await, ErrorCode::CommandNotFound)
            }
            "outbox_export" => {
                let target = file(&self.desktop.computer.documents().join("outbox.jsonl"));
                gate::outbox_export(desk, ExportOutbox { target }).await.map(drop)
            }
            "record_list" => gate::record_list(desk, RecordQuery::default()).await.map(drop),
            "record_choices" => gate::record_choices(desk, nothing).await.map(drop),
            "record_verify" => {
                let ask = VerifyRecord { job: "check".to_owned() };
                gate::record_verify(desk, ask).await.map(drop)
            }
            "record_export" => {
                let target = file(&self.desktop.computer.documents().join("record.csv"));
                gate::record_export(
                    desk,
                    ExportRecord {
                        filter: None,
                        form: RecordForm::CsvStandard,
                        language: Language::En,
                        target,
                        job: "export".to_owned(),
                    },
                )
                .await
                .map(drop)
            }
            "hub_status" => gate::hub_status(desk, nothing).await.map(drop),
            "hub_read_invitation" => {
                let ask = InvitationText { invitation: "desk1-".to_owned() };
                let read = gate::hub_read_invitation(desk, ask).await;
                passed(read, ErrorCode::InvitationMistyped)
            }
            "hub_publish" => {
                let ask =
                    PublishTo { invitation: "desk1-".to_owned(), device_name: "Poste".to_owned() };
                let published = gate::hub_publish(desk, ask).await;
                passed(published, ErrorCode::InvitationMistyped)
            }
            "hub_join" => {
                let ask = BeginJoin {
                    invitation: "desk1-".to_owned(),
                    name: "Autre".to_owned(),
                    colour: Colour::Blue,
                    device_name: "Poste".to_owned(),
                    passphrase: None,
                };
                passed(gate::hub_join(desk, ask).await, ErrorCode::InvitationMistyped)
            }
            "hub_invite" => {
                let ask = MakeInvitation { person: nobody(), valid_hours: 1 };
                passed(gate::hub_invite(desk, ask).await, ErrorCode::NoHub)
            }
            "hub_leave" => passed(gate::hub_leave(desk, nothing).await, ErrorCode::NoHub),
            "hub_confirm_restored" => {
                passed(gate::hub_confirm_restored(desk, nothing).await, ErrorCode::NoHub)
            }
            "sync_now" => passed(gate::sync_now(desk, nothing).await, ErrorCode::NoHub),
            "conflict_list" => {
                let ask = ConflictQuery { offset: 0, limit: 10, settled: true };
                gate::conflict_list(desk, ask).await.map(drop)
            }
            "conflict_resolve" => {
                let ask = ResolveConflicts {
                    conflicts: vec![nobody()],
                    choice: ConflictChoice::Mine,
                    value: None,
                };
                gate::conflict_resolve(desk, ask).await.map(drop)
            }
            "device_list" => gate::device_list(desk, nothing).await.map(drop),
            "device_rename" => {
                let ask = RenameDevice { device: nobody(), name: "Poste".to_owned() };
                passed(gate::device_rename(desk, ask).await, ErrorCode::DeviceNotFound)
            }
            "device_revoke" => {
                let ask = DeviceRef { device: nobody() };
                passed(gate::device_revoke(desk, ask).await, ErrorCode::DeviceNotFound)
            }
            "people_list" => gate::people_list(desk, nothing).await.map(drop),
            "person_add" => {
                let ask = AddPerson { name: "Zoé".to_owned(), user_name: None, roles: Vec::new() };
                gate::person_add(desk, ask).await.map(drop)
            }
            "person_edit" => {
                let ask = EditPerson { person: nobody(), edits: Vec::new() };
                passed(gate::person_edit(desk, ask).await, ErrorCode::UserNotFound)
            }
            "person_role" => {
                let ask = ChangeRole {
                    person: nobody(),
                    role: "referrals_user".to_owned(),
                    granted: true,
                };
                passed(gate::person_role(desk, ask).await, ErrorCode::UserNotFound)
            }
            "user_list" => {
                let ask = UserQuery { limit: 10, ..UserQuery::default() };
                gate::user_list(desk, ask).await.map(drop)
            }
            "user_show" => passed(
                gate::user_show(desk, UserRef { user: nobody() }).await,
                ErrorCode::UserNotFound,
            ),
            "user_create" => {
                let name = Some("Zoé".to_owned());
                let details = vec![PersonEdit { field: "display_name".to_owned(), value: name }];
                let ask = NewUser { details, roles: Vec::new() };
                gate::user_create(desk, ask).await.map(drop)
            }
            "user_edit" => {
                let ask = EditPerson { person: nobody(), edits: Vec::new() };
                passed(gate::user_edit(desk, ask).await, ErrorCode::UserNotFound)
            }
            "user_state" => {
                let ask = UserState { user: nobody(), active: false };
                passed(gate::user_state(desk, ask).await, ErrorCode::UserNotFound)
            }
            "user_delete" => passed(
                gate::user_delete(desk, UserRef { user: nobody() }).await,
                ErrorCode::UserNotFound,
            ),
            "user_restore" => passed(
                gate::user_restore(desk, UserRef { user: nobody() }).await,
                ErrorCode::UserNotFound,
            ),
            "user_locations" => {
                let (add, remove) = (Vec::new(), Vec::new());
                let ask = ChangeLocations { user: nobody(), entire_company: None, add, remove };
                passed(gate::user_locations(desk, ask).await, ErrorCode::UserNotFound)
            }
            "user_roles" => {
                let give = vec!["referrals_user".to_owned()];
                let ask = ChangeRoles { user: nobody(), take: Vec::new(), give };
                passed(gate::user_roles(desk, ask).await, ErrorCode::UserNotFound)
            }
            "user_import_inspect" => {
                let corrections = PeopleCorrections::default();
                let ask = InspectPeople { file: nobody(), job: nobody(), corrections };
                passed(gate::user_import_inspect(desk, ask).await, ErrorCode::FileGone)
            }
            "user_import" => {
                let corrections = PeopleCorrections::default();
                let ask = ImportPeople { file: nobody(), job: nobody(), corrections };
                passed(gate::user_import(desk, ask).await, ErrorCode::FileGone)
            }
            "user_refused_save" => {
                let ask = SaveRefusedPeople {
                    file: nobody(),
                    target: nobody(),
                    job: nobody(),
                    corrections: PeopleCorrections::default(),
                    language: Language::En,
                };
                passed(gate::user_refused_save(desk, ask).await, ErrorCode::FileGone)
            }
            "user_export" => {
                let ask = ExportUsers {
                    query: UserQuery::default(),
                    form: PeopleFormView::OwnCsvEnglish,
                    language: Language::En,
                    target: nobody(),
                    job: nobody(),
                };
                passed(gate::user_export(desk, ask).await, ErrorCode::FileGone)
            }
            "account_show" => gate::account_show(desk, nothing).await.map(drop),
            "account_set" => {
                let value = Some("Lyon".to_owned());
                let fields = vec![WantedField { field: "legal.address.city".to_owned(), value }];
                gate::account_set(desk, SetAccountFields { fields }).await.map(drop)
            }
            "account_observe" => {
                let json = r#"{"website":"www.contoso.com"}"#.to_owned();
                let ask = ObserveProfile { json, version: "current".to_owned() };
                gate::account_observe(desk, ask).await.map(drop)
            }
            "account_observe_fields" => {
                let value = Some("9888".to_owned());
                let field = "billing.purchaseOrderNumber".to_owned();
                let fields = vec![WantedField { field, value }];
                let ask = ObserveFields { profile: "billing".to_owned(), fields };
                gate::account_observe_fields(desk, ask).await.map(drop)
            }
            "account_carry" => {
                let field = "support.website".to_owned();
                let ask = CarryOver { field, note: None, undone: false };
                passed(gate::account_carry(desk, ask).await, ErrorCode::NothingToCarry)
            }
            "account_check" => {
                gate::account_check(desk, CheckProfile { json: String::new() }).await.map(drop)
            }
            "account_checklist" => gate::account_checklist(desk, nothing).await.map(drop),
            "user_explain" => passed(
                gate::user_explain(desk, UserRef { user: nobody() }).await,
                ErrorCode::UserNotFound,
            ),
            "role_catalogue" => gate::role_catalogue(desk, nothing).await.map(drop),
            "role_policies" => {
                let ask = ChangePolicies { one_role_per_category: Some(true), guest_roles: None };
                gate::role_policies(desk, ask).await.map(drop)
            }
            "role_stage" => {
                gate::role_stage(desk, StageRoles { edits: Vec::new() }).await.map(drop)
            }
            "role_staged" => gate::role_staged(desk, nothing).await.map(drop),
            "role_unstage" => gate::role_unstage(desk, nothing).await.map(drop),
            "role_review" => gate::role_review(desk, nothing).await.map(drop),
            "role_commit" => {
                let done = gate::role_commit(desk, nothing).await;
                passed(done, ErrorCode::NothingStaged)
            }
            "role_who_can" => {
                let ask = TaskRef { task: "users.delete".to_owned() };
                gate::role_who_can(desk, ask).await.map(drop)
            }
            "role_minimal" => {
                let tasks = vec!["billing.manage".to_owned()];
                let ask = MinimalAsk { tasks, guest: false, one_role_per_category: None };
                gate::role_minimal(desk, ask).await.map(drop)
            }
            "template_list" => gate::template_list(desk, nothing).await.map(drop),
            "template_add" => {
                let name = "Vente".to_owned();
                let ask = NewTemplate { name, note: None, roles: Vec::new() };
                gate::template_add(desk, ask).await.map(drop)
            }
            "template_edit" => {
                let (template, name) = (nobody(), Some("Vente".to_owned()));
                let ask = ChangeTemplate { template, name, note: None, roles: None };
                passed(gate::template_edit(desk, ask).await, ErrorCode::TemplateNotFound)
            }
            "template_remove" => passed(
                gate::template_remove(desk, TemplateRef { template: nobody() }).await,
                ErrorCode::TemplateNotFound,
            ),
            "template_restore" => passed(
                gate::template_restore(desk, TemplateRef { template: nobody() }).await,
                ErrorCode::TemplateNotFound,
            ),
            "template_apply" => {
                let ask = ApplyTemplate { template: Some(nobody()), users: Vec::new() };
                passed(gate::template_apply(desk, ask).await, ErrorCode::TemplateNotFound)
            }
            "password_list" => gate::password_list(desk, nothing).await.map(drop),
            "password_request" => passed(
                gate::password_request(desk, UserRef { user: nobody() }).await,
                ErrorCode::UserNotFound,
            ),
            "password_settle" => {
                let ask = SettlePassword { request: nobody(), user: nobody(), done: true };
                passed(gate::password_settle(desk, ask).await, ErrorCode::RequestNotFound)
            }
            "envelope_seal" => {
                let (user, password) = (nobody(), "Jof7#".to_owned());
                let ask = SealEnvelope { user, password, opens: 1, hours: 1 };
                passed(gate::envelope_seal(desk, ask).await, ErrorCode::UserNotFound)
            }
            "envelope_list" => gate::envelope_list(desk, nothing).await.map(drop),
            "envelope_open" => {
                passed(gate::envelope_open(desk, envelope()).await, ErrorCode::EnvelopeNotFound)
            }
            "envelope_hand" => {
                let ask = HandEnvelope { envelope: nobody(), to: "Ben".to_owned() };
                passed(gate::envelope_hand(desk, ask).await, ErrorCode::EnvelopeNotFound)
            }
            "envelope_wipe" => {
                passed(gate::envelope_wipe(desk, envelope()).await, ErrorCode::EnvelopeNotFound)
            }
            "envelope_slip" => {
                let (envelope, language, target) = (nobody(), Language::En, String::new());
                let ask = PrintSlip { envelope, language, target };
                passed(gate::envelope_slip(desk, ask).await, ErrorCode::EnvelopeNotFound)
            }
            other => panic!("say how {other} is asked"),
        }
    }
}

/// The question got past the right, to the answer that is meant.
fn passed<T>(answer: Result<T, AppError>, meant: ErrorCode) -> Result<(), AppError> {
    match answer {
        Err(error) if error.code() == meant => Ok(()),
        answer => answer.map(drop),
    }
}

fn page() -> PageQuery {
    PageQuery { offset: 0, limit: 10 }
}

/// Nobody and nothing has this id.
fn nobody() -> String {
    "018f0000-0000-7000-8000-000000000000".to_owned()
}

fn envelope() -> EnvelopeRef {
    EnvelopeRef { envelope: nobody() }
}

fn command() -> CommandRef {
    CommandRef { command: nobody() }
}
