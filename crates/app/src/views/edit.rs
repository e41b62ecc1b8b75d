//! Undo, what waits to be sent, and what was done.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What undo and redo would do.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    pub undo: Option<StepView>,
    pub redo: Option<StepView>,
}

/// A deed as the person knows it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Command code, `feature_offer` and so on; screens give it words.
    pub code: String,
    /// What it was about: an offer's title, a list's month.
    pub subject: String,
}

/// Changes that wait for a hub, the oldest first.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Outbox {
    pub total: u32,
    /// Of them: on their way, without an answer so far.
    pub in_flight: u32,
    /// Of them: held back by the hub until something else has arrived.
    pub deferred: u32,
    /// Of them: those that would not be accepted as things stand now.
    pub foreseen: u32,
    pub commands: Vec<WaitingCommand>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingCommand {
    pub device_seq: u32,
    pub command_id: String,
    pub group_id: String,
    pub code: String,
    pub subject: String,
    /// `pending`, `in_flight`, `deferred`; for those that were judged, how.
    pub status: String,
    /// It changes who may do what, and counts only once the hub has confirmed it.
    pub waits_for_hub: bool,
    /// Why it would not be accepted as things stand now, as a code.
    pub foreseen: Option<String>,
    /// UTC, ISO 8601, by this computer's clock.
    pub made_at: String,
}

/// A page of a list that may be long.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageQuery {
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// One field, before and after.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    pub entity: String,
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Whether `old` is what stood there. It is not where nothing kept here tells.
    pub old_known: bool,
}
