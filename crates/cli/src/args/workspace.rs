//! `desk workspace …`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use desk_app::views::Colour;

#[derive(Debug, Subcommand)]
pub(crate) enum WorkspaceCommand {
    Create(CreateArgs),
    List,
    Backup {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Restore {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Backups,
    Copy,
    Rename {
        #[arg(value_name = "NAME")]
        name: String,
    },
    #[command(alias = "color")]
    Colour {
        #[arg(value_name = "COLOUR", hide_possible_values = true)]
        colour: ColourArg,
    },
    Forget(ForgetArgs),
    #[command(subcommand)]
    Keys(KeysCommand),
}

#[derive(Debug, Args)]
pub(crate) struct ForgetArgs {
    #[arg(long, value_name = "NAME")]
    pub(crate) confirm: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) export: Option<PathBuf>,
    #[arg(long, conflicts_with = "export")]
    pub(crate) unopened: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    List,
    Passphrase {
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    RemovePassphrase,
    Keychain {
        #[arg(long)]
        off: bool,
    },
    Recovery,
    Change,
}

#[derive(Debug, Args)]
pub(crate) struct CreateArgs {
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, alias = "color", value_name = "COLOUR", default_value = "blue")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(crate) colour: ColourArg,
    #[arg(long, value_name = "NAME")]
    pub(crate) user_name: Option<String>,
    #[arg(long, value_name = "FR")]
    pub(crate) market: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ColourArg {
    Blue,
    Teal,
    Green,
    Gold,
    Red,
    Purple,
    Grey,
}

impl From<ColourArg> for Colour {
    fn from(colour: ColourArg) -> Self {
        match colour {
            ColourArg::Blue => Self::Blue,
            ColourArg::Teal => Self::Teal,
            ColourArg::Green => Self::Green,
            ColourArg::Gold => Self::Gold,
            ColourArg::Red => Self::Red,
            ColourArg::Purple => Self::Purple,
            ColourArg::Grey => Self::Grey,
        }
    }
}
