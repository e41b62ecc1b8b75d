//! One story from one number: what happens, and what must hold.

use desk_agree::{Record, Sender};
use desk_core::access::Role;
use desk_wire::Outcome;

use crate::audit::{Audited, audit};
use crate::deeds::{self, PEOPLE, person};
use crate::world::{Desk, Fate, World};

/// What a story is given to do. All of it follows from the seed.
#[derive(Debug, Clone, Copy)]
struct Plan {
    steps: usize,
    /// One trip in so many goes wrong; 0 for a quiet network.
    faults: usize,
    forks: bool,
    restores: bool,
    shut_outs: bool,
}

/// How a story ended, for whoever compares two tellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) events: usize,
    pub(crate) head: [u8; 32],
    pub(crate) outcomes: Vec<(Outcome, u64)>,
    pub(crate) digests: Vec<desk_wire::ScopeDigest>,
}

/// Tells the story of `seed`. `clocks` moves every desktop's clock by so much.
///
/// # Errors
/// What must not be, beginning with the number of the invariant.
pub(crate) async fn tell(seed: u64, clocks: i64) -> Result<Ending, String> {
    let mut world = World::new(seed);
    let chance = |n| world_chance(&world, n);
    let plan = Plan {
        steps: 40 + chance(80),
        faults: [0, 12, 4, 2][chance(4)],
        forks: chance(3) == 0,
        restores: chance(4) == 0,
        shut_outs: chance(3) == 0,
    };
    begin(&mut world, clocks).await?;
    for _ in 0..plan.steps {
        step(&mut world, plan, clocks).await?;
    }
    heal(&mut world).await?;
    end(&world).await
}

fn world_chance(world: &World, n: usize) -> usize {
    world.chance.below(n)
}

/// The founder's desktop opens the workspace and lets the others in.
async fn begin(world: &mut World, clocks: i64) -> Result<(), String> {
    let said = |error| format!("20: nobody can begin: {error}");
    let first = world.enrol(person(0).uuid(), None).await.map_err(said)?;
    world.desks[first].clock_off += clocks;
    world.edit(first, &[deeds::found(world.workspace)]);
    let roles = [vec![Role::GlobalAdmin], vec![Role::AdminAgent], vec![Role::SalesAgent], vec![]];
    for (n, roles) in (1..PEOPLE).zip(roles) {
        world.edit(first, &[deeds::add(n, roles)]);
    }
    world.sync(first, 100, Fate::Fine).await?;
    let me = world.desks[first].model.me;
    let by = Sender { device: me.device, user: me.user };
    // Everybody has a desktop, and the founder has two.
    for n in [0, 1, 2, 4] {
        let at = world.enrol(person(n).uuid(), Some(by)).await.map_err(said)?;
        world.desks[at].clock_off += clocks;
    }
    world.back_up();
    Ok(())
}

async fn step(world: &mut World, plan: Plan, clocks: i64) -> Result<(), String> {
    let at = world.chance.below(world.desks.len());
    world.later(i64::try_from(world.chance.below(3_600_000)).unwrap_or(0));
    match world.chance.below(40) {
        0..=21 => {
            let deed = deeds::deed(&world.chance, &world.desks[at].model);
            world.edit(at, &deed);
        }
        22..=34 => {
            let most = 1 + world.chance.below(6);
            let fate = fate(world, plan.faults);
            world.sync(at, most, fate).await?;
        }
        35 => world.deliver_late().await?,
        36 if plan.forks => {
            let copy: Desk = world.desks[at].clone();
            world.desks.push(copy);
        }
        37 if plan.restores && world.chance.one_in(3) => world.restore().await?,
        37 => world.back_up(),
        38 if plan.shut_outs && at > 0 => world.shut_out(at),
        38 => world.tidy().await?,
        _ => world.upload(at).await?,
    }
    let _ = clocks;
    Ok(())
}

fn fate(world: &World, faults: usize) -> Fate {
    if faults == 0 || !world.chance.one_in(faults) {
        return Fate::Fine;
    }
    *world.chance.pick(&[
        Fate::RequestLost,
        Fate::AnswerLost,
        Fate::Twice,
        Fate::Late,
        Fate::OneBitFlipped,
    ])
}

