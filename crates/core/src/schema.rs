//! The registry of what exists: record types, their fields, and how each field
//! merges and who may see it. Store, wire, hub, record and tests read it; an
//! area that wants to synchronise stands here and needs no sync code.
//!
//! **Invariant:** numbers are on disk and on the wire. They are never reused
//! and never change their meaning; a field that goes keeps its line, retired.

use crate::access::Task;
use crate::value::ValueKind;

/// A type of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// The partner company's account as a whole: one record.
    Workspace,
    /// A person who works in the workspace.
    User,
    /// An imported price list; its rows travel as a blob.
    PriceList,
    /// An offer that stands, or stood, among the featured ones.
    FeaturedOffer,
    /// An installation that edits the workspace, enrolled by a hub.
    Device,
    /// Two changes of one field that a person looks at.
    Conflict,
    /// Roles that belong together, to be given as one.
    RoleTemplate,
    /// Somebody asked that a person gets a new password. Never the password.
    PasswordRequest,
    /// A field of the account's profiles: what is wanted of it and what is observed.
    ProfileField,
    /// The same of the billing profile, which others may see.
    BillingField,
}

impl EntityType {
    pub const ALL: [Self; 10] = [
        Self::Workspace,
        Self::User,
        Self::PriceList,
        Self::FeaturedOffer,
        Self::Device,
        Self::Conflict,
        Self::RoleTemplate,
        Self::PasswordRequest,
        Self::ProfileField,
        Self::BillingField,
    ];

    pub const fn number(self) -> u16 {
        match self {
            Self::Workspace => 1,
            Self::User => 2,
            Self::PriceList => 3,
            Self::FeaturedOffer => 4,
            Self::Device => 5,
            Self::Conflict => 6,
            Self::RoleTemplate => 7,
            Self::PasswordRequest => 8,
            Self::ProfileField => 9,
            Self::BillingField => 10,
        }
    }

    /// The name of the record type, and of its table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::User => "app_user",
            Self::PriceList => "price_list",
            Self::FeaturedOffer => "featured_offer",
            Self::Device => "device",
            Self::Conflict => "conflict",
            Self::RoleTemplate => "role_template",
            Self::PasswordRequest => "password_request",
            Self::ProfileField => "profile_field",
            Self::BillingField => "billing_field",
        }
    }

    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.number() == number)
    }
}

/// What happens when two people changed the same field (sync.md, A6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MergeClass {
    /// The hub's order wins and the loser is one click away.
    Safe,
    /// The committed value stays; both are shown until a person decides.
    Guarded,
    /// The committed value stays and a fresh decision is needed.
    Security,
}

/// Who may see a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    Everyone,
    /// Those who may do this.
    Holders(Task),
}

/// One field of a record type.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Field {
    pub entity: EntityType,
    /// From 1; 0 stands for the record's existence, see [`EXISTENCE`].
    pub number: u16,
    /// The name of the field, and of its column.
    pub name: &'static str,
    pub kind: ValueKind,
    pub merge: MergeClass,
    pub scope: Scope,
}

/// The number under which "this record exists" is dirty, confirmed and merged.
pub const EXISTENCE: u16 = 0;

macro_rules! fields {
    ($(
        $module:ident of $entity:ident, seen by $scope:expr;
        $( $number:literal $const:ident $name:literal $kind:ident $merge:ident; )*
    )*) => {
        $(
            #[allow(missing_docs, reason = "the line is the documentation")]
            pub mod $module {
                use super::*;
                $(pub static $const: Field = Field {
                    entity: EntityType::$entity,
                    number: $number,
                    name: $name,
                    kind: ValueKind::$kind,
                    merge: MergeClass::$merge,
                    scope: $scope,
                };)*
            }
        )*

        /// Every field there is.
        pub static FIELDS: &[&Field] = &[$($(&$module::$const,)*)*];
    };
}

