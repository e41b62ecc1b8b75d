//! `desk catalog …`

use clap::{Args, Subcommand, ValueEnum};
use desk_app::views::CatalogOrderBy;

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogCommand {
    Search(SearchArgs),
    Show(OfferArg),
    Feature(FeatureArgs),
    Unfeature(OfferArg),
    Move(MoveArgs),
    Featured,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Several words need no quotes.
    #[arg(value_name = "TEXT")]
    pub(crate) text: Vec<String>,
    #[arg(long, value_name = "SEGMENT", ignore_case = true, hide_possible_values = true)]
    pub(crate) segment: Option<SegmentArg>,
    #[arg(long, value_name = "FR")]
    pub(crate) market: Option<String>,
    #[arg(long, value_name = "P1Y")]
    pub(crate) term: Option<String>,
    #[arg(long, value_name = "PLAN")]
    pub(crate) billing: Option<String>,
    #[arg(long, value_name = "EUR")]
    pub(crate) currency: Option<String>,
    #[arg(long, value_name = "PRICE")]
    pub(crate) price_from: Option<String>,
    #[arg(long, value_name = "PRICE")]
    pub(crate) price_to: Option<String>,
    #[arg(long, conflicts_with = "no_trial")]
    pub(crate) trial: bool,
    #[arg(long)]
    pub(crate) no_trial: bool,
    #[arg(long, value_name = "ORDER", default_value = "title", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) order: OrderArg,
    #[arg(long)]
    pub(crate) descending: bool,
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}

#[derive(Debug, Args)]
pub(crate) struct OfferArg {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, Args)]
pub(crate) struct FeatureArgs {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_name = "N")]
    pub(crate) at: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_name = "N")]
    pub(crate) to: u32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SegmentArg {
    Commercial,
    Education,
    #[value(alias = "charity")]
    Nonprofit,
    Government,
}

impl SegmentArg {
    /// The code that deeds know it by.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Commercial => "commercial",
            Self::Education => "education",
            Self::Nonprofit => "nonprofit",
            Self::Government => "government",
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OrderArg {
    Title,
    Offer,
    Price,
}

impl From<OrderArg> for CatalogOrderBy {
    fn from(order: OrderArg) -> Self {
        match order {
            OrderArg::Title => Self::Title,
            OrderArg::Offer => Self::Offer,
            OrderArg::Price => Self::Price,
        }
    }
}
