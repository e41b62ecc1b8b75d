//! What a person can ask for, as a value. It says the intent, not the result:
//! a command that waited for days is decided again on what is true by then.

use jiff::Timestamp;

use crate::access::{Actor, Denied, Right, Role, Task};
use crate::account::{AccountField, Carried, Seen};
use crate::conflicts::Choice;
use crate::ids::{
    ConflictId, DeviceId, OfferId, PasswordRequestId, PriceListId, TemplateId, UserId, WorkspaceId,
};
use crate::policies::Policy;
use crate::price_list::{Market, PriceListHead};
use crate::schema::{EntityType, edit_task};
use crate::user_field::UserField;

/// Something a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The first command of a workspace: whoever makes it is its first user and
    /// global admin.
    FoundWorkspace {
        workspace: WorkspaceId,
        founder: UserId,
        display_name: String,
    },
    /// Which market the catalog shows.
    SetHomeMarket {
        workspace: WorkspaceId,
        market: Option<Market>,
    },
    /// An imported list becomes visible.
    AddPriceList(AddPriceList),
    /// A list leaves the catalog; its rows stay for [`Command::RestorePriceList`].
    RemovePriceList {
        list: PriceListId,
    },
    RestorePriceList {
        list: PriceListId,
    },
    /// An offer joins the featured ones.
    FeatureOffer {
        offer: OfferId,
        title: String,
        place: Place,
    },
    UnfeatureOffer {
        offer: OfferId,
    },
    /// A featured offer goes to another place among them.
    MoveFeatured {
        offer: OfferId,
        place: Place,
    },
    /// Somebody joins the workspace.
    AddUser {
        user: UserId,
        details: Vec<(UserField, String)>,
        roles: Vec<Role>,
    },
    /// Details of a person change, all or none; `None` empties one.
    EditUser {
        user: UserId,
        edits: Vec<(UserField, Option<String>)>,
    },
    /// What the directory says of a person whom it keeps: details that nobody may
    /// type in can change by this too.
    ObserveUser {
        user: UserId,
        seen: Vec<(UserField, Option<String>)>,
    },
    /// A person leaves; everything about them stays for [`Command::RestoreUser`],
    /// which has thirty days from `at`.
    RemoveUser {
        user: UserId,
        at: Timestamp,
    },
    RestoreUser {
        user: UserId,
        at: Timestamp,
    },
    GrantRole {
        user: UserId,
        role: Role,
    },
    RevokeRole {
        user: UserId,
        role: Role,
    },
    /// Roles go and come in one decision, so that one may take the place of another.
    ChangeRoles {
        user: UserId,
        take: Vec<Role>,
        give: Vec<Role>,
    },
    SetUserState {
        user: UserId,
        active: bool,
    },
    /// Where roles with a scope reach. To lose the last location is to reach none.
    ChangeLocations {
        user: UserId,
        /// Whether they reach the whole company; `None` leaves that as it is.
        entire_company: Option<bool>,
        add: Vec<String>,
        remove: Vec<String>,
    },
    /// Which template a person's roles are compared with.
    FollowTemplate {
        user: UserId,
        template: Option<TemplateId>,
    },
    AddTemplate {
        template: TemplateId,
        name: String,
        note: Option<String>,
        roles: Vec<Role>,
    },
    /// What is `None` stays as it is; a note of nothing is emptied.
    EditTemplate {
        template: TemplateId,
        name: Option<String>,
        note: Option<String>,
        add: Vec<Role>,
        remove: Vec<Role>,
    },
    RemoveTemplate {
        template: TemplateId,
    },
    RestoreTemplate {
        template: TemplateId,
    },
    /// Asks that a person gets a new password. The password is never here.
    RequestPassword {
        request: PasswordRequestId,
        user: UserId,
        at: Timestamp,
    },
    /// Somebody gave the person a new password in the portal, or nobody shall.
    SettlePassword {
        request: PasswordRequestId,
        /// Whom it is about: the right hangs on it.
        user: UserId,
        done: bool,
        at: Timestamp,
    },
    /// What the workspace allows about roles.
    SetPolicy {
        workspace: WorkspaceId,
        policy: Policy,
    },
    /// What the company wants of a field of its profiles; `None` where it wants what
    /// Microsoft holds.
    SetAccountField {
        field: AccountField,
        value: Option<String>,
    },
    /// Somebody looked at what Microsoft holds in a profile.
    ObserveProfile(Seen),
    /// Somebody carried a field over in the portal; `None` takes that back.
    CarryOver {
        field: AccountField,
        carried: Option<Carried>,
    },
    /// A device is let in. Only a hub executes it.
    EnrolDevice(EnrolDevice),
    RenameDevice {
        device: DeviceId,
        name: String,
    },
    /// A device is shut out, for good.
    RevokeDevice {
        device: DeviceId,
    },
    /// Which of the two values stays. What the conflict is about is told here too:
    /// the right it takes hangs on it.
    ResolveConflict {
        conflict: ConflictId,
        subject: EntityType,
        field: u16,
        choice: Choice,
    },
}

