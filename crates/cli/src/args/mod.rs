//! What can be asked on the command line. The words of the help are in
//! `crate::text`, in both languages.

mod account;
mod catalog;
mod edits;
mod people;
mod price_list;
mod team;
mod workspace;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub(crate) use account::{AccountCommand, CarryArgs, ObserveArgs, SetArgs};
pub(crate) use catalog::{CatalogCommand, FeatureArgs, MoveArgs, SearchArgs};
pub(crate) use edits::{
    BecameArg, OutboxCommand, RecordArgs, RecordCommand, RecordExportArgs, RecordFilterArgs,
    RecordFormArg,
};
pub(crate) use people::{
    CreateUserArgs, LocationArgs, MatrixArgs, MinimalArgs, PasswordCommand, PolicyArgs,
    RoleCommand, SettleArgs, StageArgs, TemplateCommand, UserCommand, UserExportArgs, UserForm,
    UserImportArgs, UserListArgs,
};
pub(crate) use price_list::{ImportArgs, PriceListCommand};
pub(crate) use team::{
    ConflictCommand, ConflictListArgs, DeviceCommand, HubCommand, InviteArgs, JoinArgs, Keep,
    PersonCommand, PublishArgs, ResolveArgs, RoleArgs,
};
pub(crate) use workspace::{ColourArg, CreateArgs, ForgetArgs, KeysCommand, WorkspaceCommand};

use crate::help;
use crate::text::Texts;

#[derive(Debug, Parser)]
#[command(name = "desk", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What may stand before or behind every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) workspace: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "en|fr", hide_possible_values = true)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true)]
    pub(crate) yes: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    En,
    Fr,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand)]
    Workspace(WorkspaceCommand),
    #[command(subcommand)]
    PriceList(PriceListCommand),
    #[command(subcommand)]
    Catalog(CatalogCommand),
    Undo,
    Redo,
    #[command(subcommand)]
    Hub(HubCommand),
    Sync,
    #[command(subcommand)]
    Outbox(OutboxCommand),
    #[command(subcommand)]
    Conflict(ConflictCommand),
    #[command(subcommand)]
    Device(DeviceCommand),
    #[command(subcommand)]
    Person(PersonCommand),
    #[command(subcommand)]
    User(UserCommand),
    #[command(subcommand)]
    Role(RoleCommand),
    #[command(subcommand)]
    Password(PasswordCommand),
    #[command(subcommand)]
    Account(AccountCommand),
    #[command(subcommand)]
    Record(RecordCommand),
}

/// Understands the command line.
///
/// # Errors
/// Also when help or the version is asked for: clap hands both back as errors.
pub(crate) fn parse(words: &[OsString], texts: &Texts) -> Result<Cli, clap::Error> {
    let matches = help::in_language(Cli::command(), texts).try_get_matches_from(words)?;
    Cli::from_arg_matches(&matches)
}

/// What has to be known even when the command line is not understood.
pub(crate) struct Early {
    pub(crate) json: bool,
    pub(crate) lang: Option<Lang>,
}

impl Early {
    pub(crate) fn of(words: &[OsString]) -> Self {
        let mut early = Self { json: false, lang: None };
        let mut words = words.iter().skip(1).map(|word| word.to_string_lossy());
        while let Some(word) = words.next().filter(|word| word != "--") {
            match word.split_once('=') {
                Some(("--lang", value)) => early.lang = Lang::from_str(value, false).ok(),
                Some(_) => {}
                None if word == "--json" => early.json = true,
                None if word == "--lang" => {
                    early.lang = words.next().and_then(|word| Lang::from_str(&word, false).ok());
                }
                None => {}
            }
        }
        early
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn early(line: &str) -> Early {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        Early::of(&words)
    }

    #[test]
    fn json_and_language_are_known_before_the_rest_is_understood() {
        assert!(early("desk nonsense --json").json);
        assert!(!early("desk catalog search -- --json").json, "that is what is searched for");
        assert_eq!(early("desk --lang fr what").lang, Some(Lang::Fr));
        assert_eq!(early("desk --lang=fr what").lang, Some(Lang::Fr));
        assert_eq!(early("desk --lang xx what").lang, None);
    }

    #[test]
    fn the_command_line_is_put_together_soundly() {
        Cli::command().debug_assert();
    }
}
