//! Whether a command can have meant a change that its event tells of. The fields
//! that decide who may do what are held to the command itself, which its author's
//! device signed; a hub that slips one in is found out.

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::schema::{EntityType, device, user};
use desk_wire::WireChange;

/// Whether `command` may have led to `change`.
pub(super) fn meant(command: &Command, change: &WireChange) -> bool {
    let (entity, field) = (change.entity_type, change.field);
    if entity == EntityType::User.number()
        && (field == user::ROLES.number || field == user::STATE.number)
    {
        return rights(command, change);
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

/// The same of somebody's roles or state, which are all that `change` may be of.
fn rights(command: &Command, change: &WireChange) -> bool {
    let person = change.entity();
    let of_state = change.field == user::STATE.number;
    let is_role = |meant: &Role| !of_state && change.member.as_deref() == Some(meant.code());
    match command {
        Command::GrantRole { user, role } | Command::RevokeRole { user, role } => {
            user.uuid() == person && is_role(role)
        }
        Command::ChangeRoles { user, take, give } => {
            user.uuid() == person && take.iter().chain(give).any(is_role)
        }
        Command::SetUserState { user, .. } => user.uuid() == person && of_state,
        Command::AddUser { user, roles, .. } => {
            user.uuid() == person && (of_state || roles.iter().any(is_role))
        }
        Command::FoundWorkspace { founder, .. } => founder.uuid() == person,
        Command::ResolveConflict { subject, field, .. } => {
            *subject == EntityType::User && *field == change.field
        }
        Command::SetHomeMarket { .. }
        | Command::AddPriceList(_)
        | Command::RemovePriceList { .. }
        | Command::RestorePriceList { .. }
        | Command::FeatureOffer { .. }
        | Command::UnfeatureOffer { .. }
        | Command::MoveFeatured { .. }
        | Command::EditUser { .. }
        | Command::ObserveUser { .. }
        | Command::ChangeLocations { .. }
        | Command::FollowTemplate { .. }
        | Command::AddTemplate { .. }
        | Command::EditTemplate { .. }
        | Command::RemoveTemplate { .. }
        | Command::RestoreTemplate { .. }
        | Command::RequestPassword { .. }
        | Command::SettlePassword { .. }
        | Command::SetPolicy { .. }
        | Command::SetAccountField { .. }
        | Command::ObserveProfile(_)
        | Command::CarryOver { .. }
        | Command::RemoveUser { .. }
        | Command::RestoreUser { .. }
        | Command::EnrolDevice(_)
        | Command::RenameDevice { .. }
        | Command::RevokeDevice { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use desk_core::ids::UserId;
    use desk_wire::WireValue;
    use uuid::Uuid;

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

    #[test]
    fn whether_somebody_is_let_in_comes_from_a_command_about_that_of_that_person() {
        let (ada, bo) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let out = |who| {
            let (entity, field) = (EntityType::User.number(), user::STATE.number);
            WireChange::new(entity, who, field, None, WireValue::Text("suspended".to_owned()))
        };
        let state = Command::SetUserState { user: UserId::new(bo), active: false };
        assert!(meant(&state, &out(bo)));
        assert!(!meant(&state, &out(ada)), "another person");
        let role = Command::GrantRole { user: UserId::new(bo), role: Role::GlobalAdmin };
        assert!(!meant(&role, &out(bo)), "slipped into a role");
    }
}
