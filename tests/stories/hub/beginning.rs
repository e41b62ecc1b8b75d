//! A new device begins from a snapshot, and so does one that was away for long.

use desk_app::deeds::{team, workspace};
use desk_app::views::{BeginJoin, Colour, FinishWorkspace};
use desk_core::schema::user::{DEPARTMENT, PHONE};
use desk_tests::{Computer, Desktop, Moment, agree, made_up, two_desktops};

#[tokio::test]
async fn a_beginning_that_breaks_off_goes_on_where_it_was() {
    let (_hub, ada, bea) = two_desktops().await;
    ada.import(&made_up(&ada.computer.documents(), 100, "FR", "2026-11")).await.unwrap();
    for number in 0..30 {
        ada.add_person(&format!("Personne {number}"), &[]).await;
    }
    let person = ada.add_person("Cleo", &["global_admin"]).await;
    agree(&[&ada, &bea]).await;
    let mut done = 0;
    for lost in [Moment::Question, Moment::Answer] {
        for calls in 0.. {
            assert!(calls < 30, "a beginning has an end");
            let invitation = ada.invite(&person).await.unwrap();
            let computer = Computer::in_memory();
            let (desk, _) = computer.start();
            let ask = BeginJoin {
                invitation,
                name: "Atelier".to_owned(),
                colour: Colour::Red,
                device_name: "Poste".to_owned(),
                passphrase: None,
            };
            let begun = team::begin_join(&desk, ask).await.unwrap();
            let finish = || FinishWorkspace {
                draft: begun.draft.clone(),
                typed: begun.recovery_key.clone(),
            };
            computer.way.break_after(calls, lost);
            let first = workspace::finish_workspace(&desk, finish()).await;
            let broke = computer.way.mend();
            if first.is_err() {
                assert!(broke, "{:?}", first.err());
                workspace::finish_workspace(&desk, finish()).await.unwrap();
            }
            desk.close().await.unwrap();
            let cleo = Desktop::woken(computer, &ada.id).await;
            agree(&[&ada, &bea, &cleo]).await;
            assert_eq!(cleo.search("").await.total, ada.search("").await.total);
            done += 1;
            if !broke {
                break;
            }
        }
    }
    assert!(done > 6, "the breaks came at the wrong moments: {done}");
    let devices = ada.devices().await;
    let of_cleo = devices.iter().filter(|one| one.person_name == "Cleo").count();
    assert_eq!(of_cleo, done, "a try that broke off leaves no second device");
}

#[tokio::test]
async fn whoever_was_away_while_the_hub_forgot_the_log_begins_again_and_keeps_their_work() {
    let (hub, ada, mut bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    bea.edit(&zoe, &DEPARTMENT, "made while away").await.unwrap();
    for number in 0..40 {
        ada.edit(&zoe, &PHONE, &format!("{number}")).await.unwrap();
    }
    ada.sync().await.unwrap();
    hub.forget_the_log().await;
    bea.restart().await;
    bea.sync().await.unwrap();
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("39"));
        let department = desktop.detail(&zoe, &DEPARTMENT).await;
        assert_eq!(department.as_deref(), Some("made while away"));
    }
    // A fresh device, and one that was here all along, see the same.
    let max = ada.let_in("Max", &["global_admin"]).await;
    agree(&[&ada, &bea, &max]).await;
    assert!(hub.verify().await.sound(), "{}", hub.verify().await);
}
