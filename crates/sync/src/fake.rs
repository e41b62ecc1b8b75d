//! A hub in memory that takes whatever comes, and says what a test tells it to.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use desk_core::access::{Actor, Right, Role};
use desk_core::command::Command;
use desk_core::ids::{DeviceId, GroupId, UserId, WorkspaceId};
use desk_core::moment::{Clock, Ids, Moment};
use desk_core::user_field::UserField;
use desk_secrets::{MemoryKeychain, OsRandomness};
use desk_store::{Deed, FileKey, HubLink, LinkState, NewWorkspace, Store};
use desk_wire::protocol::{
    Cursor, EventsAnswer, Fork, Head, Join, Joined, Manifest, NewInvitation, Page, ProblemCode,
    Seed, SyncAnswer, SyncRequest, TokenAnswer, head_message,
};
use desk_wire::{CommandEvent, CommandRecord, Event, EventBody, Payload, Receipt, WireChange};
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use crate::api::{BlobPiece, BlobStatus, DeviceSeen, HubApi, HubError, Pokes};
use crate::doors::{Credentials, Doors, HubAddress};
use crate::engine::Ctx;
use crate::key::{DeviceKey, KeyPlace};
use crate::ports::{Ports, TokioRest};

pub(crate) const HUB: [u8; 32] = [9; 32];
pub(crate) const DEVICE: [u8; 32] = [7; 32];

/// What a test changes in an answer.
pub(crate) type Twist = fn(&mut SyncAnswer);

pub(crate) struct State {
    pub(crate) epoch: [u8; 16],
    pub(crate) events: Vec<Event>,
    pub(crate) blobs: BTreeMap<[u8; 32], Vec<u8>>,
    pub(crate) commands: Vec<Vec<u8>>,
    /// Said instead of an answer, in this order.
    pub(crate) problems: VecDeque<HubError>,
    pub(crate) twist: Option<Twist>,
    /// Answers that arrive before those that get lost.
    pub(crate) spare: usize,
    /// Answers that get lost after everything was done.
    pub(crate) lose: usize,
    pub(crate) forks: Vec<Fork>,
    pub(crate) pieces: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            epoch: [3; 16],
            events: Vec::new(),
            blobs: BTreeMap::new(),
            commands: Vec::new(),
            problems: VecDeque::new(),
            twist: None,
            spare: 0,
            lose: 0,
            forks: Vec::new(),
            pieces: 0,
        }
    }
}

#[derive(Default)]
pub(crate) struct FakeHub(Mutex<State>);

impl FakeHub {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn refuse(&self, error: impl Into<HubError>) {
        self.state().problems.push_back(error.into());
    }
}

pub(crate) fn push(state: &mut State, body: &EventBody) {
    let bytes = body.to_bytes().unwrap();
    let body = Payload::Open { salt: [1; 8], bytes };
    state.events.push(Event { at_ms: 5, scope: 0, more_of_group: false, body });
}

pub(crate) fn head_of(state: &State) -> Head {
    let State { events, epoch, .. } = state;
    let page = Page { first: 1, events: events.clone() };
    let at = Cursor { seq: events.len() as u64, hash: page.chain_hash([0; 32]), epoch: *epoch };
    let message = head_message(Uuid::from_u128(1), &at);
    let signature = DeviceKey::from_seed(&HUB).sign(&message);
    Head { seq: at.seq, hash: at.hash, epoch: at.epoch, signature }
}

