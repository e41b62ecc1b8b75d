//! What was done, without its details: the kinds of commands. Who puts a command into
//! words, or into the shape of another log, matches on these, so that the compiler names
//! what a new command still lacks.

use crate::command::Command;
use crate::schema::EntityType;

macro_rules! operations {
    ($($name:ident $code:literal $about:ident;)*) => {
        /// The kind of a command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the command of the same name is the documentation")]
        pub enum Operation {
            $($name,)*
        }

        impl Operation {
            /// Every kind there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What stands in the outbox, the record and `--json`.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The kind of record that it is about. A settled conflict is about whatever
            /// the two wanted to change.
            pub const fn about(self) -> EntityType {
                match self {
                    $(Self::$name => EntityType::$about,)*
                }
            }
        }
    };
}

operations! {
    FoundWorkspace "found_workspace" Workspace;
    SetHomeMarket "set_home_market" Workspace;
    AddPriceList "add_price_list" PriceList;
    RemovePriceList "remove_price_list" PriceList;
    RestorePriceList "restore_price_list" PriceList;
    FeatureOffer "feature_offer" FeaturedOffer;
    UnfeatureOffer "unfeature_offer" FeaturedOffer;
    MoveFeatured "move_featured" FeaturedOffer;
    AddUser "add_user" User;
    EditUser "edit_user" User;
    RemoveUser "remove_user" User;
    RestoreUser "restore_user" User;
    GrantRole "grant_role" User;
    RevokeRole "revoke_role" User;
    SetUserState "set_user_state" User;
    ObserveUser "observe_user" User;
    ChangeRoles "change_roles" User;
    ChangeLocations "change_locations" User;
    FollowTemplate "follow_template" User;
    AddTemplate "add_template" RoleTemplate;
    EditTemplate "edit_template" RoleTemplate;
    RemoveTemplate "remove_template" RoleTemplate;
    RestoreTemplate "restore_template" RoleTemplate;
    RequestPassword "request_password" PasswordRequest;
    SettlePassword "settle_password" PasswordRequest;
    SetPolicy "set_policy" Workspace;
    SetAccountField "set_account_field" ProfileField;
    ObserveProfile "observe_profile" ProfileField;
    CarryOver "carry_over" ProfileField;
    EnrolDevice "enrol_device" Device;
    RenameDevice "rename_device" Device;
    RevokeDevice "revoke_device" Device;
    ResolveConflict "resolve_conflict" Conflict;
}

impl Operation {
    pub const fn of(command: &Command) -> Self {
        match command {
            Command::FoundWorkspace { .. } => Self::FoundWorkspace,
            Command::SetHomeMarket { .. } => Self::SetHomeMarket,
            Command::AddPriceList(_) => Self::AddPriceList,
            Command::RemovePriceList { .. } => Self::RemovePriceList,
            Command::RestorePriceList { .. } => Self::RestorePriceList,
            Command::FeatureOffer { .. } => Self::FeatureOffer,
            Command::UnfeatureOffer { .. } => Self::UnfeatureOffer,
            Command::MoveFeatured { .. } => Self::MoveFeatured,
            Command::AddUser { .. } => Self::AddUser,
            Command::EditUser { .. } => Self::EditUser,
            Command::RemoveUser { .. } => Self::RemoveUser,
            Command::RestoreUser { .. } => Self::RestoreUser,
            Command::GrantRole { .. } => Self::GrantRole,
            Command::RevokeRole { .. } => Self::RevokeRole,
            Command::SetUserState { .. } => Self::SetUserState,
            Command::ObserveUser { .. } => Self::ObserveUser,
            Command::ChangeRoles { .. } => Self::ChangeRoles,
            Command::ChangeLocations { .. } => Self::ChangeLocations,
            Command::FollowTemplate { .. } => Self::FollowTemplate,
            Command::AddTemplate { .. } => Self::AddTemplate,
            Command::EditTemplate { .. } => Self::EditTemplate,
            Command::RemoveTemplate { .. } => Self::RemoveTemplate,
            Command::RestoreTemplate { .. } => Self::RestoreTemplate,
            Command::RequestPassword { .. } => Self::RequestPassword,
            Command::SettlePassword { .. } => Self::SettlePassword,
            Command::SetPolicy { .. } => Self::SetPolicy,
            Command::SetAccountField { .. } => Self::SetAccountField,
            Command::ObserveProfile(_) => Self::ObserveProfile,
            Command::CarryOver { .. } => Self::CarryOver,
            Command::EnrolDevice(_) => Self::EnrolDevice,
            Command::RenameDevice { .. } => Self::RenameDevice,
            Command::RevokeDevice { .. } => Self::RevokeDevice,
            Command::ResolveConflict { .. } => Self::ResolveConflict,
        }
    }

    /// `None` for a kind of a newer version, which is shown by its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.code() == code)
    }

    /// Whether what it makes was not there before in any form: then nothing stood in its
    /// fields.
    pub const fn makes_anew(self) -> bool {
        match self {
            Self::FoundWorkspace
            | Self::AddPriceList
            | Self::AddUser
            | Self::AddTemplate
            | Self::RequestPassword
            | Self::EnrolDevice => true,
            Self::SetHomeMarket
            | Self::RemovePriceList
            | Self::RestorePriceList
            | Self::FeatureOffer
            | Self::UnfeatureOffer
            | Self::MoveFeatured
            | Self::EditUser
            | Self::RemoveUser
            | Self::RestoreUser
            | Self::GrantRole
            | Self::RevokeRole
            | Self::SetUserState
            | Self::ObserveUser
            | Self::ChangeRoles
            | Self::ChangeLocations
            | Self::FollowTemplate
            | Self::EditTemplate
            | Self::RemoveTemplate
            | Self::RestoreTemplate
            | Self::SettlePassword
            | Self::SetPolicy
            | Self::SetAccountField
            | Self::ObserveProfile
            | Self::CarryOver
            | Self::RenameDevice
            | Self::RevokeDevice
            | Self::ResolveConflict => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ids::OfferId;

    #[test]
    fn every_code_is_one_operations_alone_and_comes_back() {
        let codes: BTreeSet<_> = Operation::ALL.iter().map(|one| one.code()).collect();
        assert_eq!(codes.len(), Operation::ALL.len());
        for one in Operation::ALL {
            assert_eq!(Operation::from_code(one.code()), Some(*one));
        }
        assert_eq!(Operation::from_code("of_a_newer_version"), None);
    }

    #[test]
    fn a_command_and_its_kind_have_one_code() {
        let command = Command::UnfeatureOffer { offer: OfferId::new("A", "1").unwrap() };
        assert_eq!(Operation::of(&command).code(), command.code());
    }
}
