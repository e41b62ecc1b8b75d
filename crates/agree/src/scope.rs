//! Who may see what, as numbers that travel. A scope's number is never reused.

use desk_core::access::{Actor, Task};
use desk_core::schema::{EntityType, Scope, scope_of};

/// Everybody of the workspace.
pub const EVERYONE: u16 = 0;

/// The scopes with a task behind them, and their numbers.
const HELD: &[(u16, Task)] = &[
    (1, Task::PricingView),
    (2, Task::CatalogView),
    (3, Task::AccountViewProfiles),
    (4, Task::AccountViewBilling),
];

/// A scope that nobody's task opens: what a version does not know it does not show.
const NOBODY: u16 = u16::MAX;

pub fn number(scope: Scope) -> u16 {
    match scope {
        Scope::Everyone => EVERYONE,
        Scope::Holders(task) => {
            HELD.iter().find(|(_, held)| *held == task).map_or(NOBODY, |(number, _)| *number)
        }
    }
}

/// The scope of a record. A conflict has that of the record it is about.
pub fn of_record(entity_type: u16, subject_type: Option<i64>) -> u16 {
    let entity = match EntityType::from_number(entity_type) {
        Some(EntityType::Conflict) => subject_type
            .and_then(|number| u16::try_from(number).ok())
            .and_then(EntityType::from_number),
        other => other,
    };
    entity.map_or(NOBODY, |entity| number(scope_of(entity)))
}

/// The scopes that the actor's roles open, in ascending order.
pub fn visible(actor: &Actor) -> Vec<u16> {
    std::iter::once(EVERYONE)
        .chain(HELD.iter().filter(|(_, task)| actor.may(*task).is_ok()).map(|(number, _)| *number))
        .collect()
}

#[cfg(test)]
mod tests {
    use desk_core::access::Role;
    use desk_core::ids::UserId;
    use desk_core::schema::FIELDS;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn every_scope_of_the_registry_has_a_number() {
        for field in FIELDS {
            assert_ne!(number(field.scope), NOBODY, "{} has a scope without a number", field.name);
            if field.entity != EntityType::Conflict {
                assert_eq!(scope_of(field.entity), field.scope, "{}: one scope a type", field.name);
            }
        }
    }

    #[test]
    fn a_conflict_is_seen_by_those_who_see_what_it_is_about() {
        let conflict = EntityType::Conflict.number();
        let lists = i64::from(EntityType::PriceList.number());
        assert_eq!(of_record(conflict, Some(lists)), 1);
        assert_eq!(of_record(conflict, None), NOBODY);
    }

    #[test]
    fn roles_open_scopes() {
        let user = UserId::new(Uuid::from_u128(1));
        assert_eq!(visible(&Actor::new(user, [])), [EVERYONE]);
        assert_eq!(visible(&Actor::new(user, [Role::GlobalAdmin])), [EVERYONE, 1, 2, 3, 4]);
        let biller = visible(&Actor::new(user, [Role::BillingAdmin]));
        assert_eq!(biller, [EVERYONE, 1, 2, 4], "bills and taxes, and no other profile");
    }
}
