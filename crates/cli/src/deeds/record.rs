//! `desk record`: who did what, the newest first, and whether it is whole.

use desk_app::Desk;
use desk_app::deeds::record::{Activity, activity_of, export_record, list_record, verify_record};
use desk_app::views::{
    BecameView, ExportRecord, Language, RecordEntry, RecordFilter, RecordForm, RecordOf,
    RecordPage, RecordProblem, RecordProof, RecordQuery, VerifyRecord,
};
use serde::Serialize;

use super::change::Change;
use super::head::Head;
use crate::args::{BecameArg, RecordArgs, RecordExportArgs, RecordFilterArgs, RecordFormArg};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::{Shell, absolute};
use crate::table::{parts, table};

/// The most that a deed gives at once.
const PAGE: u32 = 500;

#[derive(Serialize)]
struct Record {
    /// `null` where something was looked for: nobody counted all that fits.
    total: Option<u32>,
    more: bool,
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
    batch: String,
    changes: Vec<Change>,
    /// The same in the shape of Partner Center's activity log.
    activity: Activity,
}

#[derive(Serialize)]
struct Proof {
    whole: bool,
    head: Option<Head>,
    own: End,
    /// Whether the hub's log was read; `null` without a hub, and why it was not.
    hub_read: Option<bool>,
    hub_why: Option<String>,
    kept: u32,
    own_changes: u32,
    events: u32,
    hidden: u32,
    commands: u32,
    devices: u32,
    problems: Vec<Problem>,
    checked_at: String,
}

#[derive(Serialize)]
struct End {
    seq: u32,
    hash: String,
}

#[derive(Serialize)]
struct Problem {
    code: String,
    /// `commands` with this device's numbers, `events` with the hub's.
    log: String,
    seq: u32,
    last: u32,
    made_at: Option<String>,
    actor: Option<String>,
}

#[derive(Serialize)]
struct Exported {
    file: String,
    entries: u32,
}

pub(crate) async fn list(shell: &Shell, args: &RecordArgs) -> Result<Answer, Failure> {
    let page = shell.in_workspace(async |desk| pages(desk, args).await).await?;
    let (total, more, has_hub) = (page.total, page.more, page.has_hub);
    let commands = page.entries.into_iter().map(|entry| Command::of(entry, has_hub)).collect();
    let record = Record { total, more, commands };
    let text = text(shell, &record, args.offset);
    Answer::new(record, text)
}

/// Into a file; its ending says the form where none is named.
pub(crate) async fn export(shell: &Shell, args: &RecordExportArgs) -> Result<Answer, Failure> {
    let target = absolute(&args.file);
    let language = shell.texts.language;
    let form = form(args, language);
    let exported = shell
        .in_workspace(async |desk| {
            let ask = ExportRecord {
                filter: filter(&args.filter),
                form,
                language,
                target: desk.hand_over(target.clone()).token,
                job: "export".to_owned(),
            };
            Ok(export_record(desk, ask).await?)
        })
        .await?;
    let exported = Exported { file: target.display().to_string(), entries: exported.entries };
    let text = (shell.texts.team.record_exported)(exported.entries, &exported.file);
    Answer::new(exported, text)
}

fn form(args: &RecordExportArgs, language: Language) -> RecordForm {
    let ending = args.file.extension().and_then(|ending| ending.to_str());
    let meant = args.form.unwrap_or(match ending.map(str::to_lowercase).as_deref() {
        Some("pdf") => RecordFormArg::Pdf,
        Some("xlsx") => RecordFormArg::Xlsx,
        Some(_) | None => RecordFormArg::Csv,
    });
    match meant {
        RecordFormArg::Pdf => RecordForm::Pdf,
        RecordFormArg::Xlsx => RecordForm::Workbook,
        RecordFormArg::CsvStandard => RecordForm::CsvStandard,
        RecordFormArg::Csv => match language {
            Language::Fr => RecordForm::CsvFrench,
            Language::En | Language::System => RecordForm::CsvEnglish,
        },
    }
}

