//! Files and links that come from outside the window: told at once, handed out once,
//! and a file only by a token.

use desk_app::deeds::files::handed_over;
use desk_app::views::{Event, HandedOver, Nothing, Place};
use desk_tests::Desktop;

async fn asked(desktop: &Desktop) -> HandedOver {
    handed_over(&desktop.desk, Nothing {}).await.unwrap()
}

#[tokio::test]
async fn files_that_are_dropped_wait_for_whoever_asks_and_are_told_once() {
    let desktop = Desktop::founded().await;
    let lists = ["Déc.csv", "nov.csv", "oct.csv"].map(|name| desktop.computer.data().join(name));
    desktop.ears.heard();
    desktop.desk.hovering(true);
    desktop.desk.hand_over_later(lists.to_vec());
    desktop.desk.hand_over_later(Vec::new());
    let heard = desktop.ears.heard();
    assert!(
        matches!(heard[..], [Event::Hovering { over: true }, Event::HandedOver]),
        "nothing dropped is nothing told: {heard:?}"
    );

    let HandedOver { file, left_out, place } = asked(&desktop).await;
    let file = file.unwrap();
    assert_eq!((file.name.as_str(), left_out, place), ("Déc.csv", 2, None));
    assert!(!file.token.contains("csv"), "a token says nothing of the place");
    let again = asked(&desktop).await;
    assert!(again.file.is_none() && again.left_out == 0, "once");
}

#[tokio::test]
async fn a_link_leads_somewhere_and_changes_nothing() {
    let desktop = Desktop::founded().await;
    let waiting = desktop.frame().await.waiting;
    desktop.ears.heard();
    desktop.desk.lead_to(Place::from_link("partner-desk://offer/CFQ7TTC0AAA1:1").unwrap());
    assert!(matches!(desktop.ears.heard()[..], [Event::HandedOver]), "and no change");
    let offer = Place::Offer { offer_id: "CFQ7TTC0AAA1:0001".to_owned() };
    assert_eq!(asked(&desktop).await.place, Some(offer));
    assert_eq!(desktop.frame().await.waiting, waiting);
}
