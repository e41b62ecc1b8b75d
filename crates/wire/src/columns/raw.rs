//! A list of items that are bytes already, for serde.

use serde::de::Error as _;
use serde::{Deserializer, Serializer};
use serde_bytes::ByteBuf;

use super::{ColumnsError, ColumnsWriter, each_item};
use crate::protocol::Limits;

pub(crate) fn serialize<S: Serializer>(
    items: &[ByteBuf],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut writer = ColumnsWriter::default();
    items.iter().for_each(|item| writer.push(item));
    serializer.serialize_bytes(&writer.finish())
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<ByteBuf>, D::Error> {
    let columns: ByteBuf = serde::Deserialize::deserialize(deserializer)?;
    let mut items = Vec::new();
    each_item(&columns, Limits::LIST_BYTES, |item| {
        items.push(ByteBuf::from(item));
        Ok::<_, ColumnsError>(())
    })
    .map_err(D::Error::custom)?;
    Ok(items)
}