/// What the workspace keeps of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolDevice {
    pub device: DeviceId,
    pub user: UserId,
    pub name: String,
    /// Its public key, Ed25519.
    pub key: [u8; 32],
    /// The signed statement that lets it in.
    pub enrolment: Vec<u8>,
    pub enrolled_at: Timestamp,
}

/// What the workspace keeps of an imported list; its rows are a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddPriceList {
    pub head: PriceListHead,
    pub file_name: String,
    /// BLAKE3 of the blob of normalised rows.
    pub rows_blob: [u8; 32],
    pub rows: u64,
    pub rows_refused: u64,
    pub imported_by: UserId,
    pub imported_at: Timestamp,
}

/// Where in an order, told by neighbours rather than by a number, so that it
/// still means something after others have moved (sync.md, A11).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Up to [`Place::REACH`] offers before it, the nearest first.
    pub after: Vec<OfferId>,
    /// Up to [`Place::REACH`] offers behind it, the nearest first.
    pub before: Vec<OfferId>,
}

impl Place {
    /// How many neighbours a move remembers on each side.
    pub const REACH: usize = 3;

    /// The place at `index` of `order`, in which the offer itself does not stand.
    /// An index behind the end means the end.
    pub fn at(order: &[OfferId], index: usize) -> Self {
        let (left, right) = order.split_at(index.min(order.len()));
        Self {
            after: left.iter().rev().take(Self::REACH).cloned().collect(),
            before: right.iter().take(Self::REACH).cloned().collect(),
        }
    }
}

impl Command {
    /// The task whose right this needs.
    pub fn task(&self) -> Task {
        match self {
            Self::FoundWorkspace { .. } => Task::DeskFound,
            Self::SetHomeMarket { .. } => Task::DeskWorkspaceSettings,
            Self::AddPriceList(_) => Task::DeskPriceListImport,
            Self::RemovePriceList { .. } | Self::RestorePriceList { .. } => {
                Task::DeskPriceListRemove
            }
            Self::FeatureOffer { .. } | Self::UnfeatureOffer { .. } | Self::MoveFeatured { .. } => {
                Task::CatalogCustomize
            }
            Self::AddUser { roles, .. } => roles_task(roles).unwrap_or(Task::UsersCreate),
            Self::EditUser { edits, .. } => {
                if edits.iter().any(|(field, _)| *field == UserField::MfaState) {
                    Task::SecurityMfa
                } else {
                    Task::UsersEdit
                }
            }
            Self::ObserveUser { .. } | Self::ChangeLocations { .. } => Task::UsersEdit,
            Self::RemoveUser { .. } | Self::RestoreUser { .. } | Self::SetUserState { .. } => {
                Task::UsersDelete
            }
            Self::GrantRole { role, .. } | Self::RevokeRole { role, .. } => role.assign_task(),
            Self::ChangeRoles { take, give, .. } => {
                roles_task(&[take.as_slice(), give.as_slice()].concat())
                    .unwrap_or(Task::RolesTemplates)
            }
            Self::FollowTemplate { .. }
            | Self::AddTemplate { .. }
            | Self::EditTemplate { .. }
            | Self::RemoveTemplate { .. }
            | Self::RestoreTemplate { .. } => Task::RolesTemplates,
            Self::RequestPassword { .. } | Self::SettlePassword { .. } => Task::UsersResetPassword,
            Self::SetPolicy { .. } => Task::DeskPolicies,
            Self::SetAccountField { field, .. } | Self::CarryOver { field, .. } => field.task(),
            Self::ObserveProfile(seen) => seen.profile.observe_task(),
            Self::EnrolDevice(_) | Self::RenameDevice { .. } | Self::RevokeDevice { .. } => {
                Task::DeskDevices
            }
            Self::ResolveConflict { subject, field, .. } => edit_task(*subject, *field),
        }
    }

