//! `desk workspace keys`: what opens the workspace.

use std::path::Path;

use desk_app::deeds::keys::{
    begin_key_change, begin_recovery_key, finish_key_change, finish_recovery_key, list_keys,
    remove_passphrase as remove, set_passphrase, use_keychain,
};
use desk_app::views::{
    BeginKeyChange, FinishKey, FinishKeyChange, KeyChangeDone, KeyChanged, KeyView, Keys, Nothing,
    SetPassphrase, SlotKind, UseKeychain,
};
use desk_app::{Desk, ErrorCode};
use serde::Serialize;

use super::create_workspace::type_back;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::stop::stoppable;
use crate::table::{parts, table};
use crate::text::Said;
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

/// The one job of this process.
const JOB: &str = "keys";

#[derive(Serialize)]
struct Changed {
    keys: Vec<Way>,
    copies: u32,
    set_aside: u32,
    keychain_left: bool,
    keychain_lost: bool,
    /// Folders and files among what is set aside, which keep their key.
    old_key: Vec<String>,
    /// Why the next opening has something to go on with.
    unfinished: Option<&'static str>,
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

/// The system's keychain opens it from now on, or does so no more.
pub(crate) async fn keychain(shell: &Shell, opens: bool) -> Result<Answer, Failure> {
    let ask = UseKeychain { opens };
    let keys = shell.in_workspace(async |desk| Ok(use_keychain(desk, ask).await?)).await?;
    answer(shell, keys, String::new())
}

/// Another data key. Where there is a recovery key, a new one is shown and typed
/// back.
pub(crate) async fn change(shell: &Shell) -> Result<Answer, Failure> {
    let changed = shell.in_workspace(async |desk| change_here(shell, desk).await).await?;
    let (KeyChanged { keys, done }, too_late) = changed;
    let texts = &shell.texts.manage;
    let said = |is: bool, text: &str| if is { text.to_owned() } else { String::new() };
    let KeyChangeDone { copies, set_aside, keychain_left, keychain_lost, old_key, unfinished } =
        done;
    let old_key: Vec<String> = old_key.iter().map(|name| format!("set-aside/{name}")).collect();
    let unfinished = unfinished.map(|why| why.code);
    let text = parts([
        said(too_late, texts.too_late),
        (texts.key_changed)(copies, set_aside),
        unfinished.map_or_else(String::new, |code| {
            let said = Said { about: None, detail: "" };
            format!("{} {}", texts.unfinished, (shell.texts.error)(code, said))
        }),
        said(keychain_lost, texts.keychain_lost),
        said(keychain_left, texts.keychain_left),
        texts.old_backups.to_owned(),
        if old_key.is_empty() { String::new() } else { (texts.old_key)(&old_key.join(", ")) },
    ]);
    let keys = keys.keys.into_iter().map(Way::from).collect();
    let unfinished = unfinished.map(ErrorCode::as_str);
    let changed =
        Changed { keys, copies, set_aside, keychain_left, keychain_lost, old_key, unfinished };
    Answer::new(changed, text)
}

/// Says also whether somebody wanted to stop it when that was not possible any more.
async fn change_here(shell: &Shell, desk: &Desk) -> Result<(KeyChanged, bool), Failure> {
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
    let finish = async |draft, typed| {
        let ask = FinishKeyChange { draft, typed, job: JOB.to_owned() };
        let done = stoppable(shell, desk, JOB, finish_key_change(desk, ask)).await;
        shell.progress.clear();
        done
    };
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
