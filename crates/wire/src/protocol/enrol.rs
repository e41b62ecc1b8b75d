//! How a device comes to a hub, and how it shows later who it is.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::args::Uid;
use crate::{WireError, decode, encode};

/// What an invitation says, signed by a device that is trusted already; the
/// first invitation of a hub, for the owner of a workspace to be, is signed by
/// the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub(crate) id: Uid,
    /// `None`: for a workspace that the hub does not know yet.
    pub(crate) workspace: Option<Uid>,
    /// Whose device it will be; `None` for whoever brings the workspace.
    pub(crate) user: Option<Uid>,
    /// BLAKE3 of the secret.
    #[serde(with = "serde_bytes")]
    pub secret_hash: [u8; 32],
    pub expires_ms: i64,
    /// The hub's public key (Ed25519).
    #[serde(with = "serde_bytes")]
    pub hub_key: [u8; 32],
    /// The device that signed; `None` for the hub.
    pub(crate) inviter: Option<Uid>,
}

/// What the invited person types or pastes. Whoever has it, once, is let in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// `https://host:port`, most reachable first.
    pub addresses: Vec<String>,
    /// SHA-256 of the hub's certificate.
    #[serde(with = "serde_bytes")]
    pub certificate: [u8; 32],
    /// [`Statement`] as it was signed.
    #[serde(with = "serde_bytes")]
    pub statement: Vec<u8>,
    #[serde(with = "serde_bytes")]
    pub signature: [u8; 64],
    #[serde(with = "serde_bytes")]
    pub secret: [u8; 32],
}

/// Text that is no invitation.
#[derive(Debug, thiserror::Error)]
pub enum InvitationProblem {
    /// It does not begin like one, or a part is missing.
    #[error("this is not an invitation, or a part of it is missing")]
    NotOne,
    #[error("a newer version of the program made this invitation")]
    Newer,
}

/// A statement for the hub to keep until it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInvitation {
    #[serde(with = "serde_bytes")]
    pub statement: Vec<u8>,
    #[serde(with = "serde_bytes")]
    pub signature: [u8; 64],
}

/// What every device's record carries, so that any other can check that it was
/// let in by one that was there: the hub cannot invent a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    #[serde(with = "serde_bytes")]
    pub statement: Vec<u8>,
    #[serde(with = "serde_bytes")]
    pub signature: [u8; 64],
}

/// A device asks to be let in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    pub proto: u16,
    pub(crate) invitation: Uid,
    #[serde(with = "serde_bytes")]
    pub secret: [u8; 32],
    pub(crate) workspace: Uid,
    pub(crate) user: Uid,
    pub(crate) device: Uid,
    #[serde(with = "serde_bytes")]
    pub key: [u8; 32],
    pub name: String,
    /// The device's last number that it will never send: 0 for a new one.
    pub last_seq: u64,
}

/// A device that found itself copied asks, in its old name, to be another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    /// A [`Statement`] for the new device, signed by the old one's key.
    #[serde(with = "serde_bytes")]
    pub statement: Vec<u8>,
    #[serde(with = "serde_bytes")]
    pub signature: [u8; 64],
    pub(crate) device: Uid,
    #[serde(with = "serde_bytes")]
    pub key: [u8; 32],
    pub name: String,
    pub last_seq: u64,
}

/// It is let in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    pub(crate) workspace: Uid,
    pub(crate) user: Uid,
    /// Whether the hub has the workspace's state already.
    pub filled: bool,
    pub tokens: TokenAnswer,
}

/// Exchanges a refresh token. Proven by the device's key like every request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRequest {
    pub(crate) workspace: Uid,
    pub(crate) device: Uid,
    #[serde(with = "serde_bytes")]
    pub refresh: [u8; 32],
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenAnswer {
    /// Sent back as `Authorization: Desk …`.
    pub access: String,
    /// Seconds.
    pub access_for: u64,
    /// Replaces the one that was sent.
    #[serde(with = "serde_bytes")]
    pub refresh: [u8; 32],
}

/// In front of an invitation's text.
const PREFIX: &str = "desk1-";

impl Invitation {
    /// As it is shown, copied and typed: letters and digits only, in groups.
    pub fn to_text(&self) -> Result<String, WireError> {
        Ok(format!("{PREFIX}{}", hex_text(&encode("invitation", self)?)))
    }

    /// Reads what [`Self::to_text`] wrote; blanks and line breaks do not matter.
    pub fn from_text(text: &str) -> Result<Self, InvitationProblem> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let Some(rest) = text.strip_prefix(PREFIX) else {
            let newer = text.strip_prefix("desk").is_some_and(|rest| {
                rest.split_once('-').is_some_and(|(n, _)| n.parse::<u32>().is_ok_and(|n| n > 1))
            });
            return Err(if newer { InvitationProblem::Newer } else { InvitationProblem::NotOne });
        };
        let bytes = unhex(rest).ok_or(InvitationProblem::NotOne)?;
        decode("invitation", &bytes).map_err(|_| InvitationProblem::NotOne)
    }

    /// What the invitation says, as signed.
    pub fn said(&self) -> Result<Statement, WireError> {
        decode("statement", &self.statement)
    }
}

