//! A command's intent on the wire: a mirror of `core`'s commands, so that those
//! may be reshaped while the bytes stay.

mod account;
mod catalog;
mod choices;
mod people;

use desk_core::command::Command;
use desk_core::ids::{
    ConflictId, DeviceId, PasswordRequestId, PriceListId, TemplateId, UserId, WorkspaceId,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use account::{CarriedArgs, SeenArgs};
use catalog::{ListArgs, PlaceArgs};
use choices::{ChoiceArgs, subject};
use people::{EnrolArgs, PolicyArgs, codes, details, edits, moment, role_codes, roles_of};

/// A command whose bytes read well but make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {field} of a command makes no sense: {why}")]
pub struct BadArgs {
    pub field: &'static str,
    pub why: String,
}

/// Version of the arguments below. A change of meaning is a new version and an
/// upcaster from this one.
pub(crate) const VERSION: u16 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Args {
    FoundWorkspace {
        workspace: Uid,
        founder: Uid,
        display_name: String,
    },
    SetHomeMarket {
        workspace: Uid,
        market: Option<String>,
    },
    AddPriceList(Box<ListArgs>),
    RemovePriceList {
        list: Uid,
    },
    RestorePriceList {
        list: Uid,
    },
    FeatureOffer {
        offer: String,
        title: String,
        place: PlaceArgs,
    },
    UnfeatureOffer {
        offer: String,
    },
    MoveFeatured {
        offer: String,
        place: PlaceArgs,
    },
    AddUser {
        user: Uid,
        details: Vec<(String, String)>,
        roles: Vec<String>,
    },
    EditUser {
        user: Uid,
        edits: Vec<(String, Option<String>)>,
    },
    ObserveUser {
        user: Uid,
        seen: Vec<(String, Option<String>)>,
    },
    RemoveUser {
        user: Uid,
        at_ms: i64,
    },
    RestoreUser {
        user: Uid,
        at_ms: i64,
    },
    GrantRole {
        user: Uid,
        role: String,
    },
    RevokeRole {
        user: Uid,
        role: String,
    },
    ChangeRoles {
        user: Uid,
        take: Vec<String>,
        give: Vec<String>,
    },
    SetUserState {
        user: Uid,
        active: bool,
    },
    ChangeLocations {
        user: Uid,
        entire_company: Option<bool>,
        add: Vec<String>,
        remove: Vec<String>,
    },
    FollowTemplate {
        user: Uid,
        template: Option<Uid>,
    },
    AddTemplate {
        template: Uid,
        name: String,
        note: Option<String>,
        roles: Vec<String>,
    },
    EditTemplate {
        template: Uid,
        name: Option<String>,
        note: Option<String>,
        add: Vec<String>,
        remove: Vec<String>,
    },
    RemoveTemplate {
        template: Uid,
    },
    RestoreTemplate {
        template: Uid,
    },
    RequestPassword {
        request: Uid,
        user: Uid,
        at_ms: i64,
    },
    SettlePassword {
        request: Uid,
        user: Uid,
        done: bool,
        at_ms: i64,
    },
    SetPolicy {
        workspace: Uid,
        policy: PolicyArgs,
    },
    SetAccountField {
        field: String,
        value: Option<String>,
    },
    ObserveProfile(Box<SeenArgs>),
    CarryOver {
        field: String,
        carried: Option<CarriedArgs>,
    },
    EnrolDevice(Box<EnrolArgs>),
    RenameDevice {
        device: Uid,
        name: String,
    },
    RevokeDevice {
        device: Uid,
    },
    ResolveConflict {
        conflict: Uid,
        subject: u16,
        field: u16,
        choice: ChoiceArgs,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Uid(#[serde(with = "serde_bytes")] [u8; 16]);

impl From<Uuid> for Uid {
    fn from(id: Uuid) -> Self {
        Self(id.into_bytes())
    }
}

impl From<Uid> for Uuid {
    fn from(id: Uid) -> Self {
        Self::from_bytes(id.0)
    }
}

impl From<&Command> for Args {
    fn from(command: &Command) -> Self {
        match command {
            Command::FoundWorkspace { workspace, founder, display_name } => Self::FoundWorkspace {
                workspace: workspace.uuid().into(),
                founder: founder.uuid().into(),
                display_name: display_name.clone(),
            },
            Command::SetHomeMarket { workspace, market } => Self::SetHomeMarket {
                workspace: workspace.uuid().into(),
                market: market.map(|market| market.to_string()),
            },
            Command::AddPriceList(add) => Self::AddPriceList(Box::new(add.into())),
            Command::RemovePriceList { list } => Self::RemovePriceList { list: list.uuid().into() },
            Command::RestorePriceList { list } => {
                Self::RestorePriceList { list: list.uuid().into() }
            }
            Command::FeatureOffer { offer, title, place } => Self::FeatureOffer {
                offer: offer.to_string(),
                title: title.clone(),
                place: place.into(),
            },
            Command::UnfeatureOffer { offer } => Self::UnfeatureOffer { offer: offer.to_string() },
            Command::MoveFeatured { offer, place } => {
                Self::MoveFeatured { offer: offer.to_string(), place: place.into() }
            }
            Command::AddUser { user, details, roles } => Self::AddUser {
                user: user.uuid().into(),
                details: codes(details),
                roles: role_codes(roles),
            },
            Command::EditUser { user, edits } => {
                Self::EditUser { user: user.uuid().into(), edits: codes(edits) }
            }
            Command::ObserveUser { user, seen } => {
                Self::ObserveUser { user: user.uuid().into(), seen: codes(seen) }
            }
            Command::RemoveUser { user, at } => {
                Self::RemoveUser { user: user.uuid().into(), at_ms: at.as_millisecond() }
            }
            Command::RestoreUser { user, at } => {
                Self::RestoreUser { user: user.uuid().into(), at_ms: at.as_millisecond() }
            }
            Command::GrantRole { user, role } => {
                Self::GrantRole { user: user.uuid().into(), role: role.code().to_owned() }
            }
            Command::RevokeRole { user, role } => {
                Self::RevokeRole { user: user.uuid().into(), role: role.code().to_owned() }
            }
            Command::SetUserState { user, active } => {
                Self::SetUserState { user: user.uuid().into(), active: *active }
            }
            Command::ChangeRoles { user, take, give } => Self::ChangeRoles {
                user: user.uuid().into(),
                take: role_codes(take),
                give: role_codes(give),
            },
            Command::ChangeLocations { user, entire_company, add, remove } => {
                Self::ChangeLocations {
                    user: user.uuid().into(),
                    entire_company: *entire_company,
                    add: add.clone(),
                    remove: remove.clone(),
                }
            }
            Command::FollowTemplate { user, template } => Self::FollowTemplate {
                user: user.uuid().into(),
                template: template.map(|template| template.uuid().into()),
            },
            Command::AddTemplate { template, name, note, roles } => Self::AddTemplate {
                template: template.uuid().into(),
                name: name.clone(),
                note: note.clone(),
                roles: role_codes(roles),
            },
            Command::EditTemplate { template, name, note, add, remove } => Self::EditTemplate {
                template: template.uuid().into(),
                name: name.clone(),
                note: note.clone(),
                add: role_codes(add),
                remove: role_codes(remove),
            },
            Command::RemoveTemplate { template } => {
                Self::RemoveTemplate { template: template.uuid().into() }
            }
            Command::RestoreTemplate { template } => {
                Self::RestoreTemplate { template: template.uuid().into() }
            }
            Command::RequestPassword { request, user, at } => Self::RequestPassword {
                request: request.uuid().into(),
                user: user.uuid().into(),
                at_ms: at.as_millisecond(),
            },
            Command::SettlePassword { request, user, done, at } => Self::SettlePassword {
                request: request.uuid().into(),
                user: user.uuid().into(),
                done: *done,
                at_ms: at.as_millisecond(),
            },
            Command::SetPolicy { workspace, policy } => {
                Self::SetPolicy { workspace: workspace.uuid().into(), policy: policy.into() }
            }
            Command::SetAccountField { field, value } => {
                Self::SetAccountField { field: field.code().to_owned(), value: value.clone() }
            }
            Command::ObserveProfile(seen) => Self::ObserveProfile(Box::new(seen.into())),
            Command::CarryOver { field, carried } => Self::CarryOver {
                field: field.code().to_owned(),
                carried: carried.as_ref().map(Into::into),
            },
            Command::EnrolDevice(enrol) => Self::EnrolDevice(Box::new(enrol.into())),
            Command::RenameDevice { device, name } => {
                Self::RenameDevice { device: device.uuid().into(), name: name.clone() }
            }
            Command::RevokeDevice { device } => Self::RevokeDevice { device: device.uuid().into() },
            Command::ResolveConflict { conflict, subject, field, choice } => {
                Self::ResolveConflict {
                    conflict: conflict.uuid().into(),
                    subject: subject.number(),
                    field: *field,
                    choice: choice.into(),
                }
            }
        }
    }
}

impl TryFrom<Args> for Command {
    type Error = BadArgs;
    fn try_from(args: Args) -> Result<Self, BadArgs> {
        Ok(match args {
            Args::FoundWorkspace { workspace, founder, display_name } => Self::FoundWorkspace {
                workspace: WorkspaceId::new(workspace.into()),
                founder: UserId::new(founder.into()),
                display_name,
            },
            Args::SetHomeMarket { workspace, market } => Self::SetHomeMarket {
                workspace: WorkspaceId::new(workspace.into()),
                market: optional("market", market)?,
            },
            Args::AddPriceList(list) => Self::AddPriceList((*list).try_into()?),
            Args::RemovePriceList { list } => {
                Self::RemovePriceList { list: PriceListId::new(list.into()) }
            }
            Args::RestorePriceList { list } => {
                Self::RestorePriceList { list: PriceListId::new(list.into()) }
            }
            Args::FeatureOffer { offer, title, place } => Self::FeatureOffer {
                offer: parse("offer", &offer)?,
                title,
                place: place.try_into()?,
            },
            Args::UnfeatureOffer { offer } => {
                Self::UnfeatureOffer { offer: parse("offer", &offer)? }
            }
            Args::MoveFeatured { offer, place } => {
                Self::MoveFeatured { offer: parse("offer", &offer)?, place: place.try_into()? }
            }
            Args::AddUser { user, details: given, roles } => Self::AddUser {
                user: UserId::new(user.into()),
                details: details(given)?,
                roles: roles_of(&roles)?,
            },
            Args::EditUser { user, edits: given } => {
                Self::EditUser { user: UserId::new(user.into()), edits: edits(given)? }
            }
            Args::ObserveUser { user, seen } => {
                Self::ObserveUser { user: UserId::new(user.into()), seen: edits(seen)? }
            }
            Args::RemoveUser { user, at_ms } => {
                Self::RemoveUser { user: UserId::new(user.into()), at: moment("at_ms", at_ms)? }
            }
            Args::RestoreUser { user, at_ms } => {
                Self::RestoreUser { user: UserId::new(user.into()), at: moment("at_ms", at_ms)? }
            }
            Args::GrantRole { user, role } => {
                Self::GrantRole { user: UserId::new(user.into()), role: parse("role", &role)? }
            }
            Args::RevokeRole { user, role } => {
                Self::RevokeRole { user: UserId::new(user.into()), role: parse("role", &role)? }
            }
            Args::SetUserState { user, active } => {
                Self::SetUserState { user: UserId::new(user.into()), active }
            }
            Args::ChangeRoles { user, take, give } => Self::ChangeRoles {
                user: UserId::new(user.into()),
                take: roles_of(&take)?,
                give: roles_of(&give)?,
            },
            Args::ChangeLocations { user, entire_company, add, remove } => Self::ChangeLocations {
                user: UserId::new(user.into()),
                entire_company,
                add,
                remove,
            },
            Args::FollowTemplate { user, template } => Self::FollowTemplate {
                user: UserId::new(user.into()),
                template: template.map(|template| TemplateId::new(template.into())),
            },
            Args::AddTemplate { template, name, note, roles } => Self::AddTemplate {
                template: TemplateId::new(template.into()),
                name,
                note,
                roles: roles_of(&roles)?,
            },
            Args::EditTemplate { template, name, note, add, remove } => Self::EditTemplate {
                template: TemplateId::new(template.into()),
                name,
                note,
                add: roles_of(&add)?,
                remove: roles_of(&remove)?,
            },
            Args::RemoveTemplate { template } => {
                Self::RemoveTemplate { template: TemplateId::new(template.into()) }
            }
            Args::RestoreTemplate { template } => {
                Self::RestoreTemplate { template: TemplateId::new(template.into()) }
            }
            Args::RequestPassword { request, user, at_ms } => Self::RequestPassword {
                request: PasswordRequestId::new(request.into()),
                user: UserId::new(user.into()),
                at: moment("at_ms", at_ms)?,
            },
            Args::SettlePassword { request, user, done, at_ms } => Self::SettlePassword {
                request: PasswordRequestId::new(request.into()),
                user: UserId::new(user.into()),
                done,
                at: moment("at_ms", at_ms)?,
            },
            Args::SetPolicy { workspace, policy } => Self::SetPolicy {
                workspace: WorkspaceId::new(workspace.into()),
                policy: policy.try_into()?,
            },
            Args::SetAccountField { field, value } => {
                Self::SetAccountField { field: account::field(&field)?, value }
            }
            Args::ObserveProfile(seen) => Self::ObserveProfile((*seen).try_into()?),
            Args::CarryOver { field, carried } => Self::CarryOver {
                field: account::field(&field)?,
                carried: carried.map(TryInto::try_into).transpose()?,
            },
            Args::EnrolDevice(enrol) => Self::EnrolDevice((*enrol).try_into()?),
            Args::RenameDevice { device, name } => {
                Self::RenameDevice { device: DeviceId::new(device.into()), name }
            }
            Args::RevokeDevice { device } => {
                Self::RevokeDevice { device: DeviceId::new(device.into()) }
            }
            Args::ResolveConflict { conflict, subject: number, field, choice } => {
                Self::ResolveConflict {
                    conflict: ConflictId::new(conflict.into()),
                    subject: subject(number, field)?,
                    field,
                    choice: choice.into(),
                }
            }
        })
    }
}

fn parse<T>(field: &'static str, text: &str) -> Result<T, BadArgs>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|why: T::Err| BadArgs { field, why: why.to_string() })
}

fn optional<T>(field: &'static str, text: Option<String>) -> Result<Option<T>, BadArgs>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.map(|text| parse(field, &text)).transpose()
}
