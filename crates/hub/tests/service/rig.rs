//! A hub over each engine, and devices that talk to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use desk_agree::Sender;
use desk_core::command::Command;
use desk_core::ids::{UserId, WorkspaceId};
use desk_core::moment::{Clock, Moment};
use desk_hub::db::memory::MemoryDb;
use desk_hub::db::sqlite::SqliteDb;
use desk_hub::db::{Database, InviteRow, RefreshRow};
use desk_hub::service::{Enrol, Enrolled, Random};
use desk_hub::{Caller, Hub, HubError};
use desk_wire::protocol::{
    Cursor, Enrolment, Head, Message, PROTOCOL, ProblemCode, SignedChain, Statement, SyncAnswer,
    SyncRequest, chain_message,
};
use desk_wire::{CommandEvent, CommandRecord, EventBody, FieldPatch, Origin, chain_hash};
use ed25519_dalek::{Signer, SigningKey};
use jiff::Timestamp;
use serde_bytes::ByteBuf;
use uuid::Uuid;

pub(crate) const fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A clock that stands until it is moved.
#[derive(Debug, Default)]
pub(crate) struct Still(AtomicI64);

impl Still {
    pub(crate) fn at(&self, ms: i64) {
        self.0.store(ms, Ordering::Relaxed);
    }
}

impl Clock for Still {
    fn now(&self) -> Moment {
        let wall = Timestamp::from_millisecond(self.0.load(Ordering::Relaxed)).unwrap();
        Moment { wall, boot: Uuid::nil(), mono_ms: 0 }
    }
}

/// The same chance every time.
#[derive(Debug, Default)]
struct Dice(AtomicU64);

impl Random for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        let throw = self.0.fetch_add(1, Ordering::Relaxed);
        let mut out = blake3::Hasher::new();
        out.update(&throw.to_le_bytes());
        out.finalize_xof().fill(bytes);
    }
}

pub(crate) struct Rig {
    pub(crate) hub: Hub,
    pub(crate) clock: Arc<Still>,
    pub(crate) folder: Option<tempfile::TempDir>,
    pub(crate) sqlite: Option<Arc<SqliteDb>>,
}

fn hub(db: Arc<dyn Database>, clock: &Arc<Still>) -> Hub {
    let clock: Arc<dyn Clock> = clock.clone();
    Hub::new(db, SigningKey::from_bytes(&[9; 32]), clock, Arc::new(Dice::default()))
}

impl Rig {
    pub(crate) fn memory() -> Self {
        let clock = Arc::new(Still::default());
        clock.at(1_000_000);
        Self { hub: hub(Arc::new(MemoryDb::new()), &clock), clock, folder: None, sqlite: None }
    }

    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Still::default());
        clock.at(1_000_000);
        let db = Arc::new(SqliteDb::open(&folder.path().join("hub.db")).await.unwrap());
        let hub = hub(db.clone(), &clock);
        Self { hub, clock, folder: Some(folder), sqlite: Some(db) }
    }

    /// Ends the hub and begins it anew on the same file.
    pub(crate) async fn restart(&mut self) {
        let path = self.folder.as_ref().unwrap().path().join("hub.db");
        self.sqlite.take().unwrap().close().await;
        let db = Arc::new(SqliteDb::open(&path).await.unwrap());
        self.hub = hub(db.clone(), &self.clock);
        self.sqlite = Some(db);
    }

    /// The first device of a workspace.
    pub(crate) async fn owner(&self, workspace: u128) -> Device {
        let device = Device::new(workspace, 2, 10);
        let secret = [1; 32];
        let invitation = id(workspace + 7_000);
        let row = invite(&self.hub, invitation, None, &secret);
        self.hub.db().put_invite(&row).await.unwrap();
        let by = Sender { device: device.id, user: device.user };
        self.enrol(&device, &row, true, by).await.unwrap();
        device
    }

    /// Somebody else brings a workspace that is here already.
    pub(crate) async fn owner_again(&self, workspace: u128) -> Result<Enrolled, HubError> {
        let device = Device::new(workspace, 2, 20);
        let row = invite(&self.hub, id(workspace + 8_000), None, &[1; 32]);
        self.hub.db().put_invite(&row).await.unwrap();
        let by = Sender { device: device.id, user: device.user };
        self.enrol(&device, &row, true, by).await
    }

    /// One more device, on the word of another.
    pub(crate) async fn let_in(&self, by: &Device, user: u128, number: u128) -> Device {
        let device = Device::new(by.workspace.as_u128(), user, number);
        let invitation = id(by.workspace.as_u128() + 7_000 + number);
        let row = invite(&self.hub, invitation, Some(by.workspace), &[2; 32]);
        self.hub.db().put_invite(&row).await.unwrap();
        let by = Sender { device: by.id, user: by.user };
        self.enrol(&device, &row, false, by).await.unwrap();
        device
    }

    pub(crate) async fn enrol(
        &self,
        device: &Device,
        invite: &InviteRow,
        opens: bool,
        by: Sender,
    ) -> Result<Enrolled, HubError> {
        let enrol = Enrol {
            workspace: device.workspace,
            user: device.user,
            device: device.id,
            key: device.key.verifying_key().to_bytes(),
            name: "Desk".to_owned(),
            last_seq: 0,
            invitation: invite.id,
            secret_hash: Some(invite.secret_hash),
            opens,
            enrolment: Enrolment {
                statement: invite.statement.clone(),
                signature: invite.signature,
            },
            by,
            app_version: "1".to_owned(),
            refresh: refresh(device, device.workspace.as_u128() << 64 | device.id.as_u128()),
        };
        self.hub.enrol(enrol).await
    }
}

