//! Who may edit a field, and when (account.md, sections 4.1.1, 4.3 and 11).

use std::collections::BTreeSet;

use super::field::AccountField;
use super::part::{Part, Place};
use super::standing::{AccountFacts, Verification};
use crate::access::{Actor, Grant, Right, Role, Task, who_may};
use crate::price_list::Market;
use crate::refusal::Refusal;
use crate::words::words;

words! {
    /// In which program the account is: what may be changed hangs on it.
    Program, "a program";
    /// Not one that sells in the CSP program.
    Mpn "mpn";
    IndirectReseller "indirect_reseller";
    DirectBill "direct_bill";
    IndirectProvider "indirect_provider";
}

words! {
    /// Why a field cannot be changed here, whoever asks.
    Locked, "a reason why a field cannot be changed";
    OnlyGlobalAdmin "only_global_admin";
    /// Microsoft changes it on a support ticket.
    NeedsTicket "needs_ticket";
    /// The same, as long as the company stands verified.
    NeedsTicketWhileAuthorized "needs_ticket_while_authorized";
    /// The country of a company in the CSP program: tenant, services and currency hang
    /// on it.
    FixedForCsp "fixed_for_csp";
    /// The legal country settled it when the account was made.
    FixedByCountry "fixed_by_country";
    /// Microsoft sets it.
    Never "never";
}

/// Who may edit a field, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Whoever may do this.
    With(Task),
    /// The legal company name, see [`editing`].
    LegalName,
    /// The country of the legal address, see [`editing`].
    LegalCountry,
    /// Nobody.
    Locked(Locked),
}

/// Whether somebody may edit a field now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Editing {
    Free,
    Locked(Locked),
    /// Those who hold these roles may.
    NotAllowed(Task),
}

impl Program {
    pub const fn is_csp(self) -> bool {
        match self {
            Self::Mpn => false,
            Self::IndirectReseller | Self::DirectBill | Self::IndirectProvider => true,
        }
    }
}

/// The fields on which it hangs who may edit others: to be loaded with them.
pub fn ruling_fields() -> impl Iterator<Item = AccountField> {
    [
        (Place::Account, Part::Program),
        (Place::Legal, Part::VettingStatus),
        (Place::LegalAddress, Part::Country),
    ]
    .into_iter()
    .filter_map(|(place, part)| AccountField::at(place, part))
}

/// Whether `roles` let somebody change the field, as the account stands.
pub fn editing(facts: &AccountFacts, actor: &Actor, field: AccountField) -> Editing {
    weigh(facts, actor.roles(), actor.grant(field.task()), field)
}

/// The same as a rule: whoever may not is told why.
pub(crate) fn may_edit(
    facts: &AccountFacts,
    right: &Right,
    field: AccountField,
    wanted: Option<&str>,
) -> Result<(), Refusal> {
    match weigh(facts, right.roles(), right.reach(field.task()), field) {
        Editing::Free => Ok(()),
        Editing::Locked(Locked::FixedForCsp) if keeps_country(facts, wanted) => Ok(()),
        Editing::Locked(why) => Err(Refusal::FieldLocked { field, why }),
        Editing::NotAllowed(task) => Err(Refusal::NotAllowed { task }),
    }
}

/// Whoever says what Microsoft holds, or what was carried over to it.
pub(crate) fn may_tell(right: &Right, field: AccountField) -> Result<(), Refusal> {
    let (edit, observe) = (field.task(), field.profile().observe_task());
    if right.reach(edit) == Grant::Full || right.reach(observe) == Grant::Full {
        return Ok(());
    }
    Err(Refusal::NotAllowed { task: observe })
}

/// To want the country that stands, or to drop the wish for another, changes none.
fn keeps_country(facts: &AccountFacts, wanted: Option<&str>) -> bool {
    let code = |text: &str| text.trim().parse::<Market>().ok();
    match wanted {
        None => true,
        Some(text) => code(text).is_some() && code(text) == known_country(facts).and_then(code),
    }
}

fn known_country(facts: &AccountFacts) -> Option<&str> {
    facts.observed(Place::LegalAddress, Part::Country)
}

fn weigh(
    facts: &AccountFacts,
    roles: &BTreeSet<Role>,
    reach: Grant,
    field: AccountField,
) -> Editing {
    if let Edit::Locked(why) = field.edit() {
        return Editing::Locked(why);
    }
    let task = field.task();
    if reach != Grant::Full {
        return if who_may(task) == [Role::GlobalAdmin] {
            Editing::Locked(Locked::OnlyGlobalAdmin)
        } else {
            Editing::NotAllowed(task)
        };
    }
    match field.edit() {
        Edit::With(_) => Editing::Free,
        Edit::Locked(why) => Editing::Locked(why),
        Edit::LegalName => legal_name(facts, roles),
        // Where Microsoft is not known to hold a country there is none to be changed.
        Edit::LegalCountry => match (facts.program(), known_country(facts)) {
            (Some(program), Some(_)) if program.is_csp() => Editing::Locked(Locked::FixedForCsp),
            _ => Editing::Free,
        },
    }
}

/// The table of account.md, 4.1.1. As long as nobody said in which program the account
/// is, the name is the global admin's, which no program denies.
fn legal_name(facts: &AccountFacts, roles: &BTreeSet<Role>) -> Editing {
    let global = roles.contains(&Role::GlobalAdmin);
    match facts.program() {
        Some(Program::Mpn) => Editing::Free,
        Some(Program::IndirectReseller) | None if global => Editing::Free,
        Some(Program::IndirectReseller) | None => Editing::Locked(Locked::OnlyGlobalAdmin),
        Some(Program::DirectBill | Program::IndirectProvider) => {
            if facts.verification() == Some(Verification::Authorized) {
                Editing::Locked(Locked::NeedsTicketWhileAuthorized)
            } else if global {
                Editing::Free
            } else {
                Editing::Locked(Locked::OnlyGlobalAdmin)
            }
        }
    }
}

#[cfg(test)]
mod tests;
