//! The same hub with real files and the real engine: encrypted SQLite, the door,
//! the rebase, snapshots and swaps. Fewer stories, because a file takes its time.

mod direct;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use desk_agree::{Sender, State};
use desk_core::access::Right;
use desk_core::command::Command;
use desk_core::ids::{DeviceId, GroupId, UserId, WorkspaceId};
use desk_core::moment::{Clock, Ids, Moment};
use desk_hub::{Caller, Hub};
use desk_store::{Deed, FileKey, HubLink, LinkState, NewWorkspace, Opening, Store};
use desk_sync::doors::HttpDoors;
use desk_sync::engine::{Ctx, sync_now};
use desk_sync::key::{DeviceKey, KeyPlace};
use desk_sync::machine::Stop;
use desk_sync::ports::{Ports, TokioRest};
use desk_wire::CommandRecord;
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use crate::audit::audit;
use crate::chance::Chance;
use crate::deeds::{self, person};
use crate::model::{Identity, Model};
use crate::world::World;
use direct::Direct;

impl Ids for Chance {
    fn next(&self) -> Uuid {
        self.id()
    }
}

impl desk_sync::ports::Chance for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        desk_hub::service::Random::fill(self, bytes);
    }
}

struct StillClock;

impl Clock for StillClock {
    fn now(&self) -> Moment {
        Moment { wall: Timestamp::UNIX_EPOCH, boot: Uuid::nil(), mono_ms: 0 }
    }
}

/// A desktop with a real file.
struct Real {
    me: Identity,
    path: PathBuf,
    ctx: Ctx,
    faults: Arc<Direct>,
    out: bool,
}

fn file_key() -> FileKey {
    FileKey::new(&[7; 32])
}

struct Table {
    world: World,
    chance: Arc<Chance>,
    hub: Arc<Hub>,
    folder: TempDir,
    reals: Vec<Real>,
    made: BTreeMap<Uuid, CommandRecord>,
}

/// What people see, as text.
async fn shown(store: &Store) -> Result<String, String> {
    let people = store.people().await.map_err(said)?;
    let featured = store.featured().await.map_err(said)?;
    let devices = store.devices().await.map_err(said)?;
    let waiting = store.waiting(0, 500).await.map_err(said)?;
    Ok(format!("{people:?} {featured:?} {devices:?} {waiting:?}"))
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Tells the story of `seed` with real files.
///
/// # Errors
/// What must not be.
pub(crate) async fn tell(seed: u64) -> Result<usize, String> {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).map_err(said)?;
    let world = World::new(seed);
    let (hub, chance) = (Arc::clone(&world.hub), Arc::new(Chance::new(seed + 1)));
    let mut table = Table { world, chance, hub, folder, reals: Vec::new(), made: BTreeMap::new() };
    table.begin().await?;
    for _ in 0..60 {
        table.step().await?;
    }
    table.heal().await?;
    table.end().await
}

impl Table {
    async fn begin(&mut self) -> Result<(), String> {
        let first = self.sit_down(0, None).await?;
        self.edit(first, &deeds::found(self.world.workspace)).await?;
        use desk_core::access::Role::{AdminAgent, GlobalAdmin};
        for (n, roles) in [(1, vec![GlobalAdmin]), (2, vec![AdminAgent]), (3, vec![])] {
            self.edit(first, &deeds::add(n, roles)).await?;
        }
        self.sync(first).await?;
        let me = self.reals[first].me;
        let by = Sender { device: me.device, user: me.user };
        for n in [1, 2] {
            self.sit_down(n, Some(by)).await?;
        }
        Ok(())
    }

