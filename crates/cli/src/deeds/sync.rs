//! `desk sync`: everything is exchanged with the hub, now.

use desk_app::deeds::team::sync_now;
use desk_app::views::{Nothing, SyncReport};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::parts;

#[derive(Serialize)]
struct Synced {
    pushed: u32,
    pulled: u32,
    conflicts: u32,
    rejected: u32,
    head: Option<Head>,
    state_digest: String,
}

#[derive(Serialize)]
pub(crate) struct Head {
    seq: u32,
    hash: String,
}

pub(crate) async fn sync(shell: &Shell) -> Result<Answer, Failure> {
    let report = shell.in_workspace(async |desk| Ok(sync_now(desk, Nothing {}).await?)).await?;
    let text = text(shell, &report);
    let head = report.head.map(|head| Head { seq: head.seq, hash: head.hash });
    let SyncReport { pushed, pulled, conflicts, rejected, state_digest, .. } = report;
    Answer::new(Synced { pushed, pulled, conflicts, rejected, head, state_digest }, text)
}

fn text(shell: &Shell, report: &SyncReport) -> String {
    let team = &shell.texts.team;
    let counted =
        |text: fn(u32) -> String, count| if count == 0 { String::new() } else { text(count) };
    parts([
        (team.synced)(report.pushed, report.pulled),
        counted(team.synced_conflicts, report.conflicts),
        counted(team.synced_rejected, report.rejected),
    ])
}