fn hex_text(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    let pairs = digits.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs
        .map(|pair| match pair {
            [high, low] => Some(high * 16 + low),
            _ => None,
        })
        .collect()
}

macro_rules! secret_debug {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}
// They hold secrets, and a debug print ends in a log.
secret_debug!(Invitation, Join, Joined, TokenRequest, TokenAnswer);

impl Statement {
    pub fn new(
        id: Uuid,
        (workspace, user): (Option<Uuid>, Option<Uuid>),
        secret: &[u8; 32],
        expires_ms: i64,
        hub_key: [u8; 32],
        inviter: Option<Uuid>,
    ) -> Self {
        Self {
            id: id.into(),
            workspace: workspace.map(Uid::from),
            user: user.map(Uid::from),
            secret_hash: *blake3::hash(secret).as_bytes(),
            expires_ms,
            hub_key,
            inviter: inviter.map(Uid::from),
        }
    }

    pub fn id(&self) -> Uuid {
        self.id.into()
    }
    pub fn workspace(&self) -> Option<Uuid> {
        self.workspace.map(Uuid::from)
    }
    pub fn user(&self) -> Option<Uuid> {
        self.user.map(Uuid::from)
    }
    pub fn inviter(&self) -> Option<Uuid> {
        self.inviter.map(Uuid::from)
    }

    /// What is signed: words of its own in front of the statement's bytes.
    pub fn message(bytes: &[u8]) -> Vec<u8> {
        [b"partner-desk invitation 1\n".as_slice(), bytes].concat()
    }
}

impl Join {
    #[allow(clippy::too_many_arguments, reason = "a message is made in one place")]
    pub fn new(
        (invitation, secret): (Uuid, [u8; 32]),
        workspace: Uuid,
        user: Uuid,
        (device, key): (Uuid, [u8; 32]),
        name: String,
        last_seq: u64,
    ) -> Self {
        Self {
            proto: super::PROTOCOL,
            invitation: invitation.into(),
            secret,
            workspace: workspace.into(),
            user: user.into(),
            device: device.into(),
            key,
            name,
            last_seq,
        }
    }

    pub fn invitation(&self) -> Uuid {
        self.invitation.into()
    }
    pub fn workspace(&self) -> Uuid {
        self.workspace.into()
    }
    pub fn user(&self) -> Uuid {
        self.user.into()
    }
    pub fn device(&self) -> Uuid {
        self.device.into()
    }
}

impl Fork {
    pub fn new(
        enrolment: Enrolment,
        device: Uuid,
        key: [u8; 32],
        name: String,
        last_seq: u64,
    ) -> Self {
        let Enrolment { statement, signature } = enrolment;
        Self { statement, signature, device: device.into(), key, name, last_seq }
    }

    pub fn device(&self) -> Uuid {
        self.device.into()
    }
}

impl Joined {
    pub fn new(workspace: Uuid, user: Uuid, filled: bool, tokens: TokenAnswer) -> Self {
        Self { workspace: workspace.into(), user: user.into(), filled, tokens }
    }

    pub fn workspace(&self) -> Uuid {
        self.workspace.into()
    }
    pub fn user(&self) -> Uuid {
        self.user.into()
    }
}

impl TokenRequest {
    pub fn new(workspace: Uuid, device: Uuid, refresh: [u8; 32]) -> Self {
        Self { workspace: workspace.into(), device: device.into(), refresh }
    }

    pub fn workspace(&self) -> Uuid {
        self.workspace.into()
    }
    pub fn device(&self) -> Uuid {
        self.device.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_survives_being_broken_over_lines_and_says_when_it_is_none() {
        let statement =
            Statement::new(Uuid::from_u128(1), (None, None), &[3; 32], 4, [5; 32], None);
        let invitation = Invitation {
            addresses: vec!["https://127.0.0.1:1".to_owned()],
            certificate: [1; 32],
            statement: encode("statement", &statement).unwrap(),
            signature: [2; 64],
            secret: [3; 32],
        };
        let text = invitation.to_text().unwrap();
        let broken = format!("  {}\n {}", &text[..40], &text[40..]);
        let read = Invitation::from_text(&broken).unwrap();
        assert!(read == invitation);
        assert_eq!(read.said().unwrap(), statement);
        for wrong in ["", "hello", &text[..text.len() - 1], &text[..text.len() - 2]] {
            assert!(matches!(Invitation::from_text(wrong), Err(InvitationProblem::NotOne)));
        }
        let newer = text.replacen("desk1", "desk2", 1);
        assert!(matches!(Invitation::from_text(&newer), Err(InvitationProblem::Newer)));
        assert!(!format!("{invitation:?}").contains('3'), "no secret in a debug print");
    }
}
