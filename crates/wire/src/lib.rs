//! What desktops and hubs say to each other, and what the outbox keeps.
//!
//! **Invariant:** names and numbers here are frozen. Fields are added, never
//! renamed and never given another meaning; a reader skips what it does not
//! know. Golden files in `golden/` hold one of each.

mod args;
mod blob;
mod columns;
mod event;
mod form;
mod pack;
pub mod protocol;
mod record;
mod value;

pub use args::BadArgs;
pub use blob::{BlobHasher, BlobReader, OfferPart, PricePart, RowsSum, RowsWriter};
pub use columns::{ColumnsError, ColumnsWriter, each_item};
pub use event::{
    CommandEvent, Event, EventBody, Outcome, Payload, Receipt, ScopeDigest, Seeded, Why, WireChange,
};
pub use pack::{PackError, pack, pack_quickly, unpack};
pub use record::{
    CommandRecord, FieldPatch, Made, Origin, chain_hash, command_from_bytes, command_to_bytes,
};
pub use value::WireValue;

/// Bytes that are not what they should be.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    #[error("these bytes are not a {what}")]
    NotOne {
        what: &'static str,
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
    #[error("a {what} could not be written down")]
    NotWritten {
        what: &'static str,
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

fn encode<T: serde::Serialize>(what: &'static str, thing: &T) -> Result<Vec<u8>, WireError> {
    let mut bytes = Vec::new();
    ciborium::into_writer(thing, &mut bytes)
        .map_err(|cause| WireError::NotWritten { what, cause: Box::new(cause) })?;
    Ok(bytes)
}

fn decode<T: serde::de::DeserializeOwned>(
    what: &'static str,
    bytes: &[u8],
) -> Result<T, WireError> {
    ciborium::from_reader(bytes).map_err(|cause| WireError::NotOne { what, cause: Box::new(cause) })
}
