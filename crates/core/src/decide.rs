//! The only entry to the rules.

use crate::access::{Right, Role};
use crate::change::Change;
use crate::command::{AddPriceList, Command};
use crate::facts::{Facts, ListState};
use crate::ids::{EntityId, PriceListId, UserId, WorkspaceId};
use crate::price_list::Market;
use crate::schema::{EntityType, price_list, user, workspace};
use crate::value::Value;
use crate::{account, conflicts, devices, featured, passwords, people, policies, templates};

pub use crate::refusal::Refusal;

/// What a command comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Empty when everything is already as asked.
    pub changes: Vec<Change>,
    /// What would bring it back; `None` where nothing can or nothing changed.
    pub inverse: Option<Command>,
}

impl Decision {
    /// Everything is already as asked.
    pub const fn nothing() -> Self {
        Self { changes: Vec::new(), inverse: None }
    }
}

/// A display name's limit in the directory (users-roles.md, 2).
pub const DISPLAY_NAME_LIMIT: usize = 256;

/// Decides `command` on `facts`, for the holder of `right`.
///
/// Pure: the desktop, the rebase after a pull and the hub all ask here, so an
/// offline "no" and the hub's "no" are one function.
///
/// # Errors
/// [`Refusal::WrongRight`] when the right is for another task, else what the
/// rule of the command says.
pub fn decide(facts: &Facts, right: &Right, command: &Command) -> Result<Decision, Refusal> {
    if right.task() != command.task() {
        return Err(Refusal::WrongRight);
    }
    match command {
        Command::FoundWorkspace { workspace, founder, display_name } => {
            found(facts, *workspace, *founder, display_name)
        }
        Command::SetHomeMarket { workspace, market } => {
            Ok(set_home_market(facts, *workspace, *market))
        }
        Command::AddPriceList(add) => add_price_list(facts, add),
        Command::RemovePriceList { list } => remove_price_list(facts, *list),
        Command::RestorePriceList { list } => restore_price_list(facts, *list),
        Command::FeatureOffer { offer, title, place } => {
            featured::feature(facts, offer, title, place)
        }
        Command::UnfeatureOffer { offer } => Ok(featured::unfeature(facts, offer)),
        Command::MoveFeatured { offer, place } => featured::move_to(facts, offer, place),
        Command::AddUser { user, details, roles } => {
            people::add(facts, right, *user, details, roles)
        }
        Command::EditUser { user, edits } => people::edit(facts, right, *user, edits),
        Command::ObserveUser { user, seen } => people::observe(facts, right, *user, seen),
        Command::RemoveUser { user, at } => people::remove(facts, right, *user, *at),
        Command::RestoreUser { user, at } => people::restore(facts, right, *user, *at),
        Command::GrantRole { user, role } => people::grant(facts, right, *user, *role),
        Command::RevokeRole { user, role } => people::revoke(facts, right, *user, *role),
        Command::SetUserState { user, active } => people::set_state(facts, right, *user, *active),
        Command::ChangeRoles { user, take, give } => {
            people::change_roles(facts, right, *user, take, give)
        }
        Command::ChangeLocations { user, entire_company, add, remove } => {
            people::change_locations(facts, right, *user, *entire_company, add, remove)
        }
        Command::FollowTemplate { user, template } => {
            templates::follow(facts, right, *user, *template)
        }
        Command::AddTemplate { template, name, note, roles } => {
            templates::add(facts, *template, name, note.as_deref(), roles)
        }
        Command::EditTemplate { template, name, note, add, remove } => {
            templates::edit(facts, *template, name.as_deref(), note.as_deref(), add, remove)
        }
        Command::RemoveTemplate { template } => templates::remove(facts, *template),
        Command::RestoreTemplate { template } => templates::restore(facts, *template),
        Command::RequestPassword { request, user, at } => {
            passwords::request(facts, right, *request, *user, *at)
        }
        Command::SettlePassword { request, user, done, at } => {
            passwords::settle(facts, right, *request, *user, *done, *at)
        }
        Command::SetPolicy { workspace, policy } => Ok(policies::set(facts, *workspace, policy)),
        Command::SetAccountField { field, value } => {
            account::set(&facts.account, right, *field, value.as_deref())
        }
        Command::ObserveProfile(seen) => account::observe(&facts.account, right, seen),
        Command::CarryOver { field, carried } => {
            account::carry(&facts.account, right, *field, carried.as_ref())
        }
        Command::EnrolDevice(enrol) => devices::enrol(facts, enrol),
        Command::RenameDevice { device, name } => devices::rename(facts, *device, name),
        Command::RevokeDevice { device } => devices::revoke(facts, *device),
        Command::ResolveConflict { conflict, subject, field, choice } => {
            conflicts::resolve(facts, right, *conflict, (*subject, *field), choice)
        }
    }
}

