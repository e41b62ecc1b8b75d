use std::sync::atomic::{AtomicBool, Ordering};

use desk_store::{Fault, HubLink, Kept, Log};
use desk_sync::verify;
use desk_sync::verify::RecordProof as Proof;
use desk_wire::protocol::Head;

use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{ChainEnd, Event, RecordProblem, RecordProof, VerifyRecord};

/// How many broken entries are told with when they were made and by whom.
const NAMED: usize = 20;

/// Checks the whole record: that what is kept here is what was written, and where a hub
/// answers, that its log leads without a gap to the end that it signed, and that it
/// invented neither a change nor a device. Changes nothing.
pub async fn verify_record(desk: &Desk, ask: VerifyRecord) -> Result<RecordProof, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let job = desk.jobs.begin(&ask.job);
    let stop = job.stop_sign();
    prove(&here, &ask.job, &stop).await
}

pub(super) async fn prove(
    here: &Here<'_>,
    job: &str,
    stop: &AtomicBool,
) -> Result<RecordProof, AppError> {
    let desk = here.desk;
    let linked = here.store().link().await?;
    // What lies here and what the hub has are two halves of the way.
    let halves = if linked.is_some() { 2 } else { 1 };
    let progress = |half: u64| {
        move |done: u64, all: u64| {
            let whole = all.max(1).saturating_mul(halves);
            let done = done.saturating_add(half.saturating_mul(all.max(1)));
            desk.ports.announce.announce(Event::Progress {
                job: job.to_owned(),
                done: present::share(done, whole),
                rows: present::count(done),
                can_stop: true,
            });
            !stop.load(Ordering::Relaxed)
        }
    };
    let kept = here.store().check_kept(&mut progress(0)).await?.ok_or_else(stopped)?;
    let (hub, hub_why) = match &linked {
        None => (None, None),
        Some(_) => match desk.bench.hub().await {
            Err(error) => (None, Some(error)),
            Ok(ctx) => match verify::verify_record(&ctx, &mut progress(1)).await {
                Ok(Some(proof)) => (Some(proof), None),
                Ok(None) => return Err(stopped()),
                Err(error) => (None, Some(error.into())),
            },
        },
    };
    Ok(RecordProof {
        hub_why: hub_why.map(|error| error.code().as_str().to_owned()),
        ..told(here, &kept, linked.as_ref(), hub).await?
    })
}

async fn told(
    here: &Here<'_>,
    kept: &Kept,
    link: Option<&HubLink>,
    hub: Option<Proof>,
) -> Result<RecordProof, AppError> {
    let head = here.store().head().await?;
    let proof = hub.clone().unwrap_or_default();
    let mut problems = Vec::new();
    let names = here.store().record_names().await?.0;
    for fault in &kept.faults {
        let author = names.iter().find(|(id, _)| Some(*id) == fault.author);
        problems.push(problem(fault, author.map(|(_, name)| name.clone())));
    }
    for (seq, fault) in &proof.faults {
        problems.push(RecordProblem {
            code: fault.code().to_owned(),
            log: "events".to_owned(),
            seq: present::count(*seq),
            last: present::count(*seq),
            made_at: None,
            actor: None,
        });
    }
    for one in problems.iter_mut().take(NAMED).filter(|one| one.log == "events") {
        // What cannot be read has neither.
        let Ok(Some(event)) = here.store().event_named(one.seq.into()).await else { continue };
        one.made_at = Some(event.made_at.to_string());
        one.actor = Some(event.author_name).filter(|name| !name.is_empty());
    }
    let linked = link.is_some();
    Ok(RecordProof {
        whole: problems.is_empty(),
        head: signed(head, link),
        head_at: here.store().last_event_at().await.ok().flatten().map(|at| at.to_string()),
        own: ChainEnd { seq: present::count(kept.end.0), hash: present::hex(&kept.end.1) },
        hub_read: linked.then_some(hub.is_some()),
        hub_why: None,
        kept: present::count(kept.events),
        own_changes: present::count(kept.commands),
        events: present::count(proof.events),
        hidden: present::count(proof.hidden),
        commands: present::count(proof.commands),
        devices: present::count(proof.devices),
        problems,
        checked_at: here.desk.ports.clock.now().wall.to_string(),
    })
}

fn signed(head: Option<Head>, link: Option<&HubLink>) -> Option<crate::views::SignedHead> {
    head.zip(link).map(|(head, link)| present::signed_head(&head, link))
}

fn problem(fault: &Fault, actor: Option<String>) -> RecordProblem {
    let log = match fault.log {
        Log::Commands => "commands",
        Log::Events => "events",
    };
    RecordProblem {
        code: fault.wrong.code().to_owned(),
        log: log.to_owned(),
        seq: present::count(fault.first),
        last: present::count(fault.last),
        made_at: fault.made_at.map(|at| at.to_string()),
        actor,
    }
}

fn stopped() -> AppError {
    AppError::new(ErrorCode::Cancelled, "the check was stopped")
}