/// `None` where nothing was named.
fn filter(args: &RecordFilterArgs) -> Option<RecordFilter> {
    let became = args.became.map(|became| match became {
        BecameArg::Done => BecameView::Done,
        BecameArg::Waiting => BecameView::Waiting,
        BecameArg::Merged => BecameView::Merged,
        BecameArg::Conflict => BecameView::Conflict,
        BecameArg::Refused => BecameView::Refused,
    });
    let record = args.of.as_ref().map(|of| {
        let (entity, id) = of.split_once(':').unwrap_or((of, ""));
        RecordOf { entity: entity.to_owned(), id: id.to_owned() }
    });
    let filter = RecordFilter {
        from: args.from.clone(),
        until: args.until.clone(),
        person: args.person.clone(),
        device: args.device.clone(),
        about: args.about.clone(),
        operation: args.operation.clone(),
        became,
        record,
        text: args.text.clone(),
    };
    (filter != RecordFilter::default()).then_some(filter)
}

/// Checks all of it. One that is not whole is an answer too: it says where.
pub(crate) async fn verify(shell: &Shell) -> Result<Answer, Failure> {
    let ask = VerifyRecord { job: "check".to_owned() };
    let proof = shell.in_workspace(async |desk| Ok(verify_record(desk, ask).await?)).await?;
    let proof = Proof::from(proof);
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let hub = match (proof.hub_read, &proof.hub_why) {
        (Some(false), Some(why)) => (team.record_hub_unread)(why),
        (Some(_) | None, _) => String::new(),
    };
    let text = if proof.whole {
        let (events, own) = (proof.kept.max(proof.events), proof.own_changes);
        parts([(team.record_whole)(events, own), hub])
    } else {
        let rows = proof.problems.iter().map(|one| {
            let number = if one.last > one.seq {
                format!("{}–{}", one.seq, one.last)
            } else {
                one.seq.to_string()
            };
            let log = if one.log == "events" { team.of_hub } else { team.of_device };
            [
                number,
                log.to_owned(),
                one.made_at.clone().unwrap_or_default(),
                one.actor.clone().unwrap_or_default(),
                (team.record_problem)(&one.code).unwrap_or(&one.code).to_owned(),
            ]
        });
        let count = u32::try_from(proof.problems.len()).unwrap_or(u32::MAX);
        let heads = [heads.number, team.log, heads.when, heads.who, team.problem];
        parts([(team.record_broken)(count), table(heads, &[0], rows), hub])
    };
    Answer::new(proof, text)
}

impl From<RecordProof> for Proof {
    fn from(proof: RecordProof) -> Self {
        Self {
            whole: proof.whole,
            head: proof.head.map(Head::from),
            own: End { seq: proof.own.seq, hash: proof.own.hash },
            hub_read: proof.hub_read,
            hub_why: proof.hub_why,
            kept: proof.kept,
            own_changes: proof.own_changes,
            events: proof.events,
            hidden: proof.hidden,
            commands: proof.commands,
            devices: proof.devices,
            problems: proof.problems.into_iter().map(Problem::from).collect(),
            checked_at: proof.checked_at,
        }
    }
}

impl From<RecordProblem> for Problem {
    fn from(one: RecordProblem) -> Self {
        let RecordProblem { code, log, seq, last, made_at, actor } = one;
        Self { code, log, seq, last, made_at, actor }
    }
}

/// Goes on from page to page until there are as many as were asked for.
async fn pages(desk: &Desk, args: &RecordArgs) -> Result<RecordPage, Failure> {
    let filter = filter(&args.filter);
    let ask = |offset, limit: u32| {
        let filter = filter.clone();
        list_record(desk, RecordQuery { filter, offset, limit: limit.min(PAGE) })
    };
    let mut all = ask(args.offset, args.limit).await?;
    loop {
        let here = u32::try_from(all.entries.len()).unwrap_or(u32::MAX);
        let missing = args.limit.saturating_sub(here);
        if missing == 0 || !all.more {
            return Ok(all);
        }
        let next = ask(args.offset.saturating_add(here), missing).await?;
        all.more = next.more && !next.entries.is_empty();
        all.entries.extend(next.entries);
    }
}

impl Command {
    fn of(entry: RecordEntry, has_hub: bool) -> Self {
        Self {
            activity: activity_of(&entry, has_hub),
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
            batch: entry.batch,
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
        match record.total {
            Some(total) if next < total => (done.shown)(shown, total, next),
            None if record.more => (shell.texts.team.record_more)(shown, next),
            Some(_) | None => String::new(),
        },
    ])
}
