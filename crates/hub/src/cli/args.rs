//! The words on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use uuid::Uuid;

/// A hub for Partner Desk: where the desktops of a team meet.
#[derive(Debug, Parser)]
#[command(name = "desk-hub", version, after_help = EXITS)]
pub(crate) struct Cli {
    /// Answer in JSON, one line on standard output
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Write the log, which goes to standard error, in JSON
    #[arg(long, global = true)]
    pub(crate) log_json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXITS: &str = "Exit codes: 0 done, 1 something broke, 2 wrong words, 3 refused \
(in use, not empty, already there), 4 what was given is damaged or no such thing, \
5 a check found something wrong, 6 a file or address cannot be used.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the hub; the first start makes everything it needs
    Serve(Serve),
    /// Make a one-time invitation that opens one new workspace
    InviteOwner(InviteOwner),
    /// Copy the whole hub into a new folder, also while it serves, and check the copy
    Backup {
        #[command(flatten)]
        place: Place,
        /// A folder that does not exist yet
        target: PathBuf,
    },
    /// Make a hub of a backup
    Restore(Restore),
    /// Check every chain, signature and sum of every workspace
    Verify {
        #[command(flatten)]
        place: Place,
    },
    /// Look at everything around the hub: permissions, certificate, disk, database, clock
    Doctor {
        #[command(flatten)]
        place: Place,
        /// The certificate, if another than the hub's own is used
        #[arg(long)]
        certificate: Option<PathBuf>,
    },
    /// Write one workspace into a file that proves itself
    Export {
        #[command(flatten)]
        place: Place,
        workspace: Uuid,
        /// A file that does not exist yet
        target: PathBuf,
    },
    /// Take in a workspace from such a file
    Import {
        #[command(flatten)]
        place: Place,
        file: PathBuf,
    },
    /// Make a snapshot of every workspace, so that new devices begin faster
    Compact {
        #[command(flatten)]
        place: Place,
    },
    /// List the routes
    #[command(hide = true)]
    Routes,
}

#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The hub's folder
    #[arg(long, value_name = "DIR")]
    pub(crate) data_dir: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:0")]
    pub(crate) listen: SocketAddr,
    /// How devices reach the hub, most reachable first; invitations name these
    #[arg(long = "address", value_name = "https://HOST:PORT")]
    pub(crate) addresses: Vec<String>,
    /// A certificate (PEM, with its chain) instead of the hub's own
    #[arg(long, value_name = "FILE", requires = "key")]
    pub(crate) certificate: Option<PathBuf>,
    /// Its key (PEM)
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub(crate) key: Option<PathBuf>,
    /// Let other machines read /metrics
    #[arg(long)]
    pub(crate) open_metrics: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InviteOwner {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Name these addresses instead of those the hub last served on
    #[arg(long = "address", value_name = "https://HOST:PORT")]
    pub(crate) addresses: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The folder that `backup` made
    pub(crate) backup: PathBuf,
    /// Set a hub that is there aside, beside its folder
    #[arg(long)]
    pub(crate) force: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_make_sense() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }
}
