//! What exactly is signed. Each kind begins with words of its own, so that a
//! signature for one thing is worth nothing for another.

use uuid::Uuid;

use super::exchange::Cursor;

/// What a hub signs: this is the end of the workspace's chain.
pub fn head_message(workspace: Uuid, at: &Cursor) -> Vec<u8> {
    let mut message = b"partner-desk head 1\n".to_vec();
    message.extend_from_slice(workspace.as_bytes());
    message.extend_from_slice(&at.epoch);
    message.extend_from_slice(&at.seq.to_le_bytes());
    message.extend_from_slice(&at.hash);
    message
}

/// What a device signs at each push: this is the end of my chain.
pub fn chain_message(workspace: Uuid, device: Uuid, seq: u64, chain: &[u8; 32]) -> Vec<u8> {
    let mut message = b"partner-desk chain 1\n".to_vec();
    message.extend_from_slice(workspace.as_bytes());
    message.extend_from_slice(device.as_bytes());
    message.extend_from_slice(&seq.to_le_bytes());
    message.extend_from_slice(chain);
    message
}

/// What a device signs with each request: whoever shows this token holds its key
/// and means this very request.
pub fn proof_message(token: &str, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
    let mut message = b"partner-desk proof 1\n".to_vec();
    for part in [token.as_bytes(), method.as_bytes(), path.as_bytes()] {
        message.extend_from_slice(&(part.len() as u64).to_le_bytes());
        message.extend_from_slice(part);
    }
    message.extend_from_slice(blake3::hash(body).as_bytes());
    message
}
