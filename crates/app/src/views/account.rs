//! The company's own account.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The profiles that somebody may see.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// In which program the account is, as somebody said; see the field
    /// `account.program`.
    pub program: Option<String>,
    /// What Microsoft says of the verification: `none`, `pending`, `authorized`,
    /// `rejected`.
    pub verification: Option<String>,
    /// Fields whose edit Microsoft will verify once it gets there.
    pub expects_verification: Vec<String>,
    pub profiles: Vec<ProfileView>,
}

/// One profile, field by field.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    pub profile: String,
    /// When somebody last looked at what Microsoft holds, UTC.
    pub seen_at: Option<String>,
    pub fields: Vec<AccountFieldView>,
}

/// One field. An empty text is one that is known, or wanted, to be empty.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountFieldView {
    /// The profile and the path in its JSON, such as `legal.address.city`.
    pub field: String,
    /// The object it stands in, such as `legal.address`.
    pub place: String,
    /// Its name there, such as `city`.
    pub part: String,
    /// In characters.
    pub limit: u32,
    /// The words of which it takes one; empty where any text is good.
    pub choices: Vec<String>,
    /// What the company wants; `None` where it follows what Microsoft holds.
    pub desired: Option<String>,
    /// What Microsoft holds; `None` where nobody looked.
    pub observed: Option<String>,
    pub observed_at: Option<String>,
    /// What Microsoft last accepted.
    pub finalized: Option<String>,
    /// Whether Microsoft holds other values than it last accepted.
    pub under_verification: bool,
    /// `empty`, `observed`, `wanted`, `same`, `differs`, `carried`, `drifted`.
    pub standing: String,
    /// `interface`, `by_hand`, `here`, `observed`.
    pub way_out: String,
    pub carried: Option<CarriedView>,
    /// Why it cannot be changed here; `None` where it can, or where others may.
    pub locked: Option<String>,
    /// The task whose right is missing; `None` where it is not.
    pub denied_task: Option<String>,
    /// Whether a change makes Microsoft verify the company again.
    pub reverifies: bool,
    pub findings: Vec<FindingView>,
}

/// What somebody carried over in the portal.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CarriedView {
    pub value: String,
    pub at: String,
    pub by: String,
    pub note: Option<String>,
}

/// Something said against a value.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    pub field: String,
    /// Screens say words for it.
    pub code: String,
    /// What was wanted: how many characters, which form.
    pub about: Option<String>,
    /// Else it is worth a look.
    pub is_error: bool,
}

/// What the company wants of some fields, all or none.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SetAccountFields {
    pub fields: Vec<WantedField>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WantedField {
    pub field: String,
    /// `None`: what Microsoft holds, whatever that is.
    pub value: Option<String>,
}

/// A profile in the interface's JSON, taken over as what Microsoft holds.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ObserveProfile {
    pub json: String,
    /// `current`, or `last_finalized` for the values that Microsoft last accepted.
    pub version: String,
}

/// What somebody read in the portal and typed in.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ObserveFields {
    pub profile: String,
    pub fields: Vec<WantedField>,
}

/// Somebody carried a field over in the portal, as the company wants it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CarryOver {
    pub field: String,
    pub note: Option<String>,
    /// Takes it back.
    pub undone: bool,
}

/// A profile in the interface's JSON, to be checked.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckProfile {
    pub json: String,
}

/// What can be said against a profile. Fields are paths in the file.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileChecked {
    pub profile: Option<String>,
    pub errors: Vec<FindingView>,
    pub warnings: Vec<FindingView>,
}

/// What is to be done before the profile is complete.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistView {
    /// Of a hundred.
    pub score: u32,
    /// Blocking items that are open.
    pub blocking: u32,
    pub items: Vec<ChecklistItem>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistItem {
    /// Such as `legal.name`.
    pub item: String,
    /// `blocking`, `warning`, `info`.
    pub weight: String,
    /// `done`, `open`, `not_needed`, `not_kept`, `hidden`.
    pub state: String,
    /// The fields to go to.
    pub fields: Vec<String>,
}
