//! `desk outbox`: changes that wait for a hub, and those that were not accepted.

use std::path::Path;

use desk_app::Desk;
use desk_app::deeds::edit::list_outbox;
use desk_app::deeds::team::{
    drop_command, export_outbox, list_refused, retry_command, show_command,
};
use desk_app::views::{CommandRef, ExportOutbox, PageQuery, RefusedCommand, WaitingCommand};
use serde::Serialize;

use super::change::Change;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::{Shell, absolute};
use crate::table::{named, parts, table};

/// The most that a deed gives at once.
const PAGE: u32 = 500;

#[derive(Serialize)]
struct Waiting {
    commands: Vec<Command>,
    refused: Vec<Refused>,
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
    waits_for_hub: bool,
    foreseen: Option<String>,
}

#[derive(Serialize)]
struct Refused {
    #[serde(flatten)]
    command: Command,
    outcome: Option<String>,
    why: Option<String>,
    about: Option<String>,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Done {
    command_id: String,
}

#[derive(Serialize)]
struct Exported {
    file: String,
    commands: u32,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let waiting = shell
        .in_workspace(async |desk| {
            Ok(Waiting { commands: waiting(desk).await?, refused: refused(desk).await? })
        })
        .await?;
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let commands = if waiting.commands.is_empty() {
        shell.texts.done.nothing_waits.to_owned()
    } else {
        let rows = waiting.commands.iter().map(|one| line(shell, one, status(shell, one)));
        table([heads.number, heads.what, heads.status, heads.when, heads.id], &[0], rows)
    };
    let refused = if waiting.refused.is_empty() {
        String::new()
    } else {
        let rows = waiting.refused.iter().map(|one| {
            line(shell, &one.command, team.say(one.why.as_deref().unwrap_or(&one.command.status)))
        });
        let columns = [heads.number, heads.what, heads.reason, heads.when, heads.id];
        format!("\n{}\n{}", team.refused_are, table(columns, &[0], rows))
    };
    Answer::new(&waiting, parts([commands, refused]))
}

/// One that waits or was not accepted, field by field.
pub(crate) async fn show(shell: &Shell, command: String) -> Result<Answer, Failure> {
    let ask = CommandRef { command };
    let one = shell.in_workspace(async |desk| Ok(show_command(desk, ask).await?)).await?;
    let one = Refused::from(one);
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let say = |code: &Option<String>| code.as_deref().map(|it| team.say(it)).unwrap_or_default();
    let values = [
        (heads.what, shell.texts.words.done(&one.command.code, &one.command.subject)),
        (heads.status, status(shell, &one.command)),
        (heads.reason, say(&one.why)),
        (team.about_what, one.about.clone().unwrap_or_default()),
        (heads.when, one.command.made_at.clone()),
        (heads.id, one.command.command_id.clone()),
    ];
    let rows = one.changes.iter().map(|change| {
        let shown = |value: &Option<String>| value.clone().unwrap_or_default();
        [format!("{}.{}", change.entity, change.field), shown(&change.old), shown(&change.new)]
    });
    let text = parts([
        named(shell.texts, &values),
        table([team.field, team.before, team.after], &[], rows),
    ]);
    Answer::new(&one, text)
}

pub(crate) async fn retry(shell: &Shell, command: String) -> Result<Answer, Failure> {
    let ask = CommandRef { command: command.clone() };
    shell.in_workspace(async |desk| Ok(retry_command(desk, ask).await?)).await?;
    Answer::new(Done { command_id: command }, shell.texts.team.retried.to_owned())
}

pub(crate) async fn put_away(shell: &Shell, command: String) -> Result<Answer, Failure> {
    let ask = CommandRef { command: command.clone() };
    shell.in_workspace(async |desk| Ok(drop_command(desk, ask).await?)).await?;
    Answer::new(Done { command_id: command }, shell.texts.team.dropped.to_owned())
}

pub(crate) async fn export(shell: &Shell, file: &Path) -> Result<Answer, Failure> {
    let target = absolute(file);
    let exported = shell
        .in_workspace(async |desk| {
            let target = desk.hand_over(target.clone()).token;
            Ok(export_outbox(desk, ExportOutbox { target }).await?)
        })
        .await?;
    let exported = Exported { file: target.display().to_string(), commands: exported.commands };
    let text = (shell.texts.team.exported)(exported.commands, &exported.file);
    Answer::new(exported, text)
}

fn status(shell: &Shell, command: &Command) -> String {
    let team = &shell.texts.team;
    match &command.foreseen {
        Some(why) => format!("{} ({})", team.say(&command.status), team.say(why)),
        None if command.waits_for_hub => team.waits.to_owned(),
        None => team.say(&command.status),
    }
}

fn line(shell: &Shell, command: &Command, status: String) -> [String; 5] {
    [
        command.device_seq.to_string(),
        shell.texts.words.done(&command.code, &command.subject),
        status,
        command.made_at.clone(),
        command.command_id.clone(),
    ]
}

/// Everything that was never sent or not accepted, in words.
pub(super) async fn in_words(shell: &Shell, desk: &Desk) -> Result<Vec<String>, Failure> {
    let refused = refused(desk).await?.into_iter().map(|one| one.command);
    let all = waiting(desk).await?.into_iter().chain(refused);
    Ok(all.map(|one| shell.texts.words.done(&one.code, &one.subject)).collect())
}

/// Page by page, to the end.
async fn waiting(desk: &Desk) -> Result<Vec<Command>, Failure> {
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

async fn refused(desk: &Desk) -> Result<Vec<Refused>, Failure> {
    let mut commands = Vec::new();
    loop {
        let offset = u32::try_from(commands.len()).unwrap_or(u32::MAX);
        let page = list_refused(desk, PageQuery { offset, limit: PAGE }).await?;
        let is_last = page.commands.is_empty();
        commands.extend(page.commands.into_iter().map(Refused::from));
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
            waits_for_hub: command.waits_for_hub,
            foreseen: command.foreseen,
        }
    }
}

impl From<RefusedCommand> for Refused {
    fn from(one: RefusedCommand) -> Self {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            command: one.command.into(),
            outcome: said(one.outcome),
            why: said(one.why),
            about: one.about,
            changes: one.changes.into_iter().map(Change::from).collect(),
        }
    }
}