    /// The right of `actor` to ask for this. Where the table grants a part only,
    /// the rule of the command decides what is in it; of a conflict nobody settles a
    /// part.
    pub fn right(&self, actor: &Actor) -> Result<Right, Denied> {
        match self {
            Self::ResolveConflict { .. } => actor.may(self.task()),
            Self::FoundWorkspace { .. }
            | Self::SetHomeMarket { .. }
            | Self::AddPriceList(_)
            | Self::RemovePriceList { .. }
            | Self::RestorePriceList { .. }
            | Self::FeatureOffer { .. }
            | Self::UnfeatureOffer { .. }
            | Self::MoveFeatured { .. }
            | Self::AddUser { .. }
            | Self::EditUser { .. }
            | Self::ObserveUser { .. }
            | Self::RemoveUser { .. }
            | Self::RestoreUser { .. }
            | Self::GrantRole { .. }
            | Self::RevokeRole { .. }
            | Self::ChangeRoles { .. }
            | Self::SetUserState { .. }
            | Self::ChangeLocations { .. }
            | Self::FollowTemplate { .. }
            | Self::AddTemplate { .. }
            | Self::EditTemplate { .. }
            | Self::RemoveTemplate { .. }
            | Self::RestoreTemplate { .. }
            | Self::RequestPassword { .. }
            | Self::SettlePassword { .. }
            | Self::SetPolicy { .. }
            | Self::SetAccountField { .. }
            | Self::ObserveProfile(_)
            | Self::CarryOver { .. }
            | Self::EnrolDevice(_)
            | Self::RenameDevice { .. }
            | Self::RevokeDevice { .. } => actor.may_ask(self.task()),
        }
    }

    /// The same, asked for at another moment: what was undone or is tried once more
    /// is asked for then, not when it was first thought of.
    #[must_use]
    pub fn asked_at(mut self, now: Timestamp) -> Self {
        if let Self::RemoveUser { at, .. }
        | Self::RestoreUser { at, .. }
        | Self::RequestPassword { at, .. }
        | Self::SettlePassword { at, .. } = &mut self
        {
            *at = now;
        }
        self
    }

    /// What stands in the outbox, the record and `--json`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FoundWorkspace { .. } => "found_workspace",
            Self::SetHomeMarket { .. } => "set_home_market",
            Self::AddPriceList(_) => "add_price_list",
            Self::RemovePriceList { .. } => "remove_price_list",
            Self::RestorePriceList { .. } => "restore_price_list",
            Self::FeatureOffer { .. } => "feature_offer",
            Self::UnfeatureOffer { .. } => "unfeature_offer",
            Self::MoveFeatured { .. } => "move_featured",
            Self::AddUser { .. } => "add_user",
            Self::EditUser { .. } => "edit_user",
            Self::ObserveUser { .. } => "observe_user",
            Self::RemoveUser { .. } => "remove_user",
            Self::RestoreUser { .. } => "restore_user",
            Self::GrantRole { .. } => "grant_role",
            Self::RevokeRole { .. } => "revoke_role",
            Self::ChangeRoles { .. } => "change_roles",
            Self::SetUserState { .. } => "set_user_state",
            Self::ChangeLocations { .. } => "change_locations",
            Self::FollowTemplate { .. } => "follow_template",
            Self::AddTemplate { .. } => "add_template",
            Self::EditTemplate { .. } => "edit_template",
            Self::RemoveTemplate { .. } => "remove_template",
            Self::RestoreTemplate { .. } => "restore_template",
            Self::RequestPassword { .. } => "request_password",
            Self::SettlePassword { .. } => "settle_password",
            Self::SetPolicy { .. } => "set_policy",
            Self::SetAccountField { .. } => "set_account_field",
            Self::ObserveProfile(_) => "observe_profile",
            Self::CarryOver { .. } => "carry_over",
            Self::EnrolDevice(_) => "enrol_device",
            Self::RenameDevice { .. } => "rename_device",
            Self::RevokeDevice { .. } => "revoke_device",
            Self::ResolveConflict { .. } => "resolve_conflict",
        }
    }
}

