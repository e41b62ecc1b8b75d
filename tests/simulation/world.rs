//! A hub, desktops, and a network that does what networks do.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use desk_agree::{Digests, RecordKey, Sender, State};
use desk_core::moment::{Clock, Moment};
use desk_hub::db::memory::MemoryDb;
use desk_hub::db::{Database as _, RefreshRow};
use desk_hub::service::{Enrol, events_of};
use desk_hub::{Caller, Hub, HubError};
use desk_wire::protocol::{
    Cursor, Enrolment, Limits, Manifest, ProblemCode, RecordRow, SyncAnswer, SyncRequest,
};
use desk_wire::{CommandRecord, Event, WireChange, WireValue, unpack};
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::deeds;
use crate::model::{Broken, Identity, Model};

/// The hub's clock. Nobody sets it back, and it does not stand still for long.
#[derive(Debug)]
pub(crate) struct HubClock(pub(crate) AtomicI64);

impl Clock for HubClock {
    fn now(&self) -> Moment {
        let wall = Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap();
        Moment { wall, boot: Uuid::nil(), mono_ms: 0 }
    }
}

/// When every story begins, by the hub's clock.
pub(crate) const BEGIN_MS: i64 = 1_800_000_000_000;

/// A desktop and what stands around it.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub(crate) model: Model,
    key: SigningKey,
    /// How far its clock is off, milliseconds.
    pub(crate) clock_off: i64,
    /// Why it takes no part any more.
    pub(crate) out: Option<ProblemCode>,
}

impl Desk {
    /// The desktop's signing key.
    pub(crate) fn secret(&self) -> [u8; 32] {
        self.key.to_bytes()
    }
}

pub(crate) struct World {
    pub(crate) chance: Chance,
    pub(crate) hub: Arc<Hub>,
    db: Arc<MemoryDb>,
    clock: Arc<HubClock>,
    hub_key: SigningKey,
    hub_chance: Arc<Chance>,
    pub(crate) workspace: Uuid,
    pub(crate) desks: Vec<Desk>,
    /// Every command that a desktop acknowledged to its person.
    pub(crate) made: BTreeMap<Uuid, CommandRecord>,
    /// Requests that are on their way for a long time.
    pub(crate) late: Vec<(Caller, SyncRequest)>,
    backups: Vec<MemoryDb>,
    page_events: usize,
}

