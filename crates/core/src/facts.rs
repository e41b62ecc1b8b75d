//! What a decision has to know. The store and the hub load it beforehand; a
//! decision itself never looks anything up.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::access::Role;
use crate::account::{AccountFacts, AccountField, Part, ruling_fields};
use crate::command::Command;
use crate::conflicts::{Choice, ConflictFacts};
use crate::featured::Featured;
use crate::ids::{
    ConflictId, DeviceId, OfferId, PasswordRequestId, PriceListId, TemplateId, UserId,
};
use crate::passwords::RequestFacts;
use crate::policies::Policies;
use crate::price_list::Market;
use crate::schema::EntityType;
use crate::templates::TemplateFacts;
use crate::user_field::UserField;

/// Which facts a command needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Whether the workspace has its first user.
    pub founded: bool,
    pub home_market: bool,
    pub featured: bool,
    pub offer: Option<OfferId>,
    pub list: Option<PriceListId>,
    pub user: Option<UserId>,
    pub user_name: NameNeed,
    /// Whether to know who the active global admins are.
    pub admins: bool,
    /// Whether to know what the workspace has settled about roles.
    pub policies: bool,
    pub template: Option<TemplateId>,
    pub request: Option<PasswordRequestId>,
    pub device: Option<DeviceId>,
    /// The fields of the account to know.
    pub account: BTreeSet<AccountField>,
    /// A conflict, and what is chosen: a user name that comes back by it must be
    /// free, and to judge that the choice has to be known.
    pub conflict: Option<(ConflictId, Choice)>,
}

/// Which user name somebody else might have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum NameNeed {
    #[default]
    None,
    /// This one.
    Given(String),
    /// The one that the named user has.
    OfUser,
}

/// What is true at the moment of the decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether the workspace has its first user; loaded when needed.
    pub founded: bool,
    /// Loaded when needed.
    pub home_market: Option<Market>,
    /// The featured offers in order; loaded when needed.
    pub featured: Vec<Featured>,
    pub offer: OfferStanding,
    pub list: ListState,
    /// The person that the command or a conflict is about, `None` when there was
    /// never one.
    pub user: Option<UserFacts>,
    /// Who else has the user name in question, in any case of letters; nobody who
    /// was removed.
    pub user_name_taken_by: Option<UserId>,
    /// The global admins who are active and not removed.
    pub admins: BTreeSet<UserId>,
    /// Loaded when needed.
    pub policies: Policies,
    pub template: Option<TemplateFacts>,
    pub request: Option<RequestFacts>,
    pub device: Option<DeviceFacts>,
    /// The fields that were asked for and have a record.
    pub account: AccountFacts,
    pub conflict: Option<ConflictFacts>,
}

/// How a person stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserFacts {
    pub deleted: bool,
    /// When, where it is known.
    pub deleted_at: Option<Timestamp>,
    pub active: bool,
    /// The roles that this version knows.
    pub roles: BTreeSet<Role>,
    /// The details that are not empty.
    pub details: BTreeMap<UserField, String>,
    /// Whether roles with a scope reach the whole company.
    pub entire_company: bool,
    /// The MPN ids of the locations that they reach besides.
    pub locations: BTreeSet<String>,
    /// The role template that the person follows.
    pub template: Option<TemplateId>,
}

/// How a device stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFacts {
    pub user: Option<UserId>,
    pub name: String,
    pub key: Vec<u8>,
    pub deleted: bool,
    pub revoked: bool,
}

/// How an offer stands in the current list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OfferStanding {
    /// There is no list here to tell: the hub, which judges count and right
    /// only.
    #[default]
    NotJudgedHere,
    Sellable,
    /// No current list has it.
    Missing,
    /// The current list says it ends (marker `Delete` on every row).
    EndOfSale,
    /// Only sold on top of another offer.
    AddOn,
}

/// Whether a price list is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ListState {
    #[default]
    Unknown,
    Live,
    Removed,
}

