use std::time::Duration;

use desk_core::ids::UserId;
use desk_wire::protocol::{Invitation, Message as _, Statement};
use uuid::Uuid;

use super::*;
use crate::engine::{Ctx, sync_now};
use crate::fake::{Bench, DEVICE, HUB, file_key};

/// An invitation that `signer` wrote.
fn written(workspace: Option<u128>, user: Option<u128>, signer: &DeviceKey) -> String {
    let hub = DeviceKey::from_seed(&HUB).public();
    let ids = (workspace.map(Uuid::from_u128), user.map(Uuid::from_u128));
    let inviter = workspace.map(|_| Uuid::from_u128(2));
    let statement = Statement::new(Uuid::from_u128(70), ids, &[1; 32], 9, hub, inviter);
    let statement = statement.to_bytes().unwrap();
    Invitation {
        addresses: vec!["https://127.0.0.1:1".to_owned()],
        certificate: [1; 32],
        signature: signer.sign(&Statement::message(&statement)),
        statement,
        secret: [1; 32],
    }
    .to_text()
    .unwrap()
}

#[tokio::test]
async fn an_untouched_workspace_goes_up_as_commands_from_the_first() {
    let Bench { folder: _folder, ctx, hub } = Bench::founded().await;
    let text = written(None, None, &DeviceKey::from_seed(&HUB));
    let published = publish(&ctx.store, &ctx.ports, &text, "Laptop").await.unwrap();
    assert!(published.swap.is_none(), "it stays the device it is");
    let again = publish(&ctx.store, &ctx.ports, &text, "Laptop").await;
    assert!(matches!(again, Err(EnrolError::HasHub)));
    let ctx = Ctx::of(ctx.store, file_key(), ctx.ports).await.unwrap();
    assert_eq!(sync_now(&ctx).await.unwrap().pushed, 1);
    assert_eq!(hub.state().commands.len(), 1);

    let text = invite(&ctx, UserId::new(Uuid::from_u128(3)), Duration::from_secs(60)).await;
    let read = read_invitation(&text.unwrap()).unwrap();
    assert_eq!(read.workspace, Some(ctx.store.workspace()));
    assert_eq!(read.expires.as_millisecond(), 65_000, "by the hub's clock");

    leave(&ctx.store, &ctx.ports).await.unwrap();
    assert!(ctx.store.link().await.unwrap().is_none());
}

#[tokio::test]
async fn an_invitation_that_is_not_meant_here_changes_nothing() {
    let bench = Bench::founded().await;
    let (hub, ours) = (DeviceKey::from_seed(&HUB), DeviceKey::from_seed(&DEVICE));
    let publish = |text: String| {
        let (store, ports) = (bench.ctx.store.clone(), bench.ctx.ports.clone());
        async move { super::publish(&store, &ports, &text, "Laptop").await }
    };
    let forged = publish(written(None, None, &ours)).await;
    assert!(matches!(forged, Err(EnrolError::NotGenuine)), "the hub did not sign it");
    let joining = publish(written(Some(1), Some(3), &ours)).await;
    assert!(matches!(joining, Err(EnrolError::ForJoining)));
    let other = publish(written(None, Some(4), &hub)).await;
    assert!(matches!(other, Err(EnrolError::OtherUser)));
    let nothing = publish("hello".to_owned()).await;
    assert!(matches!(nothing, Err(EnrolError::Invitation(_))));
    let store = &bench.ctx.store;
    assert!(store.link().await.unwrap().is_none() && bench.hub.state().events.is_empty());
    let elsewhere = written(Some(9), Some(3), &ours);
    let rejoined = rejoin(store, &bench.ctx.ports, &elsewhere, "Laptop").await;
    assert!(matches!(rejoined, Err(EnrolError::OtherWorkspace)));
}