/// What the network does with a round trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Fine,
    RequestLost,
    AnswerLost,
    Twice,
    Late,
    OneBitFlipped,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let chance = Chance::new(seed);
        let hub_chance = Arc::new(Chance::new(seed.rotate_left(17)));
        let clock = Arc::new(HubClock(AtomicI64::new(BEGIN_MS)));
        let db = Arc::new(MemoryDb::new());
        let hub_key = key_of(&chance);
        let page_events = 1 + chance.below(12);
        let hub = hub(&db, &hub_key, &clock, &hub_chance, page_events);
        let workspace = chance.id();
        Self {
            chance,
            hub,
            db,
            clock,
            hub_key,
            hub_chance,
            workspace,
            desks: Vec::new(),
            made: BTreeMap::new(),
            late: Vec::new(),
            backups: Vec::new(),
            page_events,
        }
    }

    pub(crate) fn later(&self, ms: i64) {
        self.clock.0.fetch_add(ms, Ordering::SeqCst);
    }

    pub(crate) fn hub_times(&self) -> std::ops::RangeInclusive<i64> {
        BEGIN_MS..=self.clock.0.load(Ordering::SeqCst)
    }

    /// Lets a new device of `user` in. The first opens the workspace.
    pub(crate) async fn enrol(
        &mut self,
        user: Uuid,
        by: Option<Sender>,
    ) -> Result<usize, HubError> {
        let key = key_of(&self.chance);
        let me = Identity { workspace: self.workspace, device: self.chance.id(), user };
        self.let_in(me, &key, 0, by).await?;
        let years = i64::try_from(self.chance.below(21)).unwrap_or(0) - 10;
        let clock_off = years * 365 * 24 * 3_600_000;
        self.desks.push(Desk { model: Model::new(me, 0), key, clock_off, out: None });
        Ok(self.desks.len() - 1)
    }

    async fn let_in(
        &self,
        me: Identity,
        key: &SigningKey,
        last_seq: u64,
        by: Option<Sender>,
    ) -> Result<(), HubError> {
        let refresh = RefreshRow {
            hash: *blake3::hash(me.device.as_bytes()).as_bytes(),
            workspace: me.workspace,
            device: me.device,
            family: me.device,
            issued_ms: self.hub.now_ms(),
            used_ms: None,
            successor: None,
        };
        let enrol = Enrol {
            workspace: me.workspace,
            user: me.user,
            device: me.device,
            key: key.verifying_key().to_bytes(),
            name: "a desktop".to_owned(),
            last_seq,
            invitation: self.chance.id(),
            secret_hash: None,
            opens: by.is_none(),
            enrolment: Enrolment { statement: Vec::new(), signature: [0; 64] },
            by: by.unwrap_or(Sender { device: me.device, user: me.user }),
            app_version: "0".to_owned(),
            refresh,
        };
        self.hub.enrol(enrol).await.map(|_| ())
    }

    /// A person at desktop `at` does something, all of it one deed.
    pub(crate) fn edit(&mut self, at: usize, commands: &[desk_core::command::Command]) {
        let group = self.chance.id();
        let wall = self.clock.0.load(Ordering::SeqCst) + self.desks[at].clock_off;
        let made = Moment {
            wall: Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH),
            boot: self.workspace,
            mono_ms: 0,
        };
        for command in commands {
            let id = self.chance.id();
            let model = &mut self.desks[at].model;
            if let Some(seq) = model.edit(command, id, group, made) {
                self.made.insert(id, model.made[&seq].record.clone());
            }
        }
    }

    pub(crate) fn caller(&self, at: usize) -> Caller {
        let Identity { workspace, device, user } = self.desks[at].model.me;
        Caller { workspace, device, user }
    }

    /// One round trip of desktop `at`.
    ///
    /// # Errors
    /// What must not happen, with the number of the invariant.
    pub(crate) async fn sync(&mut self, at: usize, most: usize, fate: Fate) -> Result<(), String> {
        if self.desks[at].out.is_some() {
            return Ok(());
        }
        let desk = &self.desks[at];
        let request = desk.model.request(most, |message| desk.key.sign(message).to_bytes());
        let caller = self.caller(at);
        match fate {
            Fate::RequestLost => return Ok(()),
            Fate::Late => {
                self.late.push((caller, request));
                return Ok(());
            }
            Fate::Fine | Fate::AnswerLost | Fate::Twice | Fate::OneBitFlipped => {}
        }
        let answer = self.hub.sync(&caller, request.clone()).await;
        if fate == Fate::Twice {
            let again = self.hub.sync(&caller, request).await;
            same_answer(&answer, &again)?;
        }
        match (answer, fate) {
            (_, Fate::AnswerLost) => Ok(()),
            (Ok(mut answer), Fate::OneBitFlipped) => {
                if flip(&self.chance, &mut answer)
                    && self.desks[at].model.clone().take(&answer).is_ok()
                {
                    return Err("16: a flipped bit was not noticed".to_owned());
                }
                Ok(())
            }
            (Ok(answer), _) => match self.desks[at].model.take(&answer) {
                Ok(()) => Ok(()),
                // The hub takes two copies of a device for one, so what one of them may
                // see can be told to the other: it notices, and begins again.
                Err(Broken::Digest) if self.is_copied(at) => self.begin_again(at).await,
                Err(Broken::Digest) => Err(format!("1: desktop {at} holds something else")),
                Err(broken) => Err(format!("4: an answer does not fit: {broken:?}")),
            },
            (Err(error), _) => self.trouble(at, error.problem().code, &error).await,
        }
    }

    /// Whether another desktop goes by the same name.
    fn is_copied(&self, at: usize) -> bool {
        let device = self.desks[at].model.me.device;
        self.desks.iter().filter(|desk| desk.model.me.device == device).count() > 1
    }

    /// What a desktop does about a problem, as docs/sync-protocol.md says.
    async fn trouble(
        &mut self,
        at: usize,
        code: ProblemCode,
        error: &HubError,
    ) -> Result<(), String> {
        match code {
            ProblemCode::ExpectDeviceSeq => {
                let from = error.problem().expect.unwrap_or(1);
                self.desks[at].model.send_again_from(from);
            }
            ProblemCode::DeviceForked => self.another_name(at).await?,
            ProblemCode::EpochChanged => {
                let same = error.problem().epoch.map_or(0, |epoch| epoch.from_seq);
                self.desks[at].model.doubt_beyond(same);
                self.begin_again(at).await?;
            }
            ProblemCode::CursorUnknown | ProblemCode::ScopeChanged | ProblemCode::LogCompacted => {
                self.begin_again(at).await?
            }
            // It is not known there any more, or is out: a person has to see to it.
            ProblemCode::Unauthorised | ProblemCode::DeviceRevoked | ProblemCode::NotAllowed => {
                self.desks[at].out = Some(code);
            }
            other => return Err(format!("17: nobody knows what to do about {other:?}")),
        }
        Ok(())
    }

    /// It was copied, so it becomes another device.
    pub(crate) async fn another_name(&mut self, at: usize) -> Result<(), String> {
        let old = self.desks[at].model.me;
        let me = Identity { device: self.chance.id(), ..old };
        let key = key_of(&self.chance);
        self.desks[at].model.become_device(me.device);
        let before = self.desks[at].model.before;
        let by = Sender { device: old.device, user: old.user };
        match self.let_in(me, &key, before, Some(by)).await {
            Ok(()) => {
                self.desks[at].key = key;
                Ok(())
            }
            Err(error) => {
                // Its person was shut out meanwhile.
                self.desks[at].out = Some(error.problem().code);
                Ok(())
            }
        }
    }

    /// Begins from a snapshot, and keeps what was made here.
    async fn begin_again(&mut self, at: usize) -> Result<(), String> {
        let caller = self.caller(at);
        let manifest = match self.hub.manifest(&caller).await {
            Ok(manifest) => manifest,
            Err(error) => {
                self.desks[at].out = Some(error.problem().code);
                return Ok(());
            }
        };
        let confirmed = self.fetch(&caller, &manifest).await?;
        let head = manifest.head;
        let cursor = Cursor { seq: head.seq, hash: head.hash, epoch: head.epoch };
        let model = &mut self.desks[at].model;
        model.begin_from(confirmed, cursor);
        model.send_again_from(manifest.device_seq + 1);
        Ok(())
    }

    pub(crate) async fn fetch(
        &self,
        caller: &Caller,
        manifest: &Manifest,
    ) -> Result<State, String> {
        let founded = true;
        let mut state = State::new(founded, Digests::default());
        for chunk in &manifest.chunks {
            let bytes = self.hub.chunk(caller, chunk.hash).await.map_err(|e| format!("11: {e}"))?;
            let raw = unpack(&bytes, Limits::MESSAGE_BYTES).map_err(|e| format!("11: {e}"))?;
            let rows = RecordRow::all_from_bytes(&raw).map_err(|e| format!("11: {e}"))?;
            for row in rows {
                put(&mut state, chunk.scope, row);
            }
        }
        if state.digests().to_wire() != manifest.digests {
            return Err("11: a snapshot is not what its digests say".to_owned());
        }
        Ok(state)
    }

    /// A late request arrives after all; nobody waits for its answer any more.
    pub(crate) async fn deliver_late(&mut self) -> Result<(), String> {
        if self.late.is_empty() {
            return Ok(());
        }
        let at = self.chance.below(self.late.len());
        let (caller, request) = self.late.swap_remove(at);
        // Whatever becomes of it, the log must bear it: the audit sees.
        let _ = self.hub.sync(&caller, request).await;
        Ok(())
    }

    pub(crate) fn back_up(&mut self) {
        self.backups.push(self.db.copy());
    }

    /// The hub burns down, and somebody takes the last backup and takes note of it.
    pub(crate) async fn restore(&mut self) -> Result<(), String> {
        let Some(backup) = self.backups.pop() else { return Ok(()) };
        self.db = Arc::new(backup);
        self.hub = hub(&self.db, &self.hub_key, &self.clock, &self.hub_chance, self.page_events);
        let workspace = self.workspace;
        self.hub.new_epoch(workspace).await.map_err(|error| format!("20: {error}"))?;
        let mut tx = self.db.begin(workspace).await.map_err(|error| format!("20: {error}"))?;
        let row = tx.workspace().await.map_err(|error| format!("20: {error}"))?;
        let mut row = row.ok_or("20: the backup is empty")?;
        row.epoch_confirmed = true;
        tx.put_workspace(&row).await.map_err(|error| format!("20: {error}"))?;
        tx.commit().await.map_err(|error| format!("20: {error}"))
    }

    /// Devices that the hub does not know any more, or whose people were shut out,
    /// are let in again by the founder where that is possible.
    pub(crate) async fn invite_back(&mut self) -> Result<(), String> {
        let founder = self.desks[0].model.me;
        for at in 0..self.desks.len() {
            if self.desks[at].out == Some(ProblemCode::Unauthorised) {
                self.desks[at].out = None;
                let old = self.desks[at].model.me;
                let me = Identity { device: self.chance.id(), ..old };
                let key = key_of(&self.chance);
                self.desks[at].model.become_device(me.device);
                let before = self.desks[at].model.before;
                let by = Sender { device: founder.device, user: founder.user };
                match self.let_in(me, &key, before, Some(by)).await {
                    Ok(()) => self.desks[at].key = key,
                    Err(error) => self.desks[at].out = Some(error.problem().code),
                }
            }
        }
        Ok(())
    }

    /// Where everybody stands, for whoever looks for what went wrong.
    pub(crate) fn standing(&self, log: u64) -> String {
        let desks = self.desks.iter().enumerate().map(|(n, desk)| {
            let pending: Vec<_> = desk
                .model
                .pending()
                .map(|(seq, made)| (seq, made.waits, made.record.command().map(|c| c.code())))
                .collect();
            let cursor = desk.model.cursor.map(|cursor| cursor.seq);
            format!("{n}: at {cursor:?}, out {:?}, waiting {pending:?}", desk.out)
        });
        format!("log {log}; {}", desks.collect::<Vec<_>>().join("; "))
    }

    /// An administrator shuts the desktop out.
    pub(crate) fn shut_out(&mut self, at: usize) {
        let device = desk_core::ids::DeviceId::new(self.desks[at].model.me.device);
        self.edit(0, &[desk_core::command::Command::RevokeDevice { device }]);
    }

    /// The hub tidies up while some are away.
    pub(crate) async fn tidy(&mut self) -> Result<(), String> {
        let log = self.log().await?.len();
        let gone = self.chance.one_in(2).then(|| self.chance.below(log + 1) as u64);
        self.hub.snapshot(self.workspace).await.map_err(|error| format!("11: {error}"))?;
        self.hub.compact(self.workspace, gone).await.map_err(|error| format!("11: {error}"))
    }

    /// Desktop `at` brings the rows of the lists that it imported.
    pub(crate) async fn upload(&mut self, at: usize) -> Result<(), String> {
        if self.desks[at].out.is_some() {
            return Ok(());
        }
        let caller = self.caller(at);
        for n in 0..4 {
            let hash = *blake3::hash(&deeds::rows(n)).as_bytes();
            let waits = self.desks[at].model.pending().any(|(_, made)| {
                matches!(made.record.command(),
                    Ok(desk_core::command::Command::AddPriceList(add)) if add.rows_blob == hash)
            });
            if !waits {
                continue;
            }
            let bytes = desk_wire::pack(&deeds::rows(n)).map_err(|error| format!("17: {error}"))?;
            let put = self.hub.blob_put(&caller, hash, 0, &bytes, true).await;
            if let Err(error) = put {
                self.trouble(at, error.problem().code, &error).await?;
            }
        }
        Ok(())
    }

    /// The hub's whole log.
    pub(crate) async fn log(&self) -> Result<Vec<Event>, String> {
        let said = |error: &dyn std::fmt::Display| format!("4: {error}");
        let mut read = self.db.read(self.workspace).await.map_err(|error| said(&error))?;
        let mut events: Vec<Event> = Vec::new();
        let mut hash = [0; 32];
        loop {
            let next = events.len() as u64 + 1;
            let pages = read.event_pages(next, 50).await.map_err(|error| said(&error))?;
            if pages.is_empty() {
                break;
            }
            for kept in pages {
                let page = events_of(&kept).map_err(|error| said(&error))?;
                if page.first != events.len() as u64 + 1 || kept.before != hash {
                    return Err("4: the log has a gap".to_owned());
                }
                hash = page.chain_hash(hash);
                events.extend(page.events);
            }
        }
        Ok(events)
    }
}