fn found(
    facts: &Facts,
    id: WorkspaceId,
    founder: UserId,
    display_name: &str,
) -> Result<Decision, Refusal> {
    if facts.founded {
        return Err(Refusal::AlreadyFounded);
    }
    let name = display_name.trim();
    if name.is_empty() || name.chars().count() > DISPLAY_NAME_LIMIT {
        return Err(Refusal::BadName { limit: DISPLAY_NAME_LIMIT });
    }
    let person = EntityId::from(founder);
    Ok(Decision {
        changes: vec![
            Change::Create { entity: EntityType::Workspace, id: id.into() },
            Change::Create { entity: EntityType::User, id: person },
            Change::Set { field: &user::DISPLAY_NAME, id: person, value: name.into() },
            Change::Set { field: &user::STATE, id: person, value: "active".into() },
            Change::Add {
                field: &user::ROLES,
                id: person,
                member: Role::GlobalAdmin.code().to_owned(),
            },
        ],
        // A workspace without its founder would have no global admin.
        inverse: None,
    })
}

fn set_home_market(facts: &Facts, id: WorkspaceId, market: Option<Market>) -> Decision {
    if facts.home_market == market {
        return Decision::nothing();
    }
    Decision {
        changes: vec![Change::Set {
            field: &workspace::HOME_MARKET,
            id: id.into(),
            value: market.into(),
        }],
        inverse: Some(Command::SetHomeMarket { workspace: id, market: facts.home_market }),
    }
}

fn add_price_list(facts: &Facts, add: &AddPriceList) -> Result<Decision, Refusal> {
    let list = add.head.id();
    let id = EntityId::from(list);
    let set = |field, value| Change::Set { field, id, value };
    let first = match facts.list {
        ListState::Unknown => Change::Create { entity: EntityType::PriceList, id },
        // Imported once, removed, and now imported again: it comes back as it was read now.
        ListState::Removed => Change::Restore { entity: EntityType::PriceList, id },
        ListState::Live => return Err(Refusal::ListAlreadyThere { list }),
    };
    let count = |n: u64| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    Ok(Decision {
        changes: vec![
            first,
            set(&price_list::KIND, add.head.kind.code().into()),
            set(&price_list::MARKET, add.head.market.into()),
            set(&price_list::CURRENCY, add.head.currency.into()),
            set(&price_list::MONTH, add.head.month.to_string().into()),
            set(&price_list::PREVIEW, Value::Flag(add.head.preview)),
            set(&price_list::FILE_NAME, add.file_name.as_str().into()),
            set(&price_list::SOURCE_SHA256, Value::Bytes(add.head.source_sha256.to_vec())),
            set(&price_list::ROWS_BLOB, Value::Bytes(add.rows_blob.to_vec())),
            set(&price_list::ROWS, count(add.rows)),
            set(&price_list::ROWS_REFUSED, count(add.rows_refused)),
            set(&price_list::IMPORTED_BY, Value::Id(add.imported_by.uuid())),
            set(&price_list::IMPORTED_AT, Value::Integer(add.imported_at.as_millisecond())),
        ],
        inverse: Some(Command::RemovePriceList { list }),
    })
}

fn remove_price_list(facts: &Facts, list: PriceListId) -> Result<Decision, Refusal> {
    match facts.list {
        ListState::Unknown => Err(Refusal::NoSuchList { list }),
        ListState::Removed => Ok(Decision::nothing()),
        ListState::Live => Ok(Decision {
            changes: vec![Change::Delete { entity: EntityType::PriceList, id: list.into() }],
            inverse: Some(Command::RestorePriceList { list }),
        }),
    }
}

