//! Makes each call by its name, with a question that makes sense.

use std::path::PathBuf;

use desk_app::deeds::{catalog, edit, files, keys, price_list, state, team, workspace};
use desk_app::views::*;
use desk_app::{AppError, ErrorCode};
use desk_tests::{Desktop, begin, made_up};

use crate::featured::{id, with_seven_offers};

/// Somebody who asks for everything.
pub(super) struct Asker {
    pub(super) desktop: Desktop,
    backup: PathBuf,
    list: PathBuf,
    list_id: String,
}

impl Asker {
    pub(super) async fn new() -> Self {
        let desktop = with_seven_offers().await;
        desktop.feature(&id('A')).await.unwrap();
        desktop.feature(&id('B')).await.unwrap();
        desktop.undo().await.unwrap();
        let backup = desktop.back_up("before.deskbackup").await;
        let list = made_up(&desktop.computer.documents(), 20, "BE", "2026-11");
        let list_id = desktop.lists().await[0].list_id.clone();
        Self { desktop, backup, list, list_id }
    }

    /// After a call that closed the workspace.
    pub(super) async fn reopen(&self) {
        let ask = OpenWorkspace { id: self.desktop.id.clone(), unlock: Unlock::Keychain };
        workspace::open_workspace(&self.desktop.desk, ask).await.unwrap();
    }

