//! How one comes in, and how often one may try.

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::schema::{EntityType, user};
use desk_wire::protocol::{
    Fork, Invitation, Join, Joined, Limits, Message as _, NewInvitation, ProblemCode, Statement,
};
use desk_wire::{FieldPatch, WireValue};
use ed25519_dalek::SigningKey;
use reqwest::Method;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::client::packed;
use crate::process::{Hub, place};
use crate::team::{self, LAPTOP, id, random};

/// Somebody new who brings a workspace.
fn join(invitation: &Invitation, secret: [u8; 32]) -> (SigningKey, Join) {
    team::join(invitation, secret, (id(), id()))
}

fn again(invitation: &Invitation) -> NewInvitation {
    let Invitation { statement, signature, .. } = invitation.clone();
    NewInvitation { statement, signature }
}

#[tokio::test]
async fn an_invitation_lets_one_in_and_does_not_say_what_is_wrong_with_another() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let (client, invitation) = (hub.client(), hub.invitation());
    let invalid = ProblemCode::InvitationInvalid;
    let (key, wrong) = join(&invitation, random());
    assert_eq!(team::ask(&client, &key, &wrong).await.refused(), invalid, "another secret");
    let (key, right) = join(&invitation, invitation.secret);
    let without = client.post("/v1/join", &right).await.refused();
    assert_eq!(without, ProblemCode::Unauthorised, "nobody lets in a key they do not hold");
    let _: Joined = team::ask(&client, &key, &right).await.message();
    let _: Joined = team::ask(&client, &key, &right).await.message();
    let (other, second) = join(&invitation, invitation.secret);
    assert_eq!(team::ask(&client, &other, &second).await.refused(), invalid, "used by another");
    let unknown = Join::new(
        (id(), invitation.secret),
        right.workspace(),
        right.user(),
        (id(), right.key),
        LAPTOP.to_owned(),
        0,
    );
    assert_eq!(team::ask(&client, &key, &unknown).await.refused(), invalid, "never given out");
}

#[tokio::test]
async fn ten_wrong_tries_lock_an_address_out_of_the_right_one_too() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let (client, invitation) = (hub.client(), hub.invitation());
    for _ in 0..desk_hub::auth::FAILURES {
        let (key, wrong) = join(&invitation, random());
        let refused = team::ask(&client, &key, &wrong).await;
        assert_eq!(refused.refused(), ProblemCode::InvitationInvalid);
    }
    let (key, right) = join(&invitation, invitation.secret);
    let answer = team::ask(&client, &key, &right).await;
    assert_eq!(answer.refused(), ProblemCode::TooMany);
    let seconds: u64 = answer.header("retry-after").parse().unwrap();
    assert!((800..=900).contains(&seconds), "{seconds}");
    assert_eq!(answer.problem().retry_after, Some(seconds));
}

#[tokio::test]
async fn a_body_is_no_larger_than_its_route_needs() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let device = team::owner(&hub).await;
    let large = vec![0; Limits::BLOB_PIECE + 1];
    let to = format!("/blob/{}?offset=0&total={}", hex::encode([1; 32]), large.len());
    assert_eq!(device.send(Method::PUT, &to, large).await.refused(), ProblemCode::TooLarge);
    let answer = device.client.plain(Method::POST, "/v1/join", vec![0; 100_000]).await;
    assert_eq!(answer.refused(), ProblemCode::TooLarge);
    // A few bytes that would become gigabytes.
    let bomb = desk_wire::pack(&vec![0; Limits::MESSAGE_BYTES + 1]).unwrap();
    assert!(bomb.len() < 10_000);
    let answer = device.client.plain(Method::POST, "/v1/join", bomb).await;
    assert_eq!(answer.refused(), ProblemCode::TooLarge);
    let answer = device.client.plain(Method::POST, "/v1/join", b"no message".to_vec()).await;
    assert_eq!(answer.refused(), ProblemCode::BadRequest);
}

#[tokio::test]
async fn whoever_may_decide_about_devices_invites_and_nobody_else() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let agent = owner.add_user(vec![Role::SalesAgent]).await;
    let agent = owner.bring(agent).await;
    let (answer, _) = agent.invite(agent.user).await;
    assert_eq!(answer.refused(), ProblemCode::NotAllowed);

    let long = 31 * 86_400_000;
    let other_hub = team::Device { hub_key: [9; 32], ..owner.clone() };
    let other_key = team::Device { key: SigningKey::from_bytes(&random()), ..owner.clone() };
    for (what, by, for_ms) in [
        ("it lasts too long", &owner, long),
        ("it is over", &owner, -1),
        ("it is for another hub", &other_hub, 1_000_000),
        ("another key signed it", &other_key, 1_000_000),
        ("another device signed it", &agent, 1_000_000),
    ] {
        let (enrolment, _) = by.statement(owner.user, for_ms);
        let new = NewInvitation { statement: enrolment.statement, signature: enrolment.signature };
        let answer = owner.send(Method::POST, "/invitations", packed(&new)).await;
        assert_eq!(answer.refused(), ProblemCode::BadRequest, "{what}");
    }
    let (answer, invitation) = owner.invite(owner.user).await;
    assert_eq!(answer.status, 204);
    let answer = owner.send(Method::POST, "/invitations", packed(&again(&invitation))).await;
    assert_eq!(answer.status, 204, "said again because the answer was lost");
}

