//! The record: who did what, whether it is whole, and as a file.

use desk_core::operation::Operation;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ExportForm, FieldChange, Language, SignedHead};

/// A page of the record, of all of it or of what fits.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordQuery {
    /// `None` asks for all of it.
    pub filter: Option<RecordFilter>,
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// What of the record is asked for. What is `None` narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordFilter {
    /// UTC, ISO 8601.
    pub from: Option<String>,
    /// Up to, and not at.
    pub until: Option<String>,
    pub person: Option<String>,
    pub device: Option<String>,
    /// Record type: `app_user`, `price_list` and so on.
    pub about: Option<String>,
    pub operation: Option<String>,
    pub became: Option<BecameView>,
    /// One record.
    pub record: Option<RecordOf>,
    /// In names and values.
    pub text: Option<String>,
}

/// One record, by its type and id. Of an offer the id is `PRODUCT:SKU`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordOf {
    pub entity: String,
    pub id: String,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BecameView {
    Done,
    Waiting,
    Merged,
    Conflict,
    Refused,
}

/// Who did what, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordPage {
    /// `None` where something was looked for: nobody counted all that fits.
    pub total: Option<u32>,
    /// Whether there is more behind it.
    pub more: bool,
    /// Whether a hub decides: without one, what was done here is done.
    pub has_hub: bool,
    pub entries: Vec<RecordEntry>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordEntry {
    pub device_seq: u32,
    pub command_id: String,
    /// The same for everything that was done in one deed.
    pub batch: String,
    /// The hub's number; `None` before a hub has judged it.
    pub event_seq: Option<u32>,
    /// `pending`, or what became of it.
    pub outcome: String,
    /// Why not, as a code, and what that is about.
    pub why: Option<String>,
    pub why_about: Option<String>,
    pub device_id: String,
    /// The device it was made on; `None` for this one.
    pub device_name: Option<String>,
    /// When the hub judged it, UTC, by the hub's clock.
    pub judged_at: Option<String>,
    pub code: String,
    pub subject: String,
    pub actor_id: String,
    pub actor: String,
    /// What they sign in with.
    pub actor_user_name: Option<String>,
    /// UTC, ISO 8601.
    pub made_at: String,
    /// Hash of the device's chain up to here, in hex; empty for others' devices.
    pub chain: String,
    pub changes: Vec<FieldChange>,
    /// Whether some of it may not be seen by whoever asks.
    pub hidden: bool,
}

/// Who and what the record can be narrowed down to.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct RecordChoices {
    pub people: Vec<Named>,
    pub devices: Vec<Named>,
    /// Every kind of change there is.
    pub operations: Vec<OperationName>,
}

/// Somebody or something by its name.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Named {
    pub id: String,
    pub name: String,
}

macro_rules! names {
    ($($name:ident)*) => {
        /// The codes of all changes, so that screens have a word for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
        #[serde(rename_all = "snake_case")]
        pub enum OperationName {
            $($name,)*
        }

        impl From<Operation> for OperationName {
            fn from(operation: Operation) -> Self {
                match operation {
                    $(Operation::$name => Self::$name,)*
                }
            }
        }
    };
}

names! {
    FoundWorkspace SetHomeMarket AddPriceList RemovePriceList RestorePriceList FeatureOffer
    UnfeatureOffer MoveFeatured AddUser EditUser RemoveUser RestoreUser GrantRole RevokeRole
    SetUserState ObserveUser ChangeRoles ChangeLocations FollowTemplate AddTemplate EditTemplate
    RemoveTemplate RestoreTemplate RequestPassword SettlePassword SetPolicy
    SetAccountField ObserveProfile CarryOver EnrolDevice RenameDevice RevokeDevice ResolveConflict
}

/// Checks the record, as a job.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifyRecord {
    pub job: String,
}

/// What became of a check of the record.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordProof {
    /// Whether everything that was looked at fits.
    pub whole: bool,
    /// The end that the hub signed, where there is a hub.
    pub head: Option<SignedHead>,
    /// When the hub made its last event, UTC.
    pub head_at: Option<String>,
    /// The end of this device's own chain.
    pub own: ChainEnd,
    /// Whether the hub's own log was read as well; `None` without a hub.
    pub hub_read: Option<bool>,
    /// Why not, as a code of an error.
    pub hub_why: Option<String>,
    /// Events that are kept on this computer.
    pub kept: u32,
    /// This device's own changes.
    pub own_changes: u32,
    /// In the hub's log.
    pub events: u32,
    /// Events whose contents this person may not see; their place in the chain was
    /// checked.
    pub hidden: u32,
    pub commands: u32,
    pub devices: u32,
    /// What is wrong, the first broken entry first.
    pub problems: Vec<RecordProblem>,
    /// When it was checked, UTC.
    pub checked_at: String,
}

/// The end of a chain that nobody but the device vouches for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChainEnd {
    pub seq: u32,
    pub hash: String,
}

/// A broken entry.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordProblem {
    pub code: String,
    /// `commands` with this device's numbers, `events` with the hub's.
    pub log: String,
    pub seq: u32,
    /// The last number, where the entries between cannot be told apart.
    pub last: u32,
    /// When it was made and by whom, as far as that can be read.
    pub made_at: Option<String>,
    pub actor: Option<String>,
}

/// How the record is written into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RecordForm {
    CsvEnglish,
    CsvFrench,
    CsvStandard,
    Workbook,
    Pdf,
}

impl RecordForm {
    /// `None` for pages.
    pub(crate) const fn table(self) -> Option<ExportForm> {
        match self {
            Self::CsvEnglish => Some(ExportForm::CsvEnglish),
            Self::CsvFrench => Some(ExportForm::CsvFrench),
            Self::CsvStandard => Some(ExportForm::CsvStandard),
            Self::Workbook => Some(ExportForm::Workbook),
            Self::Pdf => None,
        }
    }
}

/// The record into a file, all of it or what fits.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportRecord {
    pub filter: Option<RecordFilter>,
    pub form: RecordForm,
    /// The language of the file.
    pub language: Language,
    pub target: String,
    pub job: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordExported {
    /// Of the file.
    pub name: String,
    pub entries: u32,
}
