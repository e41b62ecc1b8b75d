//! Room for connections: so many in all, and so many from one address, so that
//! nobody fills the house alone.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// At once; a device has two, one of them listening for news.
const CONNECTIONS: usize = 2_048;
/// A large office behind one address.
const FROM_ONE: usize = 512;

/// The connections there are.
#[derive(Debug, Clone)]
pub(super) struct Room {
    places: Arc<Semaphore>,
    guests: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// One connection's place; free again when this goes.
#[derive(Debug)]
pub(super) struct Place {
    _place: OwnedSemaphorePermit,
    guests: Arc<Mutex<HashMap<IpAddr, usize>>>,
    from: IpAddr,
}

impl Default for Room {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(CONNECTIONS)), guests: Arc::default() }
    }
}

impl Room {
    /// Waits until there is room for anybody.
    pub(super) async fn place(&self) -> Result<OwnedSemaphorePermit, AcquireError> {
        Arc::clone(&self.places).acquire_owned().await
    }

    /// The place is taken; `None` when this address has enough of them.
    pub(super) fn take(&self, place: OwnedSemaphorePermit, from: IpAddr) -> Option<Place> {
        let mut guests = lock(&self.guests);
        let there = guests.entry(from).or_default();
        if *there >= FROM_ONE {
            return None;
        }
        *there += 1;
        Some(Place { _place: place, guests: Arc::clone(&self.guests), from })
    }
}

impl Place {
    pub(super) const fn from(&self) -> IpAddr {
        self.from
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut guests = lock(&self.guests);
        if let Some(there) = guests.get_mut(&self.from) {
            *there -= 1;
            if *there == 0 {
                guests.remove(&self.from);
            }
        }
    }
}

fn lock(guests: &Mutex<HashMap<IpAddr, usize>>) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
    guests.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_address_cannot_take_all_the_places() {
        let room = Room::default();
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let mut taken = Vec::new();
        for _ in 0..FROM_ONE {
            taken.push(room.take(room.place().await.unwrap(), one).unwrap());
        }
        assert!(room.take(room.place().await.unwrap(), one).is_none());
        assert!(room.take(room.place().await.unwrap(), other).is_some());
        taken.pop();
        assert!(room.take(room.place().await.unwrap(), one).is_some());
    }
}
