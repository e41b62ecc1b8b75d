//! One round of the work: the program and its floor, step by step in turn.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::asked::{Ask, Told, Worker};
use super::hub::{Hub, free_port};
use super::proxy::{Proxy, Traffic};
use super::work::Clash;
use super::{DEVICE, FLOOR_DEVICE, FLOOR_HUB};
use crate::child;
use crate::problem::Problem;

/// How much work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) records: u64,
    pub(super) edits: u64,
    pub(super) clash: Clash,
}

/// A step as the program took it and as the floor did.
#[derive(Debug, Clone, Default)]
pub(super) struct Both {
    pub(super) ours: Told,
    pub(super) floor: Told,
    /// Of the program, on the wire.
    pub(super) wire: Traffic,
    pub(super) floor_wire: Traffic,
    /// Seconds of processor time that the hub took.
    pub(super) hub_processor: f64,
}

/// A device meets the others once more.
#[derive(Debug, Clone, Default)]
pub(super) struct Meeting {
    pub(super) told: Told,
    pub(super) wire: Traffic,
}

/// What one round came to.
#[derive(Debug, Clone, Default)]
pub(super) struct Round {
    pub(super) create: Both,
    pub(super) edit: Both,
    pub(super) push: Both,
    pub(super) boot: Both,
    /// The first device, the other, the first again.
    pub(super) meetings: [Meeting; 3],
    /// Of both devices.
    pub(super) losses: u64,
    pub(super) conflicts: [u64; 2],
    pub(super) client_memory: f64,
    pub(super) hub_memory: f64,
    pub(super) hub_disk: f64,
    /// The larger of both.
    pub(super) client_disk: f64,
}

/// The floor's hub, which ends with this.
struct FloorHub {
    process: Child,
    proxy: Proxy,
}

impl FloorHub {
    async fn start(folder: &Path) -> Result<Self, Problem> {
        let mut process = Command::new(std::env::current_exe()?)
            .args([child::WORD, FLOOR_HUB])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(said) = process.stdout.take() {
            std::io::BufRead::read_line(&mut std::io::BufReader::new(said), &mut line)?;
        }
        let port = line.trim().parse().map_err(|_| Problem::NothingMeasured)?;
        Ok(Self { process, proxy: Proxy::before(port).await? })
    }
}

impl Drop for FloorHub {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A step of both; who begins changes from round to round.
async fn in_turn(
    odd: bool,
    (ours, ask, proxy, hub): (&mut Worker, &Ask, &Proxy, &Hub),
    (floor, floor_ask, floor_proxy): (&mut Worker, &Ask, &Proxy),
) -> Result<Both, Problem> {
    let mut both = Both::default();
    for who in [odd, !odd] {
        if who {
            let (before, used) = (proxy.traffic(), hub.processor());
            both.ours = ours.ask(ask).await?;
            both.wire = proxy.traffic().since(before);
            both.hub_processor = hub.processor() - used;
        } else {
            let before = floor_proxy.traffic();
            both.floor = floor.ask(floor_ask).await?;
            both.floor_wire = floor_proxy.traffic().since(before);
        }
    }
    Ok(both)
}

/// Everything in a new folder, which is gone afterwards.
pub(super) async fn round(amount: Amount, odd: bool, beside: &Path) -> Result<Round, Problem> {
    let folder = tempfile::tempdir_in(beside)?;
    let place = |name: &str| folder.path().join(name);
    let Amount { records, edits, clash } = amount;
    let Clash { same_field, same_record, apart } = clash;

    let floor_hub = FloorHub::start(&place("floor-hub")).await?;
    let mut floor = Worker::start(FLOOR_DEVICE, &place("floor"))?;
    let port = free_port()?;
    let proxy = Proxy::before(port).await?;
    let hub = Hub::start(&place("hub"), port, proxy.port)?;
    let mut one = Worker::start(DEVICE, &place("one"))?;
    let mut other = Worker::start(DEVICE, &place("other"))?;
    let floor_port = floor_hub.proxy.port;

    floor.ask(&Ask::Found).await?;
    one.ask(&Ask::Found).await?;
    one.ask(&Ask::Publish { invitation: hub.invitation.clone() }).await?;

    let mut round = Round::default();
    macro_rules! step {
        ($ours:expr, $ask:expr, $floor_ask:expr) => {
            in_turn(odd, ($ours, &$ask, &proxy, &hub), (&mut floor, &$floor_ask, &floor_hub.proxy))
                .await?
        };
    }
    round.create = step!(&mut one, Ask::Create { records }, Ask::Create { records });
    let edit = Ask::Edit { records, from: 0, edits };
    round.edit = step!(&mut one, edit, edit);
    round.push = step!(&mut one, Ask::Sync, Ask::FloorPush { port: floor_port, records, edits });

    let invitation = one.ask(&Ask::Invite).await?.text;
    round.boot = step!(&mut other, Ask::Join { invitation }, Ask::FloorBoot { port: floor_port });
    // The other device's own arrival is the last event that the first has not seen.
    one.ask(&Ask::Sync).await?;
    same(&mut one, &mut other).await?;

    for (side, device) in [(0, &mut one), (1, &mut other)] {
        device.ask(&Ask::Clash { side, records, same_field, same_record, apart }).await?;
    }
    round.meetings = [
        meet(&mut one, &Ask::Sync, &proxy).await?,
        meet(&mut other, &Ask::Sync, &proxy).await?,
        meet(&mut one, &Ask::Sync, &proxy).await?,
    ];
    same(&mut one, &mut other).await?;
    let losses = Ask::Losses { records, same_field, same_record, apart };
    for (conflicts, device) in round.conflicts.iter_mut().zip([&mut one, &mut other]) {
        let told = device.ask(&losses).await?;
        *conflicts = told.conflicts;
        round.losses += told.losses;
    }

    round.hub_memory = hub.peak_memory();
    for device in [&mut one, &mut other] {
        device.ask(&Ask::Close).await?;
        let peak = device.ask(&Ask::Memory).await?.peak_memory;
        round.client_memory = round.client_memory.max(peak);
    }
    hub.end()?;
    floor.ask(&Ask::Close).await?;
    for worker in [one, other, floor] {
        worker.end()?;
    }
    round.hub_disk = on_disk(&place("hub"))?;
    round.client_disk = on_disk(&place("one"))?.max(on_disk(&place("other"))?);
    Ok(round)
}

pub(super) async fn meet(
    device: &mut Worker,
    ask: &Ask,
    proxy: &Proxy,
) -> Result<Meeting, Problem> {
    let before = proxy.traffic();
    let told = device.ask(ask).await?;
    Ok(Meeting { told, wire: proxy.traffic().since(before) })
}

/// Both must hold the same: by the sums that the hub confirmed, and by every text.
pub(super) async fn same(one: &mut Worker, other: &mut Worker) -> Result<(), Problem> {
    let (one, other) = (one.ask(&Ask::State).await?, other.ask(&Ask::State).await?);
    if one.text == other.text && one.count > 0 {
        return Ok(());
    }
    Err(Problem::Wrong(format!(
        "two devices hold different things: {} records, {}; {} records, {}",
        one.count, one.text, other.count, other.text
    )))
}

/// Megabytes of all files in a folder.
fn on_disk(folder: &Path) -> Result<f64, Problem> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += match entry.metadata()? {
            data if data.is_dir() => (on_disk(&entry.path())? * 1e6) as u64,
            data => data.len(),
        };
    }
    Ok(bytes as f64 / 1e6)
}