fn hub(
    db: &Arc<MemoryDb>,
    key: &SigningKey,
    clock: &Arc<HubClock>,
    chance: &Arc<Chance>,
    page_events: usize,
) -> Arc<Hub> {
    let (db, clock, chance) = (Arc::clone(db), Arc::clone(clock), Arc::clone(chance));
    Arc::new(Hub::new(db, key.clone(), clock, chance).with_page_events(page_events))
}

fn key_of(chance: &Chance) -> SigningKey {
    let mut seed = [0; 32];
    desk_hub::service::Random::fill(chance, &mut seed);
    SigningKey::from_bytes(&seed)
}

/// 3: a request that is repeated is answered with the same events. More may follow:
/// what the first one changed lets a waiting command be judged.
fn same_answer(
    first: &Result<SyncAnswer, HubError>,
    second: &Result<SyncAnswer, HubError>,
) -> Result<(), String> {
    match (first, second) {
        (Ok(first), Ok(second)) => {
            let same = second.page.events.starts_with(&first.page.events);
            let end = first.page.next() == second.page.next();
            if same && first.page.first == second.page.first && (!end || first.head == second.head)
            {
                Ok(())
            } else {
                Err("3: a repeated request was answered otherwise".to_owned())
            }
        }
        // A first one that changed what its sender may do changes the second.
        _ => Ok(()),
    }
}

