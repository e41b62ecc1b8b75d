//! People and devices who work on a hub.

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::devices;
use desk_core::ids::{DeviceId, UserId, WorkspaceId};
use desk_core::moment::Moment;
use desk_core::schema::{EntityType, device};
use desk_core::user_field::UserField;
use desk_wire::protocol::{
    Cursor, Enrolment, Invitation, Join, Joined, Message as _, NewInvitation, SignedChain,
    Statement, SyncAnswer, SyncRequest, TokenAnswer, TokenRequest, chain_message, proof_message,
};
use desk_wire::{CommandRecord, FieldPatch, Origin, WireValue, chain_hash};
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use reqwest::Method;
use serde_bytes::ByteBuf;
use uuid::Uuid;

use crate::client::{Answer, Client, Shown, packed, read};
use crate::process::Hub;

pub(crate) const NAME: &str = "Zoé Dubois-Lefèvre";
pub(crate) const LAPTOP: &str = "Ordinateur de Zoé";

/// A device that was let in.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) client: Client,
    pub(crate) workspace: Uuid,
    pub(crate) user: Uuid,
    pub(crate) id: Uuid,
    pub(crate) key: SigningKey,
    pub(crate) tokens: TokenAnswer,
    pub(crate) hub_key: [u8; 32],
    pub(crate) seq: u64,
    pub(crate) chain: [u8; 32],
}

pub(crate) fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

pub(crate) fn id() -> Uuid {
    Uuid::from_slice(&random()[..16]).unwrap()
}

/// Asks to be let in, with the key that is to be let in.
pub(crate) async fn ask(client: &Client, key: &SigningKey, join: &Join) -> Answer {
    let body = packed(join);
    let message = proof_message("", "POST", "/v1/join", &body);
    let proof = hex::encode(key.sign(&message).to_bytes());
    read(client.http().post(client.url("/v1/join")).header("desk-proof", proof).body(body)).await
}

/// A join that brings a workspace or not, as the invitation will have it, and the
/// key of its device.
pub(crate) fn join(
    invitation: &Invitation,
    secret: [u8; 32],
    (workspace, user): (Uuid, Uuid),
) -> (SigningKey, Join) {
    let key = SigningKey::from_bytes(&random());
    let public = key.verifying_key().to_bytes();
    let given = (invitation.said().unwrap().id(), secret);
    let join = Join::new(given, workspace, user, (id(), public), LAPTOP.to_owned(), 0);
    (key, join)
}

/// Opens a workspace with the hub's invitation; nobody is in it yet.
pub(crate) async fn open(hub: &Hub) -> Device {
    open_with(&hub.client(), &hub.invitation()).await
}

pub(crate) async fn open_with(client: &Client, invitation: &Invitation) -> Device {
    come_in(client, invitation, id(), id()).await
}

/// Opens a workspace and founds it: its owner's device.
pub(crate) async fn owner(hub: &Hub) -> Device {
    let mut device = open(hub).await;
    device.found().await;
    device
}

pub(crate) async fn come_in(
    client: &Client,
    invitation: &Invitation,
    workspace: Uuid,
    user: Uuid,
) -> Device {
    let (key, join) = join(invitation, invitation.secret, (workspace, user));
    let joined: Joined = ask(client, &key, &join).await.message();
    assert_eq!((joined.workspace(), joined.user()), (workspace, user));
    Device {
        client: client.clone(),
        workspace,
        user,
        id: join.device(),
        key,
        tokens: joined.tokens,
        hub_key: invitation.said().unwrap().hub_key,
        seq: 0,
        chain: [0; 32],
    }
}

