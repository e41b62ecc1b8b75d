//! Why not.

use crate::access::{Role, Task};
use crate::account::{AccountField, Locked};
use crate::ids::{
    ConflictId, DeviceId, OfferId, PasswordRequestId, PriceListId, TemplateId, UserId,
};
use crate::user_field::UserField;

/// Why not. A variant exists because a screen says or does something of its own
/// for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the right in hand is not for this")]
    WrongRight,
    #[error("the workspace has its first user already")]
    AlreadyFounded,
    #[error("a name is wanted, of at most {limit} characters")]
    BadName { limit: usize },
    #[error("{offer} is not in a current price list")]
    OfferNotInList { offer: OfferId },
    #[error("the current price list says that {offer} ends")]
    OfferEndOfSale { offer: OfferId },
    #[error("{offer} is only sold on top of another offer")]
    OfferIsAddOn { offer: OfferId },
    #[error("{offer} is not featured")]
    NotFeatured { offer: OfferId },
    #[error("{limit} offers are featured already: {}", featured.join(", "))]
    FeaturedFull { limit: usize, featured: Vec<String> },
    #[error("there is no such price list")]
    NoSuchList { list: PriceListId },
    #[error("this very file is imported already")]
    ListAlreadyThere { list: PriceListId },
    #[error("{field} is missing, has not the form it needs, or is longer than {limit} characters")]
    BadUserField { field: UserField, limit: usize },
    #[error("there is no such person here, or they were removed")]
    NoSuchUser { user: UserId },
    #[error("this person is there already")]
    UserAlreadyThere { user: UserId },
    #[error("the user name is somebody else\u{2019}s already")]
    UserNameTaken { by: UserId },
    #[error("the workspace would have no active global admin left")]
    LastAdmin,
    #[error("nobody does this to themselves; another administrator has to")]
    NotOnOneself,
    #[error("not allowed: {}", .task.title())]
    NotAllowed { task: Task },
    #[error("only a global admin changes a global admin")]
    MorePowerful { user: UserId },
    #[error(
        "this person has roles in the tenant; whose roles are the company\u{2019}s only may edit nobody else\u{2019}s"
    )]
    OutOfReach { user: UserId },
    #[error("your roles do not let you give or take {role}")]
    RoleNotAssignable { role: Role },
    #[error("a guest may not hold {role}")]
    GuestRole { role: Role },
    #[error("{role} and {other} are of one category, and a person holds one role of each")]
    OneRolePerCategory { role: Role, other: Role },
    #[error("another directory keeps {field}; it is changed there")]
    ReadOnlyDetail { field: UserField },
    #[error("another directory keeps this person\u{2019}s password")]
    PasswordKeptElsewhere { user: UserId },
    #[error("the thirty days in which this person could come back are over")]
    RestoreTooLate { user: UserId },
    #[error("\u{201c}{text}\u{201d} is not the MPN id of a location")]
    BadLocation { text: String },
    #[error("there is no such role template, or it was removed")]
    NoSuchTemplate { template: TemplateId },
    #[error("this role template is there already")]
    TemplateAlreadyThere { template: TemplateId },
    #[error("there is no such password request about this person")]
    NoSuchRequest { request: PasswordRequestId },
    #[error("this password request is there already")]
    RequestAlreadyThere { request: PasswordRequestId },
    #[error("this password request was done or withdrawn meanwhile")]
    RequestSettled { request: PasswordRequestId },
    #[error("the field {field} has not the form it needs, or is longer than {limit} characters")]
    BadAccountField { field: AccountField, limit: usize },
    #[error("the field {field} cannot be changed here: {why}")]
    FieldLocked { field: AccountField, why: Locked },
    #[error("nothing of {field} is there to be carried over")]
    NothingToCarry { field: AccountField },
    #[error("there is no such device")]
    NoSuchDevice { device: DeviceId },
    #[error("this device is enrolled already, or was revoked")]
    DeviceAlreadyThere { device: DeviceId },
    #[error("there is no such conflict")]
    NoSuchConflict { conflict: ConflictId },
    #[error("the conflict was settled otherwise meanwhile")]
    ConflictClosed { conflict: ConflictId },
    #[error("the field cannot hold what was chosen")]
    BadChoice { conflict: ConflictId },
}

