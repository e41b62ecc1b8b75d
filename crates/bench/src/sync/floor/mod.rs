//! The least that anybody has to pay for the same: the same rows, written with the
//! same library, key and sync mode, sent as JSON over plain HTTP. No rules, no
//! rights, no chain, no signatures, no conflicts, no resuming.

mod device;
mod file;
mod http;
mod hub;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(super) use device::FloorDevice;
pub(super) use hub::serve;

/// What is pushed: an array of these.
#[derive(Debug, Serialize, Deserialize)]
enum Operation {
    Create { seq: u64, id: Uuid, fields: Vec<String> },
    Edit { seq: u64, id: Uuid, field: String, old: String, new: String },
}

/// One record of the snapshot.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    id: Uuid,
    #[serde(flatten)]
    texts: std::collections::BTreeMap<String, String>,
}
