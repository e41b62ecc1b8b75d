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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::access::{Actor, Role};
    use crate::decide::decide;
    use crate::facts::UserFacts;
    use crate::ids::UserId;

    const ADA: UserId = UserId::new(Uuid::from_u128(1));
    const LAPTOP: DeviceId = DeviceId::new(Uuid::from_u128(2));

    fn of(facts: &Facts, command: &Command) -> Result<Decision, Refusal> {
        let right = command.right(&Actor::new(ADA, [Role::GlobalAdmin])).unwrap();
        decide(facts, &right, command)
    }

    fn enrol(name: &str) -> Command {
        Command::EnrolDevice(EnrolDevice {
            device: LAPTOP,
            user: ADA,
            name: name.to_owned(),
            key: [7; 32],
            enrolment: vec![1],
            enrolled_at: Timestamp::UNIX_EPOCH,
        })
    }

    fn facts(device: Option<DeviceFacts>) -> Facts {
        let user = Some(UserFacts { active: true, ..UserFacts::default() });
        Facts { founded: true, user, device, ..Facts::default() }
    }

    fn laptop() -> DeviceFacts {
        DeviceFacts {
            user: Some(ADA),
            name: "Laptop".to_owned(),
            key: vec![7; 32],
            deleted: false,
            revoked: false,
        }
    }

    #[test]
    fn a_device_is_let_in_once_and_for_somebody_who_works_here() {
        let decision = of(&facts(None), &enrol(" Laptop ")).unwrap();
        let state = Change::Set { field: &device::STATE, id: LAPTOP.into(), value: ACTIVE.into() };
        let name = Change::Set { field: &device::NAME, id: LAPTOP.into(), value: "Laptop".into() };
        assert!(decision.changes.contains(&state) && decision.changes.contains(&name));
        assert_eq!(of(&facts(Some(laptop())), &enrol("Laptop")), Ok(Decision::nothing()));
        let clash = Err(Refusal::DeviceAlreadyThere { device: LAPTOP });
        for there in [
            DeviceFacts { revoked: true, ..laptop() },
            DeviceFacts { key: vec![8; 32], ..laptop() },
            DeviceFacts { user: None, ..laptop() },
        ] {
            assert_eq!(of(&facts(Some(there)), &enrol("Laptop")), clash);
        }
        let nobody = Err(Refusal::NoSuchUser { user: ADA });
        let person = |deleted, active| Some(UserFacts { deleted, active, ..UserFacts::default() });
        for user in [None, person(true, true), person(false, false)] {
            assert_eq!(of(&Facts { user, ..facts(None) }, &enrol("Laptop")), nobody);
        }
    }

    #[test]
    fn a_device_has_a_name_of_bounded_length() {
        for bad in ["", "  ", "a\nb", &"x".repeat(65)] {
            let refused = Err(Refusal::BadName { limit: NAME_LIMIT });
            assert_eq!(of(&facts(None), &enrol(bad)), refused, "{bad:?}");
            let rename = Command::RenameDevice { device: LAPTOP, name: bad.to_owned() };
            assert_eq!(of(&facts(Some(laptop())), &rename), refused, "{bad:?}");
        }
    }

    #[test]
    fn a_new_name_can_be_taken_back_and_shutting_out_cannot() {
        let rename = |name: &str| Command::RenameDevice { device: LAPTOP, name: name.to_owned() };
        let decision = of(&facts(Some(laptop())), &rename("Desk")).unwrap();
        assert_eq!(decision.inverse, Some(rename("Laptop")));
        assert_eq!(of(&facts(Some(laptop())), &rename(" Laptop ")), Ok(Decision::nothing()));
        let revoke = Command::RevokeDevice { device: LAPTOP };
        let decision = of(&facts(Some(laptop())), &revoke).unwrap();
        assert_eq!((decision.changes.len(), decision.inverse), (1, None));
        let revoked = DeviceFacts { revoked: true, ..laptop() };
        assert_eq!(of(&facts(Some(revoked)), &revoke), Ok(Decision::nothing()));
        let gone = DeviceFacts { deleted: true, ..laptop() };
        for facts in [facts(None), facts(Some(gone))] {
            for command in [rename("Desk"), revoke.clone()] {
                assert_eq!(of(&facts, &command), Err(Refusal::NoSuchDevice { device: LAPTOP }));
            }
        }
    }
}