/// Flips a bit in an event; `false` when there is none.
fn flip(chance: &Chance, answer: &mut SyncAnswer) -> bool {
    let at = chance.below(answer.page.events.len());
    let Some(event) = answer.page.events.get_mut(at) else { return false };
    let bit = |byte: &mut u8| *byte ^= 1 << chance.below(8);
    match &mut event.body {
        desk_wire::Payload::Open { salt, bytes } => {
            let place = chance.below(bytes.len() + salt.len());
            match bytes.get_mut(place) {
                Some(byte) => bit(byte),
                None => bit(&mut salt[place - bytes.len()]),
            }
        }
        desk_wire::Payload::Hidden(hash) => bit(&mut hash[chance.below(32)]),
    }
    true
}

pub(crate) fn put(state: &mut State, scope: u16, row: RecordRow) {
    let (key, record) = desk_agree::Record::from_row(row);
    let created = record.created_seq;
    // A record that was deleted was there before.
    let there = desk_agree::FieldKey::existence(key);
    state.write(scope, &there.change(WireValue::Flag(true)), created);
    let mut changes: Vec<(WireChange, u64)> = record
        .values(key)
        .map(|(field, value)| (field.change(value), record.seq(field.field, &field.member)))
        .collect();
    changes.sort_by_key(|(change, _)| change.field != 0);
    for (change, seq) in changes {
        state.write(scope, &change, seq);
    }
    let _: RecordKey = key;
}
