//! That a sync costs what is new and not what exists: the same small news, with
//! more and more events behind it.

use std::fmt::Write as _;
use std::path::Path;

use super::DEVICE;
use super::asked::{Ask, Worker};
use super::hub::{Hub, free_port};
use super::proxy::Proxy;
use super::rounds::{Meeting, meet, same};
use crate::problem::Problem;
use crate::report::{Line, Target, milliseconds};
use crate::stats::{median, percentile};

/// Edits that one device hands over and another takes.
const NEWS: u64 = 100;

/// How often, at each level. The hub tidies up now and then, whoever comes just then.
const MEETINGS: usize = 15;

/// The small news with so many events behind it.
struct Level {
    events: u64,
    grown: f64,
    handed: Vec<Meeting>,
    taken: Vec<Meeting>,
}

/// What the longest history may cost, as a multiple of the shortest.
const MOST: f64 = 2.0;

/// A table for `levels` of events, and the longest beside the shortest.
pub(super) async fn tables(
    records: u64,
    levels: &[u64],
    beside: &Path,
) -> Result<(Vec<Line>, String), Problem> {
    let folder = tempfile::tempdir_in(beside)?;
    let place = |name: &str| folder.path().join(name);
    let port = free_port()?;
    let proxy = Proxy::before(port).await?;
    let hub = Hub::start(&place("hub"), port, proxy.port)?;
    let mut one = Worker::start(DEVICE, &place("one"))?;
    one.ask(&Ask::Found).await?;
    one.ask(&Ask::Publish { invitation: hub.invitation.clone() }).await?;
    one.ask(&Ask::Create { records }).await?;

    let mut all = Vec::new();
    let mut from = 0;
    for events in levels {
        let edits = events.saturating_sub(records + from);
        let grown = one.ask(&Ask::Grow { records, from, edits }).await?.seconds;
        from += edits;
        let mut other = Worker::start(DEVICE, &place(&format!("other-{events}")))?;
        let invitation = one.ask(&Ask::Invite).await?.text;
        other.ask(&Ask::Join { invitation }).await?;
        one.ask(&Ask::Sync).await?;
        let (mut handed, mut taken) = (Vec::new(), Vec::new());
        for _ in 0..MEETINGS {
            one.ask(&Ask::Edit { records, from, edits: NEWS }).await?;
            from += NEWS;
            handed.push(meet(&mut one, &Ask::Sync, &proxy).await?);
            taken.push(meet(&mut other, &Ask::Sync, &proxy).await?);
        }
        same(&mut one, &mut other).await?;
        other.ask(&Ask::Close).await?;
        other.end()?;
        all.push(Level { events: *events, grown, handed, taken });
        // It takes long: what is known is said at once.
        println!("{}", written(&all)?);
    }
    one.ask(&Ask::Close).await?;
    one.end()?;
    hub.end()?;
    Ok((promised(&all)?, written(&all)?))
}

fn promised(levels: &[Level]) -> Result<Vec<Line>, Problem> {
    let (Some(shortest), Some(longest)) = (levels.first(), levels.last()) else {
        return Ok(Vec::new());
    };
    let line = |what: &str, part: fn(&Level) -> &[Meeting]| -> Result<Line, Problem> {
        let (ours, floor) = (times(part(longest)), times(part(shortest)));
        Ok(Line {
            what: format!("{NEWS} edits {what}, {} events before them", longest.events),
            ours: milliseconds(&ours)?,
            floor: milliseconds(&floor)?,
            ratio: Some(median(&ours)? / median(&floor)?),
            target: Some(Target::Ratio(MOST)),
        })
    };
    Ok(vec![line("handed over", |level| &level.handed)?, line("taken", |level| &level.taken)?])
}

/// In milliseconds.
fn times(meetings: &[Meeting]) -> Vec<f64> {
    meetings.iter().map(|meeting| meeting.told.seconds * 1e3).collect()
}

fn written(levels: &[Level]) -> Result<String, Problem> {
    let mut text = format!(
        "The floor here is the same with the shortest history. At each level {MEETINGS} times: \
         the median, and the slowest in brackets.\n\n\
         | events before | handed over | KB up | KB down | taken | KB up | KB down | grown in |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    );
    for level in levels {
        let (handed, taken) = (columns(&level.handed)?, columns(&level.taken)?);
        let (events, grown) = (level.events, level.grown);
        // Writing into a string cannot fail.
        let _ = writeln!(text, "| {events} | {handed} | {taken} | {grown:.0} s |");
    }
    Ok(text)
}

fn columns(meetings: &[Meeting]) -> Result<String, Problem> {
    let of = |what: fn(&Meeting) -> f64| meetings.iter().map(what).collect::<Vec<_>>();
    let time = times(meetings);
    Ok(format!(
        "{:.0} ms ({:.0}) | {:.1} | {:.1}",
        median(&time)?,
        percentile(&time, 100)?,
        median(&of(|meeting| meeting.wire.up as f64 / 1e3))?,
        median(&of(|meeting| meeting.wire.down as f64 / 1e3))?,
    ))
}
