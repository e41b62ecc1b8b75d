//! `desk outbox …` and `desk record …`

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    List,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    List(RecordArgs),
}

#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}