fields! {
    workspace of Workspace, seen by Scope::Everyone;
    1 HOME_MARKET "home_market" Text Guarded;
    2 ONE_ROLE_PER_CATEGORY "one_role_per_category" Flag Guarded;
    3 GUEST_ROLES "guest_roles" Text Guarded;

    user of User, seen by Scope::Everyone;
    1 DISPLAY_NAME "display_name" Text Guarded;
    2 STATE "state" Text Security;
    3 ROLES "roles" TextSet Security;
    4 FIRST_NAME "first_name" Text Guarded;
    5 LAST_NAME "last_name" Text Guarded;
    6 USER_NAME "user_name" Text Guarded;
    7 CONTACT_EMAIL "contact_email" Text Guarded;
    8 PHONE "phone" Text Guarded;
    9 USAGE_LOCATION "usage_location" Text Guarded;
    10 PREFERRED_LANGUAGE "preferred_language" Text Guarded;
    11 JOB_TITLE "job_title" Text Guarded;
    12 DEPARTMENT "department" Text Guarded;
    13 OFFICE "office" Text Guarded;
    14 MOBILE "mobile" Text Guarded;
    15 NOTES "notes" Text Safe;
    16 USER_TYPE "user_type" Text Security;
    17 DOMAIN_TYPE "domain_type" Text Guarded;
    18 LAST_DIRECTORY_SYNC "last_directory_sync" Text Guarded;
    19 DIRECTORY_ID "directory_id" Text Guarded;
    20 MFA_STATE "mfa_state" Text Security;
    21 LEARN_ID "learn_id" Text Guarded;
    22 ORIGIN "origin" Text Guarded;
    23 ENTIRE_COMPANY "entire_company" Flag Guarded;
    24 LOCATIONS "locations" TextSet Guarded;
    25 DELETED_AT "deleted_at" Integer Safe;
    26 TEMPLATE "template" Id Guarded;

    price_list of PriceList, seen by Scope::Holders(Task::PricingView);
    1 KIND "kind" Text Guarded;
    2 MARKET "market" Text Guarded;
    3 CURRENCY "currency" Text Guarded;
    4 MONTH "month" Text Guarded;
    5 PREVIEW "preview" Flag Guarded;
    6 FILE_NAME "file_name" Text Safe;
    7 SOURCE_SHA256 "source_sha256" Bytes Guarded;
    8 ROWS_BLOB "rows_blob" Bytes Guarded;
    9 ROWS "rows" Integer Guarded;
    10 ROWS_REFUSED "rows_refused" Integer Guarded;
    11 IMPORTED_BY "imported_by" Id Guarded;
    12 IMPORTED_AT "imported_at" Integer Guarded;

    featured_offer of FeaturedOffer, seen by Scope::Holders(Task::CatalogView);
    1 OFFER "offer" Text Guarded;
    2 TITLE "title" Text Safe;
    3 ORDER_KEY "order_key" Text Safe;

    device of Device, seen by Scope::Everyone;
    1 USER "user" Id Guarded;
    2 NAME "name" Text Safe;
    3 KEY "key" Bytes Security;
    4 ENROLMENT "enrolment" Bytes Guarded;
    5 STATE "state" Text Security;
    6 ENROLLED_AT "enrolled_at" Integer Guarded;

    conflict of Conflict, seen by Scope::Everyone;
    1 SUBJECT_TYPE "subject_type" Integer Guarded;
    2 SUBJECT "subject" Id Guarded;
    3 FIELD "field" Integer Guarded;
    4 MEMBER "member" Text Guarded;
    5 KIND "kind" Text Guarded;
    6 BASE "base" Any Guarded;
    7 THEIRS "theirs" Any Guarded;
    8 MINE "mine" Any Guarded;
    9 THEIRS_BY "theirs_by" Id Guarded;
    10 THEIRS_AT "theirs_at" Integer Guarded;
    11 THEIRS_COMMAND "theirs_command" Id Guarded;
    12 MINE_BY "mine_by" Id Guarded;
    13 MINE_AT "mine_at" Integer Guarded;
    14 MINE_COMMAND "mine_command" Id Guarded;
    15 MINE_DEVICE "mine_device" Id Guarded;
    16 STATE "state" Text Guarded;
    17 RESOLVED_BY "resolved_by" Id Guarded;
    18 RESOLVED_AT "resolved_at" Integer Guarded;

    role_template of RoleTemplate, seen by Scope::Everyone;
    1 NAME "name" Text Guarded;
    2 ROLES "roles" TextSet Security;
    3 NOTE "note" Text Safe;

    password_request of PasswordRequest, seen by Scope::Everyone;
    1 USER "user" Id Guarded;
    2 ASKED_BY "asked_by" Id Guarded;
    3 ASKED_AT "asked_at" Integer Guarded;
    4 STATE "state" Text Guarded;
    5 SETTLED_BY "settled_by" Id Guarded;
    6 SETTLED_AT "settled_at" Integer Guarded;

    profile_field of ProfileField, seen by Scope::Holders(Task::AccountViewProfiles);
    1 CODE "code" Text Guarded;
    2 DESIRED "desired" Text Guarded;
    3 OBSERVED "observed" Text Safe;
    4 OBSERVED_AT "observed_at" Integer Safe;
    5 FINALIZED "finalized" Text Safe;
    6 FINALIZED_AT "finalized_at" Integer Safe;
    7 CARRIED "carried" Text Safe;
    8 CARRIED_AT "carried_at" Integer Safe;
    9 CARRIED_BY "carried_by" Id Safe;
    10 CARRIED_NOTE "carried_note" Text Safe;

    billing_field of BillingField, seen by Scope::Holders(Task::AccountViewBilling);
    1 CODE "code" Text Guarded;
    2 DESIRED "desired" Text Guarded;
    3 OBSERVED "observed" Text Safe;
    4 OBSERVED_AT "observed_at" Integer Safe;
    5 FINALIZED "finalized" Text Safe;
    6 FINALIZED_AT "finalized_at" Integer Safe;
    7 CARRIED "carried" Text Safe;
    8 CARRIED_AT "carried_at" Integer Safe;
    9 CARRIED_BY "carried_by" Id Safe;
    10 CARRIED_NOTE "carried_note" Text Safe;
}

