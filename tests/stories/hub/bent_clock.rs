//! A computer whose clock is ten years off.

use desk_core::schema::user::{NOTES, PHONE};
use desk_tests::{agree, two_desktops};
use jiff::SignedDuration;

#[tokio::test]
async fn ten_years_decide_nothing_and_the_record_has_both_times() {
    for years in [10, -10] {
        let (_hub, ada, bea) = two_desktops().await;
        let zoe = ada.add_person("Zoé", &[]).await;
        agree(&[&ada, &bea]).await;
        ada.computer.clock.turn(SignedDuration::from_hours(24 * 365 * years));
        // Ada is the first at the hub, whatever her clock says.
        ada.edit(&zoe, &PHONE, "of Ada").await.unwrap();
        ada.edit(&zoe, &NOTES, "of Ada").await.unwrap();
        bea.edit(&zoe, &PHONE, "of Bea").await.unwrap();
        bea.edit(&zoe, &NOTES, "of Bea").await.unwrap();
        ada.sync().await.unwrap();
        agree(&[&bea, &ada]).await;
        for desktop in [&ada, &bea] {
            assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("of Ada"));
            assert_eq!(desktop.detail(&zoe, &NOTES).await.as_deref(), Some("of Bea"));
            assert_eq!(desktop.open_conflicts().await.len(), 1);
        }
        assert!(ada.hub().await.clock_off_minutes.is_some(), "and the person is told");

        let record = bea.record().await;
        let entry = record.iter().find(|one| one.code == "edit_user" && one.actor == "Ada");
        let entry = entry.unwrap();
        let wall = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
        let made = wall(&entry.made_at);
        let judged = wall(entry.judged_at.as_deref().unwrap());
        let apart = made.duration_since(judged).abs();
        assert!(apart > SignedDuration::from_hours(24 * 365 * 9), "{made} and {judged}");

        // An invitation that Ada makes is good by the hub's clock.
        let max = ada.let_in("Max", &["global_admin"]).await;
        agree(&[&ada, &bea, &max]).await;
    }
}
