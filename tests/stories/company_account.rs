//! The company's own account, on one desktop.

use desk_app::ErrorCode::{
    AccountFieldNotFound, BadAccountField, BadProfileFile, FieldLocked, NotAllowed, NothingToCarry,
};
use desk_app::deeds::{account, edit, record};
use desk_app::views::*;
use desk_tests::{Books, Desktop, Key, code};

fn wish(field: &str, value: Option<&str>) -> SetAccountFields {
    let value = value.map(str::to_owned);
    SetAccountFields { fields: vec![WantedField { field: field.to_owned(), value }] }
}

async fn set(desktop: &Desktop, field: &str, value: &str) -> AccountView {
    account::set_fields(&desktop.desk, wish(field, Some(value))).await.unwrap()
}

async fn observe(desktop: &Desktop, json: &str) -> AccountView {
    let ask = ObserveProfile { json: json.to_owned(), version: "current".to_owned() };
    account::observe_profile(&desktop.desk, ask).await.unwrap()
}

fn field(view: &AccountView, code: &str) -> AccountFieldView {
    let mut fields = view.profiles.iter().flat_map(|profile| &profile.fields);
    fields.find(|one| one.field == code).unwrap().clone()
}

async fn act_as(desktop: &Desktop, roles: &[&str]) {
    let key = Key::of(&desktop.folder(), &*desktop.computer.keychain);
    let mut books = Books::open(&desktop.folder().join("workspace.db"), &key).await;
    books.give_roles(roles).await;
    books.close().await;
}

const LEGAL: &str = r#"{"companyName":"Lumière","address":{"country":"FR","city":"Lyon",
    "addressLine1":"1 rue de la Paix","postalCode":"69002"},"vettingStatus":"authorized",
    "vettingSubStatus":"none","profileType":"LegalBusinessProfile"}"#;

#[tokio::test]
async fn a_wish_stands_beside_what_is_held_and_an_edit_is_expected_to_be_verified() {
    let ada = Desktop::founded().await;
    let seen = observe(&ada, LEGAL).await;
    assert_eq!(seen.verification.as_deref(), Some("authorized"));
    assert!(seen.expects_verification.is_empty());
    let city = field(&seen, "legal.address.city");
    assert_eq!((city.observed.as_deref(), city.standing.as_str()), (Some("Lyon"), "observed"));
    assert_eq!(city.finalized.as_deref(), Some("Lyon"), "it was accepted");
    let wanted = set(&ada, "legal.address.city", "Nice").await;
    let city = field(&wanted, "legal.address.city");
    assert_eq!((city.desired.as_deref(), city.observed.as_deref()), (Some("Nice"), Some("Lyon")));
    assert_eq!(wanted.expects_verification, ["legal.address.city"]);
    assert_eq!(wanted.verification.as_deref(), Some("authorized"), "that is Microsoft’s to say");
}

#[tokio::test]
async fn what_may_not_be_changed_says_why_and_the_program_decides() {
    let ada = Desktop::founded().await;
    observe(&ada, LEGAL).await;
    set(&ada, "legal.companyName", "Éditions Lumière").await;
    let view = set(&ada, "account.program", "direct_bill").await;
    let name = field(&view, "legal.companyName");
    assert_eq!(name.locked.as_deref(), Some("needs_ticket_while_authorized"));
    let country = field(&view, "legal.address.country");
    assert_eq!(country.locked.as_deref(), Some("fixed_for_csp"));
    for (code_of, value, meant) in [
        ("legal.companyName", "Other", FieldLocked),
        ("legal.address.country", "BE", FieldLocked),
        ("billing.billingCurrency", "EUR", FieldLocked),
        ("support.email", "nobody", BadAccountField),
        ("legal.nickname", "Lulu", AccountFieldNotFound),
    ] {
        let refused = account::set_fields(&ada.desk, wish(code_of, Some(value))).await;
        assert_eq!(code(refused), meant, "{code_of}");
    }
    act_as(&ada, &["account_admin"]).await;
    let view = account::show_account(&ada.desk, Nothing {}).await.unwrap();
    let seen: Vec<&str> = view.profiles.iter().map(|one| one.profile.as_str()).collect();
    assert!(seen.contains(&"legal") && !seen.contains(&"billing"), "{seen:?}");
    let language = field(&view, "organization.language");
    assert_eq!(language.locked.as_deref(), Some("only_global_admin"));
    act_as(&ada, &["billing_admin"]).await;
    let view = account::show_account(&ada.desk, Nothing {}).await.unwrap();
    let seen: Vec<&str> = view.profiles.iter().map(|one| one.profile.as_str()).collect();
    assert_eq!(seen, ["billing"]);
    act_as(&ada, &["helpdesk_agent"]).await;
    assert_eq!(code(account::show_account(&ada.desk, Nothing {}).await), NotAllowed);
}