#[async_trait]
impl HubApi for FakeHub {
    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, HubError> {
        let mut state = self.state();
        if let Some(error) = state.problems.pop_front() {
            return Err(error);
        }
        for bytes in &request.commands {
            if state.commands.iter().any(|known| known == bytes.as_ref() as &[u8]) {
                continue;
            }
            let record = CommandRecord::from_bytes(bytes).unwrap();
            let mut event =
                CommandEvent::new(record.id(), record.device(), record.seq, record.author());
            event.code = record.command().unwrap().code().to_owned();
            for patch in &record.fields {
                event.changes.push(WireChange::new(
                    patch.entity_type,
                    patch.entity(),
                    patch.field,
                    patch.member.clone(),
                    patch.new.clone(),
                ));
            }
            push(&mut state, &EventBody::Command(Box::new(event)));
            state.commands.push(bytes.to_vec());
        }
        if let Some(chain) = request.chain {
            let receipt =
                Receipt::new(Uuid::from_u128(2), chain.device_seq, chain.chain, chain.signature);
            push(&mut state, &EventBody::Receipt(receipt));
        }
        if state.spare > 0 {
            state.spare -= 1;
        } else if state.lose > 0 {
            state.lose -= 1;
            return Err(HubError::Unreachable(None));
        }
        let from = request.cursor.map_or(0, |cursor| cursor.seq);
        let events = state.events[usize::try_from(from).unwrap()..].to_vec();
        let mut answer = SyncAnswer {
            proto: 1,
            hub_time_ms: 5_000,
            page: Page { first: from + 1, events },
            head: head_of(&state),
            digests: Vec::new(),
            known: Vec::new(),
            more: false,
        };
        if let Some(twist) = state.twist {
            twist(&mut answer);
        }
        Ok(answer)
    }

    async fn manifest(&self) -> Result<Manifest, HubError> {
        let state = self.state();
        let head = head_of(&state);
        Ok(Manifest { head, digests: Vec::new(), chunks: Vec::new(), device_seq: 0 })
    }

    async fn chunk(&self, _: &[u8; 32]) -> Result<Vec<u8>, HubError> {
        Err(ProblemCode::NotFound.into())
    }

    async fn seed(&self, _: &Seed) -> Result<(), HubError> {
        Ok(())
    }

    async fn blob_status(&self, hash: &[u8; 32]) -> Result<BlobStatus, HubError> {
        let have = self.state().blobs.get(hash).map_or(0, |blob| blob.len() as u64);
        Ok(BlobStatus::Part(have))
    }

    async fn blob_put(
        &self,
        hash: &[u8; 32],
        (offset, total): (u64, u64),
        piece: &[u8],
    ) -> Result<BlobStatus, HubError> {
        let mut state = self.state();
        if let Some(error) = state.problems.pop_front() {
            return Err(error);
        }
        state.pieces += 1;
        let blob = state.blobs.entry(*hash).or_default();
        assert_eq!(blob.len() as u64, offset, "it goes on where the hub stands");
        blob.extend_from_slice(piece);
        let have = blob.len() as u64;
        Ok(if have == total { BlobStatus::Whole } else { BlobStatus::Part(have) })
    }

    async fn blob_get(&self, hash: &[u8; 32], offset: u64) -> Result<BlobPiece, HubError> {
        let state = self.state();
        let blob = state.blobs.get(hash).ok_or(ProblemCode::NotFound)?;
        let from = usize::try_from(offset).unwrap();
        let end = blob.len().min(from + 100);
        Ok(BlobPiece { bytes: blob[from..end].to_vec(), last: end == blob.len() })
    }

    async fn events(&self, from: u64, to: u64, _: bool) -> Result<EventsAnswer, HubError> {
        let state = self.state();
        let (first, last) = (usize::try_from(from).unwrap(), usize::try_from(to).unwrap());
        let events = state.events[first - 1..last].to_vec();
        let commands = state.commands.iter().map(|one| serde_bytes::ByteBuf::from(one.clone()));
        Ok(EventsAnswer {
            page: Page { first: from, events },
            before: [0; 32],
            commands: commands.collect(),
            more: false,
        })
    }

    async fn devices(&self) -> Result<Vec<DeviceSeen>, HubError> {
        Ok(Vec::new())
    }

    async fn invite(&self, _: &NewInvitation) -> Result<(), HubError> {
        Ok(())
    }

    async fn fork(&self, fork: &Fork) -> Result<TokenAnswer, HubError> {
        self.state().forks.push(fork.clone());
        Ok(tokens())
    }

    async fn confirm_epoch(&self, _: [u8; 16]) -> Result<(), HubError> {
        Ok(())
    }

    async fn pokes(&self) -> Result<Box<dyn Pokes>, HubError> {
        Err(HubError::Unreachable(None))
    }
}

pub(crate) fn tokens() -> TokenAnswer {
    TokenAnswer { access: "a".to_owned(), access_for: 900, refresh: [5; 32] }
}

/// A door behind which there is always the same hub.
pub(crate) struct FakeDoors(pub(crate) Arc<FakeHub>);

