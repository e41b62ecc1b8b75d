//! User names that stand in a file twice, whatever their case.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use sha2::{Digest, Sha256};

/// Where a user name stood first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the table.
    pub(super) table: usize,
    pub(super) line: u64,
}

/// The user names of the good rows so far, as short sums of them.
#[derive(Debug, Default)]
pub(super) struct Taken {
    places: HashMap<[u8; 16], Place>,
    /// There were more than are remembered.
    pub(super) overflown: bool,
}

impl Taken {
    /// More people than the largest directories have; a file with more is made up, and
    /// memory stays bounded.
    const MOST: usize = 1_000_000;

    /// Remembers a name, or says where it stood before.
    pub(super) fn take(&mut self, user_name: &str, place: Place) -> Option<Place> {
        let sum = Sha256::digest(user_name.to_ascii_lowercase().as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&sum[..16]);
        let full = self.places.len() >= Self::MOST;
        match self.places.entry(key) {
            Entry::Occupied(taken) => return Some(*taken.get()),
            Entry::Vacant(_) if full => self.overflown = true,
            Entry::Vacant(free) => {
                free.insert(place);
            }
        }
        None
    }
}