/// Everything works again; whoever takes part must be done soon (17).
async fn heal(world: &mut World) -> Result<(), String> {
    while !world.late.is_empty() {
        world.deliver_late().await?;
    }
    for round in 0.. {
        world.invite_back().await?;
        for at in 0..world.desks.len() {
            world.upload(at).await?;
            world.sync(at, 50, Fate::Fine).await?;
        }
        let log = world.log().await?.len() as u64;
        let quiet = world.desks.iter().filter(|desk| desk.out.is_none()).all(|desk| {
            desk.model.pending().next().is_none()
                && desk.model.cursor.is_some_and(|cursor| cursor.seq == log)
        });
        if quiet {
            return Ok(());
        }
        if round > 200 {
            return Err(format!("17: they do not come to an end: {}", world.standing(log)));
        }
    }
    Ok(())
}

async fn end(world: &World) -> Result<Ending, String> {
    let events = world.log().await?;
    let audited = audit(&events, &world.made, world.hub_times())?;
    let faults = world.hub.verify(world.workspace).await.map_err(|error| format!("4: {error}"))?;
    if !faults.is_empty() {
        return Err(format!("4: the hub finds fault with itself: {faults:?}"));
    }
    for (n, desk) in world.desks.iter().enumerate() {
        nothing_lost(n, desk, &audited)?;
        if desk.out.is_none() {
            same_state(n, desk, &audited)?;
        }
    }
    fresh(world, &audited).await?;
    let head = (1..).zip(&events).fold([0; 32], |hash, (seq, event)| event.chain_hash(&hash, seq));
    let outcomes = audited.outcomes.values().copied().collect();
    let digests = audited.state.digests().to_wire();
    Ok(Ending { events: events.len(), head, outcomes, digests })
}

/// 2 and 10: each command that a person saw acknowledged is waiting or has the
/// outcome that the log tells.
fn nothing_lost(n: usize, desk: &Desk, audited: &Audited) -> Result<(), String> {
    for (seq, made) in &desk.model.made {
        match (made.settled, audited.outcomes.get(&made.id), desk.out) {
            (Some((outcome, _)), Some((logged, _)), _) if outcome == *logged => {}
            // It is still in the outbox, for its person to see and to export.
            (None, _, Some(_)) => {}
            // It was judged, and a hub that knew of it is gone; this desktop was shut
            // out before it heard of the next.
            (Some(_), _, Some(_)) => {}
            (settled, logged, _) => {
                return Err(format!(
                    "2: desktop {n}, command {seq}: {settled:?}, logged {logged:?}"
                ));
            }
        }
    }
    Ok(())
}

/// 1: what a desktop has confirmed is what the log comes to, as far as it may see.
fn same_state(n: usize, desk: &Desk, audited: &Audited) -> Result<(), String> {
    let seen = desk.model.confirmed.digests().to_wire();
    let scopes: Vec<u16> =
        desk_agree::scope::visible(&desk_agree::actor(&audited.state, desk.model.me.user));
    if seen != audited.state.digests().of(&scopes).to_wire() {
        return Err(format!("1: desktop {n} holds something else"));
    }
    for entity in desk_core::schema::EntityType::ALL {
        let mine: Vec<_> = desk.model.confirmed.records_of(entity).map(plain).collect();
        let there: Vec<_> = audited
            .state
            .records_of(entity)
            .filter(|(id, _)| {
                let key = desk_agree::RecordKey::new(entity, *id);
                scopes.contains(&audited.state.scope_of(key))
            })
            .map(plain)
            .collect();
        if mine != there {
            return Err(format!("1: desktop {n} has other records of {}", entity.name()));
        }
    }
    Ok(())
}

/// A record without its numbers: a snapshot need not tell all of them.
fn plain((id, record): (uuid::Uuid, &Record)) -> (uuid::Uuid, Record) {
    let bare = Record { created_seq: 0, seqs: std::collections::BTreeMap::new(), ..record.clone() };
    (id, bare)
}

/// 11: a snapshot and what came since is the whole.
async fn fresh(world: &World, audited: &Audited) -> Result<(), String> {
    let caller = world.caller(0);
    if world.desks[0].out.is_some() {
        return Ok(());
    }
    world.hub.snapshot(world.workspace).await.map_err(|error| format!("11: {error}"))?;
    let manifest = world.hub.manifest(&caller).await.map_err(|error| format!("11: {error}"))?;
    let state = world.fetch(&caller, &manifest).await?;
    let scopes: Vec<u16> =
        desk_agree::scope::visible(&desk_agree::actor(&audited.state, caller.user));
    if state.digests().to_wire() == audited.state.digests().of(&scopes).to_wire() {
        Ok(())
    } else {
        Err("11: a snapshot is not what the log comes to".to_owned())
    }
}
