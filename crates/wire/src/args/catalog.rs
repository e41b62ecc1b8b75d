//! Price lists and places among the featured offers.

use desk_core::command::{AddPriceList, Place};
use desk_core::ids::{OfferId, UserId};
use desk_core::price_list::PriceListHead;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BadArgs, Uid, optional, parse};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlaceArgs {
    after: Vec<String>,
    before: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ListArgs {
    kind: String,
    market: Option<String>,
    currency: Option<String>,
    month: String,
    preview: bool,
    #[serde(with = "serde_bytes")]
    source_sha256: [u8; 32],
    file_name: String,
    #[serde(with = "serde_bytes")]
    rows_blob: [u8; 32],
    rows: u64,
    rows_refused: u64,
    imported_by: Uid,
    imported_at_ms: i64,
}

impl From<&Place> for PlaceArgs {
    fn from(place: &Place) -> Self {
        let names = |offers: &[OfferId]| offers.iter().map(OfferId::to_string).collect();
        Self { after: names(&place.after), before: names(&place.before) }
    }
}

impl TryFrom<PlaceArgs> for Place {
    type Error = BadArgs;
    fn try_from(place: PlaceArgs) -> Result<Self, BadArgs> {
        let ids = |names: Vec<String>| -> Result<Vec<OfferId>, BadArgs> {
            names.iter().map(|name| parse("place", name)).collect()
        };
        Ok(Self { after: ids(place.after)?, before: ids(place.before)? })
    }
}

impl From<&AddPriceList> for ListArgs {
    fn from(add: &AddPriceList) -> Self {
        Self {
            kind: add.head.kind.code().to_owned(),
            market: add.head.market.map(|market| market.to_string()),
            currency: add.head.currency.map(|currency| currency.to_string()),
            month: add.head.month.to_string(),
            preview: add.head.preview,
            source_sha256: add.head.source_sha256,
            file_name: add.file_name.clone(),
            rows_blob: add.rows_blob,
            rows: add.rows,
            rows_refused: add.rows_refused,
            imported_by: add.imported_by.uuid().into(),
            imported_at_ms: add.imported_at.as_millisecond(),
        }
    }
}

impl TryFrom<ListArgs> for AddPriceList {
    type Error = BadArgs;
    fn try_from(list: ListArgs) -> Result<Self, BadArgs> {
        let imported_at = Timestamp::from_millisecond(list.imported_at_ms)
            .map_err(|why| BadArgs { field: "imported_at_ms", why: why.to_string() })?;
        Ok(Self {
            head: PriceListHead {
                kind: parse("kind", &list.kind)?,
                market: optional("market", list.market)?,
                currency: optional("currency", list.currency)?,
                month: parse("month", &list.month)?,
                preview: list.preview,
                source_sha256: list.source_sha256,
            },
            file_name: list.file_name,
            rows_blob: list.rows_blob,
            rows: list.rows,
            rows_refused: list.rows_refused,
            imported_by: UserId::new(list.imported_by.into()),
            imported_at,
        })
    }
}