/// Whoever gives or takes several roles shows the right for the most jealously kept
/// of them; the rule asks for the others.
fn roles_task(roles: &[Role]) -> Option<Task> {
    let tasks: Vec<Task> = roles.iter().map(|role| role.assign_task()).collect();
    [Task::RolesAssignReports, Task::RolesAssignEntra, Task::RolesAssignCompany]
        .into_iter()
        .find(|task| tasks.contains(task))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(names: &[&str]) -> Vec<OfferId> {
        names.iter().map(|name| OfferId::new(name, "1").unwrap()).collect()
    }

    #[test]
    fn a_place_remembers_three_neighbours_on_each_side_nearest_first() {
        let order = offers(&["A", "B", "C", "D", "E"]);
        let place = Place::at(&order, 4);
        assert_eq!(place.after, offers(&["D", "C", "B"]));
        assert_eq!(place.before, offers(&["E"]));
        assert_eq!(Place::at(&order, 99), Place::at(&order, 5), "behind the end is the end");
        assert_eq!(Place::at(&[], 0), Place::default());
    }

    #[test]
    fn several_roles_take_the_right_that_is_kept_most_jealously() {
        let user = UserId::new(uuid::Uuid::from_u128(1));
        let add = |roles: &[Role]| {
            Command::AddUser { user, details: Vec::new(), roles: roles.to_vec() }.task()
        };
        assert_eq!(add(&[]), Task::UsersCreate);
        assert_eq!(add(&[Role::ReferralsUser]), Task::RolesAssignCompany);
        assert_eq!(add(&[Role::ReferralsUser, Role::SalesAgent]), Task::RolesAssignEntra);
        assert_eq!(add(&[Role::ReportViewer, Role::SalesAgent]), Task::RolesAssignReports);
        let swap = Command::ChangeRoles {
            user,
            take: vec![Role::SalesAgent],
            give: vec![Role::ReferralsUser],
        };
        assert_eq!(swap.task(), Task::RolesAssignEntra);
    }

    #[test]
    fn the_second_factor_is_a_right_of_its_own() {
        let user = UserId::new(uuid::Uuid::from_u128(1));
        let edit = |field| Command::EditUser { user, edits: vec![(field, None)] }.task();
        assert_eq!(edit(UserField::MfaState), Task::SecurityMfa);
        assert_eq!(edit(UserField::Phone), Task::UsersEdit);
    }

    #[test]
    fn a_part_of_a_task_may_be_asked_for_where_a_rule_knows_the_part() {
        let manager =
            Actor::new(UserId::new(uuid::Uuid::from_u128(2)), [Role::UserManagementAdmin]);
        let user = UserId::new(uuid::Uuid::from_u128(1));
        let grant = Command::GrantRole { user, role: Role::SalesAgent };
        assert!(manager.may(grant.task()).is_err());
        assert!(grant.right(&manager).is_ok());
        let conflict = Command::ResolveConflict {
            conflict: ConflictId::new(uuid::Uuid::from_u128(3)),
            subject: EntityType::User,
            field: crate::schema::user::ROLES.number,
            choice: Choice::Mine,
        };
        assert!(conflict.right(&manager).is_err(), "no part of a conflict");
    }
}