impl Command {
    /// The facts to load before [`crate::decide::decide`] is asked.
    pub fn needs(&self) -> Needs {
        let none = Needs::default();
        match self {
            Self::FoundWorkspace { .. } => Needs { founded: true, ..none },
            Self::SetHomeMarket { .. } => Needs { home_market: true, ..none },
            Self::AddPriceList(add) => Needs { list: Some(add.head.id()), ..none },
            Self::RemovePriceList { list } | Self::RestorePriceList { list } => {
                Needs { list: Some(*list), ..none }
            }
            Self::FeatureOffer { offer, .. } => {
                Needs { featured: true, offer: Some(offer.clone()), ..none }
            }
            Self::UnfeatureOffer { .. } | Self::MoveFeatured { .. } => {
                Needs { featured: true, ..none }
            }
            Self::AddUser { user, details, .. } => {
                // Of two of one field the last counts.
                let name = details.iter().rfind(|(field, _)| *field == UserField::UserName);
                let user_name = given(name.map(|(_, name)| name.as_str()));
                Needs { user: Some(*user), user_name, policies: true, ..none }
            }
            Self::EditUser { user, edits } | Self::ObserveUser { user, seen: edits } => {
                let name = edits.iter().rfind(|(field, _)| *field == UserField::UserName);
                let user_name = given(name.and_then(|(_, name)| name.as_deref()));
                // Who becomes a guest may hold fewer roles.
                let policies = edits.iter().any(|(field, _)| *field == UserField::UserType);
                Needs { user: Some(*user), user_name, policies, ..none }
            }
            Self::RestoreUser { user, .. } => {
                Needs { user: Some(*user), user_name: NameNeed::OfUser, ..none }
            }
            Self::RemoveUser { user, .. } | Self::SetUserState { user, .. } => {
                Needs { user: Some(*user), admins: true, ..none }
            }
            Self::GrantRole { user, .. }
            | Self::RevokeRole { user, .. }
            | Self::ChangeRoles { user, .. } => {
                Needs { user: Some(*user), admins: true, policies: true, ..none }
            }
            Self::ChangeLocations { user, .. } => Needs { user: Some(*user), ..none },
            Self::FollowTemplate { user, template } => {
                Needs { user: Some(*user), template: *template, ..none }
            }
            Self::AddTemplate { template, .. } | Self::EditTemplate { template, .. } => {
                Needs { template: Some(*template), policies: true, ..none }
            }
            Self::RemoveTemplate { template } | Self::RestoreTemplate { template } => {
                Needs { template: Some(*template), ..none }
            }
            Self::RequestPassword { request, user, .. }
            | Self::SettlePassword { request, user, .. } => {
                Needs { user: Some(*user), request: Some(*request), ..none }
            }
            Self::SetPolicy { .. } => Needs { policies: true, ..none },
            Self::SetAccountField { field, .. } | Self::CarryOver { field, .. } => {
                Needs { account: with_ruling([*field]), ..none }
            }
            Self::ObserveProfile(seen) => {
                let seen_at = seen.profile.fields().filter(|field| field.part() == Part::SeenAt);
                let shown = seen.values.iter().map(|(field, _)| *field);
                Needs { account: with_ruling(shown.chain(seen_at)), ..none }
            }
            Self::EnrolDevice(enrol) => {
                Needs { user: Some(enrol.user), device: Some(enrol.device), ..none }
            }
            Self::RenameDevice { device, .. } | Self::RevokeDevice { device } => {
                Needs { device: Some(*device), ..none }
            }
            Self::ResolveConflict { conflict, subject, choice, .. } => Needs {
                featured: *subject == EntityType::FeaturedOffer,
                admins: *subject == EntityType::User,
                policies: *subject == EntityType::User,
                account: match subject {
                    EntityType::ProfileField | EntityType::BillingField => with_ruling([]),
                    EntityType::Workspace
                    | EntityType::User
                    | EntityType::PriceList
                    | EntityType::FeaturedOffer
                    | EntityType::Device
                    | EntityType::Conflict
                    | EntityType::RoleTemplate
                    | EntityType::PasswordRequest => BTreeSet::new(),
                },
                conflict: Some((*conflict, choice.clone())),
                ..none
            },
        }
    }
}

/// These, and those on which it hangs who may edit them.
fn with_ruling(fields: impl IntoIterator<Item = AccountField>) -> BTreeSet<AccountField> {
    ruling_fields().chain(fields).collect()
}

fn given(name: Option<&str>) -> NameNeed {
    match name.map(str::trim) {
        Some("") | None => NameNeed::None,
        Some(name) => NameNeed::Given(name.to_owned()),
    }
}
