//! Each command: what it asks of `desk-app`, and how it answers people and
//! programs. The JSON forms are a promise (docs/cli.md): keys are added, never
//! renamed.

mod backup_workspace;
mod create_workspace;
mod featured;
mod import_price_list;
mod list_workspaces;
mod outbox;
mod price_lists;
mod record;
mod restore_workspace;
mod reverse;
mod search_catalog;
mod show_offer;

use crate::args::{
    CatalogCommand, Command, OutboxCommand, PriceListCommand, RecordCommand, WorkspaceCommand,
};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;

/// Does what was asked.
pub(crate) async fn perform(shell: &Shell, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Workspace(command) => match command {
            WorkspaceCommand::Create(args) => create_workspace::create(shell, args).await,
            WorkspaceCommand::List => list_workspaces::list(shell).await,
            WorkspaceCommand::Backup { file } => backup_workspace::back_up(shell, &file).await,
            WorkspaceCommand::Backups => backup_workspace::list(shell).await,
            WorkspaceCommand::Restore { file } => restore_workspace::restore(shell, &file).await,
        },
        Command::PriceList(command) => match command {
            PriceListCommand::Import(args) => import_price_list::import(shell, &args).await,
            PriceListCommand::List => price_lists::list(shell).await,
            PriceListCommand::Show(list) => price_lists::show(shell, &list.id).await,
            PriceListCommand::Remove(list) => price_lists::remove(shell, list.id).await,
            PriceListCommand::Restore(list) => price_lists::restore(shell, list.id).await,
        },
        Command::Catalog(command) => match command {
            CatalogCommand::Search(args) => search_catalog::search(shell, args).await,
            CatalogCommand::Show(offer) => show_offer::show(shell, offer.id).await,
            CatalogCommand::Feature(args) => featured::feature(shell, args).await,
            CatalogCommand::Unfeature(offer) => featured::unfeature(shell, offer.id).await,
            CatalogCommand::Move(args) => featured::move_to(shell, args).await,
            CatalogCommand::Featured => featured::list(shell).await,
        },
        Command::Undo => reverse::undo(shell).await,
        Command::Redo => reverse::redo(shell).await,
        Command::Outbox(OutboxCommand::List) => outbox::list(shell).await,
        Command::Record(RecordCommand::List(args)) => record::list(shell, &args).await,
    }
}
