//! A list of anything as columns, for serde.

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserializer, Serialize, Serializer};
use serde_bytes::ByteBuf;

use super::{ColumnsError, ColumnsWriter, each_item};
use crate::protocol::Limits;

pub(crate) fn serialize<T: Serialize, S: Serializer>(
    items: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let columns = columns_of(items).map_err(S::Error::custom)?;
    serializer.serialize_bytes(&columns)
}

pub(crate) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let columns: ByteBuf = serde::Deserialize::deserialize(deserializer)?;
    items_of(&columns, Limits::LIST_BYTES).map_err(D::Error::custom)
}

/// # Errors
/// What the writer of CBOR says.
pub(crate) fn columns_of<T: Serialize>(
    items: &[T],
) -> Result<Vec<u8>, ciborium::ser::Error<std::io::Error>> {
    let mut writer = ColumnsWriter::default();
    let mut bytes = Vec::new();
    for item in items {
        bytes.clear();
        ciborium::into_writer(item, &mut bytes)?;
        writer.push(&bytes);
    }
    Ok(writer.finish())
}

/// Columns that do not come to items of this kind.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ItemsError {
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    #[error("an item is not what it should be")]
    Item(#[source] ciborium::de::Error<std::io::Error>),
}

pub(crate) fn items_of<T: DeserializeOwned>(
    columns: &[u8],
    limit: usize,
) -> Result<Vec<T>, ItemsError> {
    let mut items = Vec::new();
    each_item(columns, limit, |item| {
        items.push(ciborium::from_reader(item).map_err(ItemsError::Item)?);
        Ok::<_, ItemsError>(())
    })?;
    Ok(items)
}
