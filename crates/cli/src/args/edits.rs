//! `desk outbox …` and `desk record …`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

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
    Export(RecordExportArgs),
}

/// What of the record is meant.
#[derive(Debug, Args)]
pub(crate) struct RecordFilterArgs {
    #[arg(long, value_name = "TIME")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) device: Option<String>,
    #[arg(long, value_name = "TYPE")]
    pub(crate) about: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub(crate) operation: Option<String>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(crate) became: Option<BecameArg>,
    /// TYPE:ID
    #[arg(long, value_name = "TYPE:ID")]
    pub(crate) of: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum BecameArg {
    Done,
    Waiting,
    Merged,
    Conflict,
    Refused,
}

#[derive(Debug, Args)]
pub(crate) struct RecordExportArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(crate) form: Option<RecordFormArg>,
    #[command(flatten)]
    pub(crate) filter: RecordFilterArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum RecordFormArg {
    /// As a spreadsheet of the language opens it.
    Csv,
    /// RFC 4180.
    CsvStandard,
    Xlsx,
    Pdf,
}

#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    #[command(flatten)]
    pub(crate) filter: RecordFilterArgs,
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}
