//! What a decision has to know. The store and the hub load it beforehand; a
//! decision itself never looks anything up.

use crate::command::Command;
use crate::featured::Featured;
use crate::ids::{OfferId, PriceListId};
use crate::price_list::Market;

/// Which facts a command needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    pub featured: bool,
    pub offer: Option<OfferId>,
    pub list: Option<PriceListId>,
}

/// What is true at the moment of the decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether the workspace has its first user.
    pub founded: bool,
    pub home_market: Option<Market>,
    /// The featured offers in order; loaded when needed.
    pub featured: Vec<Featured>,
    pub offer: OfferStanding,
    pub list: ListState,
}

/// How an offer stands in the current list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OfferStanding {
    /// There is no list here to tell: the hub, which judges count and right
    /// only.
    #[default]
    NotJudgedHere,
    Sellable,
    /// No current list has it.
    Missing,
    /// The current list says it ends (marker `Delete` on every row).
    EndOfSale,
    /// Only sold on top of another offer.
    AddOn,
}

/// Whether a price list is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ListState {
    #[default]
    Unknown,
    Live,
    Removed,
}

impl Command {
    /// The facts to load before [`crate::decide::decide`] is asked.
    pub fn needs(&self) -> Needs {
        let none = Needs::default();
        match self {
            Self::FoundWorkspace { .. } | Self::SetHomeMarket { .. } => none,
            Self::AddPriceList(add) => Needs { list: Some(add.head.id()), ..none },
            Self::RemovePriceList { list } | Self::RestorePriceList { list } => {
                Needs { list: Some(*list), ..none }
            }
            Self::FeatureOffer { offer, .. } => {
                Needs { featured: true, offer: Some(offer.clone()), ..none }
            }
            Self::UnfeatureOffer { .. } | Self::MoveFeatured { .. } => {
                Needs { featured: true, ..none }
            }
        }
    }
}
