//! Accounts, roles and what they allow. There is no password in any of this.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::PersonEdit;
use crate::error::{ErrorBody, ErrorCode};

/// Which people a list shows. All that is asked for must hold.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserQuery {
    /// Words of the name, the user name or the contact e-mail.
    pub search: String,
    /// A role code.
    pub role: Option<String>,
    /// `active`, `inactive` or `deleted`; `None` for everybody who was not deleted.
    pub state: Option<String>,
    pub guests: bool,
    pub without_role: bool,
    pub without_mfa: bool,
    /// Those whose roles differ from the template that they follow.
    pub drifted: bool,
    /// Active global admins, whom everybody may ask for.
    pub global_admins: bool,
    /// The id of a template.
    pub template: Option<String>,
    /// `name`, `user_name`, `department` or `deleted`; `None` for the name.
    pub order: Option<String>,
    pub descending: bool,
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
    /// With how many there are of each kind, whatever is asked for. It takes a look at
    /// everybody, so a page that only goes on does without.
    pub counted: bool,
}

/// A page of people.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserPage {
    pub total: u32,
    pub users: Vec<UserLine>,
    /// `None` for whoever may only ask for the global admins.
    pub counts: Option<UserCounts>,
    /// About the workspace as a whole, such as too few global admins.
    pub warnings: Vec<WarningView>,
}

/// How many there are of each kind, whatever is searched for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserCounts {
    /// Everybody who was not deleted.
    pub here: u32,
    pub inactive: u32,
    pub deleted: u32,
    pub guests: u32,
    pub without_role: u32,
    pub without_mfa: u32,
    pub drifted: u32,
    pub global_admins: u32,
    pub by_role: Vec<RoleCount>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleCount {
    pub role: String,
    pub count: u32,
}

/// A person in a list, or a row of the matrix of people and roles.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserLine {
    pub id: String,
    pub name: String,
    pub user_name: Option<String>,
    pub department: Option<String>,
    /// `active`, `inactive` or `deleted`.
    pub state: String,
    /// Role codes.
    pub roles: Vec<String>,
    /// Roles that were asked for and wait for the hub.
    pub waiting_roles: bool,
    /// Edits of roles that are not committed.
    pub staged: Vec<StagedRole>,
    pub guest: bool,
    /// `disabled`, `enabled` or `enforced`.
    pub mfa: String,
    /// `created` here, or `observed` in the directory.
    pub origin: String,
    pub template_id: Option<String>,
    pub template_name: Option<String>,
    /// Of a deleted person: the days that are left to bring them back; 0 when the
    /// time is over, `None` where nobody knows when it was.
    pub days_left: Option<u32>,
    pub warnings: Vec<WarningView>,
    /// Roles that the person who asks may give and take, but not here.
    pub barred_roles: Vec<BarredRole>,
    /// Why the person who asks may not bring back this deleted one.
    pub restore_barred: Option<ErrorBody>,
    pub is_me: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BarredRole {
    pub role: String,
    pub code: ErrorCode,
}

/// Something that the rules would refuse the person who asks to do.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BarredDeed {
    /// `edit`, `mfa`, `state`, `delete`, `restore`, `locations`, `password` or `roles`.
    pub deed: String,
    pub why: ErrorBody,
}

/// Something worth a look, by a code that screens have words for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WarningView {
    pub code: String,
    /// A role or a number.
    pub about: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedRole {
    pub role: String,
    /// Whether it is given; otherwise it is taken.
    pub give: bool,
}

/// A person, by id or user name.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserRef {
    pub user: String,
}

