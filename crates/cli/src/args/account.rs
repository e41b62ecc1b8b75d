//! `desk account …`

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    Show {
        #[arg(value_name = "PROFILE|FIELD")]
        only: Option<String>,
    },
    Set(SetArgs),
    Observe(ObserveArgs),
    Diff,
    Carry(CarryArgs),
    Checklist,
    Validate {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct SetArgs {
    #[arg(value_name = "FIELD")]
    pub(crate) field: String,
    #[arg(
        value_name = "VALUE",
        required_unless_present = "as_observed",
        allow_hyphen_values = true
    )]
    pub(crate) value: Option<String>,
    #[arg(long, conflicts_with = "value")]
    pub(crate) as_observed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ObserveArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) last_finalized: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CarryArgs {
    #[arg(value_name = "FIELD")]
    pub(crate) field: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    #[arg(long, conflicts_with = "note")]
    pub(crate) undone: bool,
}
