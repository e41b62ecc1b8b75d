//! Each command: what it asks of `desk-app`, and how it answers people and
//! programs. The JSON forms are a promise (docs/cli.md): keys are added, never
//! renamed.

mod account;
mod backup_workspace;
mod change;
mod change_cover;
mod conflicts;
mod create_workspace;
mod devices;
mod featured;
mod forget_workspace;
mod head;
mod hub;
mod import_price_list;
mod join_workspace;
mod keys;
mod list_workspaces;
mod outbox;
mod passwords;
mod people;
mod price_lists;
mod record;
mod refused_rows;
mod restore_workspace;
mod reverse;
mod roles;
mod search_catalog;
mod show_offer;
mod sync;
mod templates;
mod user_files;
mod users;

use crate::args::{
    CatalogCommand, Command, ConflictCommand, DeviceCommand, HubCommand, KeysCommand,
    OutboxCommand, PersonCommand, PriceListCommand, RecordCommand, RoleCommand, UserCommand,
    WorkspaceCommand,
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
            WorkspaceCommand::Copy => backup_workspace::copy(shell).await,
            WorkspaceCommand::Rename { name } => change_cover::rename(shell, name).await,
            WorkspaceCommand::Colour { colour } => change_cover::colour(shell, colour).await,
            WorkspaceCommand::Forget(args) => forget_workspace::forget(shell, args).await,
            WorkspaceCommand::Keys(command) => match command {
                KeysCommand::List => keys::list(shell).await,
                KeysCommand::Passphrase { new_passphrase_file } => {
                    keys::passphrase(shell, new_passphrase_file.as_deref()).await
                }
                KeysCommand::RemovePassphrase => keys::remove_passphrase(shell).await,
                KeysCommand::Keychain { off } => keys::keychain(shell, !off).await,
                KeysCommand::Recovery => keys::recovery(shell).await,
                KeysCommand::Change => keys::change(shell).await,
            },
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
        Command::Hub(command) => match command {
            HubCommand::Publish(args) => hub::publish(shell, args).await,
            HubCommand::Invite(args) => hub::invite(shell, args).await,
            HubCommand::Join(args) => join_workspace::join(shell, args).await,
            HubCommand::Status => hub::status(shell).await,
            HubCommand::Leave => hub::leave(shell).await,
            HubCommand::ConfirmRestored => hub::confirm_restored(shell).await,
        },
        Command::Sync => sync::sync(shell).await,
        Command::Outbox(command) => match command {
            OutboxCommand::List => outbox::list(shell).await,
            OutboxCommand::Show(command) => outbox::show(shell, command.id).await,
            OutboxCommand::Retry(command) => outbox::retry(shell, command.id).await,
            OutboxCommand::Drop(command) => outbox::put_away(shell, command.id).await,
            OutboxCommand::Export { file } => outbox::export(shell, &file).await,
        },
        Command::Conflict(command) => match command {
            ConflictCommand::List(args) => conflicts::list(shell, &args).await,
            ConflictCommand::Show { id } => conflicts::show(shell, id).await,
            ConflictCommand::Resolve(args) => conflicts::resolve(shell, args).await,
        },
        Command::Device(command) => match command {
            DeviceCommand::List => devices::list(shell).await,
            DeviceCommand::Rename { id, name } => devices::rename(shell, id, name).await,
            DeviceCommand::Revoke { id } => devices::revoke(shell, id).await,
        },
        Command::Person(command) => match command {
            PersonCommand::List => people::list(shell).await,
            PersonCommand::Add { name, user_name, role } => {
                people::add(shell, name, user_name, role).await
            }
            PersonCommand::Edit { id, set } => people::edit(shell, id, &set).await,
            PersonCommand::Role(args) => people::role(shell, args).await,
        },
        Command::User(command) => match command {
            UserCommand::List(args) => users::list(shell, args).await,
            UserCommand::Show(args) => users::show(shell, args.user).await,
            UserCommand::Create(args) => users::create(shell, args).await,
            UserCommand::Edit { user, set } => users::edit(shell, user, &set).await,
            UserCommand::Disable(args) => users::state(shell, args.user, false).await,
            UserCommand::Enable(args) => users::state(shell, args.user, true).await,
            UserCommand::Delete(args) => users::delete(shell, args.user).await,
            UserCommand::Restore(args) => users::restore(shell, args.user).await,
            UserCommand::Locations(args) => users::locations(shell, args).await,
            UserCommand::Import(args) => user_files::import(shell, &args).await,
            UserCommand::Export(args) => user_files::export(shell, &args).await,
        },
        Command::Role(command) => match command {
            RoleCommand::List => roles::list(shell).await,
            RoleCommand::Assign { user, role, instead_of } => {
                roles::change(shell, user, vec![role], instead_of).await
            }
            RoleCommand::Remove { user, role } => {
                roles::change(shell, user, Vec::new(), vec![role]).await
            }
            RoleCommand::Matrix(args) => roles::matrix(shell, args).await,
            RoleCommand::Stage(args) => roles::stage(shell, args).await,
            RoleCommand::Staged => roles::staged(shell).await,
            RoleCommand::Unstage => roles::unstage(shell).await,
            RoleCommand::Review => roles::review(shell).await,
            RoleCommand::Commit => roles::commit(shell).await,
            RoleCommand::Explain(args) => roles::explain(shell, args.user).await,
            RoleCommand::WhoCan { task } => roles::can(shell, task).await,
            RoleCommand::Minimal(args) => roles::minimal(shell, args).await,
            RoleCommand::Policy(args) => roles::policy(shell, args).await,
            RoleCommand::Template(command) => templates::template(shell, command).await,
        },
        Command::Password(command) => passwords::password(shell, command).await,
        Command::Account(command) => account::account(shell, command).await,
        Command::Record(command) => match command {
            RecordCommand::List(args) => record::list(shell, &args).await,
            RecordCommand::Verify => record::verify(shell).await,
            RecordCommand::Export(args) => record::export(shell, &args).await,
        },
    }
}