    async fn sit_down(&mut self, n: usize, by: Option<Sender>) -> Result<usize, String> {
        let user = person(n).uuid();
        let at = self.world.enrol(user, by).await.map_err(said)?;
        let me = self.world.desks[at].model.me;
        let path = self.folder.path().join(format!("{at}.db"));
        let new = NewWorkspace {
            workspace: WorkspaceId::new(me.workspace),
            device: DeviceId::new(me.device),
            user: UserId::new(user),
        };
        let store = Store::create(&path, &file_key(), new).await.map_err(said)?;
        let seed = self.world.desks[at].secret();
        let link = HubLink {
            addresses: Vec::new(),
            certificate: [0; 32],
            hub_key: self.hub.public_key(),
            state: LinkState::Active,
            device_key: Some(seed),
            refresh_token: None,
            last_sync_at: None,
            last_result: None,
            clock_offset_ms: 0,
        };
        store.set_link(&link).await.map_err(said)?;
        let caller = Caller { workspace: me.workspace, device: me.device, user };
        let faults = Arc::new(Direct {
            hub: Arc::clone(&self.hub),
            caller,
            chance: Arc::clone(&self.chance),
            faults: AtomicUsize::new(0),
        });
        let ctx = Ctx {
            store: Arc::new(store),
            hub: Arc::clone(&faults) as Arc<dyn desk_sync::api::HubApi>,
            key: DeviceKey::from_seed(&seed),
            hub_key: self.hub.public_key(),
            file_key: file_key(),
            ports: Ports {
                clock: Arc::new(StillClock),
                ids: Arc::clone(&self.chance) as Arc<dyn Ids>,
                chance: Arc::clone(&self.chance) as Arc<dyn desk_sync::ports::Chance>,
                rest: Arc::new(TokioRest),
                keys: KeyPlace::File,
                doors: Arc::new(HttpDoors),
            },
        };
        self.reals.push(Real { me, path, ctx, faults, out: false });
        Ok(self.reals.len() - 1)
    }

    async fn step(&mut self) -> Result<(), String> {
        let at = self.chance.below(self.reals.len());
        self.world.later(1_000);
        match self.chance.below(20) {
            0..=11 => {
                let view = self.view(at).await?;
                for command in deeds::deed(&self.chance, &view) {
                    self.edit(at, &command).await?;
                }
            }
            12..=17 => {
                let faults = [0, 0, 6, 2][self.chance.below(4)];
                self.reals[at].faults.faults.store(faults, Ordering::SeqCst);
                self.sync(at).await?;
            }
            18 => self.crash(at).await?,
            _ => {
                let log = self.world.log().await?.len() as u64;
                let gone = self.chance.one_in(3).then_some(log / 2);
                self.hub.snapshot(self.world.workspace).await.map_err(said)?;
                self.hub.compact(self.world.workspace, gone).await.map_err(said)?;
            }
        }
        self.oracle(at).await
    }

    /// What the deeds are drawn from: enough of a view to find conflicts in.
    async fn view(&self, at: usize) -> Result<Model, String> {
        let mut model = Model::new(self.reals[at].me, 0);
        let mut after = None;
        let mut state = State::default();
        loop {
            let rows = self.reals[at].ctx.store.confirmed_rows(after, 500).await.map_err(said)?;
            let Some(last) = rows.last() else { break };
            after = Some((last.1.entity_type, last.1.entity()));
            for (scope, row) in rows {
                crate::world::put(&mut state, scope, row);
            }
        }
        model.view = state;
        Ok(model)
    }

    async fn edit(&mut self, at: usize, command: &Command) -> Result<(), String> {
        // An offer is featured where its list is, which the models' stories do.
        if matches!(command, Command::FeatureOffer { .. } | Command::AddPriceList(_)) {
            return Ok(());
        }
        let Real { me, ctx, .. } = &self.reals[at];
        let right = match command {
            Command::FoundWorkspace { founder, .. } => Right::founding(*founder),
            _ => {
                let people = ctx.store.people().await.map_err(said)?;
                let roles = people
                    .into_iter()
                    .find(|one| one.id.uuid() == me.user)
                    .map(|one| one.roles)
                    .unwrap_or_default();
                let actor = desk_core::access::Actor::new(UserId::new(me.user), roles);
                match command.right(&actor) {
                    Ok(right) => right,
                    Err(_) => return Ok(()),
                }
            }
        };
        let group = self.chance.id();
        let deed = Deed {
            group: GroupId::new(group),
            author: UserId::new(me.user),
            moment: StillClock.now(),
        };
        let mut tx = ctx.store.begin_write(deed, &*self.chance).await.map_err(said)?;
        match tx.execute(command, &right).await {
            Ok(desk_store::Outcome::Done) => {
                tx.commit().await.map_err(said)?;
                let (_, last) = ctx.store.record(0, 1).await.map_err(said)?;
                let bytes = last.first().map(|one| one.record.clone()).unwrap_or_default();
                let record = CommandRecord::from_bytes(&bytes).map_err(said)?;
                self.made.insert(record.id(), record);
                Ok(())
            }
            Ok(desk_store::Outcome::AlreadySo) | Err(desk_store::ExecuteError::Refused(_)) => {
                Ok(())
            }
            Err(error) => Err(said(error)),
        }
    }