impl Field {
    /// The field of `entity` with this number; `None` for one that a newer
    /// version wrote.
    pub fn find(entity: EntityType, number: u16) -> Option<&'static Self> {
        FIELDS.iter().copied().find(|field| field.entity == entity && field.number == number)
    }
}

/// The fields of one record type.
pub fn fields_of(entity: EntityType) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().copied().filter(move |field| field.entity == entity)
}

/// What happens when one deletes a record and another changes it.
pub const fn existence_class(entity: EntityType) -> MergeClass {
    match entity {
        EntityType::User | EntityType::Device => MergeClass::Security,
        EntityType::Workspace
        | EntityType::PriceList
        | EntityType::FeaturedOffer
        | EntityType::Conflict
        | EntityType::RoleTemplate
        | EntityType::PasswordRequest
        | EntityType::ProfileField
        | EntityType::BillingField => MergeClass::Guarded,
    }
}

/// Who may see the records of a type: all their fields have this one scope.
/// For a conflict ask [`conflict_scope`] as well.
pub const fn scope_of(entity: EntityType) -> Scope {
    match entity {
        EntityType::Workspace
        | EntityType::User
        | EntityType::Device
        | EntityType::Conflict
        | EntityType::RoleTemplate
        | EntityType::PasswordRequest => Scope::Everyone,
        EntityType::PriceList => Scope::Holders(Task::PricingView),
        EntityType::FeaturedOffer => Scope::Holders(Task::CatalogView),
        EntityType::ProfileField => Scope::Holders(Task::AccountViewProfiles),
        EntityType::BillingField => Scope::Holders(Task::AccountViewBilling),
    }
}

/// Who may see a conflict about a record of `subject`: it holds that record's
/// values, so those who may see the record.
pub const fn conflict_scope(subject: EntityType) -> Scope {
    scope_of(subject)
}

