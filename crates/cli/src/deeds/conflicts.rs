//! `desk conflict`: two changes of one field, and which of them stays.

use desk_app::Desk;
use desk_app::deeds::team::{list_conflicts, resolve_conflicts};
use desk_app::views::{ConflictChoice, ConflictQuery, ConflictView, Conflicts, ResolveConflicts};
use desk_app::{AppError, ErrorCode};
use serde::Serialize;

use crate::args::{ConflictListArgs, Keep, ResolveArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{named, parts, table};

/// The most that a deed gives at once.
const PAGE: u32 = 500;

#[derive(Serialize)]
struct Found {
    total: u32,
    open: u32,
    conflicts: Vec<Conflict>,
}

#[derive(Serialize)]
struct Conflict {
    conflict_id: String,
    entity: String,
    field: String,
    member: Option<String>,
    subject: String,
    kind: String,
    state: String,
    base: Option<String>,
    theirs: Option<String>,
    theirs_by: Option<String>,
    theirs_at: Option<String>,
    mine: Option<String>,
    mine_by: Option<String>,
    mine_at: Option<String>,
    current: Option<String>,
    is_mine: bool,
    takes_value: bool,
    resolved_by: Option<String>,
    waits: bool,
    denied_task: Option<String>,
}

#[derive(Serialize)]
struct Resolved {
    resolved: u32,
    failed: Vec<NotResolved>,
}

#[derive(Serialize)]
struct NotResolved {
    conflict_id: String,
    code: String,
    message: String,
}

pub(crate) async fn list(shell: &Shell, args: &ConflictListArgs) -> Result<Answer, Failure> {
    let found = shell.in_workspace(async |desk| pages(desk, args).await).await?;
    let conflicts = found.conflicts.into_iter().map(Conflict::from).collect();
    let found = Found { total: found.total, open: found.open, conflicts };
    let (heads, team, words) = (&shell.texts.heads, &shell.texts.team, &shell.texts.words);
    if found.conflicts.is_empty() {
        return Answer::new(found, team.no_conflicts.to_owned());
    }
    let rows = found.conflicts.iter().map(|one| {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| team.empty.to_owned());
        [
            one.place(words.unknown),
            shown(&one.theirs),
            shown(&one.mine),
            shown(&one.current),
            if one.waits { team.waits.to_owned() } else { team.say(&one.state) },
            one.conflict_id.clone(),
        ]
    });
    let columns = [heads.what, team.theirs, team.mine, team.now, heads.status, heads.id];
    let shown = u32::try_from(found.conflicts.len()).unwrap_or(u32::MAX);
    let next = args.offset.saturating_add(shown);
    let rest = if next < found.total {
        (shell.texts.done.shown)(shown, found.total, next)
    } else {
        String::new()
    };
    let text = parts([table(columns, &[], rows), rest]);
    Answer::new(found, text)
}

pub(crate) async fn show(shell: &Shell, id: String) -> Result<Answer, Failure> {
    let everything = ConflictListArgs { settled: true, limit: u32::MAX, offset: 0 };
    let all = shell.in_workspace(async |desk| pages(desk, &everything).await).await?;
    let one = all.conflicts.into_iter().find(|one| one.id.eq_ignore_ascii_case(&id));
    let one = one.map(Conflict::from).ok_or_else(|| {
        AppError::new(ErrorCode::ConflictNotFound, "there is no such conflict").about(&id)
    })?;
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let by = |value: &Option<String>, who: &Option<String>, at: &Option<String>| {
        let value = value.clone().unwrap_or_else(|| team.empty.to_owned());
        let said = [who, at].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        if said.is_empty() { value } else { format!("{value} ({said})") }
    };
    let values = [
        (heads.what, one.place(shell.texts.words.unknown)),
        (heads.status, team.say(&one.state)),
        (team.base, by(&one.base, &None, &None)),
        (team.theirs, by(&one.theirs, &one.theirs_by, &one.theirs_at)),
        (team.mine, by(&one.mine, &one.mine_by, &one.mine_at)),
        (team.now, by(&one.current, &None, &None)),
        (heads.id, one.conflict_id.clone()),
    ];
    let text = named(shell.texts, &values);
    Answer::new(one, text)
}

/// Those that could not be decided are told, each with its reason; when it is
/// none, the first reason is the answer.
pub(crate) async fn resolve(shell: &Shell, args: ResolveArgs) -> Result<Answer, Failure> {
    let choice = match args.keep {
        Some(Keep::Theirs) => ConflictChoice::Theirs,
        Some(Keep::Mine) => ConflictChoice::Mine,
        None => ConflictChoice::Value,
    };
    let ask = ResolveConflicts { conflicts: args.id, choice, value: args.value };
    let done = shell.in_workspace(async |desk| Ok(resolve_conflicts(desk, ask).await?)).await?;
    if done.resolved == 0
        && let Some(first) = done.failed.first()
    {
        let error = AppError::new(first.error.code, first.error.message.clone());
        return Err(error.about(&first.id).into());
    }
    let failed: Vec<NotResolved> = done
        .failed
        .into_iter()
        .map(|one| NotResolved {
            conflict_id: one.id,
            code: one.error.code.as_str().to_owned(),
            message: one.error.message,
        })
        .collect();
    let team = &shell.texts.team;
    let not = failed.iter().map(|one| (team.not_resolved)(&one.conflict_id, &one.message));
    let text = parts(std::iter::once((team.resolved)(done.resolved)).chain(not));
    Answer::new(Resolved { resolved: done.resolved, failed }, text)
}

/// Goes on from page to page until there are as many as were asked for.
async fn pages(desk: &Desk, args: &ConflictListArgs) -> Result<Conflicts, Failure> {
    let ask = |offset, limit: u32| ConflictQuery {
        offset,
        limit: limit.min(PAGE),
        settled: args.settled,
    };
    let mut all = list_conflicts(desk, ask(args.offset, args.limit)).await?;
    loop {
        let here = u32::try_from(all.conflicts.len()).unwrap_or(u32::MAX);
        let missing = args.limit.saturating_sub(here);
        let offset = args.offset.saturating_add(here);
        if missing == 0 || offset >= all.total {
            return Ok(all);
        }
        let next = list_conflicts(desk, ask(offset, missing)).await?;
        if next.conflicts.is_empty() {
            return Ok(all);
        }
        all.conflicts.extend(next.conflicts);
    }
}

impl Conflict {
    /// Which field of what.
    fn place(&self, unknown: &str) -> String {
        let subject = if self.subject.is_empty() { unknown } else { &self.subject };
        match &self.member {
            Some(member) => format!("{subject}: {} {member}", self.field),
            None => format!("{subject}: {}", self.field),
        }
    }
}

impl From<ConflictView> for Conflict {
    fn from(one: ConflictView) -> Self {
        Self {
            conflict_id: one.id,
            entity: one.entity,
            field: one.field,
            member: one.member,
            subject: one.subject,
            kind: one.kind,
            state: one.state,
            base: one.base,
            theirs: one.theirs,
            theirs_by: one.theirs_by,
            theirs_at: one.theirs_at,
            mine: one.mine,
            mine_by: one.mine_by,
            mine_at: one.mine_at,
            current: one.current,
            is_mine: one.is_mine,
            takes_value: one.takes_value,
            resolved_by: one.resolved_by,
            waits: one.waits,
            denied_task: one.denied_task,
        }
    }
}
