//! The real clock, ids and settings file, for every shell that wants them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::Instant;

use desk_core::moment::{Clock, Ids, Moment};
use desk_secrets::{Secret, SecretText};
use uuid::Uuid;

use crate::desk::{KeptLock, SettingsPort};
use crate::error::{AppError, ErrorCode};
use crate::views::{Language, LockAfter, Settings, Theme};

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

/// UUIDv7 that grow: the clock's milliseconds with a counter behind them, 40 random
/// bits that all ids of this run of the program share, and 22 of their own.
///
/// Ids lie in every command and travel over bad lines, where what they share costs
/// nothing. Two runs have the same 40 bits once in a million millions, and then still
/// another clock and other bits; within a run no two ids are the same.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

/// What the ids of this run share.
static RUN: LazyLock<u64> = LazyLock::new(random);
/// The clock and the counter of the last id.
static LAST: AtomicU64 = AtomicU64::new(0);

/// The bits of an id's second half that tell its kind, and those that are its own.
const KIND: u64 = 0b10 << 62;
const OWN: u64 = (1 << 22) - 1;

#[expect(clippy::disallowed_methods, reason = "this is the source of ids")]
fn random() -> u64 {
    Uuid::new_v4().as_u64_pair().1
}

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the source of ids")]
    fn next(&self) -> Uuid {
        let clock = u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or_default();
        let now = clock << 12;
        let after = |last: u64| now.max(last + 1);
        // Of two at once, the second sees what the first has left.
        let last = LAST.update(Ordering::Relaxed, Ordering::Relaxed, after);
        let moment = after(last);
        let first = ((moment >> 12) << 16) | (7 << 12) | (moment & 0xfff);
        let second = KIND | (*RUN & !(0b11 << 62) & !OWN) | (random() & OWN);
        Uuid::from_u64_pair(first, second)
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
    pub const COLUMNS: &str = "columns";
    pub const LAST_WORKSPACE: &str = "last_workspace";
    pub const LOCK_AFTER: &str = "lock_after";
    pub const LOCK: &str = "lock";

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
            lock_after: Self::word::<LockAfter>(&all, Self::LOCK_AFTER),
            columns: Self::word(&all, Self::COLUMNS),
        }
    }

    fn keep(&self, settings: &Settings) -> Result<(), AppError> {
        self.change(&[
            (Self::LANGUAGE, serde_json::json!(settings.language)),
            (Self::THEME, serde_json::json!(settings.theme)),
            (Self::LOCK_AFTER, serde_json::json!(settings.lock_after)),
            (Self::COLUMNS, serde_json::json!(settings.columns)),
        ])
    }

    fn last_workspace(&self) -> Option<String> {
        Some(Self::word::<String>(&self.read(), Self::LAST_WORKSPACE)).filter(|id| !id.is_empty())
    }

    fn keep_last_workspace(&self, id: &str) -> Result<(), AppError> {
        self.change(&[(Self::LAST_WORKSPACE, serde_json::json!(id))])
    }

    fn lock(&self) -> KeptLock {
        Self::word(&self.read(), Self::LOCK)
    }

    fn keep_lock(&self, lock: &KeptLock) -> Result<(), AppError> {
        self.change(&[(Self::LOCK, serde_json::json!(lock))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_and_none_comes_twice() {
        let make = || std::iter::repeat_with(|| SystemIds.next()).take(20_000).collect::<Vec<_>>();
        let (one, other) = std::thread::scope(|scope| {
            let other = scope.spawn(make);
            (make(), other.join().unwrap())
        });
        assert!(one.is_sorted() && other.is_sorted());
        let all: std::collections::BTreeSet<_> = one.iter().chain(&other).collect();
        assert_eq!(all.len(), 40_000);
        for id in all {
            assert_eq!(id.get_version(), Some(uuid::Version::SortRand));
            assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
        }
        assert_eq!(one[0].as_bytes()[8..13], other[9].as_bytes()[8..13], "what a run shares");
        assert_ne!(one[0].as_bytes()[13..], one[1].as_bytes()[13..], "what is an id's own");
    }

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
        let columns = [("catalog".to_owned(), vec!["price".to_owned()])].into();
        let french = Settings {
            language: Language::Fr,
            theme: Theme::Dark,
            lock_after: LockAfter::Never,
            columns,
        };
        file().keep(&french).unwrap();
        file().keep_last_workspace("w").unwrap();
        assert_eq!(file().settings(), french);
        assert_eq!(file().last_workspace().as_deref(), Some("w"));
        std::fs::write(folder.path().join(SettingsFile::NAME), "{").unwrap();
        let default = file().settings();
        assert_eq!((default.language, default.lock_after), (Language::System, LockAfter::Fifteen));
    }
}
