//! Searching and featuring.

mod common;

use common::{Terminal, offer};
use serde_json::{Value, json};

fn ids(answer: &Value, kind: &str) -> Vec<String> {
    let offers = answer[kind].as_array().into_iter().flatten();
    offers.map(|one| one["offer_id"].as_str().unwrap_or("no id").to_owned()).collect()
}

#[test]
fn a_search_ignores_accents_and_case_and_finds_beginnings() {
    let terminal = Terminal::with_catalog();
    for text in ["essentielle", "ÉSSENTIELLE", "suite éssent", "CFQ7TTC0AAA1:0001"] {
        let found = terminal.json(&["catalog", "search", text]).good();
        assert_eq!(ids(&found, "offers"), [offer("1")], "{text}");
    }
    let found = terminal.json(&["catalog", "search", "telephonie"]).good();
    let line = &found["offers"][0];
    assert_eq!((&line["title"], &line["segment"]), (&json!("Téléphonie"), &json!("commercial")));
    assert_eq!((&line["trial"], &line["add_on"]), (&json!(false), &json!(null)));
    assert_eq!(
        line["terms"],
        json!([{ "term": "P1Y", "billing": "annual", "currency": "EUR",
                 "unit_price": "60", "retail_price": "75" }])
    );
    let found = terminal.json(&["catalog", "search", "rien de tel"]).good();
    assert_eq!((&found["total"], &found["offers"]), (&json!(0), &json!([])));
}

#[test]
fn a_search_is_narrowed_and_paged() {
    let terminal = Terminal::with_catalog();
    let all = terminal.json(&["catalog", "search", ""]).good();
    assert_eq!((&all["total"], ids(&all, "offers").len()), (&json!(7), 7));
    let some = terminal.json(&["catalog", "search", "", "--limit", "3", "--offset", "2"]).good();
    assert_eq!(some["total"], 7);
    assert_eq!(ids(&some, "offers"), ids(&all, "offers")[2..5]);
    let trials = terminal.json(&["catalog", "search", "", "--segment", "Charity"]).good();
    assert_eq!(ids(&trials, "offers"), [offer("000F")]);
    assert_eq!(trials["offers"][0]["trial"], true);
    let told = terminal.json(&["catalog", "search", "", "--market", "FRA"]);
    assert_eq!(told.refused(4), "bad_market");
}

#[test]
fn an_offer_has_a_page() {
    let terminal = Terminal::with_catalog();
    let page = terminal.json(&["catalog", "show", "CFQ7TTC0AAA1:1"]).good();
    assert_eq!((&page["offer_id"], &page["add_on"]), (&json!(offer("1")), &json!(null)));
    let terms = page["terms"].as_array().unwrap();
    let prices: Vec<_> = terms.iter().map(|one| (&one["unit_price"], &one["margin"])).collect();
    assert_eq!(prices.len(), 2);
    assert!(prices.contains(&(&json!("60"), &json!("15"))), "{prices:?}");
    assert!(prices.contains(&(&json!("63"), &json!("15.75"))), "{prices:?}");
    let text = terminal.run(&["catalog", "show", &offer("1")]).out;
    assert!(text.contains("Product family: unknown"), "never guessed: {text}");
    assert_eq!(terminal.json(&["catalog", "show", "nothing"]).refused(4), "bad_offer_id");
    assert_eq!(terminal.json(&["catalog", "show", "A:1"]).refused(3), "offer_not_in_list");
}

#[test]
fn five_offers_are_featured_in_order_and_a_sixth_is_refused() {
    let terminal = Terminal::with_catalog();
    for sku in ["1", "2", "3", "4"] {
        terminal.json(&["catalog", "feature", &offer(sku)]).good();
    }
    let five = terminal.json(&["catalog", "feature", &offer("5"), "--at", "1"]).good();
    let order = |skus: [&str; 5]| skus.map(offer).to_vec();
    assert_eq!(ids(&five, "featured"), order(["5", "1", "2", "3", "4"]));
    assert_eq!(five["limit"], 5);
    let told = terminal.json(&["catalog", "feature", &offer("6")]);
    assert_eq!(told.refused(3), "featured_full");
    assert!(told.out.contains("remove one"), "it says what to do: {told:?}");

    let moved = terminal.json(&["catalog", "move", &offer("5"), "--to", "5"]).good();
    assert_eq!(ids(&moved, "featured"), order(["1", "2", "3", "4", "5"]));
    assert_eq!(terminal.json(&["catalog", "featured"]).good(), moved);
    for to in ["0", "6"] {
        let told = terminal.json(&["catalog", "move", &offer("5"), "--to", to]);
        assert_eq!(told.refused(4), "bad_position");
    }
    let told = terminal.json(&["catalog", "move", &offer("6"), "--to", "1"]);
    assert_eq!(told.refused(3), "offer_not_featured");

    let four = terminal.json(&["catalog", "unfeature", &offer("2")]).good();
    assert_eq!(ids(&four, "featured"), ["1", "3", "4", "5"].map(offer));
    assert_eq!(
        terminal.json(&["catalog", "unfeature", &offer("2")]).refused(3),
        "offer_not_featured"
    );
    assert_eq!(terminal.json(&["catalog", "feature", "A:1"]).refused(3), "offer_not_in_list");
}

#[test]
fn people_read_tables_in_their_language() {
    let terminal = Terminal::with_catalog();
    terminal.json(&["catalog", "feature", &offer("1")]).good();
    let table = terminal.run(&["catalog", "search", "suite"]).out;
    assert!(table.contains("60 EUR, 1 year") && table.contains("featured"), "{table}");
    let table = terminal.run(&["--lang", "fr", "catalog", "featured"]).out;
    assert!(table.contains("ID de l’offre") && table.contains("Suite Éssentielle"), "{table}");
}
