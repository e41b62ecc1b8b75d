//! Lets a device in. Who may, and that the statement is good, was checked before.

use desk_agree::{Judged, RecordKey, Sender, admit};
use desk_core::access::Task;
use desk_core::command::EnrolDevice;
use desk_core::ids::{DeviceId, UserId};
use desk_core::refusal::Refusal;
use desk_core::schema::EntityType;
use desk_wire::EventBody;
use desk_wire::protocol::{Enrolment, Head, Message, ProblemCode};
use uuid::Uuid;

use super::Hub;
use super::error::{HubError, HubResult};
use super::ledger::Ledger;
use super::load::{load_records, standing};
use crate::db::{DeviceRow, InviteRow, RefreshRow, WorkspaceRow, WorkspaceTx};

/// A device that is to be let in.
#[derive(Debug, Clone)]
pub struct Enrol {
    pub workspace: Uuid,
    pub user: Uuid,
    pub device: Uuid,
    pub key: [u8; 32],
    pub name: String,
    /// The device's last number that it will never send. Its chain begins anew, from
    /// zeros, behind it.
    pub last_seq: u64,
    /// The statement's id, which is the id of the command that lets the device in.
    pub invitation: Uuid,
    /// Of the kept invitation that is used up by this; `None` for a device that
    /// takes a new name on its own word.
    pub secret_hash: Option<[u8; 32]>,
    /// Whether the invitation is for whoever brings a workspace.
    pub opens: bool,
    pub enrolment: Enrolment,
    /// The device that signed the statement, and whose it is; the device itself
    /// where the hub signed.
    pub by: Sender,
    pub app_version: String,
    /// The sign-in that is given to the device.
    pub refresh: RefreshRow,
}

/// A device that was let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// Whether the hub has the workspace's state already.
    pub filled: bool,
    pub head: Head,
}

impl Hub {
    /// Uses up the invitation, writes the device into the log and its sign-in into
    /// the directory, all or nothing. Asked once more by the very device that used
    /// the invitation, because the answer was lost, it only gives a new sign-in.
    pub async fn enrol(&self, enrol: Enrol) -> HubResult<Enrolled> {
        let invite = match enrol.secret_hash {
            Some(_) => self.db.invite(enrol.invitation).await?,
            None => None,
        };
        let mut tx = self.db.begin(enrol.workspace).await?;
        let now_ms = self.now_ms();
        let taken = match enrol.secret_hash {
            Some(secret) => tx.take_invite(enrol.invitation, secret, enrol.device, now_ms).await?,
            None => true,
        };
        let known = tx.device(enrol.device).await?;
        if !taken {
            return self.once_more(tx, &enrol, invite.as_ref(), known.as_ref()).await;
        }
        if !enrol.opens {
            still_may_let_in(&mut *tx, &enrol).await?;
        }
        let row = match (tx.workspace().await?, enrol.opens) {
            (Some(_), true) => return Err(ProblemCode::AlreadyThere.into()),
            (Some(row), false) => row,
            (None, true) => self.open_workspace(),
            (None, false) => return Err(ProblemCode::NotFound.into()),
        };
        // The workspace's row has to be there before rows of its own.
        tx.put_workspace(&row).await?;
        let filled = row.founded;
        let mut ledger = Ledger::open(self, row);
        let judged = self.admit(&mut *tx, &mut ledger, &enrol).await?;
        if judged.event.changes.is_empty() {
            // It is in already, by another invitation.
            tx.put_refresh(&enrol.refresh).await?;
            let row = ledger.row().clone();
            tx.commit().await?;
            return Ok(Enrolled { filled, head: self.head(enrol.workspace, &row) });
        }
        ledger.append(&EventBody::Command(Box::new(judged.event)), judged.scope, None)?;
        tx.put_device(&device_row(&enrol, ledger.at_ms())).await?;
        tx.put_refresh(&enrol.refresh).await?;
        let row = ledger.close(&mut *tx).await?;
        tx.commit().await?;
        self.poke(enrol.workspace, &row);
        Ok(Enrolled { filled, head: self.head(enrol.workspace, &row) })
    }

