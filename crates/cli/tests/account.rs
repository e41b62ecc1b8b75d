//! The company's own account at the terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::Terminal;
use serde_json::Value;

const SUPPORT: &str = r#"{"Email":"aide@lumiere.example","Telephone":"+33 1 55 55 01 00",
    "Website":"www.lumiere.example","ProfileType":"support_profile",
    "Attributes":{"ObjectType":"PartnerSupportProfile"}}"#;

fn fields(answer: &Value) -> Vec<&str> {
    let profiles = answer["profiles"].as_array().unwrap();
    let fields = profiles.iter().flat_map(|one| one["fields"].as_array().unwrap());
    fields.map(|one| one["field"].as_str().unwrap()).collect()
}

#[test]
fn a_wish_is_said_compared_with_what_is_held_and_carried_over() {
    let terminal = Terminal::new();
    let path = terminal.write("support.json", SUPPORT);
    let set = ["account", "set", "support.website", "new.lumiere.example"];
    let one = terminal.json(&set).good();
    assert_eq!(fields(&one), ["support.website"]);
    assert_eq!(one["profiles"][0]["fields"][0]["standing"], "wanted");
    let apart = terminal.json(&["account", "observe", &path]).good();
    assert_eq!(fields(&apart), ["support.website"]);
    assert_eq!(apart["profiles"][0]["fields"][0]["observed"], "www.lumiere.example");
    assert_eq!(terminal.json(&["account", "diff"]).good(), apart);
    let carry = ["account", "carry", "support.website", "--note", "Ticket 4711"];
    let carried = terminal.json(&carry).good();
    let carried = &carried["profiles"][0]["fields"][0]["carried"];
    assert_eq!(carried["value"], "new.lumiere.example");
    assert_eq!(carried["note"], "Ticket 4711");
    let back = terminal.json(&["account", "set", "support.website", "--as-observed"]).good();
    assert_eq!(back["profiles"][0]["fields"][0]["desired"], Value::Null);
    let place = terminal.json(&["account", "show", "legal.address"]).good();
    assert_eq!(fields(&place).len(), 11);
    let text = terminal.run(&["account", "show"]).out;
    assert!(text.contains("www.lumiere.example"), "{text}");
    let refused = terminal.json(&["account", "set", "billing.billingCurrency", "EUR"]).refused(3);
    assert_eq!(refused, "field_locked");
    let refused = terminal.json(&["account", "show", "legal.nickname"]).refused(4);
    assert_eq!(refused, "account_field_not_found");
    let list = terminal.json(&["account", "checklist"]).good();
    assert_eq!(list["items"].as_array().unwrap().len(), 23);
}

#[test]
fn a_profile_is_checked_without_a_workspace_and_errors_end_with_four() {
    let terminal = Terminal::fresh();
    let good = terminal.write("good.json", SUPPORT);
    let answer = terminal.json(&["account", "validate", &good]).good();
    assert_eq!(answer, serde_json::json!({ "errors": [], "warnings": [] }));
    let bad = r#"{"companyName":"Contoso Corp","address":{"country":"FR","postalCode":"123",
        "city":"Lyon","addressLine1":"1 rue"},"primaryContact":{"firstName":"Ada",
        "lastName":"Martin","email":"ada@gmail.com","phoneNumber":"0472000000"},
        "profileType":"LegalBusinessProfile","gift":1}"#;
    let bad = terminal.write("bad.json", bad);
    let answer = terminal.json(&["account", "validate", &bad]);
    assert_eq!(answer.code, Some(4));
    let answer = answer.json();
    let told = |kind: &str| -> Vec<(String, String)> {
        let all = answer[kind].as_array().unwrap();
        let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
        assert!(all.iter().all(|one| !text(one, "message").is_empty()));
        all.iter().map(|one| (text(one, "field"), text(one, "code"))).collect()
    };
    let pair = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(told("errors"), [pair("address.postalCode", "postal_code_form")]);
    assert!(told("warnings").contains(&pair("primaryContact.email", "personal_mailbox")));
    assert!(told("warnings").contains(&pair("gift", "unknown_field")));
    assert_eq!(answer.as_object().unwrap().len(), 2, "nothing else");
    let none = terminal.write("none.json", "[1]");
    let answer = terminal.json(&["account", "validate", &none]);
    assert_eq!(answer.code, Some(4));
    assert_eq!(answer.json()["errors"][0]["code"], "not_an_object");
}
