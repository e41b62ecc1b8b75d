//! `desk workspace backup`, `backups` and `copy`.

use std::path::Path;

use desk_app::deeds::workspace::{back_up_workspace, copy_now, list_backups, list_workspaces};
use desk_app::views::{BackUp, BackupCard, ListBackups, Nothing};
use desk_app::{AppError, ErrorCode};
use serde::Serialize;

use crate::choose::choose;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::{Shell, absolute};
use crate::table::table;

#[derive(Serialize)]
struct Made {
    file: String,
    bytes: u64,
}

#[derive(Serialize)]
struct Backups {
    backups: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    file_name: String,
    made_at: String,
    bytes: u64,
}

/// Writes the workspace, with the ways to open it, into one file.
pub(crate) async fn back_up(shell: &Shell, file: &Path) -> Result<Answer, Failure> {
    let target = absolute(file);
    let made = shell
        .in_workspace(async |desk| {
            let target = desk.hand_over(target.clone()).token;
            Ok(back_up_workspace(desk, BackUp { target }).await?)
        })
        .await?;
    let made = Made { file: target.display().to_string(), bytes: whole(made.bytes) };
    let text = (shell.texts.done.backed_up)(&made.file, made.bytes);
    Answer::new(made, text)
}

/// The backups that the program made by itself. They need no key to be listed.
pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let desk = shell.desk()?;
    let cards = list_workspaces(&desk, Nothing {}).await?.workspaces;
    let id = choose(&cards, shell.global.workspace.as_deref())?.id.clone();
    let found = list_backups(&desk, ListBackups { id }).await?.backups;
    let backups: Vec<Line> = found.into_iter().map(Line::from).collect();
    let text = if backups.is_empty() {
        shell.texts.done.no_backups.to_owned()
    } else {
        let heads = &shell.texts.heads;
        let rows = backups
            .iter()
            .map(|line| [line.file_name.clone(), line.made_at.clone(), line.bytes.to_string()]);
        table([heads.file, heads.when, heads.size], &[2], rows)
    };
    Answer::new(Backups { backups }, text)
}

/// One more of them, now.
pub(crate) async fn copy(shell: &Shell) -> Result<Answer, Failure> {
    let copies = shell.in_workspace(async |desk| Ok(copy_now(desk, Nothing {}).await?)).await?;
    let made = copies.backups.into_iter().next().map(Line::from);
    let lost = || AppError::new(ErrorCode::Internal, "the copy that was made is not there");
    let made = made.ok_or_else(lost)?;
    let text = (shell.texts.done.backed_up)(&made.file_name, made.bytes);
    Answer::new(made, text)
}

impl From<BackupCard> for Line {
    fn from(card: BackupCard) -> Self {
        Self { file_name: card.file_name, made_at: card.made_at, bytes: whole(card.bytes) }
    }
}

/// Screens count bytes in floating point; a file has a whole number of them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is neither negative nor beyond 2^53"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
