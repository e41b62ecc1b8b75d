//! Two people fill in the company's profiles without a network.

use desk_app::deeds::account;
use desk_app::views::{
    AccountFieldView, ConflictChoice, Nothing, ObserveProfile, SetAccountFields, WantedField,
};
use desk_tests::{Desktop, agree, two_desktops};

async fn want(desktop: &Desktop, field: &str, value: &str) {
    let fields = vec![WantedField { field: field.to_owned(), value: Some(value.to_owned()) }];
    account::set_fields(&desktop.desk, SetAccountFields { fields }).await.unwrap();
}

async fn field(desktop: &Desktop, code: &str) -> AccountFieldView {
    let view = account::show_account(&desktop.desk, Nothing {}).await.unwrap();
    let mut fields = view.profiles.into_iter().flat_map(|profile| profile.fields);
    fields.find(|one| one.field == code).unwrap()
}

#[tokio::test]
async fn different_fields_of_one_profile_come_together() {
    let (_hub, ada, bea) = two_desktops().await;
    want(&ada, "legal.address.city", "Lyon").await;
    want(&bea, "legal.address.postalCode", "69002").await;
    want(&bea, "support.website", "www.lumiere.example").await;
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        for (code, value) in [
            ("legal.address.city", "Lyon"),
            ("legal.address.postalCode", "69002"),
            ("support.website", "www.lumiere.example"),
        ] {
            assert_eq!(field(desktop, code).await.desired.as_deref(), Some(value), "{code}");
        }
        assert!(desktop.conflicts().await.is_empty(), "nobody is asked anything");
        assert!(desktop.refused().await.is_empty());
    }
}

#[tokio::test]
async fn the_same_field_filled_in_for_the_first_time_by_both_is_in_conflict_until_somebody_decides()
{
    let (_hub, ada, bea) = two_desktops().await;
    let code = "billing.purchaseOrderNumber";
    want(&ada, code, "PO-1").await;
    want(&bea, code, "PO-2").await;
    ada.sync().await.unwrap();
    let report = bea.sync().await.unwrap();
    assert_eq!(report.conflicts, 1, "whoever comes second hears of it at once");
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        assert_eq!(field(desktop, code).await.desired.as_deref(), Some("PO-1"), "it stays");
        let open = desktop.open_conflicts().await;
        assert_eq!(open.len(), 1, "{open:?}");
        let one = &open[0];
        assert_eq!((one.entity.as_str(), one.field.as_str()), ("billing_field", "desired"));
        assert_eq!((one.subject.as_str(), one.kind.as_str()), (code, "guarded"));
        assert_eq!((one.theirs.as_deref(), one.mine.as_deref()), (Some("PO-1"), Some("PO-2")));
        assert!(one.takes_value && one.denied_task.is_none());
    }
    let open = bea.open_conflicts().await.remove(0);
    let done = bea.resolve(vec![open.id], ConflictChoice::Value, Some("PO-3")).await;
    assert_eq!((done.resolved, done.failed.len()), (1, 0), "{:?}", done.failed);
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        assert_eq!(field(desktop, code).await.desired.as_deref(), Some("PO-3"));
        assert!(desktop.open_conflicts().await.is_empty(), "decided once is decided");
    }
}

#[tokio::test]
async fn a_third_value_is_held_to_the_form_of_the_field() {
    let (_hub, ada, bea) = two_desktops().await;
    want(&ada, "support.website", "a.example").await;
    want(&bea, "support.website", "b.example").await;
    agree(&[&ada, &bea]).await;
    let open = ada.open_conflicts().await.remove(0);
    let done = ada.resolve(vec![open.id.clone()], ConflictChoice::Value, Some("ftp://x.y")).await;
    assert_eq!((done.resolved, done.failed.len()), (0, 1));
    let done = ada.resolve(vec![open.id], ConflictChoice::Mine, None).await;
    assert_eq!(done.resolved, 1);
    agree(&[&ada, &bea]).await;
    assert_eq!(field(&bea, "support.website").await.desired.as_deref(), Some("b.example"));
}

#[tokio::test]
async fn a_wish_and_what_microsoft_holds_meet_on_both_and_neither_overwrites_the_other() {
    let (_hub, ada, bea) = two_desktops().await;
    want(&ada, "support.email", "aide@lumiere.example").await;
    let json = r#"{"email":"old@lumiere.example","telephone":null,"website":"www.lumiere.example",
        "profileType":"support_profile","attributes":{"objectType":"PartnerSupportProfile"}}"#;
    let ask = ObserveProfile { json: json.to_owned(), version: "current".to_owned() };
    account::observe_profile(&bea.desk, ask).await.unwrap();
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        let email = field(desktop, "support.email").await;
        assert_eq!(email.desired.as_deref(), Some("aide@lumiere.example"));
        assert_eq!(email.observed.as_deref(), Some("old@lumiere.example"));
        assert_eq!(email.standing, "differs");
        assert_eq!(field(desktop, "support.website").await.standing, "observed");
        assert!(desktop.conflicts().await.is_empty());
    }
}
