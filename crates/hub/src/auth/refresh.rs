//! Refresh tokens: kept as a hash, exchanged at each use, so that a copy shows.

use desk_wire::protocol::TokenAnswer;
use ed25519_dalek::SigningKey;
use uuid::Uuid;

use super::access::{ACCESS_MS, AccessToken};
use crate::db::RefreshRow;
use crate::serve::new_id;

/// A device that stays away longer comes in by invitation again.
pub const IDLE_MS: i64 = 90 * 24 * 60 * 60 * 1_000;

/// What a token is known by here: a stolen database lets nobody in.
pub fn refresh_hash(token: &[u8; 32]) -> [u8; 32] {
    blake3::derive_key("partner-desk 2026 refresh token", token)
}

/// Stands for a refresh token of a device that the hub cannot know: the hub was
/// restored since. Nobody can show it; whoever shows an unknown token and holds
/// the device's key uses it up.
pub fn once_by_key(workspace: Uuid, device: Uuid) -> [u8; 32] {
    let both = [*workspace.as_bytes(), *device.as_bytes()].concat();
    blake3::derive_key("partner-desk 2026 sign in once by key", &both)
}

/// Tokens for a device, and the row that remembers them.
pub struct NewSignIn {
    pub answer: TokenAnswer,
    pub row: RefreshRow,
}

impl std::fmt::Debug for NewSignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewSignIn")
    }
}

/// Makes a pair of tokens.
pub fn sign_in(
    key: &SigningKey,
    (workspace, device, user): (Uuid, Uuid, Uuid),
    now_ms: i64,
) -> Result<NewSignIn, getrandom::Error> {
    let mut refresh = [0; 32];
    getrandom::fill(&mut refresh)?;
    let id = new_id();
    let access =
        AccessToken { workspace, device, user, expires_ms: now_ms + ACCESS_MS, id }.sign(key);
    let access_for = u64::try_from(ACCESS_MS / 1_000).unwrap_or_default();
    Ok(NewSignIn {
        answer: TokenAnswer { access, access_for, refresh },
        row: RefreshRow {
            hash: refresh_hash(&refresh),
            workspace,
            device,
            family: id,
            issued_ms: now_ms,
            used_ms: None,
            successor: None,
        },
    })
}
