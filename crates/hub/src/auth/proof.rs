//! That a device holds its key and means this very request.

use axum::http::HeaderMap;
use desk_wire::protocol::proof_message;
use ed25519_dalek::{Signature, VerifyingKey};

/// The header that carries it: a signature in hex.
pub const HEADER: &str = "desk-proof";

/// What a request is signed over.
#[derive(Debug, Clone, Copy)]
pub struct Proven<'a> {
    /// The access token; to refresh one, the refresh token in hex.
    pub token: &'a str,
    pub method: &'a str,
    /// With the query.
    pub path: &'a str,
    pub body: &'a [u8],
}

impl Proven<'_> {
    /// Whether the headers carry `key`'s signature over this request.
    pub fn by(&self, key: &[u8; 32], headers: &HeaderMap) -> bool {
        let signed = || {
            let text = headers.get(HEADER)?.as_bytes();
            let mut bytes = [0; Signature::BYTE_SIZE];
            hex::decode_to_slice(text, &mut bytes).ok()?;
            let message = proof_message(self.token, self.method, self.path, self.body);
            let key = VerifyingKey::from_bytes(key).ok()?;
            key.verify_strict(&message, &Signature::from_bytes(&bytes)).ok()
        };
        signed().is_some()
    }
}
