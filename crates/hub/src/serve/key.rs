//! The hub's own key, which every device pins: made once, at the first start.

use std::fs;

use ed25519_dalek::SigningKey;

use super::ServeError;
use super::folder::{Folder, write_private};

/// Reads the hub's key, or makes it where there is none.
pub fn hub_key(folder: &Folder) -> Result<SigningKey, ServeError> {
    let path = folder.key();
    if !path.exists() {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        write_private(&path, hex::encode(bytes).as_bytes())?;
        return Ok(SigningKey::from_bytes(&bytes));
    }
    let text = fs::read_to_string(&path)?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(text.trim(), &mut bytes)
        .map_err(|_| ServeError::Key { path: path.clone() })?;
    Ok(SigningKey::from_bytes(&bytes))
}
