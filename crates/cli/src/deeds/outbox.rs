//! `desk outbox list`: changes that wait for a hub.

use desk_app::Desk;
use desk_app::deeds::edit::list_outbox;
use desk_app::views::{PageQuery, WaitingCommand};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::table;

#[derive(Serialize)]
struct Waiting {
    commands: Vec<Command>,
}

#[derive(Serialize)]
struct Command {
    device_seq: u32,
    command_id: String,
    group_id: String,
    code: String,
    subject: String,
    status: String,
    made_at: String,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let commands = shell.in_workspace(async |desk| all(desk).await).await?;
    let (heads, words) = (&shell.texts.heads, &shell.texts.words);
    let text = if commands.is_empty() {
        shell.texts.done.nothing_waits.to_owned()
    } else {
        let rows = commands.iter().map(|command| {
            let status = if command.status == "pending" { words.pending } else { &command.status };
            [
                command.device_seq.to_string(),
                words.done(&command.code, &command.subject),
                status.to_owned(),
                command.made_at.clone(),
            ]
        });
        table([heads.number, heads.what, heads.status, heads.when], &[0], rows)
    };
    Answer::new(Waiting { commands }, text)
}

/// Page by page, to the end.
async fn all(desk: &Desk) -> Result<Vec<Command>, Failure> {
    const PAGE: u32 = 500;
    let mut commands = Vec::new();
    loop {
        let offset = u32::try_from(commands.len()).unwrap_or(u32::MAX);
        let page = list_outbox(desk, PageQuery { offset, limit: PAGE }).await?;
        let is_last = page.commands.is_empty();
        commands.extend(page.commands.into_iter().map(Command::from));
        if is_last || commands.len() >= page.total as usize {
            return Ok(commands);
        }
    }
}

impl From<WaitingCommand> for Command {
    fn from(command: WaitingCommand) -> Self {
        Self {
            device_seq: command.device_seq,
            command_id: command.command_id,
            group_id: command.group_id,
            code: command.code,
            subject: command.subject,
            status: command.status,
            made_at: command.made_at,
        }
    }
}
