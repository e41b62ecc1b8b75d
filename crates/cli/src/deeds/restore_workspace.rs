//! `desk workspace restore`: shows what is inside, asks, and restores.

use std::path::Path;

use desk_app::deeds::workspace::{
    inspect_backup, inspect_with_key_file, list_backups, list_workspaces, restore_backup,
    restore_with_key_file,
};
use desk_app::views::{
    AppState, BackupContents, Colour, InspectBackup, ListBackups, Nothing, RestoreBackup, Unlock,
};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use crate::choose::choose;
use crate::failure::Failure;
use crate::out::{Answer, complain};
use crate::shell::{Shell, absolute};
use crate::table::{named, parts};
use crate::{ask, secret_input};

#[derive(Serialize)]
struct Restored {
    workspace_id: String,
    name: String,
    colour: Colour,
    made_at: String,
    users: u32,
    price_lists: u32,
    newest_month: Option<String>,
    featured: Vec<String>,
    waiting: u32,
    replaced: bool,
    carried_over: u32,
    lists_not_carried_over: u32,
    newer_unknown: bool,
}

pub(crate) async fn restore(shell: &Shell, file: &Path) -> Result<Answer, Failure> {
    let passphrase = match (&shell.global.key_file, &shell.global.passphrase_file) {
        (None, None) => None,
        (_, file) => Some(secret_input::passphrase(file.as_deref(), shell.texts)?),
    };
    let unlock = passphrase
        .as_ref()
        .map(|passphrase| Unlock::Passphrase { passphrase: passphrase.expose().to_owned() });
    let desk = shell.desk_with(passphrase)?;
    let restored = from_file(shell, &desk, file, unlock).await;
    shell.close(&desk).await;
    restored
}

async fn from_file(
    shell: &Shell,
    desk: &Desk,
    file: &Path,
    unlock: Option<Unlock>,
) -> Result<Answer, Failure> {
    let token = source(shell, desk, file).await?;
    let (contents, unlock) = match unlock {
        // The key file knows the slots of the program's own copies, too.
        Some(unlock) if shell.global.key_file.is_some() => {
            (inspect_with_key_file(desk, &token).await?, unlock)
        }
        Some(unlock) => (look(desk, &token, unlock.clone()).await?, unlock),
        None => by_keychain_or_recovery_key(shell, desk, &token).await?,
    };
    if !shell.global.json {
        complain(&describe(shell, &contents));
    }
    let asks = !shell.global.yes && !shell.global.json && ask::somebody_is_there();
    if asks && !ask::agrees(shell.texts.ask.restore, shell.texts)? {
        return Err(Failure::Declined);
    }
    let state = if shell.global.key_file.is_some() {
        restore_with_key_file(desk, &token).await?
    } else {
        restore_backup(desk, RestoreBackup { file: token, unlock }).await?
    };
    answer(shell, contents, &state)
}

/// The file that is meant: one that is there, or one of the program's own
/// backups by its name.
async fn source(shell: &Shell, desk: &Desk, file: &Path) -> Result<String, Failure> {
    let is_bare_name = file.components().count() == 1;
    if is_bare_name && !file.exists() {
        let cards = list_workspaces(desk, Nothing {}).await?.workspaces;
        if let Ok(card) = choose(&cards, shell.global.workspace.as_deref()) {
            let own = list_backups(desk, ListBackups { id: card.id.clone() }).await?.backups;
            let name = file.to_string_lossy();
            if let Some(backup) = own.into_iter().find(|backup| backup.file_name == name) {
                return Ok(backup.token);
            }
        }
    }
    Ok(desk.hand_over(absolute(file)).token)
}

async fn look(desk: &Desk, token: &str, unlock: Unlock) -> Result<BackupContents, AppError> {
    inspect_backup(desk, InspectBackup { file: token.to_owned(), unlock }).await
}

/// On the computer it was made on, the keychain opens a backup; elsewhere only
/// its recovery key does.
async fn by_keychain_or_recovery_key(
    shell: &Shell,
    desk: &Desk,
    token: &str,
) -> Result<(BackupContents, Unlock), Failure> {
    match look(desk, token, Unlock::Keychain).await {
        Ok(contents) => return Ok((contents, Unlock::Keychain)),
        Err(error) if !is_about_the_key(&error) => return Err(error.into()),
        Err(_) => {}
    }
    if !ask::somebody_is_there() {
        return Err(Failure::NoKeyForBackup);
    }
    let key = ask::line(shell.texts.ask.recovery_key)?.expose().trim().to_owned();
    let unlock = Unlock::Recovery { key };
    Ok((look(desk, token, unlock.clone()).await?, unlock))
}

fn is_about_the_key(error: &AppError) -> bool {
    matches!(error.code(), ErrorCode::WrongKey | ErrorCode::KeychainUnavailable)
}

fn describe(shell: &Shell, inside: &BackupContents) -> String {
    let (labels, done) = (&shell.texts.labels, &shell.texts.done);
    let values = [
        (labels.name, inside.name.clone()),
        (labels.made_at, inside.made_at.clone()),
        (labels.users, inside.users.to_string()),
        (labels.price_lists, inside.price_lists.to_string()),
        (labels.newest_month, inside.newest_month.clone().unwrap_or_default()),
        (labels.featured, inside.featured.join(", ")),
        (labels.waiting, inside.waiting.to_string()),
    ];
    parts([
        done.backup_holds.to_owned(),
        named(shell.texts, &values),
        (if inside.replaces { done.replaces } else { done.adds }).to_owned(),
        counted(done.carried_over, inside.newer_here),
        counted(done.lists_not_carried_over, inside.newer_lists),
        (if inside.newer_unknown { done.newer_unknown } else { "" }).to_owned(),
    ])
}

/// Nothing is said of none.
fn counted(text: fn(u32) -> String, count: u32) -> String {
    if count == 0 { String::new() } else { text(count) }
}

fn answer(shell: &Shell, inside: BackupContents, state: &AppState) -> Result<Answer, Failure> {
    let name = state.workspace.as_ref().map_or(&inside.name, |workspace| &workspace.name);
    let text = (shell.texts.done.restored)(name);
    let restored = Restored {
        workspace_id: inside.workspace_id,
        name: inside.name,
        colour: inside.colour,
        made_at: inside.made_at,
        users: inside.users,
        price_lists: inside.price_lists,
        newest_month: inside.newest_month,
        featured: inside.featured,
        waiting: inside.waiting,
        replaced: inside.replaces,
        carried_over: inside.newer_here,
        lists_not_carried_over: inside.newer_lists,
        newer_unknown: inside.newer_unknown,
    };
    Answer::new(restored, text)
}
