//! Settings that are not the company's data, through Tauri's store. The file is
//! the terminal's too, so it is read again before it is believed or changed.

use std::path::Path;
use std::sync::Arc;

use desk_app::system::SettingsFile;
use desk_app::views::Settings;
use desk_app::{AppError, ErrorCode, KeptLock, SettingsPort};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{AppHandle, Wry};
use tauri_plugin_store::{Store, StoreExt};

pub(crate) struct StoredSettings {
    store: Arc<Store<Wry>>,
}

impl StoredSettings {
    pub(crate) fn in_folder(app: &AppHandle, root: &Path) -> tauri_plugin_store::Result<Self> {
        let file = root.join(SettingsFile::NAME);
        // A file that cannot be read holds nothing that could be lost.
        let store = app
            .store_builder(&file)
            .disable_auto_save()
            .build()
            .or_else(|_| app.store_builder(&file).disable_auto_save().create_new().build())?;
        Ok(Self { store })
    }

    fn read_again(&self) {
        // There is none before the first change.
        if let Err(error) = self.store.reload() {
            tracing::debug!(%error, "the settings stay as they were");
        }
    }

    fn word<T: DeserializeOwned + Default>(&self, key: &str) -> T {
        self.store.get(key).and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn change(&self, entries: &[(&str, Value)]) -> Result<(), AppError> {
        self.read_again();
        for (key, value) in entries {
            self.store.set(*key, value.clone());
        }
        self.store.save().map_err(|cause| {
            AppError::caused(ErrorCode::FileUnwritable, "the settings could not be kept", cause)
        })
    }
}

impl SettingsPort for StoredSettings {
    fn settings(&self) -> Settings {
        self.read_again();
        Settings {
            language: self.word(SettingsFile::LANGUAGE),
            theme: self.word(SettingsFile::THEME),
            lock_after: self.word(SettingsFile::LOCK_AFTER),
            columns: self.word(SettingsFile::COLUMNS),
        }
    }

    fn keep(&self, settings: &Settings) -> Result<(), AppError> {
        self.change(&[
            (SettingsFile::LANGUAGE, json!(settings.language)),
            (SettingsFile::THEME, json!(settings.theme)),
            (SettingsFile::LOCK_AFTER, json!(settings.lock_after)),
            (SettingsFile::COLUMNS, json!(settings.columns)),
        ])
    }

    fn last_workspace(&self) -> Option<String> {
        self.read_again();
        Some(self.word(SettingsFile::LAST_WORKSPACE)).filter(|id: &String| !id.is_empty())
    }

    fn keep_last_workspace(&self, id: &str) -> Result<(), AppError> {
        self.change(&[(SettingsFile::LAST_WORKSPACE, json!(id))])
    }

    fn lock(&self) -> KeptLock {
        self.read_again();
        self.word(SettingsFile::LOCK)
    }

    fn keep_lock(&self, lock: &KeptLock) -> Result<(), AppError> {
        self.change(&[(SettingsFile::LOCK, json!(lock))])
    }
}
