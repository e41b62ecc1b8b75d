//! What an exchange with a hub needs, out of what the shell provides.

use std::sync::{Arc, Mutex, PoisonError};

use desk_secrets::Randomness;
use desk_sync::key::KeyPlace;
use desk_sync::ports::Chance;

use super::ports::Ports;

/// The shell's randomness, as an exchange asks for it.
struct Shared(Arc<Mutex<dyn Randomness + Send>>);

impl Chance for Shared {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

pub(crate) async fn hub_ports(ports: &Ports) -> desk_sync::ports::Ports {
    let keychain = Arc::clone(&ports.keychain);
    // Where no keychain answers, the encrypted file keeps the device's key.
    let status = tokio::task::spawn_blocking(move || keychain.status()).await;
    let keys = match status {
        Ok(Ok(())) => KeyPlace::Keychain(Arc::clone(&ports.keychain)),
        Ok(Err(_)) | Err(_) => KeyPlace::File,
    };
    desk_sync::ports::Ports {
        clock: Arc::clone(&ports.clock),
        ids: Arc::clone(&ports.ids),
        chance: Arc::new(Shared(Arc::clone(&ports.randomness))),
        rest: Arc::clone(&ports.hubs.rest),
        keys,
        doors: Arc::clone(&ports.hubs.doors),
    }
}
