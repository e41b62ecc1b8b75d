//! `desk outbox …` and `desk record …`

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    List,
    Show(CommandArg),
    Retry(CommandArg),
    Drop(CommandArg),
    Export {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CommandArg {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    List(RecordArgs),
    Verify,
}

#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}
