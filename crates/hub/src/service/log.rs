//! The log as the record shows it, and the devices that follow it.

use desk_core::access::Task;
use desk_wire::EventBody;
use desk_wire::protocol::{EventsAnswer, Limits, Message, ProblemCode};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::error::{HubError, HubResult};
use super::load::{command_at, standing};
use super::pull::{Reader, hash_at, stretch};
use super::{Caller, Hub, let_in};

/// A device, as others may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceSeen {
    #[serde(with = "serde_bytes")]
    pub device: [u8; 16],
    #[serde(with = "serde_bytes")]
    pub user: [u8; 16],
    pub name: String,
    /// The event up to which it has followed.
    pub cursor_seq: u64,
    /// Its last number that arrived.
    pub device_seq: u64,
    pub app_version: String,
    pub enrolled_ms: i64,
    pub seen_ms: i64,
    pub revoked_ms: Option<i64>,
    pub suspended: bool,
}

/// The devices of a workspace, first come first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Devices {
    pub devices: Vec<DeviceSeen>,
}

impl Message for Devices {
    const NAME: &'static str = "devices";
}

impl Hub {
    /// The events `from..=to`, as far as one message carries. With the commands behind
    /// them only for those who may read the record: a command that was refused says
    /// more than its event.
    pub async fn events(
        &self,
        caller: &Caller,
        from: u64,
        to: u64,
        with_commands: bool,
    ) -> HubResult<EventsAnswer> {
        let mut tx = self.db.read(caller.workspace).await?;
        let (row, _) = let_in(&mut *tx, caller).await?;
        let standing = standing(&mut *tx, caller.user).await?;
        let may = !with_commands || standing.actor.may(Task::DeskRecordView).is_ok();
        if standing.out || !may {
            return Err(ProblemCode::NotAllowed.into());
        }
        let from = from.max(1);
        if from > row.head_seq + 1 {
            return Err(ProblemCode::NotFound.into());
        }
        let before = hash_at(&mut *tx, &row, from - 1).await?.ok_or(ProblemCode::NotFound)?;
        let scopes = standing.scopes();
        let reader = Reader { device: caller.device, scopes: &scopes, most: self.page_events };
        let mut told = stretch(&mut *tx, &row, from, to, reader).await?;
        let mut commands = Vec::new();
        if with_commands {
            let mut bytes = 0;
            for (at, event) in told.page.events.iter().enumerate() {
                if bytes >= Limits::EVENT_BYTES && at > 0 {
                    told.page.events.truncate(at);
                    told.more = true;
                    break;
                }
                let Some(EventBody::Command(command)) = event.body.body()? else {
                    continue;
                };
                if command.device_seq == 0 {
                    continue;
                }
                let record = command_at(&mut *tx, command.device(), command.device_seq).await?;
                let record = record.ok_or_else(|| {
                    HubError::Damaged(format!("command {} is missing", command.command()))
                })?;
                bytes += record.len();
                commands.push(ByteBuf::from(record));
            }
        }
        Ok(EventsAnswer { page: told.page, before, commands, more: told.more })
    }

    pub async fn devices(&self, caller: &Caller) -> HubResult<Devices> {
        let mut tx = self.db.read(caller.workspace).await?;
        let_in(&mut *tx, caller).await?;
        if standing(&mut *tx, caller.user).await?.out {
            return Err(ProblemCode::NotAllowed.into());
        }
        let devices = tx.devices().await?.into_iter().map(|row| DeviceSeen {
            device: row.id.into_bytes(),
            user: row.user.into_bytes(),
            name: row.name,
            cursor_seq: row.cursor_seq,
            device_seq: row.last_seq,
            app_version: row.app_version,
            enrolled_ms: row.enrolled_ms,
            seen_ms: row.seen_ms,
            revoked_ms: row.revoked_ms,
            suspended: row.suspended,
        });
        Ok(Devices { devices: devices.collect() })
    }

    /// Which version of the program a device runs, as it says itself.
    pub async fn note_app_version(&self, caller: &Caller, version: &str) -> HubResult<()> {
        let known = self.db.auth_device(caller.workspace, caller.device).await?;
        if known.is_none_or(|device| device.app_version == version) {
            return Ok(());
        }
        let mut tx = self.db.begin(caller.workspace).await?;
        if let Some(mut device) = tx.device(caller.device).await? {
            version.clone_into(&mut device.app_version);
            tx.put_device(&device).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
