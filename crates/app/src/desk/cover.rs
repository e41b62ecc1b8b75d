//! What lies outside the encryption of a workspace: its name, its colour and the
//! key slots.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::path::Path;

use desk_secrets::{Slot, Slots};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::folders::{Folder, unwritable};
use super::rotation::Rotation;
use crate::error::AppError;
use crate::views::{Colour, SlotKind};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Cover {
    pub(crate) name: String,
    pub(crate) colour: Colour,
    pub(crate) slots: Slots,
    /// When slots were made, by their ids: UTC, ISO 8601. Of one from a backup or
    /// an earlier version nobody knows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    made: BTreeMap<String, String>,
    /// A change of the data key that is under way, or broke off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rotation: Option<Rotation>,
}

impl Cover {
    /// A cover whose slots came from elsewhere.
    pub(crate) fn new(name: String, colour: Colour, slots: Slots) -> Self {
        Self { name, colour, slots, made: BTreeMap::new(), rotation: None }
    }

    /// One whose slots were made a moment ago.
    pub(crate) fn made_at(mut self, now: Timestamp) -> Self {
        self.all_made_at(&now.to_string());
        self
    }

    pub(super) fn all_made_at(&mut self, now: &str) {
        let ids = self.slots.slots.iter().filter_map(id_of);
        self.made = ids.map(|id| (id, now.to_owned())).collect();
    }

    /// All slots that may open it: while the data key is being changed the new ones
    /// first, then the old ones.
    pub(crate) fn all_slots(&self) -> Slots {
        let mut all = Slots::new(&self.slots.workspace);
        all.slots.extend(self.rotation.iter().flat_map(|rotation| rotation.slots.slots.clone()));
        all.slots.extend(self.slots.slots.clone());
        all
    }

    /// Ways to open it, the easiest first.
    pub(crate) fn slot_kinds(&self) -> Vec<SlotKind> {
        let mut kinds: Vec<SlotKind> = self.all_slots().slots.iter().filter_map(kind_of).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// When a slot was made, if that is known.
    pub(crate) fn made(&self, slot: &Slot) -> Option<String> {
        self.made.get(&id_of(slot)?).cloned()
    }

    /// Puts `slot` in the place of all of its kind.
    pub(crate) fn replace(&mut self, slot: Slot, now: Timestamp) {
        if let Some(kind) = kind_of(&slot) {
            self.remove(kind);
        }
        if let Some(id) = id_of(&slot) {
            self.made.insert(id, now.to_string());
        }
        self.slots.slots.push(slot);
    }

    /// Takes away all slots of a kind, also one that is damaged. Says whether there
    /// was any.
    pub(crate) fn remove(&mut self, kind: SlotKind) -> bool {
        let before = self.slots.slots.len();
        self.slots.slots.retain(|slot| kind_of(slot) != Some(kind) && !was(slot, kind));
        let left: Vec<String> = self.slots.slots.iter().filter_map(id_of).collect();
        self.made.retain(|id, _| left.contains(id));
        self.slots.slots.len() < before
    }
}

impl Folder {
    /// Changes the cover as it lies on the disk: another program may have changed
    /// it since. One at a time; whoever reads sees the old one or the new one.
    pub(crate) fn change_cover<T>(
        &self,
        change: impl FnOnce(&mut Cover) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let turn = lock(&self.path().join("workspace.cover"))?;
        let mut cover = self.cover()?;
        let done = change(&mut cover)?;
        self.write_cover(&cover)?;
        drop(turn);
        Ok(done)
    }
}

/// A program that dies gives its turn back.
pub(super) fn lock(path: &Path) -> Result<File, AppError> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
    file.and_then(|file| file.lock().map(|()| file)).map_err(unwritable)
}

/// `None` for a kind of a later version.
pub(crate) fn kind_of(slot: &Slot) -> Option<SlotKind> {
    match slot {
        Slot::Keychain { .. } => Some(SlotKind::Keychain),
        Slot::Passphrase { .. } => Some(SlotKind::Passphrase),
        Slot::Recovery { .. } => Some(SlotKind::Recovery),
        Slot::Other(_) => None,
    }
}

fn id_of(slot: &Slot) -> Option<String> {
    match slot {
        Slot::Keychain { id, .. } | Slot::Passphrase { id, .. } | Slot::Recovery { id, .. } => {
            Some(id.to_string())
        }
        Slot::Other(_) => None,
    }
}

/// Whether a slot that cannot be read was of this kind.
fn was(slot: &Slot, kind: SlotKind) -> bool {
    let Slot::Other(value) = slot else { return false };
    let name = match kind {
        SlotKind::Keychain => "keychain",
        SlotKind::Passphrase => "passphrase",
        SlotKind::Recovery => "recovery",
    };
    value.get("kind").and_then(|kind| kind.as_str()) == Some(name)
}
