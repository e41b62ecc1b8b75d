//! The real clock, ids and settings file, for every shell that wants them.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use desk_core::moment::{Clock, Ids, Moment};
use desk_secrets::{Secret, SecretText};
use uuid::Uuid;

use crate::desk::SettingsPort;
use crate::error::{AppError, ErrorCode};
use crate::views::{Language, Settings, Theme};

/// The clock of the machine.
#[derive(Debug)]
pub struct SystemClock {
    boot: Uuid,
    began: Instant,
}

impl Default for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn default() -> Self {
        Self { boot: Uuid::new_v4(), began: Instant::now() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> Moment {
        Moment {
            wall: jiff::Timestamp::now(),
            boot: self.boot,
            mono_ms: u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }
}

/// UUIDv7, as the system's clock and randomness give them.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the source of ids")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The passphrase that a file holds: its first line, without the end of it.
///
/// # Errors
/// [`std::io::ErrorKind::InvalidData`] when it is not text.
pub fn passphrase_in(path: &Path) -> std::io::Result<SecretText> {
    let mut bytes = std::fs::read(path)?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let end = line.strip_suffix(b"\r").unwrap_or(line).len();
    // Wiped here: what is cut off is forgotten without being wiped.
    if let Some(rest) = bytes.get_mut(end..) {
        rest.fill(0);
    }
    bytes.truncate(end);
    match String::from_utf8(bytes) {
        Ok(line) => Ok(SecretText::new(line)),
        Err(error) => {
            drop(Secret::new(error.into_bytes()));
            Err(std::io::Error::from(std::io::ErrorKind::InvalidData))
        }
    }
}

/// Settings in a small JSON file: the form that the desktop's settings store
/// keeps too, so that the terminal and the window share them.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    turn: Mutex<()>,
}

impl SettingsFile {
    /// The name of the file under the data folder.
    pub const NAME: &str = "settings.json";
    /// Keys in the file.
    pub const LANGUAGE: &str = "language";
    pub const THEME: &str = "theme";
    pub const LAST_WORKSPACE: &str = "last_workspace";

    pub fn new(path: PathBuf) -> Self {
        Self { path, turn: Mutex::new(()) }
    }

    fn read(&self) -> serde_json::Map<String, serde_json::Value> {
        // A settings file that is missing or broken means the defaults; it holds
        // nothing that could be lost.
        std::fs::read(&self.path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    fn change(&self, entries: &[(&str, serde_json::Value)]) -> Result<(), AppError> {
        let _turn = self.turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut all = self.read();
        for (key, value) in entries {
            all.insert((*key).to_owned(), value.clone());
        }
        let unwritable = |cause: std::io::Error| {
            AppError::caused(ErrorCode::FileUnwritable, "the settings could not be kept", cause)
        };
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder).map_err(unwritable)?;
        }
        let text = serde_json::to_string_pretty(&all)
            .map_err(|cause| unwritable(std::io::Error::other(cause)))?;
        std::fs::write(&self.path, text).map_err(unwritable)
    }

    fn word<T: serde::de::DeserializeOwned + Default>(
        all: &serde_json::Map<String, serde_json::Value>,
        key: &str,
    ) -> T {
        all.get(key)
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .unwrap_or_default()
    }
}

impl SettingsPort for SettingsFile {
    fn settings(&self) -> Settings {
        let all = self.read();
        Settings {
            language: Self::word::<Language>(&all, Self::LANGUAGE),
            theme: Self::word::<Theme>(&all, Self::THEME),
        }
    }

    fn keep(&self, settings: &Settings) -> Result<(), AppError> {
        self.change(&[
            (Self::LANGUAGE, serde_json::json!(settings.language)),
            (Self::THEME, serde_json::json!(settings.theme)),
        ])
    }

    fn last_workspace(&self) -> Option<String> {
        Some(Self::word::<String>(&self.read(), Self::LAST_WORKSPACE)).filter(|id| !id.is_empty())
    }

    fn keep_last_workspace(&self, id: &str) -> Result<(), AppError> {
        self.change(&[(Self::LAST_WORKSPACE, serde_json::json!(id))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_the_first_line_of_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("passphrase.txt");
        for (written, read) in [("a b ", "a b "), ("a\n", "a"), ("a\r\nb\n", "a"), ("", "")] {
            std::fs::write(&path, written).unwrap();
            assert_eq!(passphrase_in(&path).unwrap().expose(), read, "{written:?}");
        }
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert_eq!(passphrase_in(&path).unwrap_err().kind(), std::io::ErrorKind::InvalidData);
    }

    #[test]
    fn settings_survive_and_a_broken_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = || SettingsFile::new(folder.path().join(SettingsFile::NAME));
        let french = Settings { language: Language::Fr, theme: Theme::Dark };
        file().keep(&french).unwrap();
        file().keep_last_workspace("w").unwrap();
        assert_eq!(file().settings(), french);
        assert_eq!(file().last_workspace().as_deref(), Some("w"));
        std::fs::write(folder.path().join(SettingsFile::NAME), "{").unwrap();
        assert_eq!(file().settings().language, Language::System);
    }
}