pub(crate) fn refresh(device: &Device, number: u128) -> RefreshRow {
    RefreshRow {
        hash: *blake3::hash(&number.to_le_bytes()).as_bytes(),
        workspace: device.workspace,
        device: device.id,
        family: id(number),
        issued_ms: 1_000_000,
        used_ms: None,
        successor: None,
    }
}

pub(crate) fn invite(
    hub: &Hub,
    invitation: Uuid,
    workspace: Option<Uuid>,
    secret: &[u8; 32],
) -> InviteRow {
    let said =
        Statement::new(invitation, (workspace, None), secret, i64::MAX, hub.public_key(), None);
    let statement = said.to_bytes().unwrap();
    InviteRow {
        id: invitation,
        workspace,
        user: None,
        signature: hub.sign(&Statement::message(&statement)),
        statement,
        secret_hash: said.secret_hash,
        expires_ms: said.expires_ms,
        used_ms: None,
        used_by: None,
    }
}

/// A desktop, as far as a hub sees it.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) workspace: Uuid,
    pub(crate) id: Uuid,
    pub(crate) user: Uuid,
    pub(crate) key: SigningKey,
    pub(crate) seq: u64,
    pub(crate) chain: [u8; 32],
    pub(crate) cursor: Option<Cursor>,
    /// Everything it has heard.
    pub(crate) heard: Vec<CommandEvent>,
}

impl Device {
    pub(crate) fn new(workspace: u128, user: u128, number: u128) -> Self {
        Self {
            workspace: id(workspace),
            id: id(number),
            user: id(user),
            key: SigningKey::from_bytes(&[u8::try_from(number).unwrap(); 32]),
            seq: 0,
            chain: [0; 32],
            cursor: None,
            heard: Vec::new(),
        }
    }

    pub(crate) fn caller(&self) -> Caller {
        Caller { workspace: self.workspace, device: self.id, user: self.user }
    }

    /// A command of its own, numbered on. Its id comes from device and number.
    pub(crate) fn command(
        &mut self,
        group: u128,
        command: &Command,
        fields: Vec<FieldPatch>,
    ) -> ByteBuf {
        self.seq += 1;
        let own = id(self.id.as_u128() * 1_000_000 + u128::from(self.seq));
        let origin = Origin {
            id: own,
            seq: self.seq,
            device: self.id,
            author: self.user,
            group: id(group),
            depends: Vec::new(),
            made: Moment { wall: Timestamp::UNIX_EPOCH, boot: Uuid::nil(), mono_ms: 0 },
        };
        ByteBuf::from(CommandRecord::new(origin, command, fields).to_bytes().unwrap())
    }

    /// A request with these commands, the device's chain grown by them.
    pub(crate) fn request(&mut self, commands: Vec<ByteBuf>) -> SyncRequest {
        for command in &commands {
            self.chain = chain_hash(&self.chain, command);
        }
        let chain = (!commands.is_empty()).then(|| self.signed(self.seq, self.chain));
        SyncRequest { proto: PROTOCOL, cursor: self.cursor, commands, chain }
    }

    pub(crate) fn signed(&self, device_seq: u64, chain: [u8; 32]) -> SignedChain {
        let message = chain_message(self.workspace, self.id, device_seq, &chain);
        let signature = self.key.sign(&message).to_bytes();
        SignedChain { device_seq, chain, signature }
    }

    /// Reads a page as a desktop would: the chain must go on from where it stands.
    pub(crate) fn hear(&mut self, answer: &SyncAnswer) {
        let before = self.cursor.map_or([0; 32], |cursor| cursor.hash);
        assert_eq!(answer.page.chain_hash(before), answer.head.hash, "the chain goes on");
        assert_eq!(answer.page.next() - 1, answer.head.seq);
        self.cursor = Some(at(&answer.head));
        for event in &answer.page.events {
            if let Some(EventBody::Command(event)) = event.body.body().unwrap() {
                self.heard.push(*event);
            }
        }
    }

    pub(crate) async fn sync(
        &mut self,
        rig: &Rig,
        commands: Vec<ByteBuf>,
    ) -> Result<SyncAnswer, HubError> {
        let request = self.request(commands);
        let answer = rig.hub.sync(&self.caller(), request).await?;
        self.hear(&answer);
        Ok(answer)
    }

    /// Founds the workspace.
    pub(crate) async fn found(&mut self, rig: &Rig) -> SyncAnswer {
        let found = Command::FoundWorkspace {
            workspace: WorkspaceId::new(self.workspace),
            founder: UserId::new(self.user),
            display_name: "Ada".to_owned(),
        };
        let command = self.command(1, &found, Vec::new());
        self.sync(rig, vec![command]).await.unwrap()
    }
}

pub(crate) const fn at(head: &Head) -> Cursor {
    Cursor { seq: head.seq, hash: head.hash, epoch: head.epoch }
}

pub(crate) fn code(result: Result<SyncAnswer, HubError>) -> ProblemCode {
    result.map(|answer| answer.head).unwrap_err().problem().code
}

/// Tells a story once for each engine.
#[macro_export]
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($rig:ident: Rig) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn story($rig: Rig) $body

            #[tokio::test]
            async fn in_memory() {
                story(Rig::memory()).await;
            }

            #[tokio::test]
            async fn in_sqlite() {
                story(Rig::sqlite().await).await;
            }
        }
    )*};
}
