//! What devhost is started with.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Partner Desk's calls on loopback HTTP, for browsers and tests.
#[derive(Debug, Parser)]
#[command(name = "desk-devhost", version)]
pub(crate) struct Args {
    /// Keeps everything under this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) data_dir: PathBuf,

    /// A file with the passphrase slot.
    #[arg(long, value_name = "FILE", requires = "passphrase_file")]
    pub(crate) key_file: Option<PathBuf>,

    /// The file that holds the passphrase of the key file.
    #[arg(long, value_name = "FILE", requires = "key_file")]
    pub(crate) passphrase_file: Option<PathBuf>,

    /// The built screens.
    #[arg(long, value_name = "DIR", default_value = "ui/dist")]
    pub(crate) ui_dir: PathBuf,

    /// 0 takes one that is free.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,

    /// Where the workspaces' keys are kept.
    #[arg(long, value_enum, default_value_t = KeychainChoice::Memory)]
    pub(crate) keychain: KeychainChoice,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum KeychainChoice {
    /// In this process; what is in it is gone with it.
    Memory,
    /// The system's own.
    Os,
    /// None answers.
    Absent,
}
