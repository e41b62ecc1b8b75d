//! What whoever runs a hub does: copies, checks, moves.

use std::fs;

use desk_core::access::Role;
use desk_wire::protocol::{EventsAnswer, ProblemCode, SyncAnswer, TokenAnswer};
use reqwest::Method;
use serde_json::Value;

use crate::client::Client;
use crate::life::certificate;
use crate::process::{Hub, place, run};
use crate::team;

#[tokio::test]
async fn a_backup_taken_while_it_serves_restores_to_a_new_epoch_that_somebody_confirms() {
    let (kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let agent = owner.add_user(vec![Role::SalesAgent]).await;
    let mut agent = owner.bring(agent).await;
    let (_, open) = owner.invite(owner.user).await;
    let target = kept.path().join("backup");
    let made = run(&["backup", target.to_str().unwrap()], &data_dir);
    assert!(made.status.success(), "{}", made.json);
    assert_eq!(made.json["workspaces"], 1);
    // After the backup: more work, and newer sign-ins.
    let before = owner.add_user(Vec::new()).await;
    owner.tokens = owner.exchange(owner.tokens.refresh).await.message();
    agent.tokens = agent.exchange(agent.tokens.refresh).await.message();
    let heard: SyncAnswer = owner.pull(None).await.message();
    hub.end();

    let again = run(&["restore", target.to_str().unwrap()], &data_dir);
    assert_eq!(again.status.code(), Some(3), "not over a hub: {}", again.json);
    let restored = run(&["restore", target.to_str().unwrap(), "--force"], &data_dir);
    assert!(restored.status.success(), "{}", restored.json);
    let aside = restored.json["aside"].as_str().unwrap();
    assert!(fs::exists(format!("{aside}/hub.sqlite")).unwrap(), "nothing is thrown away");

    let hub = Hub::start(&data_dir);
    let client = Client::new(&hub.address, certificate(&data_dir));
    (owner.client, agent.client) = (client.clone(), client);
    // The hub cannot know their newest sign-ins; their keys are enough, once.
    owner.tokens = owner.exchange(owner.tokens.refresh).await.message();
    agent.tokens = agent.exchange(agent.tokens.refresh).await.message();
    let _: TokenAnswer = owner.exchange(owner.tokens.refresh).await.message();

    let cursor = desk_wire::protocol::Cursor {
        seq: heard.head.seq,
        hash: heard.head.hash,
        epoch: heard.head.epoch,
    };
    let answer = owner.pull(Some(cursor)).await;
    assert_eq!(answer.refused(), ProblemCode::EpochChanged, "{before}");
    let told = answer.problem().epoch.unwrap();
    assert!(!told.confirmed);
    assert_ne!(told.epoch, heard.head.epoch);
    let refused = agent.send(Method::POST, "/epoch", told.epoch.to_vec()).await;
    assert_eq!(refused.refused(), ProblemCode::NotAllowed);
    let old = owner.send(Method::POST, "/epoch", heard.head.epoch.to_vec()).await;
    assert_eq!(old.refused(), ProblemCode::NotFound, "another epoch than that");
    let confirmed = owner.send(Method::POST, "/epoch", told.epoch.to_vec()).await;
    assert_eq!(confirmed.status, 204, "{confirmed}");
    let told = owner.pull(Some(cursor)).await.problem().epoch.unwrap();
    assert!(told.confirmed);

    let (key, join) = team::join(&open, open.secret, (owner.workspace, owner.user));
    let refused = team::ask(&owner.client, &key, &join).await.refused();
    assert_eq!(refused, ProblemCode::InvitationInvalid, "it may have been used since");
}

#[tokio::test]
async fn a_backup_that_was_touched_is_not_restored() {
    let (kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    team::owner(&hub).await;
    let target = kept.path().join("backup");
    assert!(run(&["backup", target.to_str().unwrap()], &data_dir).status.success());
    let file = target.join("hub.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let elsewhere = kept.path().join("elsewhere");
    let said = run(&["restore", target.to_str().unwrap()], &elsewhere);
    assert_eq!((said.status.code(), &said.json["error"]["code"]), (Some(4), &"damaged".into()));
    assert!(!elsewhere.exists());
}

#[tokio::test]
async fn a_workspace_moves_to_another_hub_and_is_the_same_there() {
    let (kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    owner.add_user(vec![Role::SalesAgent]).await;
    let bytes = b"rows of a list".to_vec();
    let to = format!("/blob/{}?offset=0&total={}", blake3::hash(&bytes).to_hex(), bytes.len());
    assert_eq!(owner.send(Method::PUT, &to, bytes).await.status, 204);
    assert_eq!(owner.get("/snapshot").await.status, 200);
    let events: EventsAnswer = owner.get("/events?from=1&to=100").await.message();
    let head = hex::encode(events.page.chain_hash(events.before));
    let workspace = owner.workspace.to_string();
    let file = kept.path().join("workspace.desk");
    let made = run(&["export", &workspace, file.to_str().unwrap()], &data_dir);
    assert!(made.status.success(), "{}", made.json);
    assert_eq!(made.json["head"]["hash"], Value::from(head));

    let elsewhere = kept.path().join("elsewhere");
    let taken = run(&["import", file.to_str().unwrap()], &elsewhere);
    assert!(taken.status.success(), "{}", taken.json);
    assert_eq!(taken.json, made.json, "the same head and the same digests");
    let twice = run(&["import", file.to_str().unwrap()], &elsewhere);
    assert_eq!(twice.json["error"]["code"], "already_there");
    let second = kept.path().join("again.desk");
    let again = run(&["export", &workspace, second.to_str().unwrap()], &elsewhere);
    assert_eq!(again.json, made.json);
    let sound = run(&["verify"], &elsewhere);
    assert!(sound.status.success(), "{}", sound.json);

    let bytes = fs::read(&file).unwrap();
    for at in [30, bytes.len() / 2, bytes.len() - 1] {
        let mut touched = bytes.clone();
        touched[at] ^= 1;
        let (broken, empty) = (kept.path().join("broken.desk"), kept.path().join("empty"));
        fs::write(&broken, touched).unwrap();
        let said = run(&["import", broken.to_str().unwrap()], &empty);
        assert_eq!(said.status.code(), Some(4), "byte {at}: {}", said.json);
    }
    let none = run(
        &["export", &team::id().to_string(), kept.path().join("n").to_str().unwrap()],
        &data_dir,
    );
    assert_eq!(none.json["error"]["code"], "no_such_workspace");
}

#[tokio::test]
async fn a_check_finds_what_is_wrong_and_says_where() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    team::owner(&hub).await;
    let sound = run(&["verify"], &data_dir);
    assert_eq!((sound.status.code(), &sound.json["sound"]), (Some(0), &true.into()));
    let well = run(&["doctor"], &data_dir);
    assert_eq!(well.status.code(), Some(0), "{}", well.json);
    let compacted = run(&["compact"], &data_dir);
    assert_eq!(compacted.json["workspaces"], 1, "{}", compacted.json);
    hub.end();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let open = fs::Permissions::from_mode(0o644);
        fs::set_permissions(data_dir.join("hub.key"), open).unwrap();
        let ill = run(&["doctor"], &data_dir);
        assert_eq!(ill.status.code(), Some(5), "{}", ill.json);
        let finding = &ill.json["findings"][0];
        assert_eq!((&finding["what"], &finding["sound"]), (&"permissions".into(), &false.into()));
    }
    let nothing = run(&["verify"], &data_dir.join("nowhere"));
    assert_eq!(nothing.json["error"]["code"], "no_hub");
}
