//! Refresh tokens: exchanged at each use, so that a copy shows.

use desk_wire::protocol::{ProblemCode, TokenAnswer};
use ed25519_dalek::SigningKey;

use crate::process::{Hub, place};
use crate::team;

#[tokio::test]
async fn a_token_is_exchanged_and_the_lost_answer_is_asked_for_again() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut device = team::owner(&hub).await;
    let first = device.tokens.refresh;
    let _lost: TokenAnswer = device.exchange(first).await.message();
    let second: TokenAnswer = device.exchange(first).await.message();
    let third: TokenAnswer = device.exchange(second.refresh).await.message();
    assert_ne!(second.refresh, third.refresh);
    device.tokens = third;
    assert_eq!(device.get("/devices").await.status, 200);
}

#[tokio::test]
async fn a_token_used_by_two_closes_the_door_until_somebody_opens_it() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let owner = team::owner(&hub).await;
    let copied = owner.bring(owner.user).await;
    let first = copied.tokens.refresh;
    let second: TokenAnswer = copied.exchange(first).await.message();
    let third: TokenAnswer = copied.exchange(second.refresh).await.message();

    assert_eq!(copied.exchange(first).await.refused(), ProblemCode::TokenReuse);
    assert_eq!(copied.exchange(third.refresh).await.refused(), ProblemCode::TokenReuse);
    assert_eq!(copied.get("/devices").await.refused(), ProblemCode::TokenReuse);
    assert_eq!(owner.get("/devices").await.status, 200, "the others work on");

    let (answer, invitation) = owner.invite(owner.user).await;
    assert_eq!(answer.status, 204, "{answer}");
    let again = desk_wire::protocol::Join::new(
        (invitation.said().unwrap().id(), invitation.secret),
        copied.workspace,
        copied.user,
        (copied.id, copied.key.verifying_key().to_bytes()),
        team::LAPTOP.to_owned(),
        0,
    );
    let joined: desk_wire::protocol::Joined =
        team::ask(&copied.client, &copied.key, &again).await.message();
    let device = team::Device { tokens: joined.tokens, ..copied };
    assert_eq!(device.get("/devices").await.status, 200);
}

#[tokio::test]
async fn a_stolen_refresh_token_is_worth_nothing_without_the_key() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let device = team::owner(&hub).await;
    let thief = team::Device { key: SigningKey::from_bytes(&team::random()), ..device.clone() };
    let refused = thief.exchange(device.tokens.refresh).await.refused();
    assert_eq!(refused, ProblemCode::Unauthorised);
    assert_eq!(device.exchange(team::random()).await.refused(), ProblemCode::Unauthorised);
    let _: TokenAnswer = device.exchange(device.tokens.refresh).await.message();
}