impl Refusal {
    /// Whether it only says that things are as asked already, so that a command
    /// which waited has nothing left to do.
    pub const fn is_already_so(&self) -> bool {
        match self {
            Self::ListAlreadyThere { .. }
            | Self::UserAlreadyThere { .. }
            | Self::TemplateAlreadyThere { .. }
            | Self::RequestAlreadyThere { .. } => true,
            Self::WrongRight
            | Self::AlreadyFounded
            | Self::BadName { .. }
            | Self::OfferNotInList { .. }
            | Self::OfferEndOfSale { .. }
            | Self::OfferIsAddOn { .. }
            | Self::NotFeatured { .. }
            | Self::FeaturedFull { .. }
            | Self::NoSuchList { .. }
            | Self::BadUserField { .. }
            | Self::NoSuchUser { .. }
            | Self::UserNameTaken { .. }
            | Self::LastAdmin
            | Self::NotOnOneself
            | Self::NotAllowed { .. }
            | Self::MorePowerful { .. }
            | Self::OutOfReach { .. }
            | Self::RoleNotAssignable { .. }
            | Self::GuestRole { .. }
            | Self::OneRolePerCategory { .. }
            | Self::ReadOnlyDetail { .. }
            | Self::PasswordKeptElsewhere { .. }
            | Self::RestoreTooLate { .. }
            | Self::BadLocation { .. }
            | Self::NoSuchTemplate { .. }
            | Self::NoSuchRequest { .. }
            | Self::RequestSettled { .. }
            | Self::BadAccountField { .. }
            | Self::FieldLocked { .. }
            | Self::NothingToCarry { .. }
            | Self::NoSuchDevice { .. }
            | Self::DeviceAlreadyThere { .. }
            | Self::NoSuchConflict { .. }
            | Self::ConflictClosed { .. }
            | Self::BadChoice { .. } => false,
        }
    }

