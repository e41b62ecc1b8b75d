//! Makes each call by its name, with a question that makes sense.

use std::path::PathBuf;

use desk_app::AppError;
use desk_app::deeds::{catalog, edit, files, price_list, state, workspace};
use desk_app::views::*;
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
            "file_pending" => files::pending_file(desk, nothing).await.map(drop),
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
            "price_list_list" => price_list::list_price_lists(desk, nothing).await.map(drop),
            "price_list_remove" => price_list::remove_price_list(desk, list()).await.map(drop),
            "price_list_restore" => price_list::restore_price_list(desk, list()).await.map(drop),
            "catalog_page" => {
                let ask = CatalogQuery {
                    search: String::new(),
                    segment: None,
                    market: None,
                    offset: 0,
                    limit: 10,
                };
                catalog::search_catalog(desk, ask).await.map(drop)
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
            "record_list" => {
                edit::list_record(desk, PageQuery { offset: 0, limit: 10 }).await.map(drop)
            }
            other => panic!("say how {other} is asked"),
        }
    }
}
