//! `desk workspace keys`: what opens the workspace.

use std::path::Path;

use desk_app::Desk;
use desk_app::deeds::keys::{
    begin_key_change, begin_recovery_key, finish_key_change, finish_recovery_key, list_keys,
    remove_passphrase as remove, set_passphrase,
};
use desk_app::views::{
    BeginKeyChange, FinishKey, KeyChanged, KeyView, Keys, Nothing, SetPassphrase, SlotKind,
};
use serde::Serialize;

use super::create_workspace::type_back;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{parts, table};
use crate::{ask, secret_input};

#[derive(Serialize)]
struct Ways {
    keys: Vec<Way>,
}

#[derive(Serialize)]
struct Way {
    kind: SlotKind,
    in_key_file: bool,
    made_at: Option<String>,
}

#[derive(Serialize)]
struct Changed {
    keys: Vec<Way>,
    copies: u32,
    set_aside: u32,
    keychain_left: bool,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let keys = shell.in_workspace(async |desk| Ok(list_keys(desk, Nothing {}).await?)).await?;
    answer(shell, keys, String::new())
}

/// The new passphrase comes from a file of its own, or is typed twice.
pub(crate) async fn passphrase(shell: &Shell, file: Option<&Path>) -> Result<Answer, Failure> {
    let keys = shell
        .in_workspace(async |desk| {
            let passphrase = secret_input::new_passphrase(file, shell.texts)?;
            let ask = SetPassphrase { passphrase: passphrase.expose().to_owned() };
            Ok(set_passphrase(desk, ask).await?)
        })
        .await?;
    answer(shell, keys, shell.texts.manage.old_backups.to_owned())
}

pub(crate) async fn remove_passphrase(shell: &Shell) -> Result<Answer, Failure> {
    let keys = shell.in_workspace(async |desk| Ok(remove(desk, Nothing {}).await?)).await?;
    answer(shell, keys, shell.texts.manage.old_backups.to_owned())
}

/// It is shown to a person and typed back by them.
pub(crate) async fn recovery(shell: &Shell) -> Result<Answer, Failure> {
    somebody_for_the_key(shell)?;
    let keys = shell
        .in_workspace(async |desk| {
            let begun = begin_recovery_key(desk, Nothing {}).await?;
            let finish =
                async |draft, typed| finish_recovery_key(desk, FinishKey { draft, typed }).await;
            type_back(shell, desk, begun, finish).await
        })
        .await?;
    answer(shell, keys, shell.texts.manage.old_backups.to_owned())
}

/// Another data key. Where there is a recovery key, a new one is shown and typed
/// back.
pub(crate) async fn change(shell: &Shell) -> Result<Answer, Failure> {
    let changed = shell.in_workspace(async |desk| change_here(shell, desk).await).await?;
    let KeyChanged { keys, copies, set_aside, keychain_left } = changed;
    let texts = &shell.texts.manage;
    let kept = if keychain_left { texts.keychain_left } else { "" };
    let done = (texts.key_changed)(copies, set_aside);
    let text = parts([done, texts.old_backups.to_owned(), kept.to_owned()]);
    let keys = keys.into_iter().map(Way::from).collect();
    Answer::new(Changed { keys, copies, set_aside, keychain_left }, text)
}

async fn change_here(shell: &Shell, desk: &Desk) -> Result<KeyChanged, Failure> {
    let keys = list_keys(desk, Nothing {}).await?.keys;
    if keys.iter().any(|key| key.kind == SlotKind::Recovery) {
        somebody_for_the_key(shell)?;
    }
    let beside = keys.iter().any(|key| key.kind == SlotKind::Passphrase && !key.in_key_file);
    let passphrase = if beside {
        let file = shell.global.passphrase_file.as_deref();
        let prompt = shell.texts.manage.current_passphrase;
        Some(secret_input::asked(file, prompt, shell.texts)?.expose().to_owned())
    } else {
        None
    };
    let begun = begin_key_change(desk, BeginKeyChange { passphrase }).await?;
    let finish = async |draft, typed| finish_key_change(desk, FinishKey { draft, typed }).await;
    if begun.recovery_key.is_empty() {
        return Ok(finish(begun.draft, String::new()).await?);
    }
    type_back(shell, desk, begun, finish).await
}

/// A program that reads the recovery key for a person would be one more place where
/// it lies about.
fn somebody_for_the_key(shell: &Shell) -> Result<(), Failure> {
    if ask::somebody_is_there() {
        return Ok(());
    }
    Err(Failure::Usage(shell.texts.own.need_terminal_for_recovery_key.to_owned()))
}

fn answer(shell: &Shell, keys: Keys, more: String) -> Result<Answer, Failure> {
    let keys: Vec<Way> = keys.keys.into_iter().map(Way::from).collect();
    let (heads, words) = (&shell.texts.heads, &shell.texts.words);
    let rows = keys.iter().map(|key| {
        let remark = if key.in_key_file { shell.texts.manage.key_file } else { "" };
        let kind = (words.slot)(key.kind).to_owned();
        [kind, key.made_at.clone().unwrap_or_default(), remark.to_owned()]
    });
    let table = table([heads.opens_with, shell.texts.manage.made_at, heads.remarks], &[], rows);
    let text = parts([table, more]);
    Answer::new(Ways { keys }, text)
}

impl From<KeyView> for Way {
    fn from(key: KeyView) -> Self {
        Self { kind: key.kind, in_key_file: key.in_key_file, made_at: key.made_at }
    }
}
