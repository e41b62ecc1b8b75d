//! `desk catalog …`

use clap::{Args, Subcommand, ValueEnum};

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
    #[arg(value_name = "TEXT", required = true)]
    pub(crate) text: Vec<String>,
    #[arg(long, value_name = "SEGMENT", ignore_case = true, hide_possible_values = true)]
    pub(crate) segment: Option<SegmentArg>,
    #[arg(long, value_name = "FR")]
    pub(crate) market: Option<String>,
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
