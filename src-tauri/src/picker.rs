//! The system's own file dialogs. What is chosen stays on this side: a screen
//! is given a token.

use std::path::PathBuf;

use desk_app::views::FilePurpose;
use desk_app::{Choice, Picker};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::window;

/// A kind of file as a dialog offers it; the label needs no translation.
type Filter = (&'static str, &'static [&'static str]);

const PRICE_LISTS: Filter = ("CSV, XLSX, ZIP", &["csv", "txt", "xlsx", "zip"]);
const BACKUPS: Filter = ("Partner Desk", &["deskbackup"]);
const OUTBOX: Filter = ("JSON", &["jsonl"]);
const TABLE: Filter = ("CSV", &["csv"]);
const WORKBOOK: Filter = ("Excel", &["xlsx"]);
const PAGES: Filter = ("PDF", &["pdf"]);
const ANY: Filter = ("*", &["*"]);

pub(crate) struct Dialogs {
    app: AppHandle,
}

impl Dialogs {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self { app }
    }

    fn dialog(&self, purpose: FilePurpose) -> FileDialogBuilder<tauri::Wry> {
        let (name, extensions) = match purpose {
            FilePurpose::PriceList => PRICE_LISTS,
            FilePurpose::Backup => BACKUPS,
            FilePurpose::Outbox => OUTBOX,
            FilePurpose::TableCsv => TABLE,
            FilePurpose::TableWorkbook => WORKBOOK,
            FilePurpose::Pages => PAGES,
        };
        let dialog = self.app.dialog().file().add_filter(name, extensions);
        match self.app.get_webview_window(window::MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Picker for Dialogs {
    fn open(&self, purpose: FilePurpose) -> Choice<'_> {
        let (tell, told) = oneshot::channel();
        let dialog = self.dialog(purpose).add_filter(ANY.0, ANY.1);
        dialog.pick_file(|chosen| drop(tell.send(chosen)));
        Box::pin(path(told))
    }

    fn save(&self, purpose: FilePurpose, suggested_name: String) -> Choice<'_> {
        let (tell, told) = oneshot::channel();
        // A workspace may be called "North/South"; a file may not.
        let name = suggested_name.replace(['/', '\\', ':'], "-");
        let dialog = self.dialog(purpose).set_file_name(name);
        dialog.save_file(|chosen| drop(tell.send(chosen)));
        Box::pin(path(told))
    }
}

/// A dialog that goes away without an answer is one where nothing was chosen.
async fn path(told: oneshot::Receiver<Option<FilePath>>) -> Option<PathBuf> {
    told.await.ok().flatten()?.into_path().ok()
}
