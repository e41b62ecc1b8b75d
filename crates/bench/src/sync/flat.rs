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

/// Edits that one device hands over and another takes.
const NEWS: u64 = 100;

/// The small news with so many events behind it.
struct Level {
    events: u64,
    grown: f64,
    handed: Meeting,
    taken: Meeting,
}

/// A table for `levels` of events.
pub(super) async fn table(records: u64, levels: &[u64], beside: &Path) -> Result<String, Problem> {
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
        one.ask(&Ask::Edit { records, from, edits: NEWS }).await?;
        from += NEWS;
        let handed = meet(&mut one, &Ask::Sync, &proxy).await?;
        let taken = meet(&mut other, &Ask::Sync, &proxy).await?;
        same(&mut one, &mut other).await?;
        other.ask(&Ask::Close).await?;
        other.end()?;
        all.push(Level { events: *events, grown, handed, taken });
        // It takes long: what is known is said at once.
        println!("{}", written(&all));
    }
    one.ask(&Ask::Close).await?;
    one.end()?;
    hub.end()?;
    Ok(written(&all))
}

fn written(levels: &[Level]) -> String {
    let mut text = format!(
        "{NEWS} edits, handed over by one device and taken by another:\n\n\
         | events before | handed over | KB up | KB down | taken | KB up | KB down | grown in |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    );
    for level in levels {
        let part = |meeting: &Meeting| {
            format!(
                "{:.0} ms | {:.1} | {:.1}",
                meeting.told.seconds * 1e3,
                meeting.wire.up as f64 / 1e3,
                meeting.wire.down as f64 / 1e3
            )
        };
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {:.0} s |",
            level.events,
            part(&level.handed),
            part(&level.taken),
            level.grown
        );
    }
    text
}