impl Device {
    pub(crate) fn shown(&self) -> Shown {
        Shown { access: self.tokens.access.clone(), key: self.key.clone() }
    }

    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/v1/w/{}{rest}", self.workspace)
    }

    pub(crate) async fn get(&self, rest: &str) -> Answer {
        self.client.shown(&self.shown(), Method::GET, &self.path(rest), Vec::new()).await
    }

    pub(crate) async fn send(&self, method: Method, rest: &str, body: Vec<u8>) -> Answer {
        self.client.shown(&self.shown(), method, &self.path(rest), body).await
    }

    /// Hands in a command and hears everything from the beginning.
    pub(crate) async fn push(&mut self, command: &Command) -> SyncAnswer {
        let answer = self.try_push(command, Vec::new()).await;
        answer.message()
    }

    pub(crate) async fn try_push(&mut self, command: &Command, fields: Vec<FieldPatch>) -> Answer {
        self.seq += 1;
        let made = Moment { wall: Timestamp::UNIX_EPOCH, boot: Uuid::nil(), mono_ms: 0 };
        let origin = Origin {
            id: id(),
            seq: self.seq,
            device: self.id,
            author: self.user,
            group: id(),
            depends: Vec::new(),
            made,
        };
        let bytes = CommandRecord::new(origin, command, fields).to_bytes().unwrap();
        self.chain = chain_hash(&self.chain, &bytes);
        let message = chain_message(self.workspace, self.id, self.seq, &self.chain);
        let signature = self.key.sign(&message).to_bytes();
        let chain = SignedChain { device_seq: self.seq, chain: self.chain, signature };
        self.sync(None, vec![ByteBuf::from(bytes)], Some(chain)).await
    }

    pub(crate) async fn sync(
        &self,
        cursor: Option<Cursor>,
        commands: Vec<ByteBuf>,
        chain: Option<SignedChain>,
    ) -> Answer {
        let proto = desk_wire::protocol::PROTOCOL;
        let request = SyncRequest { proto, cursor, commands, chain };
        self.send(Method::POST, "/sync", packed(&request)).await
    }

    pub(crate) async fn pull(&self, cursor: Option<Cursor>) -> Answer {
        self.sync(cursor, Vec::new(), None).await
    }

    pub(crate) async fn found(&mut self) -> SyncAnswer {
        self.push(&Command::FoundWorkspace {
            workspace: WorkspaceId::new(self.workspace),
            founder: UserId::new(self.user),
            display_name: NAME.to_owned(),
        })
        .await
    }

    pub(crate) async fn add_user(&mut self, roles: Vec<Role>) -> Uuid {
        let user = id();
        self.push(&Command::AddUser {
            user: UserId::new(user),
            details: vec![(UserField::DisplayName, "Bob".to_owned())],
            roles,
        })
        .await;
        user
    }

    /// Shuts another device out.
    pub(crate) async fn revoke(&mut self, other: Uuid) {
        let state = |text: &str| WireValue::Text(text.to_owned());
        let patch = FieldPatch::new(
            EntityType::Device.number(),
            other,
            device::STATE.number,
            None,
            (state(devices::ACTIVE), 0),
            state(devices::REVOKED),
        );
        let command = Command::RevokeDevice { device: DeviceId::new(other) };
        let answer = self.try_push(&command, vec![patch]).await;
        assert_eq!(answer.status, 200, "{answer}");
    }

    /// A statement for `user`'s next device, with its secret.
    pub(crate) fn statement(&self, user: Uuid, for_ms: i64) -> (Enrolment, [u8; 32]) {
        let secret = random();
        let said = Statement::new(
            id(),
            (Some(self.workspace), Some(user)),
            &secret,
            now_ms() + for_ms,
            self.hub_key,
            Some(self.id),
        );
        let statement = said.to_bytes().unwrap();
        let signature = self.key.sign(&Statement::message(&statement)).to_bytes();
        (Enrolment { statement, signature }, secret)
    }

    pub(crate) async fn invite(&self, user: Uuid) -> (Answer, Invitation) {
        let (Enrolment { statement, signature }, secret) = self.statement(user, 86_400_000);
        let new = NewInvitation { statement: statement.clone(), signature };
        let answer = self.send(Method::POST, "/invitations", packed(&new)).await;
        let (addresses, certificate) = (Vec::new(), [0; 32]);
        (answer, Invitation { addresses, certificate, statement, signature, secret })
    }

    /// Another device of the same workspace.
    pub(crate) async fn bring(&self, user: Uuid) -> Device {
        let (answer, invitation) = self.invite(user).await;
        assert_eq!(answer.status, 204, "{answer}");
        come_in(&self.client, &invitation, self.workspace, user).await
    }

    /// Exchanges a refresh token.
    pub(crate) async fn exchange(&self, refresh: [u8; 32]) -> Answer {
        let body = packed(&TokenRequest::new(self.workspace, self.id, refresh));
        let message = proof_message(&hex::encode(refresh), "POST", "/v1/token", &body);
        let proof = hex::encode(self.key.sign(&message).to_bytes());
        let request = self.client.http().post(self.client.url("/v1/token"));
        read(request.header("desk-proof", proof).body(body)).await
    }
}

#[expect(clippy::disallowed_methods, reason = "the hub's own clock, as a process sees it")]
pub(crate) fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}