    async fn once_more(
        &self,
        mut tx: Box<dyn WorkspaceTx>,
        enrol: &Enrol,
        invite: Option<&InviteRow>,
        known: Option<&DeviceRow>,
    ) -> HubResult<Enrolled> {
        let same_secret = invite.is_some_and(|invite| {
            Some(invite.secret_hash) == enrol.secret_hash && invite.used_by == Some(enrol.device)
        });
        let same_device = known.is_some_and(|device| {
            device.key == enrol.key && device.user == enrol.user && device.revoked_ms.is_none()
        });
        let (true, true, Some(row)) = (same_secret, same_device, tx.workspace().await?) else {
            return Err(ProblemCode::InvitationInvalid.into());
        };
        tx.put_refresh(&enrol.refresh).await?;
        tx.commit().await?;
        Ok(Enrolled { filled: row.founded, head: self.head(enrol.workspace, &row) })
    }

    async fn admit(
        &self,
        tx: &mut dyn WorkspaceTx,
        ledger: &mut Ledger<'_>,
        enrol: &Enrol,
    ) -> HubResult<Judged> {
        let keys = [
            RecordKey::new(EntityType::User, enrol.user),
            RecordKey::new(EntityType::Device, enrol.device),
        ];
        load_records(tx, &mut ledger.state, keys).await?;
        let command = EnrolDevice {
            device: DeviceId::new(enrol.device),
            user: UserId::new(enrol.user),
            name: enrol.name.clone(),
            key: enrol.key,
            enrolment: enrol.enrolment.to_bytes()?,
            enrolled_at: self.clock.now().wall,
        };
        let (seq, at_ms) = (ledger.next_seq(), ledger.at_ms());
        admit(&mut ledger.state, &enrol.by, enrol.invitation, command, seq, at_ms).map_err(refused)
    }

    /// A workspace without anything in it.
    fn open_workspace(&self) -> WorkspaceRow {
        WorkspaceRow {
            head_seq: 0,
            head_hash: [0; 32],
            epoch: self.random(),
            epoch_confirmed: true,
            past: Vec::new(),
            digests: Vec::new(),
            min_seq: 1,
            founded: false,
            last_at_ms: 0,
            snapshot_seq: 0,
        }
    }
}

/// Whoever invited may have been shut out since, or lost the right: what counts is
/// what is so when the invitation is used.
async fn still_may_let_in(tx: &mut dyn WorkspaceTx, enrol: &Enrol) -> HubResult<()> {
    let by = tx.device(enrol.by.device).await?;
    if by.is_none_or(|by| by.revoked_ms.is_some() || by.user != enrol.by.user) {
        return Err(ProblemCode::InvitationInvalid.into());
    }
    // A device that takes a new name lets in nobody else.
    let invited = enrol.secret_hash.is_some();
    if invited && standing(tx, enrol.by.user).await?.actor.may(Task::DeskDevices).is_err() {
        return Err(ProblemCode::InvitationInvalid.into());
    }
    Ok(())
}

fn device_row(enrol: &Enrol, at_ms: i64) -> DeviceRow {
    DeviceRow {
        id: enrol.device,
        user: enrol.user,
        key: enrol.key,
        name: enrol.name.clone(),
        last_seq: enrol.last_seq,
        chain: [0; 32],
        cursor_seq: 0,
        scopes: Vec::new(),
        offered: None,
        app_version: enrol.app_version.clone(),
        enrolled_ms: at_ms,
        revoked_ms: None,
        suspended: false,
        seen_ms: at_ms,
    }
}

/// A rule of the workspace says no.
fn refused(refusal: Refusal) -> HubError {
    tracing::info!(code = refusal.code(), "a device was not let in");
    if matches!(refusal, Refusal::DeviceAlreadyThere { .. }) {
        ProblemCode::AlreadyThere.into()
    } else if matches!(refusal, Refusal::BadName { .. }) {
        ProblemCode::BadRequest.into()
    } else {
        ProblemCode::NotAllowed.into()
    }
}
