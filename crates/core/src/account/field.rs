//! A field of the profiles, and the record that keeps it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::editing::Edit;
use super::form::Form;
use super::part::{Part, Place, Profile};
use super::table::{Line, TABLE};
use super::way::WayOut;
use crate::access::Task;
use crate::ids::{EntityId, derived};
use crate::refusal::Refusal;
use crate::schema::{EntityType, Field, billing_field, profile_field};

/// A field of the account's profiles, such as `legal.address.city`.
#[derive(Clone, Copy)]
pub struct AccountField(&'static Line);

/// Text that names no field of the profiles.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a field of the account")]
pub struct UnknownAccountField {
    pub text: String,
}

/// Where the record of a field keeps what. There are two types of record, because who
/// may see a record hangs on its type and the billing profile is seen by others.
#[derive(Debug)]
pub struct AccountRecord {
    pub entity: EntityType,
    pub code: &'static Field,
    pub desired: &'static Field,
    pub observed: &'static Field,
    pub observed_at: &'static Field,
    pub finalized: &'static Field,
    pub finalized_at: &'static Field,
    pub carried: &'static Field,
    pub carried_at: &'static Field,
    pub carried_by: &'static Field,
    pub carried_note: &'static Field,
}

macro_rules! record {
    ($name:ident $entity:ident $module:ident) => {
        static $name: AccountRecord = AccountRecord {
            entity: EntityType::$entity,
            code: &$module::CODE,
            desired: &$module::DESIRED,
            observed: &$module::OBSERVED,
            observed_at: &$module::OBSERVED_AT,
            finalized: &$module::FINALIZED,
            finalized_at: &$module::FINALIZED_AT,
            carried: &$module::CARRIED,
            carried_at: &$module::CARRIED_AT,
            carried_by: &$module::CARRIED_BY,
            carried_note: &$module::CARRIED_NOTE,
        };
    };
}
record!(PROFILE ProfileField profile_field);
record!(BILLING BillingField billing_field);

impl AccountRecord {
    /// The two types of record that keep fields.
    pub const TYPES: [EntityType; 2] = [EntityType::ProfileField, EntityType::BillingField];

    /// Where records of a type keep what; `None` for other types.
    pub fn of(entity: EntityType) -> Option<&'static Self> {
        [&PROFILE, &BILLING].into_iter().find(|record| record.entity == entity)
    }
}

static BY_CODE: LazyLock<BTreeMap<&'static str, AccountField>> =
    LazyLock::new(|| AccountField::all().map(|field| (field.code(), field)).collect());

static BY_ENTITY: LazyLock<BTreeMap<EntityId, AccountField>> =
    LazyLock::new(|| AccountField::all().map(|field| (field.entity_id(), field)).collect());

