//! What a person can ask for, as a value. It says the intent, not the result:
//! a command that waited for days is decided again on what is true by then.

use jiff::Timestamp;

use crate::access::Task;
use crate::ids::{OfferId, PriceListId, UserId, WorkspaceId};
use crate::price_list::{Market, PriceListHead};

/// Something a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The first command of a workspace: whoever makes it is its first user and
    /// global admin.
    FoundWorkspace {
        workspace: WorkspaceId,
        founder: UserId,
        display_name: String,
    },
    /// Which market the catalog shows.
    SetHomeMarket {
        workspace: WorkspaceId,
        market: Option<Market>,
    },
    /// An imported list becomes visible.
    AddPriceList(AddPriceList),
    /// A list leaves the catalog; its rows stay for [`Command::RestorePriceList`].
    RemovePriceList {
        list: PriceListId,
    },
    RestorePriceList {
        list: PriceListId,
    },
    /// An offer joins the featured ones.
    FeatureOffer {
        offer: OfferId,
        title: String,
        place: Place,
    },
    UnfeatureOffer {
        offer: OfferId,
    },
    /// A featured offer goes to another place among them.
    MoveFeatured {
        offer: OfferId,
        place: Place,
    },
}

/// What the workspace keeps of an imported list; its rows are a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddPriceList {
    pub head: PriceListHead,
    pub file_name: String,
    /// BLAKE3 of the blob of normalised rows.
    pub rows_blob: [u8; 32],
    pub rows: u64,
    pub rows_refused: u64,
    pub imported_by: UserId,
    pub imported_at: Timestamp,
}

/// Where in an order, told by neighbours rather than by a number, so that it
/// still means something after others have moved (sync.md, A11).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Up to [`Place::REACH`] offers before it, the nearest first.
    pub after: Vec<OfferId>,
    /// Up to [`Place::REACH`] offers behind it, the nearest first.
    pub before: Vec<OfferId>,
}

impl Place {
    /// How many neighbours a move remembers on each side.
    pub const REACH: usize = 3;

    /// The place at `index` of `order`, in which the offer itself does not stand.
    /// An index behind the end means the end.
    pub fn at(order: &[OfferId], index: usize) -> Self {
        let (left, right) = order.split_at(index.min(order.len()));
        Self {
            after: left.iter().rev().take(Self::REACH).cloned().collect(),
            before: right.iter().take(Self::REACH).cloned().collect(),
        }
    }
}

impl Command {
    /// The task whose right this needs.
    pub const fn task(&self) -> Task {
        match self {
            Self::FoundWorkspace { .. } => Task::DeskFound,
            Self::SetHomeMarket { .. } => Task::DeskWorkspaceSettings,
            Self::AddPriceList(_) => Task::DeskPriceListImport,
            Self::RemovePriceList { .. } | Self::RestorePriceList { .. } => {
                Task::DeskPriceListRemove
            }
            Self::FeatureOffer { .. } | Self::UnfeatureOffer { .. } | Self::MoveFeatured { .. } => {
                Task::CatalogCustomize
            }
        }
    }

    /// What stands in the outbox, the record and `--json`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FoundWorkspace { .. } => "found_workspace",
            Self::SetHomeMarket { .. } => "set_home_market",
            Self::AddPriceList(_) => "add_price_list",
            Self::RemovePriceList { .. } => "remove_price_list",
            Self::RestorePriceList { .. } => "restore_price_list",
            Self::FeatureOffer { .. } => "feature_offer",
            Self::UnfeatureOffer { .. } => "unfeature_offer",
            Self::MoveFeatured { .. } => "move_featured",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(names: &[&str]) -> Vec<OfferId> {
        names.iter().map(|name| OfferId::new(name, "1").unwrap()).collect()
    }

    #[test]
    fn a_place_remembers_three_neighbours_on_each_side_nearest_first() {
        let order = offers(&["A", "B", "C", "D", "E"]);
        let place = Place::at(&order, 4);
        assert_eq!(place.after, offers(&["D", "C", "B"]));
        assert_eq!(place.before, offers(&["E"]));
        assert_eq!(Place::at(&order, 99), Place::at(&order, 5), "behind the end is the end");
        assert_eq!(Place::at(&[], 0), Place::default());
    }
}