fn restore_price_list(facts: &Facts, list: PriceListId) -> Result<Decision, Refusal> {
    match facts.list {
        ListState::Unknown => Err(Refusal::NoSuchList { list }),
        ListState::Live => Ok(Decision::nothing()),
        ListState::Removed => Ok(Decision {
            changes: vec![Change::Restore { entity: EntityType::PriceList, id: list.into() }],
            inverse: Some(Command::RemovePriceList { list }),
        }),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::Actor;
    use crate::ids::OfferId;

    fn founder() -> UserId {
        UserId::new(Uuid::from_u128(7))
    }

    fn admin() -> Actor {
        Actor::new(founder(), [Role::GlobalAdmin])
    }

    fn found_it(name: &str) -> Command {
        Command::FoundWorkspace {
            workspace: WorkspaceId::new(Uuid::from_u128(1)),
            founder: founder(),
            display_name: name.to_owned(),
        }
    }

    #[test]
    fn whoever_makes_a_workspace_is_its_first_user_and_global_admin() {
        let right = Right::founding(founder());
        let decision = decide(&Facts::default(), &right, &found_it(" Ada ")).unwrap();
        assert!(decision.changes.contains(&Change::Add {
            field: &user::ROLES,
            id: founder().into(),
            member: "global_admin".to_owned(),
        }));
        assert!(decision.changes.contains(&Change::Set {
            field: &user::DISPLAY_NAME,
            id: founder().into(),
            value: "Ada".into(),
        }));
        assert_eq!(decision.inverse, None);
    }

    #[test]
    fn a_workspace_is_founded_once_and_by_somebody_with_a_name() {
        let right = Right::founding(founder());
        let founded = Facts { founded: true, ..Facts::default() };
        assert_eq!(decide(&founded, &right, &found_it("Ada")), Err(Refusal::AlreadyFounded));
        for name in ["", "  ", &"x".repeat(257)] {
            assert_eq!(
                decide(&Facts::default(), &right, &found_it(name)),
                Err(Refusal::BadName { limit: 256 })
            );
        }
    }

    #[test]
    fn a_right_for_one_thing_is_no_right_for_another() {
        let viewer = admin().catalog_viewer().unwrap();
        let unfeature = Command::UnfeatureOffer { offer: OfferId::new("A", "1").unwrap() };
        assert_eq!(decide(&Facts::default(), &viewer, &unfeature), Err(Refusal::WrongRight));
    }

    #[test]
    fn the_home_market_can_be_set_and_its_inverse_is_what_it_was() {
        let right = admin().settings_editor().unwrap();
        let id = WorkspaceId::new(Uuid::from_u128(1));
        let market = |code: &str| code.parse::<Market>().ok();
        let facts = Facts { founded: true, home_market: market("FR"), ..Facts::default() };
        let set = |to| Command::SetHomeMarket { workspace: id, market: to };
        let decision = decide(&facts, &right, &set(market("BE"))).unwrap();
        assert_eq!(decision.inverse, Some(set(market("FR"))));
        assert_eq!(decide(&facts, &right, &set(market("FR"))), Ok(Decision::nothing()));
    }

    #[test]
    fn lists_go_and_come_back() {
        let right = admin().price_list_remover().unwrap();
        let list = PriceListId::new(Uuid::from_u128(3));
        let remove = Command::RemovePriceList { list };
        let restore = Command::RestorePriceList { list };
        let facts = |state| Facts { founded: true, list: state, ..Facts::default() };
        for (state, command, changes) in [
            (ListState::Live, &remove, 1),
            (ListState::Removed, &remove, 0),
            (ListState::Live, &restore, 0),
            (ListState::Removed, &restore, 1),
        ] {
            let decision = decide(&facts(state), &right, command).unwrap();
            assert_eq!(decision.changes.len(), changes, "{command:?} of a list {state:?}");
        }
        assert_eq!(
            decide(&facts(ListState::Unknown), &right, &remove),
            Err(Refusal::NoSuchList { list })
        );
    }
}