/// Everything about one person.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserDetail {
    pub line: UserLine,
    pub details: Vec<UserDetailField>,
    pub entire_company: bool,
    /// MPN ids.
    pub locations: Vec<String>,
    /// UTC.
    pub deleted_at: Option<String>,
    /// By what the roles differ from the template's.
    pub drift: Option<DriftView>,
    pub requests: Vec<PasswordRequestView>,
    /// What the rules would refuse the person who asks. What takes a right that they do
    /// not have is not in it.
    pub barred: Vec<BarredDeed>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserDetailField {
    /// A code of `core::user_field`.
    pub field: String,
    pub value: Option<String>,
    /// Another directory keeps it, so it cannot be typed in here.
    pub read_only: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DriftView {
    pub missing: Vec<String>,
    pub extra: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewUser {
    /// At least `display_name`.
    pub details: Vec<PersonEdit>,
    /// Role codes.
    pub roles: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserState {
    pub user: String,
    pub active: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeLocations {
    pub user: String,
    /// `None` leaves it as it is.
    pub entire_company: Option<bool>,
    pub add: Vec<String>,
    pub remove: Vec<String>,
}

/// Roles that go and come in one decision.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRoles {
    pub user: String,
    pub take: Vec<String>,
    pub give: Vec<String>,
}

/// Every role there is, and what is settled about them.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleCatalogue {
    pub roles: Vec<RoleView>,
    pub policies: PoliciesView,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleView {
    pub role: String,
    /// `entra`, `csp` or `company`.
    pub family: String,
    pub category: String,
    /// Where Microsoft keeps it: `directory_role`, `group` or `partner_center`.
    pub kept_as: String,
    /// The id of the directory role's template, or the name of the group.
    pub backing: Option<String>,
    pub guests_may_hold: bool,
    /// Whether the person who asks may give and take it.
    pub assignable: bool,
    pub tasks: Vec<AbilityView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PoliciesView {
    pub one_role_per_category: bool,
    pub guest_roles: Vec<String>,
}

/// `None` leaves one as it is.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangePolicies {
    pub one_role_per_category: Option<bool>,
    pub guest_roles: Option<Vec<String>>,
}

/// Marks in the matrix.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StageRoles {
    pub edits: Vec<StagedEdit>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedEdit {
    pub user: String,
    pub role: String,
    /// Whether the person shall hold it.
    pub held: bool,
}

/// What is staged, and what would change if it were committed.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedRoles {
    pub people: Vec<StagedPersonView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedPersonView {
    pub user: String,
    pub name: String,
    /// Somebody deleted them meanwhile; nothing can be committed for them.
    pub deleted: bool,
    pub take: Vec<String>,
    pub give: Vec<String>,
    pub changes: Vec<ShiftView>,
}

/// A task that somebody could do otherwise than before.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShiftView {
    pub task: String,
    /// `none`, `own` or `full`.
    pub before: String,
    pub after: String,
}

/// What committing everything that is staged would say. Asking changes nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedReview {
    /// Whose roles are to be changed: everybody with marks but whoever was deleted.
    pub people: u32,
    /// As long as there is one of these, nothing is committed.
    pub refused: Vec<StagedRefusal>,
    /// What the others would bring.
    pub warnings: Vec<StagedWarning>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedRefusal {
    pub user: String,
    pub name: String,
    /// The role that is in the way; `None` where it is about the person.
    pub role: Option<String>,
    pub why: ErrorBody,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedWarning {
    /// `None` where it is about the workspace as a whole.
    pub user: Option<String>,
    pub name: Option<String>,
    pub warning: WarningView,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagedCommitted {
    /// People whose roles were changed.
    pub changed: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleTemplates {
    pub templates: Vec<RoleTemplateView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleTemplateView {
    pub id: String,
    pub name: String,
    pub note: Option<String>,
    pub roles: Vec<String>,
    /// People who follow it, and those of them whose roles are others.
    pub followers: u32,
    pub drifted: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewTemplate {
    pub name: String,
    pub note: Option<String>,
    pub roles: Vec<String>,
}

/// What is `None` stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeTemplate {
    pub template: String,
    pub name: Option<String>,
    pub note: Option<String>,
    /// All of its roles from now on.
    pub roles: Option<Vec<String>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateRef {
    pub template: String,
}

/// These people follow the template from now on, and their roles become its roles.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ApplyTemplate {
    /// `None`: they follow none any more, and keep their roles.
    pub template: Option<String>,
    pub users: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PasswordRequests {
    pub requests: Vec<PasswordRequestView>,
}

/// That somebody gets a new password in the portal. Nothing here knows it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PasswordRequestView {
    pub id: String,
    pub user: String,
    pub user_label: String,
    pub asked_by: String,
    /// UTC.
    pub asked_at: Option<String>,
    /// `waiting`: not yet done; `done` or `withdrawn`.
    pub state: String,
    pub settled_by: Option<String>,
    /// UTC.
    pub settled_at: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettlePassword {
    pub request: String,
    pub user: String,
    /// Whether it was done in the portal; otherwise the request is withdrawn.
    pub done: bool,
}

/// What a person can do, and by which role.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    pub user: String,
    pub name: String,
    pub roles: Vec<String>,
    pub abilities: Vec<AbilityView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AbilityView {
    pub task: String,
    /// The task in plain English.
    pub title: String,
    /// `own` or `full`.
    pub reach: String,
    /// The roles that reach as far; none where everybody may.
    pub by: Vec<String>,
    /// Where the rights table has it from.
    pub source: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TaskRef {
    pub task: String,
}

/// Active people who can do a task, at least in part.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhoCan {
    pub task: String,
    pub title: String,
    /// Whether everybody can, role or not.
    pub everybody: bool,
    /// The roles that can do all of it.
    pub roles: Vec<String>,
    pub total: u32,
    /// The first 500 of them, by name.
    pub people: Vec<WhoCanLine>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhoCanLine {
    pub user: String,
    pub name: String,
    pub user_name: Option<String>,
    /// `own` or `full`.
    pub reach: String,
    pub by: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MinimalAsk {
    /// Task codes.
    pub tasks: Vec<String>,
    /// Only roles that a guest may hold.
    pub guest: bool,
    /// Whatever the workspace has settled: one role of each category or not.
    pub one_role_per_category: Option<bool>,
}

/// The smallest set of roles that covers the tasks, computed from the documented
/// tasks and never from what anybody used. A global admin is in it only where nothing
/// smaller covers them.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MinimalRoles {
    pub roles: Vec<String>,
    /// Tasks that are covered within a scope only.
    pub partly: Vec<String>,
    /// Another answer that somebody might prefer.
    pub otherwise: Option<OtherRoles>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OtherRoles {
    /// What speaks for it: `fewer_roles`, by a global admin, or `in_part`: without one,
    /// but not all of it.
    pub why: String,
    pub roles: Vec<String>,
    pub partly: Vec<String>,
}
