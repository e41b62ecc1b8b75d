//! The devices that edit the workspace.

use crate::change::Change;
use crate::command::{Command, EnrolDevice};
use crate::decide::Decision;
use crate::facts::{DeviceFacts, Facts};
use crate::ids::{DeviceId, EntityId};
use crate::refusal::Refusal;
use crate::schema::{EntityType, Field, device};
use crate::value::Value;

/// The longest name of a device, in characters.
pub const NAME_LIMIT: usize = 64;

/// The [`device::STATE`] of a device that may take part.
pub const ACTIVE: &str = "active";
/// The [`device::STATE`] of a device that was shut out.
pub const REVOKED: &str = "revoked";

/// A device is let in. To let the same one in twice is once; a revoked one makes
/// itself a new key and a new id.
pub(crate) fn enrol(facts: &Facts, enrol: &EnrolDevice) -> Result<Decision, Refusal> {
    if let Some(there) = &facts.device {
        let same = !there.deleted
            && !there.revoked
            && there.key == enrol.key
            && there.user == Some(enrol.user);
        return if same {
            Ok(Decision::nothing())
        } else {
            Err(Refusal::DeviceAlreadyThere { device: enrol.device })
        };
    }
    if !facts.user.as_ref().is_some_and(|user| !user.deleted && user.active) {
        return Err(Refusal::NoSuchUser { user: enrol.user });
    }
    let name = name(&enrol.name)?;
    let id = EntityId::from(enrol.device);
    let set = |field: &'static Field, value| Change::Set { field, id, value };
    Ok(Decision {
        changes: vec![
            Change::Create { entity: EntityType::Device, id },
            set(&device::USER, Value::Id(enrol.user.uuid())),
            set(&device::NAME, name.into()),
            set(&device::KEY, Value::Bytes(enrol.key.to_vec())),
            set(&device::ENROLMENT, Value::Bytes(enrol.enrolment.clone())),
            set(&device::STATE, ACTIVE.into()),
            set(&device::ENROLLED_AT, Value::Integer(enrol.enrolled_at.as_millisecond())),
        ],
        // Shutting out is for good, so it is no way back.
        inverse: None,
    })
}

/// A device gets another name.
pub(crate) fn rename(facts: &Facts, id: DeviceId, to: &str) -> Result<Decision, Refusal> {
    let there = known(facts, id)?;
    let to = name(to)?;
    if there.name == to {
        return Ok(Decision::nothing());
    }
    Ok(Decision {
        changes: vec![Change::Set { field: &device::NAME, id: id.into(), value: to.into() }],
        inverse: Some(Command::RenameDevice { device: id, name: there.name.clone() }),
    })
}

/// A device is shut out; what it was is still told.
pub(crate) fn revoke(facts: &Facts, id: DeviceId) -> Result<Decision, Refusal> {
    if known(facts, id)?.revoked {
        return Ok(Decision::nothing());
    }
    Ok(Decision {
        changes: vec![Change::Set { field: &device::STATE, id: id.into(), value: REVOKED.into() }],
        inverse: None,
    })
}

/// A device's name as it is kept.
pub(crate) fn name(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    let good = !text.is_empty()
        && text.chars().count() <= NAME_LIMIT
        && !text.chars().any(char::is_control);
    if good { Ok(text) } else { Err(Refusal::BadName { limit: NAME_LIMIT }) }
}

fn known(facts: &Facts, device: DeviceId) -> Result<&DeviceFacts, Refusal> {
    facts.device.as_ref().filter(|there| !there.deleted).ok_or(Refusal::NoSuchDevice { device })
}
