//! Access tokens: who a device is, said and signed by the hub, for a quarter of
//! an hour.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use uuid::Uuid;

/// How long a token is good for.
pub const ACCESS_MS: i64 = 15 * 60 * 1_000;

const VERSION: u8 = 1;
const BODY: usize = 1 + 16 * 4 + 8;

/// What a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessToken {
    pub workspace: Uuid,
    pub device: Uuid,
    pub user: Uuid,
    pub expires_ms: i64,
    /// So that no two are the same.
    pub id: Uuid,
}

impl AccessToken {
    /// Hex, as it stands in a header.
    pub fn sign(&self, key: &SigningKey) -> String {
        let body = self.body();
        let signature = key.sign(&message(&body));
        let mut text = hex::encode(&body);
        text.push_str(&hex::encode(signature.to_bytes()));
        text
    }

    /// What the token says, if this hub signed it and it is not over.
    pub fn verify(text: &str, key: &VerifyingKey, now_ms: i64) -> Option<Self> {
        let mut bytes = [0; BODY + Signature::BYTE_SIZE];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        let (body, signature) = bytes.split_first_chunk::<BODY>()?;
        let signature = Signature::from_slice(signature).ok()?;
        key.verify_strict(&message(body), &signature).ok()?;
        let token = Self::read(body)?;
        (now_ms < token.expires_ms).then_some(token)
    }

    fn body(&self) -> Vec<u8> {
        let mut body = vec![VERSION];
        for id in [self.workspace, self.device, self.user, self.id] {
            body.extend_from_slice(id.as_bytes());
        }
        body.extend_from_slice(&self.expires_ms.to_le_bytes());
        body
    }

    fn read(body: &[u8; BODY]) -> Option<Self> {
        let (version, rest) = body.split_first()?;
        let (workspace, rest) = rest.split_first_chunk::<16>()?;
        let (device, rest) = rest.split_first_chunk::<16>()?;
        let (user, rest) = rest.split_first_chunk::<16>()?;
        let (id, rest) = rest.split_first_chunk::<16>()?;
        let expires_ms = i64::from_le_bytes(rest.try_into().ok()?);
        (*version == VERSION).then_some(Self {
            workspace: Uuid::from_bytes(*workspace),
            device: Uuid::from_bytes(*device),
            user: Uuid::from_bytes(*user),
            expires_ms,
            id: Uuid::from_bytes(*id),
        })
    }
}

/// Words of its own in front, so that no other signature of the hub's is a token.
fn message(body: &[u8]) -> Vec<u8> {
    [b"partner-desk access 1\n".as_slice(), body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_until_it_is_over_and_only_from_this_hub() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let token = AccessToken {
            workspace: Uuid::from_u128(1),
            device: Uuid::from_u128(2),
            user: Uuid::from_u128(3),
            expires_ms: 1_000,
            id: Uuid::from_u128(4),
        };
        let text = token.sign(&key);
        let ours = key.verifying_key();
        assert_eq!(AccessToken::verify(&text, &ours, 999), Some(token));
        assert_eq!(AccessToken::verify(&text, &ours, 1_000), None, "it is over");
        let other = SigningKey::from_bytes(&[2; 32]).verifying_key();
        assert_eq!(AccessToken::verify(&text, &other, 0), None, "another hub's");
        for wrong in ["", "00", &text[2..], &text.replacen("01", "02", 1)] {
            assert_eq!(AccessToken::verify(wrong, &ours, 0), None);
        }
    }
}
