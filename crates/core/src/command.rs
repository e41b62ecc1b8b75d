//! What a person can ask for, as a value. It says the intent, not the result:
//! a command that waited for days is decided again on what is true by then.

use jiff::Timestamp;

use crate::access::{Family, Role, Task};
use crate::conflicts::Choice;
use crate::ids::{ConflictId, DeviceId, OfferId, PriceListId, UserId, WorkspaceId};
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
    /// A person leaves; everything about them stays for [`Command::RestoreUser`].
    RemoveUser {
        user: UserId,
    },
    RestoreUser {
        user: UserId,
    },
    GrantRole {
        user: UserId,
        role: Role,
    },
    RevokeRole {
        user: UserId,
        role: Role,
    },
    SetUserState {
        user: UserId,
        active: bool,
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
            Self::AddUser { roles, .. } => add_task(roles),
            Self::EditUser { .. } => Task::UsersEdit,
            Self::RemoveUser { .. } | Self::RestoreUser { .. } | Self::SetUserState { .. } => {
                Task::UsersDelete
            }
            Self::GrantRole { role, .. } | Self::RevokeRole { role, .. } => role_task(*role),
            Self::EnrolDevice(_) | Self::RenameDevice { .. } | Self::RevokeDevice { .. } => {
                Task::DeskDevices
            }
            Self::ResolveConflict { subject, field, .. } => edit_task(*subject, *field),
        }
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
            Self::RemoveUser { .. } => "remove_user",
            Self::RestoreUser { .. } => "restore_user",
            Self::GrantRole { .. } => "grant_role",
            Self::RevokeRole { .. } => "revoke_role",
            Self::SetUserState { .. } => "set_user_state",
            Self::EnrolDevice(_) => "enrol_device",
            Self::RenameDevice { .. } => "rename_device",
            Self::RevokeDevice { .. } => "revoke_device",
            Self::ResolveConflict { .. } => "resolve_conflict",
        }
    }
}

/// The task of giving or taking a role.
const fn role_task(role: Role) -> Task {
    match role.family() {
        Family::Entra | Family::Csp => Task::RolesAssignEntra,
        Family::NonEntra => Task::RolesAssignCompany,
    }
}

/// Whoever brings somebody in with roles gives these roles, so the right to give
/// them is wanted. Those who may give roles may bring people in; a test holds the
/// table to it.
fn add_task(roles: &[Role]) -> Task {
    let tasks: Vec<Task> = roles.iter().map(|role| role_task(*role)).collect();
    for task in [Task::RolesAssignEntra, Task::RolesAssignCompany] {
        if tasks.contains(&task) {
            return task;
        }
    }
    Task::UsersCreate
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::who_may;

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
    fn whoever_brings_somebody_in_with_a_role_may_give_that_role() {
        let task = |roles: &[Role]| {
            let user = UserId::new(uuid::Uuid::from_u128(1));
            Command::AddUser { user, details: Vec::new(), roles: roles.to_vec() }.task()
        };
        assert_eq!(task(&[]), Task::UsersCreate);
        assert_eq!(task(&[Role::ReferralsUser]), Task::RolesAssignCompany);
        assert_eq!(task(&[Role::ReferralsUser, Role::SalesAgent]), Task::RolesAssignEntra);
        let within = |inner, outer| who_may(inner).iter().all(|role| who_may(outer).contains(role));
        assert!(within(Task::RolesAssignEntra, Task::RolesAssignCompany));
        assert!(within(Task::RolesAssignCompany, Task::UsersCreate));
    }
}
