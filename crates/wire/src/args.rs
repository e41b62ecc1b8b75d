//! A command's intent on the wire: a mirror of `core`'s commands, so that those
//! may be reshaped while the bytes stay.

use desk_core::command::{AddPriceList, Command, Place};
use desk_core::ids::{OfferId, PriceListId, UserId, WorkspaceId};
use desk_core::price_list::PriceListHead;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A command whose bytes read well but make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {field} of a command makes no sense: {why}")]
pub struct BadArgs {
    pub field: &'static str,
    pub why: String,
}

/// Version of the arguments below. A change of meaning is a new version and an
/// upcaster from this one.
pub(crate) const VERSION: u16 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Args {
    FoundWorkspace { workspace: Uid, founder: Uid, display_name: String },
    SetHomeMarket { workspace: Uid, market: Option<String> },
    AddPriceList(Box<ListArgs>),
    RemovePriceList { list: Uid },
    RestorePriceList { list: Uid },
    FeatureOffer { offer: String, title: String, place: PlaceArgs },
    UnfeatureOffer { offer: String },
    MoveFeatured { offer: String, place: PlaceArgs },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Uid(#[serde(with = "serde_bytes")] [u8; 16]);

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

impl From<Uuid> for Uid {
    fn from(id: Uuid) -> Self {
        Self(id.into_bytes())
    }
}

impl From<Uid> for Uuid {
    fn from(id: Uid) -> Self {
        Self::from_bytes(id.0)
    }
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

impl From<&Command> for Args {
    fn from(command: &Command) -> Self {
        match command {
            Command::FoundWorkspace { workspace, founder, display_name } => Self::FoundWorkspace {
                workspace: workspace.uuid().into(),
                founder: founder.uuid().into(),
                display_name: display_name.clone(),
            },
            Command::SetHomeMarket { workspace, market } => Self::SetHomeMarket {
                workspace: workspace.uuid().into(),
                market: market.map(|market| market.to_string()),
            },
            Command::AddPriceList(add) => Self::AddPriceList(Box::new(ListArgs {
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
            })),
            Command::RemovePriceList { list } => Self::RemovePriceList { list: list.uuid().into() },
            Command::RestorePriceList { list } => {
                Self::RestorePriceList { list: list.uuid().into() }
            }
            Command::FeatureOffer { offer, title, place } => Self::FeatureOffer {
                offer: offer.to_string(),
                title: title.clone(),
                place: place.into(),
            },
            Command::UnfeatureOffer { offer } => Self::UnfeatureOffer { offer: offer.to_string() },
            Command::MoveFeatured { offer, place } => {
                Self::MoveFeatured { offer: offer.to_string(), place: place.into() }
            }
        }
    }
}

impl TryFrom<Args> for Command {
    type Error = BadArgs;
    fn try_from(args: Args) -> Result<Self, BadArgs> {
        Ok(match args {
            Args::FoundWorkspace { workspace, founder, display_name } => Self::FoundWorkspace {
                workspace: WorkspaceId::new(workspace.into()),
                founder: UserId::new(founder.into()),
                display_name,
            },
            Args::SetHomeMarket { workspace, market } => Self::SetHomeMarket {
                workspace: WorkspaceId::new(workspace.into()),
                market: optional("market", market)?,
            },
            Args::AddPriceList(list) => Self::AddPriceList((*list).try_into()?),
            Args::RemovePriceList { list } => {
                Self::RemovePriceList { list: PriceListId::new(list.into()) }
            }
            Args::RestorePriceList { list } => {
                Self::RestorePriceList { list: PriceListId::new(list.into()) }
            }
            Args::FeatureOffer { offer, title, place } => Self::FeatureOffer {
                offer: parse("offer", &offer)?,
                title,
                place: place.try_into()?,
            },
            Args::UnfeatureOffer { offer } => {
                Self::UnfeatureOffer { offer: parse("offer", &offer)? }
            }
            Args::MoveFeatured { offer, place } => {
                Self::MoveFeatured { offer: parse("offer", &offer)?, place: place.try_into()? }
            }
        })
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

fn parse<T>(field: &'static str, text: &str) -> Result<T, BadArgs>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|why: T::Err| BadArgs { field, why: why.to_string() })
}

fn optional<T>(field: &'static str, text: Option<String>) -> Result<Option<T>, BadArgs>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.map(|text| parse(field, &text)).transpose()
}