#[tokio::test]
async fn an_invitation_ends_with_the_right_of_whoever_made_it() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let second = owner.add_user(vec![Role::GlobalAdmin]).await;
    let second = owner.bring(second).await;
    let agent = owner.add_user(vec![Role::SalesAgent]).await;
    let (answer, invitation) = second.invite(agent).await;
    assert_eq!(answer.status, 204);
    owner.revoke(second.id).await;
    let who = (owner.workspace, agent);
    let (key, join) = team::join(&invitation, invitation.secret, who);
    let refused = team::ask(&owner.client, &key, &join).await.refused();
    assert_eq!(refused, ProblemCode::InvitationInvalid, "its device was shut out");

    let third = owner.add_user(vec![Role::GlobalAdmin]).await;
    let third = owner.bring(third).await;
    let (_, invitation) = third.invite(agent).await;
    let (key, join) = team::join(&invitation, invitation.secret, who);
    let role = Role::GlobalAdmin;
    let patch = FieldPatch::new(
        EntityType::User.number(),
        third.user,
        user::ROLES.number,
        Some(role.code().to_owned()),
        (WireValue::Flag(true), 0),
        WireValue::Flag(false),
    );
    let command = Command::RevokeRole { user: UserId::new(third.user), role };
    assert_eq!(owner.try_push(&command, vec![patch]).await.status, 200);
    let refused = team::ask(&owner.client, &key, &join).await.refused();
    assert_eq!(refused, ProblemCode::InvitationInvalid, "its person lost the right");
}

#[tokio::test]
async fn a_copied_device_becomes_another_on_its_own_word_and_of_nobody_else() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let agent = owner.add_user(vec![Role::SalesAgent]).await;
    let agent = owner.bring(agent).await;
    let (new, key) = (id(), SigningKey::from_bytes(&random()));
    let public = key.verifying_key().to_bytes();
    let (enrolment, _) = agent.statement(agent.user, 1_000_000);
    let fork = Fork::new(enrolment, new, public, LAPTOP.to_owned(), 0);
    for _ in 0..2 {
        let joined: Joined = agent.send(Method::POST, "/fork", packed(&fork)).await.message();
        let forked =
            team::Device { id: new, key: key.clone(), tokens: joined.tokens, ..agent.clone() };
        assert_eq!(forked.get("/devices").await.status, 200);
    }
    let (enrolment, _) = agent.statement(owner.user, 1_000_000);
    let fork = Fork::new(enrolment, id(), public, LAPTOP.to_owned(), 0);
    let answer = agent.send(Method::POST, "/fork", packed(&fork)).await;
    assert_eq!(answer.refused(), ProblemCode::BadRequest, "not in another's name");
}

#[tokio::test]
async fn the_hubs_invitation_is_signed_and_opens_a_new_workspace_only() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let invitation = hub.invitation();
    let said = Statement::from_bytes(&invitation.statement).unwrap();
    assert_eq!((said.workspace(), said.user(), said.inviter()), (None, None, None));
    let key = ed25519_dalek::VerifyingKey::from_bytes(&said.hub_key).unwrap();
    let signature = ed25519_dalek::Signature::from_bytes(&invitation.signature);
    key.verify_strict(&Statement::message(&invitation.statement), &signature).unwrap();
    let owner = team::owner(&hub).await;

    let more = crate::process::run(&["invite-owner"], &data_dir).json;
    let more = more["invitation"].as_str().unwrap();
    let more = desk_wire::protocol::Invitation::from_text(more).unwrap();
    let (key, mine) = team::join(&more, more.secret, (owner.workspace, id()));
    let answer = team::ask(&owner.client, &key, &mine).await;
    assert_eq!(answer.refused(), ProblemCode::AlreadyThere);
    let second = team::open_with(&owner.client, &more).await;
    assert_ne!(second.workspace, owner.workspace, "and it was not used up by the try");
}

#[tokio::test]
async fn what_a_new_device_begins_from_is_made_as_soon_as_it_is_invited() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let owner = team::owner(&hub).await;
    let file = SqliteConnectOptions::new().filename(data_dir.join("hub.sqlite")).read_only(true);
    let mut beside = file.connect().await.unwrap();
    let mut made = async || -> i64 {
        let count = sqlx::query_scalar("select count(*) from snapshot");
        count.fetch_one(&mut beside).await.unwrap()
    };
    assert_eq!(made().await, 0);
    let (answer, _) = owner.invite(owner.user).await;
    assert_eq!(answer.status, 204);
    for _ in 0..500 {
        if made().await > 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("nobody made a snapshot");
}
