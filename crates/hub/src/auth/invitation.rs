//! Invitations: who may make one, and what a good one looks like.

use desk_wire::WireError;
use desk_wire::protocol::{Invitation, Message as _, Statement};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use uuid::Uuid;

use crate::db::InviteRow;
use crate::serve::new_id;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// How long the hub's own invitations are good for.
pub const OWNER_INVITATION_MS: i64 = 7 * DAY_MS;
/// How long a device's may be.
pub const INVITATION_MS: i64 = 30 * DAY_MS;

/// What a statement must say to be kept.
#[derive(Debug, Clone, Copy)]
pub struct Meant {
    pub workspace: Uuid,
    pub inviter: Uuid,
    /// The inviter's.
    pub key: [u8; 32],
    pub hub_key: [u8; 32],
    pub now_ms: i64,
}

/// The statement as a row, if it was signed by whom it names, is about this
/// workspace on this hub, and is neither over nor good for too long.
pub fn checked(statement: &[u8], signature: &[u8; 64], meant: &Meant) -> Option<InviteRow> {
    let key = VerifyingKey::from_bytes(&meant.key).ok()?;
    let signed = Signature::from_bytes(signature);
    key.verify_strict(&Statement::message(statement), &signed).ok()?;
    let said = Statement::from_bytes(statement).ok()?;
    let right = said.workspace() == Some(meant.workspace)
        && said.user().is_some()
        && said.inviter() == Some(meant.inviter)
        && said.hub_key == meant.hub_key
        && said.expires_ms > meant.now_ms
        && said.expires_ms <= meant.now_ms.saturating_add(INVITATION_MS);
    right.then(|| row(&said, statement.to_vec(), *signature))
}

/// An invitation to open a workspace, signed by the hub, with the row to keep.
pub fn owner_invitation(
    key: &SigningKey,
    addresses: Vec<String>,
    certificate: [u8; 32],
    now_ms: i64,
) -> Result<(Invitation, InviteRow), OwnerInvitationError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    let said = Statement::new(
        new_id(),
        (None, None),
        &secret,
        now_ms + OWNER_INVITATION_MS,
        key.verifying_key().to_bytes(),
        None,
    );
    let statement = said.to_bytes()?;
    let signature = key.sign(&Statement::message(&statement)).to_bytes();
    let row = row(&said, statement.clone(), signature);
    Ok((Invitation { addresses, certificate, statement, signature, secret }, row))
}

/// There could be no invitation.
#[derive(Debug, thiserror::Error)]
pub enum OwnerInvitationError {
    #[error("the system gave no random bytes")]
    Random(#[from] getrandom::Error),
    #[error(transparent)]
    Wire(#[from] WireError),
}

fn row(said: &Statement, statement: Vec<u8>, signature: [u8; 64]) -> InviteRow {
    InviteRow {
        id: said.id(),
        workspace: said.workspace(),
        user: said.user(),
        statement,
        signature,
        secret_hash: said.secret_hash,
        expires_ms: said.expires_ms,
        used_ms: None,
        used_by: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_000_000;

    fn statement(edit: impl FnOnce(&mut Given)) -> bool {
        let key = SigningKey::from_bytes(&[1; 32]);
        let mut given = Given {
            workspace: Some(Uuid::from_u128(1)),
            user: Some(Uuid::from_u128(2)),
            expires_ms: NOW + 1,
            hub_key: [7; 32],
            inviter: Uuid::from_u128(3),
            key: key.clone(),
        };
        edit(&mut given);
        let said = Statement::new(
            Uuid::from_u128(9),
            (given.workspace, given.user),
            &[5; 32],
            given.expires_ms,
            given.hub_key,
            Some(given.inviter),
        );
        let bytes = said.to_bytes().unwrap();
        let signature = given.key.sign(&Statement::message(&bytes)).to_bytes();
        let meant = Meant {
            workspace: Uuid::from_u128(1),
            inviter: Uuid::from_u128(3),
            key: key.verifying_key().to_bytes(),
            hub_key: [7; 32],
            now_ms: NOW,
        };
        checked(&bytes, &signature, &meant).is_some()
    }

    struct Given {
        workspace: Option<Uuid>,
        user: Option<Uuid>,
        expires_ms: i64,
        hub_key: [u8; 32],
        inviter: Uuid,
        key: SigningKey,
    }

    #[test]
    fn a_statement_is_kept_only_when_every_word_of_it_is_right() {
        assert!(statement(|_| {}));
        assert!(!statement(|given| given.workspace = None), "only the hub opens workspaces");
        assert!(!statement(|given| given.workspace = Some(Uuid::from_u128(8))));
        assert!(!statement(|given| given.user = None));
        assert!(!statement(|given| given.expires_ms = NOW), "over");
        assert!(!statement(|given| given.expires_ms = NOW + INVITATION_MS + 1), "too long");
        assert!(!statement(|given| given.hub_key = [8; 32]), "another hub");
        assert!(!statement(|given| given.inviter = Uuid::from_u128(4)));
        assert!(!statement(|given| given.key = SigningKey::from_bytes(&[2; 32])));
    }
}
