//! What a shell provides. Each port says only what a deed needs of it.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use desk_core::moment::{Clock, Ids};
use desk_secrets::{Keychain, NoPresence, Presence, Randomness, SecretText};
use desk_sync::doors::{Doors, HttpDoors};
use desk_sync::ports::{Rest, TokioRest};

use super::lock::KeptLock;
use crate::error::AppError;
use crate::views::{Event, FilePurpose, Settings};

/// The world as a shell provides it.
pub struct Ports {
    pub clock: Arc<dyn Clock>,
    pub ids: Arc<dyn Ids>,
    /// Shared, because keys are wrapped on a thread of their own.
    pub randomness: Arc<Mutex<dyn Randomness + Send>>,
    pub keychain: Arc<dyn Keychain>,
    pub settings: Arc<dyn SettingsPort>,
    pub picker: Arc<dyn Picker>,
    pub announce: Arc<dyn Announce>,
    pub hubs: Hubs,
    pub locks: Locks,
}

/// Whether there is a window to lock, and who tells that the right person is back.
#[derive(Clone)]
pub struct Locks {
    pub(crate) window: bool,
    pub(crate) presence: Arc<dyn Presence>,
}

impl Locks {
    /// For a program whose screens others may walk up to.
    pub fn of_a_window(presence: Arc<dyn Presence>) -> Self {
        Self { window: true, presence }
    }

    /// For one that ends with its command.
    pub fn none() -> Self {
        Self { window: false, presence: Arc::new(NoPresence) }
    }
}

impl std::fmt::Debug for Locks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locks").field("window", &self.window).finish_non_exhaustive()
    }
}

/// The way to hubs: over the network, unless a test stands in between.
#[derive(Clone)]
pub struct Hubs {
    pub doors: Arc<dyn Doors>,
    /// How the time between two tries passes.
    pub rest: Arc<dyn Rest>,
    /// Whether an open workspace looks for news by itself. A terminal's command
    /// asks once and ends.
    pub in_background: bool,
}

impl Hubs {
    /// For a program that stays.
    pub fn in_background() -> Self {
        Self { in_background: true, ..Self::when_asked() }
    }

    /// For one that ends with its command.
    pub fn when_asked() -> Self {
        Self { doors: Arc::new(HttpDoors), rest: Arc::new(TokioRest), in_background: false }
    }
}

impl std::fmt::Debug for Hubs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hubs")
    }
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ports")
    }
}

/// Settings that are not the company's data.
pub trait SettingsPort: Send + Sync {
    fn settings(&self) -> Settings;
    /// # Errors
    /// When they cannot be kept.
    fn keep(&self, settings: &Settings) -> Result<(), AppError>;
    /// The workspace that was open last.
    fn last_workspace(&self) -> Option<String>;
    /// # Errors
    /// When it cannot be kept.
    fn keep_last_workspace(&self, id: &str) -> Result<(), AppError>;
    /// What was locked when the program ended, and how often somebody tried in vain.
    fn lock(&self) -> KeptLock;
    /// # Errors
    /// When it cannot be kept.
    fn keep_lock(&self, lock: &KeptLock) -> Result<(), AppError>;
}

/// Who hears of news: the screens.
pub trait Announce: Send + Sync {
    fn announce(&self, event: Event);
    /// A screen is on the glass.
    fn painted(&self, screen: &str);
}

/// A shell without screens.
#[derive(Debug, Clone, Copy)]
pub struct NobodyListens;

impl Announce for NobodyListens {
    fn announce(&self, _event: Event) {}
    fn painted(&self, _screen: &str) {}
}

/// What [`Picker`] answers, some time.
pub type Choice<'a> = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send + 'a>>;

/// Asks the person for a file.
pub trait Picker: Send + Sync {
    /// `None` when the person chose none.
    fn open(&self, purpose: FilePurpose) -> Choice<'_>;
    fn save(&self, purpose: FilePurpose, suggested_name: String) -> Choice<'_>;
}

/// A shell that has no dialogs.
#[derive(Debug, Clone, Copy)]
pub struct NoPicker;

impl Picker for NoPicker {
    fn open(&self, _purpose: FilePurpose) -> Choice<'_> {
        Box::pin(std::future::ready(None))
    }
    fn save(&self, _purpose: FilePurpose, _suggested_name: String) -> Choice<'_> {
        Box::pin(std::future::ready(None))
    }
}

/// The passphrase slot in a file of its own, named when the program starts.
#[derive(Debug)]
pub struct KeyFileAccess {
    pub path: PathBuf,
    pub passphrase: SecretText,
}