/// The task whose right it takes to change this field, or with [`EXISTENCE`] to
/// delete and restore. Where members of a set need different rights, the one
/// that is good for all of them.
pub const fn edit_task(entity: EntityType, field: u16) -> Task {
    match entity {
        EntityType::Workspace => {
            if field == workspace::ONE_ROLE_PER_CATEGORY.number
                || field == workspace::GUEST_ROLES.number
            {
                Task::DeskPolicies
            } else {
                Task::DeskWorkspaceSettings
            }
        }
        EntityType::User => {
            if field == user::ROLES.number {
                Task::RolesAssignEntra
            } else if field == user::MFA_STATE.number {
                Task::SecurityMfa
            } else if field == EXISTENCE || field == user::STATE.number {
                Task::UsersDelete
            } else {
                Task::UsersEdit
            }
        }
        EntityType::PriceList => {
            if field == EXISTENCE {
                Task::DeskPriceListRemove
            } else {
                Task::DeskPriceListImport
            }
        }
        EntityType::FeaturedOffer => Task::CatalogCustomize,
        EntityType::Device => Task::DeskDevices,
        // Nobody edits a conflict by itself; it is settled by its subject's right.
        EntityType::Conflict => Task::DeskUndoOther,
        EntityType::RoleTemplate => Task::RolesTemplates,
        EntityType::PasswordRequest => Task::UsersResetPassword,
        // Fields are edited by different people; who settles one shows the widest of
        // their rights, and the rule asks for the field's own.
        EntityType::ProfileField => Task::AccountEditSupport,
        EntityType::BillingField => Task::AccountEditBillingOther,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_fields_share_a_number_or_a_name() {
        let mut numbers = BTreeSet::new();
        let mut names = BTreeSet::new();
        for field in FIELDS {
            assert_ne!(field.number, EXISTENCE, "{} takes the number of existence", field.name);
            assert!(
                numbers.insert((field.entity, field.number)),
                "{} is numbered twice",
                field.name
            );
            assert!(names.insert((field.entity, field.name)), "{} is named twice", field.name);
        }
    }

    #[test]
    fn every_record_type_has_fields_and_its_own_number() {
        let numbers: BTreeSet<_> = EntityType::ALL.map(EntityType::number).into_iter().collect();
        assert_eq!(numbers.len(), EntityType::ALL.len());
        for entity in EntityType::ALL {
            assert!(fields_of(entity).next().is_some(), "{} has no field", entity.name());
            assert_eq!(EntityType::from_number(entity.number()), Some(entity));
        }
    }

    #[test]
    fn roles_are_security() {
        assert_eq!(user::ROLES.merge, MergeClass::Security);
    }

    #[test]
    fn a_record_type_has_one_scope() {
        for field in FIELDS {
            assert_eq!(field.scope, scope_of(field.entity), "{} is seen otherwise", field.name);
        }
        assert_eq!(conflict_scope(EntityType::PriceList), Scope::Holders(Task::PricingView));
    }

    #[test]
    fn the_right_that_settles_a_field_is_the_right_that_edits_it() {
        for (entity, field, task) in [
            (EntityType::User, user::PHONE.number, Task::UsersEdit),
            (EntityType::User, user::STATE.number, Task::UsersDelete),
            (EntityType::User, EXISTENCE, Task::UsersDelete),
            (EntityType::User, user::ROLES.number, Task::RolesAssignEntra),
            (EntityType::User, user::MFA_STATE.number, Task::SecurityMfa),
            (EntityType::Workspace, workspace::GUEST_ROLES.number, Task::DeskPolicies),
            (EntityType::PriceList, EXISTENCE, Task::DeskPriceListRemove),
            (EntityType::FeaturedOffer, featured_offer::ORDER_KEY.number, Task::CatalogCustomize),
            (EntityType::Device, device::STATE.number, Task::DeskDevices),
            (EntityType::ProfileField, profile_field::DESIRED.number, Task::AccountEditSupport),
        ] {
            assert_eq!(edit_task(entity, field), task, "{} {field}", entity.name());
        }
    }
}
