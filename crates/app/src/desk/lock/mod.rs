//! The lock of the window: nothing is told and nothing done until the person is back.
//!
//! It is no sign-out. The file stays open, and with it its data key in memory; jobs go on,
//! and so does the exchange with the hub. `docs/security.md` says what it protects from.

mod sleep;
mod tries;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use desk_core::ids::WorkspaceId;

pub use tries::{KeptLock, Tries};

use super::{Desk, Key, OpenFile, key_file_slots};
use crate::error::{AppError, ErrorCode};
use crate::views::{Event, LockWay, SlotKind};

#[derive(Debug, Default)]
pub(crate) struct Lock {
    locked: AtomicBool,
    /// What is kept in the settings; `None` before they were asked.
    kept: Mutex<Option<KeptLock>>,
    /// One try at a time: trying many at once would wait for none.
    turn: tokio::sync::Mutex<()>,
}

impl Desk {
    pub fn is_locked(&self) -> bool {
        self.lock.locked.load(Ordering::Acquire)
    }

    /// Locks at once, whatever is under way. False where no workspace is open.
    pub fn lock(&self) -> bool {
        let open = match self.bench.open.try_read() {
            Ok(open) => match &*open {
                Some(file) => Some(file.id.to_string()),
                None => return false,
            },
            // Its file is closed for a moment, for another to take its place.
            Err(_) => self.ports.settings.last_workspace(),
        };
        if !self.lock.locked.swap(true, Ordering::AcqRel) {
            self.announce(Event::Lock { locked: true });
            self.keep(|kept| kept.workspace = open);
        }
        true
    }

    pub(crate) fn unlock_window(&self) {
        self.keep(|kept| kept.workspace = None);
        self.nothing_to_lock();
    }

    /// Nothing is open any more. What was locked stays so for the next opening.
    pub(crate) fn nothing_to_lock(&self) {
        if self.lock.locked.swap(false, Ordering::AcqRel) {
            self.announce(Event::Lock { locked: false });
        }
    }

    /// A workspace is about to be open. What was locked when the program ended stays so,
    /// unless the person typed what opens it, or no passphrase would be asked for. Nobody
    /// looks for what is open before this is known.
    pub(super) fn lock_as_before(&self, file: &OpenFile, typed: bool) -> Result<(), AppError> {
        let id = file.id.to_string();
        if !self.ports.locks.window || self.kept(|kept| kept.workspace.as_ref() != Some(&id)) {
            return Ok(());
        }
        if typed || !self.has_passphrase(file)? {
            self.unlock_window();
        } else if !self.lock.locked.swap(true, Ordering::AcqRel) {
            self.announce(Event::Lock { locked: true });
        }
        Ok(())
    }

    /// What unlocks it. With a passphrase the keychain is not enough: it answers to
    /// whoever sits at the person's session.
    pub(crate) fn lock_ways(&self, file: &OpenFile) -> Result<Vec<LockWay>, AppError> {
        let kinds = file.cover().slot_kinds();
        let mut ways = Vec::new();
        if kinds.contains(&SlotKind::Keychain) {
            if self.ports.locks.presence.is_available() {
                ways.push(LockWay::Presence);
            } else if !self.has_passphrase(file)? {
                ways.push(LockWay::Keychain);
            }
        }
        if self.has_passphrase(file)? {
            ways.push(LockWay::Passphrase);
        }
        if kinds.contains(&SlotKind::Recovery) {
            ways.push(LockWay::Recovery);
        }
        Ok(ways)
    }

    fn has_passphrase(&self, file: &OpenFile) -> Result<bool, AppError> {
        let cover = file.cover();
        if cover.slot_kinds().contains(&SlotKind::Passphrase) {
            return Ok(true);
        }
        match &self.key_file {
            Some(access) => Ok(key_file_slots(&access.path, &cover.slots.workspace)?.is_some()),
            None => Ok(false),
        }
    }

    /// Whether `key` opens the very file that is open.
    pub(crate) async fn opens(&self, file: &OpenFile, key: Key) -> Result<(), AppError> {
        let mut slots = file.cover().all_slots();
        if let Some(access) = &self.key_file {
            let in_file = key_file_slots(&access.path, &slots.workspace)?;
            slots.slots.extend(in_file.into_iter().flat_map(|slots| slots.slots));
        }
        let found = self.unlock(slots, key).await?;
        if found.iter().any(|key| key.expose() == file.data_key.expose()) {
            return Ok(());
        }
        Err(AppError::new(ErrorCode::WrongKey, "it opens something else"))
    }

    /// Seconds until something may be tried.
    pub(crate) fn wait(&self, workspace: WorkspaceId) -> u32 {
        let now = self.ports.clock.now().wall;
        self.kept(|kept| kept.wait(workspace, now))
    }

    /// Tries what a person typed. It counts as wrong before it is tried, so that ending
    /// the program meanwhile gains nobody a try.
    pub(crate) async fn try_typed<T>(
        &self,
        workspace: WorkspaceId,
        trying: impl Future<Output = Result<T, AppError>>,
    ) -> Result<T, AppError> {
        if !self.ports.locks.window {
            return trying.await;
        }
        let _turn = self.lock.turn.lock().await;
        let wait = self.wait(workspace);
        if wait > 0 {
            let message = format!("too many wrong tries; wait for {wait} seconds");
            return Err(AppError::new(ErrorCode::TryLater, message).about(wait));
        }
        let (id, now) = (workspace.to_string(), self.ports.clock.now().wall);
        let before = self.kept(|kept| kept.tries.get(&id).cloned());
        self.keep(|kept| kept.tries.entry(id.clone()).or_default().one_more(now));
        let tried = trying.await;
        match &tried {
            Ok(_) => self.keep(|kept| drop(kept.tries.remove(&id))),
            Err(error) if error.code() == ErrorCode::WrongKey => {
                // Trying takes a while, too; the wait begins when it is over.
                let now = self.ports.clock.now().wall;
                self.keep(|kept| kept.tries.entry(id).or_default().ended(now));
            }
            // It was not what was typed.
            Err(_) => self.keep(|kept| {
                kept.tries.remove(&id);
                kept.tries.extend(before.map(|before| (id, before)));
            }),
        }
        tried
    }

    fn kept<T>(&self, look: impl FnOnce(&KeptLock) -> T) -> T {
        let mut kept = self.lock.kept.lock().unwrap_or_else(PoisonError::into_inner);
        look(kept.get_or_insert_with(|| self.ports.settings.lock()))
    }

    /// It holds for this run also where it cannot be kept for the next.
    fn keep(&self, change: impl FnOnce(&mut KeptLock)) {
        let mut kept = self.lock.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get_or_insert_with(|| self.ports.settings.lock());
        let before = kept.clone();
        change(kept);
        if *kept != before
            && let Err(error) = self.ports.settings.keep_lock(kept)
        {
            tracing::warn!(code = error.code().as_str(), "the lock was not kept");
        }
    }
}