    pub(super) async fn ask(&self, name: &str) -> Result<(), AppError> {
        let desk = &*self.desktop.desk;
        let nothing = Nothing {};
        let job = || "j".to_owned();
        let offer = |name| OfferRef { offer_id: id(name) };
        let list = || PriceListRef { list_id: self.list_id.clone() };
        let file = |path: &PathBuf| self.desktop.hand_over(path);
        let corrections = Corrections::default;
        match name {
            "app_state" => state::app_state(desk, nothing).await.map(drop),
            "job_cancel" => state::cancel_job(desk, CancelJob { job: job() }).await.map(drop),
            "screen_painted" => {
                let ask = ScreenPainted { screen: "catalog".to_owned() };
                state::screen_painted(desk, ask).await.map(drop)
            }
            "settings_change" => {
                let ask = ChangeSettings { language: None, theme: None };
                state::change_settings(desk, ask).await.map(drop)
            }
            "file_pick" => {
                let ask = PickFile { purpose: FilePurpose::PriceList };
                files::pick_file(desk, ask).await.map(drop)
            }
            "file_save_target" => {
                let ask = PickSaveTarget {
                    purpose: FilePurpose::Backup,
                    suggested_name: "a.deskbackup".to_owned(),
                };
                files::pick_save_target(desk, ask).await.map(drop)
            }
            "handed_over" => files::handed_over(desk, nothing).await.map(drop),
            "workspace_list" => workspace::list_workspaces(desk, nothing).await.map(drop),
            "workspace_begin" => {
                workspace::begin_workspace(desk, begin("Nouveau", "Bo")).await.map(drop)
            }
            "workspace_finish" => {
                let begun = workspace::begin_workspace(desk, begin("Encore", "Bo")).await?;
                let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
                workspace::finish_workspace(desk, ask).await.map(drop)
            }
            "workspace_abandon" => {
                let ask = AbandonWorkspace { draft: String::new() };
                workspace::abandon_workspace(desk, ask).await.map(drop)
            }
            "workspace_open" => {
                let ask = OpenWorkspace { id: self.desktop.id.clone(), unlock: Unlock::Keychain };
                workspace::open_workspace(desk, ask).await.map(drop)
            }
            "workspace_close" => workspace::close_workspace(desk, nothing).await.map(drop),
            "workspace_set_market" => {
                let ask = SetMarket { market: Some("FR".to_owned()) };
                workspace::set_market(desk, ask).await.map(drop)
            }
            "workspace_change_cover" => {
                let ask = ChangeCover { name: None, colour: Some(Colour::Red) };
                workspace::change_cover(desk, ask).await.map(drop)
            }
            "workspace_before_forgetting" => {
                workspace::before_forgetting(desk, nothing).await.map(drop)
            }
            "workspace_forget" => {
                let ask = ForgetWorkspace { name: "another".to_owned() };
                passed(workspace::forget_workspace(desk, ask).await, ErrorCode::NameDiffers)
            }
            "workspace_copy_now" => workspace::copy_now(desk, nothing).await.map(drop),
            "keys_list" => keys::list_keys(desk, nothing).await.map(drop),
            "keys_set_passphrase" => {
                let ask = SetPassphrase { passphrase: "short".to_owned() };
                passed(keys::set_passphrase(desk, ask).await, ErrorCode::BadPassphrase)
            }
            "keys_remove_passphrase" => keys::remove_passphrase(desk, nothing).await.map(drop),
            "keys_begin_recovery" => keys::begin_recovery_key(desk, nothing).await.map(drop),
            "keys_finish_recovery" => {
                let ask = FinishKey { draft: String::new(), typed: String::new() };
                passed(keys::finish_recovery_key(desk, ask).await, ErrorCode::DraftGone)
            }
            "keys_begin_change" => {
                let ask = BeginKeyChange { passphrase: None };
                keys::begin_key_change(desk, ask).await.map(drop)
            }
            "keys_finish_change" => {
                let ask = FinishKey { draft: String::new(), typed: String::new() };
                passed(keys::finish_key_change(desk, ask).await, ErrorCode::DraftGone)
            }
            "workspace_backup" => {
                let target = file(&self.desktop.computer.documents().join("now.deskbackup"));
                workspace::back_up_workspace(desk, BackUp { target }).await.map(drop)
            }
            "workspace_backups" => {
                let ask = ListBackups { id: self.desktop.id.clone() };
                workspace::list_backups(desk, ask).await.map(drop)
            }
            "backup_inspect" => {
                let unlock = self.desktop.recovery();
                let ask = InspectBackup { file: file(&self.backup), unlock };
                workspace::inspect_backup(desk, ask).await.map(drop)
            }
            "backup_restore" => self.desktop.restore(&self.backup).await.map(drop),
            "price_list_inspect" => {
                let ask = InspectPriceList {
                    file: file(&self.list),
                    job: job(),
                    corrections: corrections(),
                };
                price_list::inspect_price_list(desk, ask).await.map(drop)
            }
            "price_list_import" => {
                let ask = ImportPriceList {
                    file: file(&self.list),
                    job: job(),
                    corrections: corrections(),
                    strict: false,
                };
                price_list::import_price_list(desk, ask).await.map(drop)
            }
            "price_list_refused_save" => {
                let ask = SaveRefusedRows {
                    file: file(&self.list),
                    target: file(&self.desktop.computer.documents().join("refused.csv")),
                    job: job(),
                    corrections: corrections(),
                    language: Language::En,
                };
                price_list::save_refused_rows(desk, ask).await.map(drop)
            }
            "price_list_list" => price_list::list_price_lists(desk, nothing).await.map(drop),
            "price_list_remove" => price_list::remove_price_list(desk, list()).await.map(drop),
            "price_list_restore" => price_list::restore_price_list(desk, list()).await.map(drop),
            "catalog_page" => {
                let ask = CatalogQuery { limit: 10, ..CatalogQuery::default() };
                catalog::search_catalog(desk, ask).await.map(drop)
            }
            "catalog_choices" => catalog::list_choices(desk, nothing).await.map(drop),
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
                catalog::export_catalog(desk, ask).await.map(drop)
            }
            "catalog_offer" => catalog::show_offer(desk, offer('C')).await.map(drop),
            "featured_list" => catalog::list_featured(desk, nothing).await.map(drop),
            "offer_feature" => {
                let ask = FeatureOffer { offer_id: id('C'), position: None };
                catalog::feature_offer(desk, ask).await.map(drop)
            }
            "offer_unfeature" => catalog::unfeature_offer(desk, offer('C')).await.map(drop),
            "featured_move" => {
                let ask = MoveFeatured { offer_id: id('A'), to: 1 };
                catalog::move_featured(desk, ask).await.map(drop)
            }
            "edit_undo" => edit::undo_edit(desk, nothing).await.map(drop),
            "edit_redo" => edit::redo_edit(desk, nothing).await.map(drop),
            "edit_steps" => edit::undo_state(desk, nothing).await.map(drop),
            "outbox_list" => {
                edit::list_outbox(desk, PageQuery { offset: 0, limit: 10 }).await.map(drop)
            }
            "outbox_refused" => team::list_refused(desk, page()).await.map(drop),
            "outbox_retry" => {
                passed(team::retry_command(desk, command()).await, ErrorCode::CommandNotFound)
            }
            "outbox_drop" => {
                passed(team::drop_command(desk, command()).await, ErrorCode::CommandNotFound)
            }
            "outbox_export" => {
                let target = file(&self.desktop.computer.documents().join("outbox.jsonl"));
                team::export_outbox(desk, ExportOutbox { target }).await.map(drop)
            }
            "record_verify" => passed(team::verify_record(desk, nothing).await, ErrorCode::NoHub),
            "hub_status" => team::hub_status(desk, nothing).await.map(drop),
            "hub_read_invitation" => {
                let ask = InvitationText { invitation: "desk1-".to_owned() };
                let read = team::read_invitation(desk, ask).await;
                passed(read, ErrorCode::InvitationMistyped)
            }
            "hub_publish" => {
                let ask =
                    PublishTo { invitation: "desk1-".to_owned(), device_name: "Poste".to_owned() };
                let published = team::publish_workspace(desk, ask).await;
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
                passed(team::begin_join(desk, ask).await, ErrorCode::InvitationMistyped)
            }
            "hub_invite" => {
                let ask = MakeInvitation { person: nobody(), valid_hours: 1 };
                passed(team::invite_person(desk, ask).await, ErrorCode::NoHub)
            }
            "hub_leave" => passed(team::leave_hub(desk, nothing).await, ErrorCode::NoHub),
            "hub_confirm_restored" => {
                passed(team::confirm_restored_hub(desk, nothing).await, ErrorCode::NoHub)
            }
            "sync_now" => passed(team::sync_now(desk, nothing).await, ErrorCode::NoHub),
            "conflict_list" => {
                let ask = ConflictQuery { offset: 0, limit: 10, settled: true };
                team::list_conflicts(desk, ask).await.map(drop)
            }
            "conflict_resolve" => {
                let ask = ResolveConflicts {
                    conflicts: vec![nobody()],
                    choice: ConflictChoice::Mine,
                    value: None,
                };
                team::resolve_conflicts(desk, ask).await.map(drop)
            }
            "device_list" => team::list_devices(desk, nothing).await.map(drop),
            "device_rename" => {
                let ask = RenameDevice { device: nobody(), name: "Poste".to_owned() };
                passed(team::rename_device(desk, ask).await, ErrorCode::DeviceNotFound)
            }
            "device_revoke" => {
                let ask = DeviceRef { device: nobody() };
                passed(team::revoke_device(desk, ask).await, ErrorCode::DeviceNotFound)
            }
            "people_list" => team::list_people(desk, nothing).await.map(drop),
            "person_add" => {
                let ask = AddPerson { name: "Zoé".to_owned(), user_name: None, roles: Vec::new() };
                team::add_person(desk, ask).await.map(drop)
            }
            "person_edit" => {
                let ask = EditPerson { person: nobody(), edits: Vec::new() };
                passed(team::edit_person(desk, ask).await, ErrorCode::UserNotFound)
            }
            "person_role" => {
                let ask = ChangeRole {
                    person: nobody(),
                    role: "referrals_user".to_owned(),
                    granted: true,
                };
                passed(team::change_role(desk, ask).await, ErrorCode::UserNotFound)
            }
            "record_list" => {
                edit::list_record(desk, PageQuery { offset: 0, limit: 10 }).await.map(drop)
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

fn command() -> CommandRef {
    CommandRef { command: nobody() }
}