    async fn sync(&mut self, at: usize) -> Result<(), String> {
        for _ in 0..4 {
            if self.reals[at].out {
                return Ok(());
            }
            let report = sync_now(&self.reals[at].ctx).await.map_err(said)?;
            match report.stopped {
                None | Some(Stop::Unreachable) => {}
                Some(Stop::NotAllowed | Stop::SignedOut | Stop::Revoked) => {
                    self.reals[at].out = true;
                }
                Some(other) => return Err(format!("17: desktop {at} stopped: {other:?}")),
            }
            let Some(swap) = report.swap else { return Ok(()) };
            let opening = Opening { backups: self.folder.path().join("backups") };
            let real = &mut self.reals[at];
            real.ctx.store.close().await.map_err(said)?;
            swap.carry_out(&real.path, &file_key(), &opening).await.map_err(said)?;
            let opened = Store::open(&real.path, &file_key(), &opening).await.map_err(said)?;
            real.ctx.store = Arc::new(opened.store);
        }
        Err("17: one swap after the other".to_owned())
    }

    /// The program is gone without a word, and started again.
    async fn crash(&mut self, at: usize) -> Result<(), String> {
        let opening = Opening { backups: self.folder.path().join("backups") };
        let path = self.reals[at].path.clone();
        let opened = Store::open(&path, &file_key(), &opening).await.map_err(said)?;
        self.reals[at].ctx.store = Arc::new(opened.store);
        Ok(())
    }

    /// 9: what people see is what is confirmed with what waits done on top.
    async fn oracle(&self, at: usize) -> Result<(), String> {
        let store = &self.reals[at].ctx.store;
        let seen = shown(store).await?;
        store.rebuild_view().await.map_err(said)?;
        let meant = shown(store).await?;
        if meant == seen {
            Ok(())
        } else {
            Err(format!("9: desktop {at} shows {seen} in place of {meant}"))
        }
    }

    async fn heal(&mut self) -> Result<(), String> {
        for real in &self.reals {
            real.faults.faults.store(0, Ordering::SeqCst);
        }
        for _ in 0..6 {
            for at in 0..self.reals.len() {
                self.sync(at).await?;
            }
        }
        Ok(())
    }

    async fn end(&self) -> Result<usize, String> {
        let events = self.world.log().await?;
        let audited = audit(&events, &self.made, self.world.hub_times())?;
        for (at, real) in self.reals.iter().enumerate().filter(|(_, real)| !real.out) {
            let store = &real.ctx.store;
            let (waiting, _) = store.waiting(0, 1).await.map_err(said)?;
            if waiting > 0 {
                return Err(format!("17: {waiting} commands of desktop {at} wait for ever"));
            }
            let scopes =
                desk_agree::scope::visible(&desk_agree::actor(&audited.state, real.me.user));
            if store.digests().await.map_err(said)? != audited.state.digests().of(&scopes).to_wire()
            {
                return Err(format!("1: desktop {at} holds something else"));
            }
            let mine = self.made.values().filter(|record| record.device() == real.me.device);
            for record in mine {
                if !audited.outcomes.contains_key(&record.id()) {
                    return Err(format!("2: command {} of desktop {at} is lost", record.seq));
                }
            }
        }
        Ok(events.len())
    }
}
