//! Whether a command can have meant a change that its event tells of. The fields
//! that decide who may do what are held to the command itself, which its author's
//! device signed; a hub that slips one in is found out.

use desk_core::command::Command;
use desk_core::schema::{EntityType, device, user};
use desk_wire::WireChange;
use uuid::Uuid;

/// Whether `command` may have led to `change`.
pub(super) fn meant(command: &Command, change: &WireChange) -> bool {
    let (entity, field) = (change.entity_type, change.field);
    if entity == EntityType::User.number() {
        if field == user::ROLES.number {
            return roles(command, change.entity(), change.member.as_deref());
        }
        if field == user::STATE.number {
            return state(command, change.entity());
        }
    }
    if entity == EntityType::Device.number() {
        if field == device::STATE.number {
            return matches!(command, Command::RevokeDevice { device } if device.uuid() == change.entity());
        }
        // A device's name may change; its key and whose it is never do.
        return field == device::NAME.number;
    }
    true
}

fn roles(command: &Command, person: Uuid, role: Option<&str>) -> bool {
    match command {
        Command::GrantRole { user, role: meant } | Command::RevokeRole { user, role: meant } => {
            user.uuid() == person && role == Some(meant.code())
        }
        Command::AddUser { user, roles, .. } => {
            user.uuid() == person && roles.iter().any(|meant| role == Some(meant.code()))
        }
        Command::FoundWorkspace { founder, .. } => founder.uuid() == person,
        Command::ResolveConflict { subject, field, .. } => {
            *subject == EntityType::User && *field == user::ROLES.number
        }
        Command::SetHomeMarket { .. }
        | Command::AddPriceList(_)
        | Command::RemovePriceList { .. }
        | Command::RestorePriceList { .. }
        | Command::FeatureOffer { .. }
        | Command::UnfeatureOffer { .. }
        | Command::MoveFeatured { .. }
        | Command::EditUser { .. }
        | Command::RemoveUser { .. }
        | Command::RestoreUser { .. }
        | Command::SetUserState { .. }
        | Command::EnrolDevice(_)
        | Command::RenameDevice { .. }
        | Command::RevokeDevice { .. } => false,
    }
}

fn state(command: &Command, person: Uuid) -> bool {
    match command {
        Command::SetUserState { user, .. } | Command::AddUser { user, .. } => user.uuid() == person,
        Command::FoundWorkspace { founder, .. } => founder.uuid() == person,
        Command::ResolveConflict { subject, field, .. } => {
            *subject == EntityType::User && *field == user::STATE.number
        }
        Command::SetHomeMarket { .. }
        | Command::AddPriceList(_)
        | Command::RemovePriceList { .. }
        | Command::RestorePriceList { .. }
        | Command::FeatureOffer { .. }
        | Command::UnfeatureOffer { .. }
        | Command::MoveFeatured { .. }
        | Command::EditUser { .. }
        | Command::RemoveUser { .. }
        | Command::RestoreUser { .. }
        | Command::GrantRole { .. }
        | Command::RevokeRole { .. }
        | Command::EnrolDevice(_)
        | Command::RenameDevice { .. }
        | Command::RevokeDevice { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use desk_core::access::Role;
    use desk_core::ids::UserId;
    use desk_wire::WireValue;

    use super::*;

    #[test]
    fn a_role_comes_from_a_command_about_that_role_of_that_person() {
        let (ada, bo) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let admin = |who| {
            let member = Some(Role::GlobalAdmin.code().to_owned());
            let (entity, field) = (EntityType::User.number(), user::ROLES.number);
            WireChange::new(entity, who, field, member, WireValue::Flag(true))
        };
        let grant = |role| Command::GrantRole { user: UserId::new(bo), role };
        assert!(meant(&grant(Role::GlobalAdmin), &admin(bo)));
        assert!(!meant(&grant(Role::GlobalAdmin), &admin(ada)), "another person");
        assert!(!meant(&grant(Role::SalesAgent), &admin(bo)), "another role");
        let edit = Command::EditUser { user: UserId::new(bo), edits: Vec::new() };
        assert!(!meant(&edit, &admin(bo)), "slipped into an edit");
    }
}