#[async_trait]
impl Doors for FakeDoors {
    async fn join(&self, _: &HubAddress, _: &DeviceKey, join: &Join) -> Result<Joined, HubError> {
        Ok(Joined::new(join.workspace(), join.user(), false, tokens()))
    }

    fn open(&self, _: &HubAddress, _: Credentials) -> Result<Arc<dyn HubApi>, HubError> {
        Ok(Arc::clone(&self.0) as Arc<dyn HubApi>)
    }
}

struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment { wall: Timestamp::UNIX_EPOCH, boot: Uuid::from_u128(5), mono_ms: 6 }
    }
}

struct Counting(Mutex<u128>);

impl Ids for Counting {
    fn next(&self) -> Uuid {
        let mut next = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *next += 1;
        Uuid::from_u128(*next)
    }
}

/// A founded workspace, and the hub.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    pub(crate) ctx: Ctx,
    pub(crate) hub: Arc<FakeHub>,
}

pub(crate) fn file_key() -> FileKey {
    FileKey::new(&[42; 32])
}

impl Bench {
    /// With one command that waits: the founding.
    pub(crate) async fn founded() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewWorkspace {
            workspace: WorkspaceId::new(Uuid::from_u128(1)),
            device: DeviceId::new(Uuid::from_u128(2)),
            user: UserId::new(Uuid::from_u128(3)),
        };
        let path = folder.path().join("workspace.db");
        let store = Arc::new(Store::create(&path, &file_key(), new).await.unwrap());
        let hub = Arc::new(FakeHub::default());
        let keychain = Arc::new(MemoryKeychain::new());
        let ports = Ports {
            clock: Arc::new(Still),
            ids: Arc::new(Counting(Mutex::new(1_000))),
            chance: Arc::new(Mutex::new(OsRandomness)),
            rest: Arc::new(TokioRest),
            keys: KeyPlace::Keychain(keychain),
            doors: Arc::new(FakeDoors(Arc::clone(&hub))),
        };
        let key = DeviceKey::from_seed(&DEVICE);
        let ctx = Ctx {
            store,
            hub: Arc::clone(&hub) as Arc<dyn HubApi>,
            hub_key: DeviceKey::from_seed(&HUB).public(),
            key,
            file_key: file_key(),
            ports,
        };
        let bench = Self { folder, ctx, hub };
        let found = Command::FoundWorkspace {
            workspace: new.workspace,
            founder: new.user,
            display_name: "Ada".to_owned(),
        };
        let deed =
            Deed { group: GroupId::new(Uuid::from_u128(8)), author: new.user, moment: Still.now() };
        let mut tx = bench.ctx.store.begin_write(deed, bench.ctx.ports.ids.as_ref()).await.unwrap();
        tx.execute(&found, &Right::founding(new.user)).await.unwrap();
        tx.commit().await.unwrap();
        bench
    }

    pub(crate) async fn linked() -> Self {
        let bench = Self::founded().await;
        let link = HubLink {
            addresses: vec!["https://127.0.0.1:1".to_owned()],
            certificate: [1; 32],
            hub_key: bench.ctx.hub_key,
            state: LinkState::Active,
            device_key: None,
            refresh_token: Some([0; 32]),
            last_sync_at: None,
            last_result: None,
            clock_offset_ms: 0,
        };
        bench.ctx.store.set_link(&link).await.unwrap();
        bench
    }

    /// The founder gets another phone number, so many times.
    pub(crate) async fn edits(&self, count: usize) {
        let user = self.ctx.store.user();
        let right = Actor::new(user, [Role::GlobalAdmin]);
        let group = GroupId::new(self.ctx.ports.ids.next());
        let deed = Deed { group, author: user, moment: Still.now() };
        let mut tx = self.ctx.store.begin_write(deed, self.ctx.ports.ids.as_ref()).await.unwrap();
        for number in 0..count {
            let edits = vec![(UserField::Phone, Some(format!("+33 {number}")))];
            let edit = Command::EditUser { user, edits };
            tx.execute(&edit, &edit.right(&right).unwrap()).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    pub(crate) async fn waits(&self) -> bool {
        self.ctx.store.own_numbers().await.unwrap().first_waiting.is_some()
    }
}
