//! What every command has in hand: the options that stand before all commands,
//! the texts, and a way to open the workspace that is meant.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use desk_app::deeds::workspace::{
    list_backups, list_workspaces, open_with_key_file, open_workspace,
};
use desk_app::system::{SettingsFile, SystemClock, SystemIds};
use desk_app::views::{
    AppState, ListBackups, Nothing, OpenWorkspace, SlotKind, Unlock, WorkspaceCard,
};
use desk_app::{AppError, Desk, ErrorCode, Hubs, KeyFileAccess, Locks, NoPicker, Ports};
use desk_secrets::{OsKeychain, OsRandomness, SecretText};

use crate::args::Global;
use crate::choose::choose;
use crate::failure::Failure;
use crate::out::complain;
use crate::progress::Progress;
use crate::text::Texts;
use crate::{ask, places, secret_input};

pub(crate) struct Shell {
    pub(crate) global: Global,
    pub(crate) texts: &'static Texts,
    pub(crate) progress: Arc<Progress>,
}

impl Shell {
    pub(crate) fn new(global: Global, texts: &'static Texts) -> Self {
        let progress = Arc::new(Progress::new(!global.json));
        Self { global, texts, progress }
    }

    /// The program without a key: enough for what needs none.
    pub(crate) fn desk(&self) -> Result<Desk, Failure> {
        self.desk_with(None)
    }

    /// The program with the key file, if one was named.
    pub(crate) fn desk_with(&self, passphrase: Option<SecretText>) -> Result<Desk, Failure> {
        let root = match &self.global.data_dir {
            Some(folder) => folder.clone(),
            None => places::data_folder(environment).ok_or(Failure::NoDataFolder)?,
        };
        let ports = Ports {
            clock: Arc::new(SystemClock::default()),
            ids: Arc::new(SystemIds),
            randomness: Arc::new(Mutex::new(OsRandomness)),
            keychain: Arc::new(OsKeychain::new()),
            settings: Arc::new(SettingsFile::new(root.join(SettingsFile::NAME))),
            picker: Arc::new(NoPicker),
            announce: Arc::clone(&self.progress) as Arc<dyn desk_app::Announce>,
            hubs: Hubs::when_asked(),
            locks: Locks::none(),
        };
        let key_file = self.global.key_file.clone().zip(passphrase);
        let key_file = key_file.map(|(path, passphrase)| KeyFileAccess { path, passphrase });
        Ok(Desk::new(ports, root, key_file))
    }

    /// The passphrase of the key file; `None` where no key file was named.
    pub(crate) fn key_file_passphrase(&self) -> Result<Option<SecretText>, Failure> {
        match self.global.key_file {
            Some(_) => self.passphrase().map(Some),
            None => Ok(None),
        }
    }

    fn passphrase(&self) -> Result<SecretText, Failure> {
        secret_input::passphrase(self.global.passphrase_file.as_deref(), self.texts)
    }

    /// Opens the workspace that is meant, does something there, and closes it
    /// cleanly whatever came of it.
    pub(crate) async fn in_workspace<T>(
        &self,
        act: impl AsyncFnOnce(&Desk) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        // Which one is meant is known before anybody is asked for a passphrase.
        let cards = list_workspaces(&self.desk()?, Nothing {}).await?.workspaces;
        let card = choose(&cards, self.global.workspace.as_deref())?;
        self.in_this_workspace(card, act).await
    }

    /// The same in one that is known already.
    pub(crate) async fn in_this_workspace<T>(
        &self,
        card: &WorkspaceCard,
        act: impl AsyncFnOnce(&Desk) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let desk = self.desk_with(self.key_file_passphrase()?)?;
        let state = self.open(&desk, card).await?;
        self.tell_opening(&state);
        let done = act(&desk).await;
        self.close(&desk).await;
        done
    }

    /// Closes cleanly. What was done is in the file already, so that a failure
    /// here is said but changes nothing.
    pub(crate) async fn close(&self, desk: &Desk) {
        self.progress.clear();
        if let Err(error) = desk.close().await {
            tracing::warn!(%error, "the workspace did not close");
            complain(self.texts.done.not_closed);
        }
    }

    async fn open(&self, desk: &Desk, card: &WorkspaceCard) -> Result<AppState, Failure> {
        let opened = if self.global.key_file.is_some() {
            open_with_key_file(desk, &card.id).await
        } else {
            let ask = OpenWorkspace { id: card.id.clone(), unlock: self.unlock(card)? };
            open_workspace(desk, ask).await
        };
        match opened {
            Err(cause) if cause.code() == ErrorCode::WorkspaceDamaged => {
                Err(damaged(desk, card, cause).await)
            }
            opened => Ok(opened?),
        }
    }

    /// How a workspace is opened where no key file was named.
    fn unlock(&self, card: &WorkspaceCard) -> Result<Unlock, Failure> {
        let by_passphrase = || {
            let passphrase = self.passphrase()?.expose().to_owned();
            Ok(Unlock::Passphrase { passphrase })
        };
        if self.global.passphrase_file.is_some() {
            by_passphrase()
        } else if card.slots.contains(&SlotKind::Keychain) {
            Ok(Unlock::Keychain)
        } else if card.slots.contains(&SlotKind::Passphrase) && ask::somebody_is_there() {
            by_passphrase()
        } else {
            Err(Failure::KeyNeeded(card.name.clone()))
        }
    }

    /// What opening did besides opening; programs that read JSON do not act on it.
    fn tell_opening(&self, state: &AppState) {
        let Some(workspace) = state.workspace.as_ref().filter(|_| !self.global.json) else {
            return;
        };
        for notice in &workspace.notices {
            complain((self.texts.notice)(*notice));
        }
        if let Some(reason) = workspace.read_only {
            complain((self.texts.done.read_only)(reason));
        }
    }
}

/// Says which backup is the newest, if the program has made one.
async fn damaged(desk: &Desk, card: &WorkspaceCard, cause: AppError) -> Failure {
    let backups = list_backups(desk, ListBackups { id: card.id.clone() }).await;
    let newest = backups.ok().and_then(|list| list.backups.into_iter().next());
    match newest {
        Some(backup) => Failure::Damaged { cause, newest: backup.file_name },
        None => Failure::Deed(cause),
    }
}

/// A variable of the environment, where it is text.
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The folder a path is relative to does not change under a deed.
pub(crate) fn absolute(path: &std::path::Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