impl AccountField {
    /// Every field there is, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().copied().flatten().map(Self)
    }

    /// The field at a place, where there is one.
    pub fn at(place: Place, part: Part) -> Option<Self> {
        Self::all().find(|field| field.place() == place && field.part() == part)
    }

    /// The field that a record keeps; `None` for a record of another kind, and for a
    /// field that a newer version has.
    pub fn of_entity(id: EntityId) -> Option<Self> {
        BY_ENTITY.get(&id).copied()
    }

    /// What stands in the outbox, on the wire and in `--json`: the path in the JSON.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    pub const fn place(self) -> Place {
        self.0.place
    }

    pub const fn part(self) -> Part {
        self.0.part
    }

    pub const fn profile(self) -> Profile {
        self.0.place.profile()
    }

    /// How many characters it has at most.
    pub const fn limit(self) -> usize {
        self.0.limit
    }

    pub const fn form(self) -> Form {
        self.0.form
    }

    /// Who may edit it, and when.
    pub const fn edit(self) -> Edit {
        self.0.edit
    }

    pub const fn way_out(self) -> WayOut {
        self.0.way
    }

    /// The task whose right it takes to change it or to carry it over. Of what nobody
    /// changes: to say what Microsoft holds.
    pub const fn task(self) -> Task {
        match self.edit() {
            Edit::With(task) => task,
            Edit::LegalName | Edit::LegalCountry => Task::AccountEditLegal,
            Edit::Locked(_) => self.profile().observe_task(),
        }
    }

    /// Whether it tells of the reading and nothing of the company.
    pub const fn is_of_reading(self) -> bool {
        matches!(self.part(), Part::Etag | Part::SeenAt)
    }

    /// Whether a change of it makes Microsoft verify the company again
    /// (account.md, section 7: name, address, primary contact).
    pub const fn reverifies(self) -> bool {
        match self.place() {
            Place::Legal => matches!(self.part(), Part::CompanyName),
            Place::LegalAddress | Place::LegalContact => true,
            Place::Account
            | Place::ApproverAddress
            | Place::Support
            | Place::Billing
            | Place::BillingAddress
            | Place::BillingContact
            | Place::Organization
            | Place::OrganizationAddress
            | Place::Mpn
            | Place::Identifiers
            | Place::Company => false,
        }
    }

    /// The record that keeps it: the same on every desktop, so that two who fill in a
    /// field for the first time mean one record.
    pub fn entity_id(self) -> EntityId {
        EntityId::new(derived("account-field", &[self.code().as_bytes()]))
    }

    pub fn record(self) -> &'static AccountRecord {
        if self.profile().is_billing() { &BILLING } else { &PROFILE }
    }

    /// The text as it is kept; `None` when nothing is left.
    ///
    /// # Errors
    /// [`Refusal::BadAccountField`] when it is too long or has not the form. What a country
    /// asks for is no reason to refuse: the country may be said later.
    pub fn clean(self, text: &str) -> Result<Option<String>, Refusal> {
        let bad = || Refusal::BadAccountField { field: self, limit: self.limit() };
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let kept = self.form().clean(text).ok_or_else(bad)?;
        if kept.chars().count() > self.limit() { Err(bad()) } else { Ok(Some(kept)) }
    }
}

impl Profile {
    /// Whether it is the one that tells of bills and taxes, which others may see.
    pub const fn is_billing(self) -> bool {
        matches!(self, Self::Billing)
    }

    /// The task of whoever sees it.
    pub const fn view_task(self) -> Task {
        if self.is_billing() { Task::AccountViewBilling } else { Task::AccountViewProfiles }
    }

    /// The task of whoever says what Microsoft holds.
    pub const fn observe_task(self) -> Task {
        if self.is_billing() { Task::AccountObserveBilling } else { Task::AccountObserve }
    }

    /// Its fields, in the order in which they are shown.
    pub fn fields(self) -> impl Iterator<Item = AccountField> {
        AccountField::all().filter(move |field| field.profile() == self)
    }
}

impl PartialEq for AccountField {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for AccountField {}

impl PartialOrd for AccountField {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for AccountField {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.place(), self.part()).cmp(&(other.place(), other.part()))
    }
}

impl fmt::Debug for AccountField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for AccountField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for AccountField {
    type Err = UnknownAccountField;
    fn from_str(text: &str) -> Result<Self, UnknownAccountField> {
        let unknown = || UnknownAccountField { text: text.to_owned() };
        BY_CODE.get(text).copied().ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_the_place_and_the_part_and_one_fields_alone() {
        let mut codes = BTreeSet::new();
        let mut places = BTreeSet::new();
        for field in AccountField::all() {
            assert_eq!(field.code(), format!("{}.{}", field.place(), field.part()));
            assert!(codes.insert(field.code()), "{field} stands twice");
            assert!(places.insert(field), "{field} stands twice");
            assert_eq!(field.code().parse(), Ok(field));
            assert_eq!(AccountField::of_entity(field.entity_id()), Some(field));
            assert_eq!(AccountField::at(field.place(), field.part()), Some(field));
        }
        assert!("legal.nickname".parse::<AccountField>().is_err());
    }

    #[test]
    fn who_sees_a_profile_hangs_on_its_records_and_only_billing_has_its_own() {
        for field in AccountField::all() {
            let entity = field.record().entity;
            let billing = field.code().starts_with("billing.");
            assert_eq!(entity == EntityType::BillingField, billing, "{field}");
            assert_eq!(crate::schema::scope_of(entity), {
                crate::schema::Scope::Holders(field.profile().view_task())
            });
            assert_eq!(AccountRecord::of(entity).map(|record| record.entity), Some(entity));
        }
    }

    #[test]
    fn what_nobody_may_type_does_not_go_out() {
        for field in AccountField::all() {
            let locked = matches!(field.edit(), Edit::Locked(_));
            assert_eq!(locked, field.way_out() == WayOut::Observed, "{field}");
        }
    }
}
