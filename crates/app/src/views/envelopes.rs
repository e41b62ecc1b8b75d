//! Sealed envelopes with temporary passwords. The password comes in once, and goes out
//! when somebody opens the envelope; nothing else here has it.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Language;

/// The temporary password that the portal showed for a person, to be kept here until it
/// is handed over.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SealEnvelope {
    /// By id or user name.
    pub user: String,
    /// 1 to 256 characters.
    pub password: String,
    /// How often it can be opened: 1 to 10 times.
    pub opens: u32,
    /// For how long: 1 to 168 hours.
    pub hours: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopeRef {
    pub envelope: String,
}

/// The newest 500.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Envelopes {
    pub envelopes: Vec<EnvelopeView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopeView {
    pub id: String,
    pub user: String,
    /// `None` where nobody knows the person here any more.
    pub user_label: Option<String>,
    /// `sealed`; or why it cannot be opened any more: `opened` as often as it could be,
    /// `expired`, `wiped`, or `lost`, where it is not on this computer.
    pub state: String,
    /// UTC.
    pub sealed_at: String,
    /// UTC.
    pub expires_at: String,
    pub opens_most: u32,
    pub opens_left: u32,
    pub handed_to: Option<String>,
    /// UTC.
    pub handed_at: Option<String>,
    /// UTC.
    pub ended_at: Option<String>,
}

/// What was in it.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopeOpened {
    pub password: String,
    pub opens_left: u32,
}

/// To whom the password was handed.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HandEnvelope {
    pub envelope: String,
    /// In the person's own words: 1 to 200 characters.
    pub to: String,
}

/// A page to hand over. Printing it opens the envelope once.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrintSlip {
    pub envelope: String,
    /// The language of the page.
    pub language: Language,
    pub target: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SlipPrinted {
    /// Of the file.
    pub name: String,
    pub opens_left: u32,
}

super::workspace::silent!(SealEnvelope, EnvelopeOpened);