    /// What stands on the wire and in the record, and what screens decide by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongRight => "wrong_right",
            Self::AlreadyFounded => "already_founded",
            Self::BadName { .. } => "bad_name",
            Self::OfferNotInList { .. } => "offer_not_in_list",
            Self::OfferEndOfSale { .. } => "offer_end_of_sale",
            Self::OfferIsAddOn { .. } => "offer_is_add_on",
            Self::NotFeatured { .. } => "offer_not_featured",
            Self::FeaturedFull { .. } => "featured_full",
            Self::NoSuchList { .. } => "no_such_list",
            Self::ListAlreadyThere { .. } => "already_imported",
            Self::BadUserField { .. } => "bad_user_field",
            Self::NoSuchUser { .. } => "user_not_found",
            Self::UserAlreadyThere { .. } => "user_already_there",
            Self::UserNameTaken { .. } => "user_name_taken",
            Self::LastAdmin => "last_admin",
            Self::NotOnOneself => "not_on_oneself",
            Self::NotAllowed { .. } => "not_allowed",
            Self::MorePowerful { .. } => "more_powerful",
            Self::OutOfReach { .. } => "out_of_reach",
            Self::RoleNotAssignable { .. } => "role_not_assignable",
            Self::GuestRole { .. } => "guest_role",
            Self::OneRolePerCategory { .. } => "one_role_per_category",
            Self::ReadOnlyDetail { .. } => "read_only_detail",
            Self::PasswordKeptElsewhere { .. } => "password_kept_elsewhere",
            Self::RestoreTooLate { .. } => "restore_too_late",
            Self::BadLocation { .. } => "bad_location",
            Self::NoSuchTemplate { .. } => "template_not_found",
            Self::TemplateAlreadyThere { .. } => "template_already_there",
            Self::NoSuchRequest { .. } => "request_not_found",
            Self::RequestAlreadyThere { .. } => "request_already_there",
            Self::RequestSettled { .. } => "request_settled",
            Self::BadAccountField { .. } => "bad_account_field",
            Self::FieldLocked { .. } => "field_locked",
            Self::NothingToCarry { .. } => "nothing_to_carry",
            Self::NoSuchDevice { .. } => "device_not_found",
            Self::DeviceAlreadyThere { .. } => "device_already_there",
            Self::NoSuchConflict { .. } => "conflict_not_found",
            Self::ConflictClosed { .. } => "conflict_closed",
            Self::BadChoice { .. } => "bad_choice",
        }
    }

    /// What it is about: an offer, a list, a person, a field.
    pub fn about(&self) -> Option<String> {
        match self {
            Self::WrongRight | Self::AlreadyFounded | Self::LastAdmin | Self::NotOnOneself => None,
            Self::BadName { limit } | Self::FeaturedFull { limit, .. } => Some(limit.to_string()),
            Self::OfferNotInList { offer }
            | Self::OfferEndOfSale { offer }
            | Self::OfferIsAddOn { offer }
            | Self::NotFeatured { offer } => Some(offer.to_string()),
            Self::NoSuchList { list } | Self::ListAlreadyThere { list } => Some(list.to_string()),
            Self::BadUserField { field, .. } | Self::ReadOnlyDetail { field } => {
                Some(field.to_string())
            }
            Self::NoSuchUser { user }
            | Self::UserAlreadyThere { user }
            | Self::MorePowerful { user }
            | Self::OutOfReach { user }
            | Self::PasswordKeptElsewhere { user }
            | Self::RestoreTooLate { user } => Some(user.to_string()),
            Self::NotAllowed { task } => Some(task.code().to_owned()),
            Self::RoleNotAssignable { role }
            | Self::GuestRole { role }
            | Self::OneRolePerCategory { role, .. } => Some(role.to_string()),
            Self::BadLocation { text } => Some(text.clone()),
            Self::NoSuchTemplate { template } | Self::TemplateAlreadyThere { template } => {
                Some(template.to_string())
            }
            Self::NoSuchRequest { request }
            | Self::RequestAlreadyThere { request }
            | Self::RequestSettled { request } => Some(request.to_string()),
            Self::UserNameTaken { by } => Some(by.to_string()),
            Self::BadAccountField { field, .. } | Self::NothingToCarry { field } => {
                Some(field.to_string())
            }
            Self::FieldLocked { field, why } => Some(format!("{field} {why}")),
            Self::NoSuchDevice { device } | Self::DeviceAlreadyThere { device } => {
                Some(device.to_string())
            }
            Self::NoSuchConflict { conflict }
            | Self::ConflictClosed { conflict }
            | Self::BadChoice { conflict } => Some(conflict.to_string()),
        }
    }

    /// The role that stands in the way, where it is one.
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::RoleNotAssignable { role }
            | Self::GuestRole { role }
            | Self::OneRolePerCategory { role, .. } => Some(*role),
            Self::WrongRight
            | Self::AlreadyFounded
            | Self::BadName { .. }
            | Self::OfferNotInList { .. }
            | Self::OfferEndOfSale { .. }
            | Self::OfferIsAddOn { .. }
            | Self::NotFeatured { .. }
            | Self::FeaturedFull { .. }
            | Self::NoSuchList { .. }
            | Self::ListAlreadyThere { .. }
            | Self::BadUserField { .. }
            | Self::NoSuchUser { .. }
            | Self::UserAlreadyThere { .. }
            | Self::UserNameTaken { .. }
            | Self::LastAdmin
            | Self::NotOnOneself
            | Self::NotAllowed { .. }
            | Self::MorePowerful { .. }
            | Self::OutOfReach { .. }
            | Self::ReadOnlyDetail { .. }
            | Self::PasswordKeptElsewhere { .. }
            | Self::RestoreTooLate { .. }
            | Self::BadLocation { .. }
            | Self::NoSuchTemplate { .. }
            | Self::TemplateAlreadyThere { .. }
            | Self::NoSuchRequest { .. }
            | Self::RequestAlreadyThere { .. }
            | Self::RequestSettled { .. }
            | Self::NoSuchDevice { .. }
            | Self::DeviceAlreadyThere { .. }
            | Self::NoSuchConflict { .. }
            | Self::ConflictClosed { .. }
            | Self::BadChoice { .. }
            | Self::BadAccountField { .. }
            | Self::FieldLocked { .. }
            | Self::NothingToCarry { .. } => None,
        }
    }
}
