//! Working with others: the hub, its devices and people, what was not accepted,
//! and conflicts.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AppState, BarredDeed, Colour, FieldChange, WaitingCommand};

/// How the open workspace stands with its hub.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HubStatus {
    pub connection: Connection,
    /// Since when, UTC; `None` where it has always been so.
    pub since: Option<String>,
    /// `https://host:port`; `None` without a hub.
    pub address: Option<String>,
    /// When everything was last exchanged, UTC.
    pub last_sync: Option<String>,
    /// This device's name on the hub.
    pub device_name: Option<String>,
    /// Changes that wait to be sent.
    pub waiting: u32,
    /// Changes that were not accepted and that nobody has looked after yet.
    pub refused: u32,
    /// Conflicts that wait for a decision.
    pub conflicts: u32,
    /// The end of the record, as the hub signed it.
    pub head: Option<SignedHead>,
    /// How far this device's clock is from the hub's, in minutes, where it matters.
    pub clock_off_minutes: Option<i32>,
}

/// The state of the connection; screens say it in plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// This workspace has no hub.
    LocalOnly,
    /// Everything is exchanged.
    Connected,
    Syncing,
    /// The hub does not answer; work goes on and is sent later.
    Offline,
    /// The hub answers and is not the one that was pinned.
    NotTrusted,
    /// The hub was restored from a backup; somebody who may has to confirm.
    HubRestored,
    /// This device was shut out; what was not sent is kept and can be exported.
    DeviceRevoked,
    /// This device's sign-in was used twice, so the hub closed it.
    SignInClosed,
    /// The hub speaks a newer language: update the program.
    TooOld,
    /// Something is wrong with what came; nothing was lost.
    Stopped,
}

/// The end of the record, signed.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignedHead {
    pub seq: u32,
    /// Hex.
    pub hash: String,
    /// Hex, Ed25519.
    pub signature: String,
    /// The key it is signed with, hex.
    pub hub_key: String,
}

/// What an exchange came to.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SyncReport {
    pub pushed: u32,
    pub pulled: u32,
    pub conflicts: u32,
    pub rejected: u32,
    pub head: Option<SignedHead>,
    /// Hex; the same on every device that may see the same.
    pub state_digest: String,
    pub status: HubStatus,
}

/// An invitation as text.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InvitationText {
    pub invitation: String,
}

/// What an invitation says, before anything is done with it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InvitationContents {
    pub addresses: Vec<String>,
    /// To be compared with what the hub's keeper reads out: the key's fingerprint in
    /// groups.
    pub hub_fingerprint: String,
    /// Whether it is for whoever brings a workspace to a new hub.
    pub for_owner: bool,
    /// The workspace it is for.
    pub workspace: Option<String>,
    /// Whether this workspace is on this computer already: its unsent changes come
    /// along.
    pub known_here: bool,
    /// UTC.
    pub expires_at: String,
    pub expired: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PublishTo {
    pub invitation: String,
    pub device_name: String,
}