#[tokio::test]
async fn what_was_carried_over_shows_when_microsoft_holds_something_else_later() {
    let ada = Desktop::founded().await;
    let site = |site: &str| {
        format!(r#"{{"website":"{site}","telephone":"+33 4 72 00 00 00","email":"a@b.example"}}"#)
    };
    observe(&ada, &site("old.example")).await;
    set(&ada, "support.website", "new.example").await;
    let carry = |undone| CarryOver {
        field: "support.website".to_owned(),
        note: Some("Ticket 4711".to_owned()),
        undone,
    };
    let view = account::carry_over(&ada.desk, carry(false)).await.unwrap();
    let told = field(&view, "support.website");
    assert_eq!(told.standing, "carried");
    let carried = told.carried.unwrap();
    assert_eq!((carried.value.as_str(), carried.by.as_str()), ("new.example", "Ada"));
    assert_eq!(carried.note.as_deref(), Some("Ticket 4711"));
    ada.computer.clock.turn(jiff::SignedDuration::from_hours(1));
    let view = observe(&ada, &site("new.example")).await;
    assert_eq!(field(&view, "support.website").standing, "same");
    ada.computer.clock.turn(jiff::SignedDuration::from_hours(1));
    let view = observe(&ada, &site("other.example")).await;
    assert_eq!(field(&view, "support.website").standing, "drifted");
    let nothing = CarryOver { field: "support.email".to_owned(), note: None, undone: false };
    assert_eq!(code(account::carry_over(&ada.desk, nothing).await), NothingToCarry);
}

#[tokio::test]
async fn several_fields_are_one_step_and_the_record_tells_before_and_after() {
    let ada = Desktop::founded().await;
    set(&ada, "legal.address.city", "Lyon").await;
    let fields = [("legal.address.city", "Nice"), ("legal.address.postalCode", "06000")];
    let fields = fields.map(|(field, value)| WantedField {
        field: field.to_owned(),
        value: Some(value.to_owned()),
    });
    let ask = SetAccountFields { fields: fields.to_vec() };
    account::set_fields(&ada.desk, ask).await.unwrap();
    let of = RecordOf { entity: "profile_field".to_owned(), id: "legal.address.city".to_owned() };
    let filter = Some(RecordFilter { record: Some(of), ..RecordFilter::default() });
    let page =
        record::list_record(&ada.desk, RecordQuery { filter, offset: 0, limit: 10 }).await.unwrap();
    let newest = &page.entries[0];
    assert_eq!((newest.code.as_str(), newest.subject.as_str()), {
        ("set_account_field", "legal.address.city")
    });
    let change = newest.changes.iter().find(|one| one.field == "desired").unwrap();
    assert_eq!((change.old.as_deref(), change.new.as_deref()), (Some("Lyon"), Some("Nice")));
    edit::undo_edit(&ada.desk, Nothing {}).await.unwrap();
    let view = account::show_account(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(field(&view, "legal.address.city").desired.as_deref(), Some("Lyon"));
    assert_eq!(field(&view, "legal.address.postalCode").desired, None);
}

#[tokio::test]
async fn a_bad_file_changes_nothing_and_names_the_field() {
    let ada = Desktop::founded().await;
    for (json, about) in [
        ("{", "not_json"),
        (r#"{"website":true}"#, "website not_text"),
        (r#"{"profileType":"Gift"}"#, "profileType unknown_profile"),
    ] {
        let ask = ObserveProfile { json: json.to_owned(), version: "current".to_owned() };
        let refused = account::observe_profile(&ada.desk, ask).await;
        let refused = refused.unwrap_err();
        assert_eq!(refused.code(), BadProfileFile, "{json}");
        assert_eq!(refused.body().reference.as_deref(), Some(about));
    }
    let view = account::show_account(&ada.desk, Nothing {}).await.unwrap();
    let fields = view.profiles.iter().flat_map(|profile| &profile.fields);
    assert!(fields.into_iter().all(|field| field.standing == "empty"));
}

#[tokio::test]
async fn the_checklist_goes_up_with_what_is_filled_in() {
    let ada = Desktop::founded().await;
    let before = account::show_checklist(&ada.desk, Nothing {}).await.unwrap();
    let of = |list: &ChecklistView, item: &str| {
        list.items.iter().find(|one| one.item == item).unwrap().state.clone()
    };
    assert_eq!(of(&before, "support.website"), "open");
    assert_eq!(of(&before, "bizprofile.published"), "not_kept");
    set(&ada, "support.website", "www.lumiere.example").await;
    let after = account::show_checklist(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(of(&after, "support.website"), "done");
    assert!(after.score > before.score && after.blocking == before.blocking - 1);
}
