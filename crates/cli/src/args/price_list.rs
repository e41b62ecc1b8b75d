//! `desk price-list …`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use desk_app::views::{ColumnChoice, Corrections, DateOrderView};

#[derive(Debug, Subcommand)]
pub(crate) enum PriceListCommand {
    Import(ImportArgs),
    List,
    Show(ListArg),
    Remove(ListArg),
    Restore(ListArg),
}

#[derive(Debug, Args)]
pub(crate) struct ListArg {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "2026-11")]
    pub(crate) month: Option<String>,
    #[arg(long, value_name = "FR")]
    pub(crate) market: Option<String>,
    #[arg(long, value_name = "EUR")]
    pub(crate) currency: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, conflicts_with = "no_preview")]
    pub(crate) preview: bool,
    #[arg(long)]
    pub(crate) no_preview: bool,
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    pub(crate) dates: Option<Dates>,
    #[arg(long = "column", value_name = "FIELD=HEADER", value_parser = column)]
    pub(crate) columns: Vec<ColumnChoice>,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) refused: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Dates {
    DayFirst,
    MonthFirst,
}

impl ImportArgs {
    /// What the person says of the list instead of what is detected.
    pub(crate) fn corrections(&self) -> Corrections {
        Corrections {
            kind: self.kind.clone(),
            market: self.market.clone(),
            currency: self.currency.clone(),
            month: self.month.clone(),
            preview: (self.preview || self.no_preview).then_some(self.preview),
            date_order: self.dates.map(|dates| match dates {
                Dates::DayFirst => DateOrderView::DayFirst,
                Dates::MonthFirst => DateOrderView::MonthFirst,
            }),
            columns: self.columns.clone(),
            repairs: Vec::new(),
        }
    }
}

/// `UnitPrice=Our price`; with nothing behind the sign, the list has no such column. A
/// header may hold the sign itself.
pub(super) fn column(said: &str) -> Result<ColumnChoice, &'static str> {
    let (column, from) = said.split_once('=').ok_or("not FIELD=HEADER")?;
    let from = Some(from.trim().to_owned()).filter(|from| !from.is_empty());
    Ok(ColumnChoice { column: column.trim().to_owned(), from })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_said_by_its_field_and_its_header() {
        for (said, field, header) in [
            ("UnitPrice=Notre prix", "UnitPrice", Some("Notre prix")),
            (" ERP Price = a=b ", "ERP Price", Some("a=b")),
            ("Tags=", "Tags", None),
        ] {
            let choice = column(said).unwrap();
            assert_eq!((choice.column.as_str(), choice.from.as_deref()), (field, header), "{said}");
        }
        column("UnitPrice").unwrap_err();
    }
}
