//! `desk record`: who did what, the newest first, and whether it is whole.

use desk_app::Desk;
use desk_app::deeds::edit::list_record;
use desk_app::deeds::team::verify_record;
use desk_app::views::{Nothing, PageQuery, RecordEntry, RecordPage, RecordProof};
use serde::Serialize;

use super::change::Change;
use super::head::Head;
use crate::args::RecordArgs;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{parts, table};

/// The most that a deed gives at once.
const PAGE: u32 = 500;

#[derive(Serialize)]
struct Record {
    total: u32,
    commands: Vec<Command>,
}

#[derive(Serialize)]
struct Command {
    device_seq: u32,
    command_id: String,
    code: String,
    subject: String,
    actor: String,
    made_at: String,
    chain: String,
    event_seq: Option<u32>,
    outcome: String,
    why: Option<String>,
    device: Option<String>,
    judged_at: Option<String>,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Proof {
    whole: bool,
    head: Option<Head>,
    events: u32,
    hidden: u32,
    commands: u32,
    devices: u32,
    problems: Vec<Problem>,
    checked_at: String,
}

#[derive(Serialize)]
struct Problem {
    code: String,
    seq: Option<u32>,
    about: Option<String>,
}

pub(crate) async fn list(shell: &Shell, args: &RecordArgs) -> Result<Answer, Failure> {
    let page = shell.in_workspace(async |desk| pages(desk, args).await).await?;
    let commands = page.entries.into_iter().map(Command::from).collect();
    let record = Record { total: page.total, commands };
    let text = text(shell, &record, args.offset);
    Answer::new(record, text)
}

/// Checks all of it. One that is not whole is an answer too: it says where.
pub(crate) async fn verify(shell: &Shell) -> Result<Answer, Failure> {
    let proof = shell.in_workspace(async |desk| Ok(verify_record(desk, Nothing {}).await?)).await?;
    let proof = Proof::from(proof);
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let text = if proof.whole {
        (team.record_whole)(proof.events, proof.commands)
    } else {
        let rows = proof
            .problems
            .iter()
            .map(|one| [one.seq.map(|seq| seq.to_string()).unwrap_or_default(), one.code.clone()]);
        let count = u32::try_from(proof.problems.len()).unwrap_or(u32::MAX);
        parts([(team.record_broken)(count), table([heads.number, team.problem], &[0], rows)])
    };
    Answer::new(proof, text)
}

impl From<RecordProof> for Proof {
    fn from(proof: RecordProof) -> Self {
        Self {
            whole: proof.whole,
            head: proof.head.map(Head::from),
            events: proof.events,
            hidden: proof.hidden,
            commands: proof.commands,
            devices: proof.devices,
            problems: proof
                .problems
                .into_iter()
                .map(|one| Problem { code: one.code, seq: one.seq, about: one.about })
                .collect(),
            checked_at: proof.checked_at,
        }
    }
}

/// Goes on from page to page until there are as many as were asked for.
async fn pages(desk: &Desk, args: &RecordArgs) -> Result<RecordPage, Failure> {
    let first = PageQuery { offset: args.offset, limit: args.limit.min(PAGE) };
    let mut all = list_record(desk, first).await?;
    loop {
        let here = u32::try_from(all.entries.len()).unwrap_or(u32::MAX);
        let missing = args.limit.saturating_sub(here);
        let offset = args.offset.saturating_add(here);
        if missing == 0 || offset >= all.total {
            return Ok(all);
        }
        let next = list_record(desk, PageQuery { offset, limit: missing.min(PAGE) }).await?;
        if next.entries.is_empty() {
            return Ok(all);
        }
        all.entries.extend(next.entries);
    }
}

impl From<RecordEntry> for Command {
    fn from(entry: RecordEntry) -> Self {
        Self {
            device_seq: entry.device_seq,
            command_id: entry.command_id,
            code: entry.code,
            subject: entry.subject,
            actor: entry.actor,
            made_at: entry.made_at,
            chain: entry.chain,
            event_seq: entry.event_seq,
            outcome: entry.outcome,
            why: entry.why,
            device: entry.device_name,
            judged_at: entry.judged_at,
            changes: entry.changes.into_iter().map(Change::from).collect(),
        }
    }
}

fn text(shell: &Shell, record: &Record, offset: u32) -> String {
    let (heads, done) = (&shell.texts.heads, &shell.texts.done);
    if record.commands.is_empty() {
        return done.nothing_recorded.to_owned();
    }
    let rows = record.commands.iter().map(|command| {
        [
            command.device_seq.to_string(),
            shell.texts.words.done(&command.code, &command.subject),
            command.actor.clone(),
            command.made_at.clone(),
        ]
    });
    let shown = u32::try_from(record.commands.len()).unwrap_or(u32::MAX);
    let next = offset.saturating_add(shown);
    parts([
        table([heads.number, heads.what, heads.who, heads.when], &[0], rows),
        if next < record.total { (done.shown)(shown, record.total, next) } else { String::new() },
    ])
}