/// A workspace about to be joined: a draft like a new one's, which
/// `workspace_finish` makes real once the recovery key was typed back.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeginJoin {
    pub invitation: String,
    pub name: String,
    pub colour: Colour,
    pub device_name: String,
    pub passphrase: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MakeInvitation {
    /// Whom it lets in.
    pub person: String,
    /// Hours; at most 720.
    pub valid_hours: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InvitationMade {
    /// Shown once; whoever has it is let in as this person.
    pub invitation: String,
    pub person_name: String,
    /// UTC.
    pub expires_at: String,
}

/// The people of the workspace, as far as inviting them needs.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct People {
    pub people: Vec<PersonView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    pub id: String,
    pub name: String,
    pub user_name: Option<String>,
    /// Role codes.
    pub roles: Vec<String>,
    /// Roles that were asked for and wait for the hub.
    pub waiting_roles: bool,
    pub active: bool,
    /// Devices that take part.
    pub devices: u32,
    /// What the rules would refuse the person who asks: `edit` or `roles`.
    pub barred: Vec<BarredDeed>,
    pub is_me: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddPerson {
    pub name: String,
    pub user_name: Option<String>,
    /// Role codes.
    pub roles: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditPerson {
    pub person: String,
    /// Field codes of `core::user_field`, and their new texts; `None` empties one.
    pub edits: Vec<PersonEdit>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonEdit {
    pub field: String,
    pub value: Option<String>,
}

/// A role that a person gets or loses.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRole {
    pub person: String,
    /// Role code.
    pub role: String,
    pub granted: bool,
}

/// The devices that edit the workspace.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Devices {
    pub devices: Vec<DeviceView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    pub id: String,
    pub name: String,
    pub person_name: String,
    pub is_this: bool,
    pub revoked: bool,
    /// Its revocation was asked for and waits for the hub.
    pub revoke_waits: bool,
    /// UTC.
    pub enrolled_at: Option<String>,
    /// When the hub last heard of it, UTC; `None` where the hub was not asked.
    pub last_seen: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRef {
    pub device: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RenameDevice {
    pub device: String,
    pub name: String,
}

/// Changes that were not accepted, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusedCommands {
    pub total: u32,
    pub commands: Vec<RefusedCommand>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusedCommand {
    pub command: WaitingCommand,
    /// `rejected` or `quarantined`.
    pub outcome: String,
    /// Why, as a code; screens give it words.
    pub why: String,
    /// An offer, a field, a task: what the code is about.
    pub about: Option<String>,
    /// What it would have changed.
    pub changes: Vec<FieldChange>,
    /// Where the person can make the change anew: a path of the screens.
    pub edit_at: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CommandRef {
    pub command: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportOutbox {
    /// Token of the chosen file.
    pub target: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutboxExported {
    pub name: String,
    pub commands: u32,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictQuery {
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
    /// Those that are settled too.
    pub settled: bool,
}

/// Conflicts, those that wait for a decision first.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Conflicts {
    pub total: u32,
    pub open: u32,
    pub conflicts: Vec<ConflictView>,
}

/// Two changes of one field.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictView {
    pub id: String,
    /// Record type and field, as in the record of changes.
    pub entity: String,
    pub field: String,
    pub member: Option<String>,
    /// What the record is called: a person's name, an offer's title.
    pub subject: String,
    /// `guarded`, `security`, `auto`, `edit_on_deleted`.
    pub kind: String,
    /// `open`, `auto`, `theirs`, `mine`, `value`.
    pub state: String,
    pub base: Option<String>,
    pub theirs: Option<String>,
    pub theirs_by: Option<String>,
    /// UTC.
    pub theirs_at: Option<String>,
    pub mine: Option<String>,
    pub mine_by: Option<String>,
    /// UTC.
    pub mine_at: Option<String>,
    /// What stands now.
    pub current: Option<String>,
    /// Whether the second change is this device's own.
    pub is_mine: bool,
    /// Whether a third value can be typed.
    pub takes_value: bool,
    pub resolved_by: Option<String>,
    /// A decision was made here and waits for the hub.
    pub waits: bool,
    /// Why this person may not decide: the task that it takes.
    pub denied_task: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ConflictChoice {
    Theirs,
    Mine,
    Value,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ResolveConflicts {
    pub conflicts: Vec<String>,
    pub choice: ConflictChoice,
    /// With `value`.
    pub value: Option<String>,
}

/// What became of a decision on many conflicts.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsResolved {
    pub resolved: u32,
    /// Those that could not be, and why.
    pub failed: Vec<ConflictFailed>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictFailed {
    pub id: String,
    pub error: crate::error::ErrorBody,
}

/// A workspace that was left, and the program's state after it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftHub {
    /// Changes that were never sent; they stay here.
    pub unsent: u32,
    pub state: AppState,
}
