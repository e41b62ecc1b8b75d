use super::*;

#[test]
fn what_goes_with_a_country() {
    for (checked, kept, codes) in [
        (country(" fr "), "FR", vec![]),
        (country("FRA"), "FR", vec![]),
        (country("France"), "France", vec!["unknown_country"]),
        (country("KP"), "KP", vec!["unknown_country"]),
        (country("AN"), "AN", vec!["unknown_country"]),
        (country(""), "", vec![]),
        (language(at("FR"), "FR"), "fr", vec![]),
        (language(at("FR"), "de"), "de", vec!["language_elsewhere"]),
        (language(at("US"), "es"), "es", vec![]),
        (culture(at("US"), "es-us"), "es-US", vec![]),
        (culture(at("FR"), "fr-BE"), "fr-BE", vec!["culture_elsewhere"]),
        (culture(at("CA"), "en-CA"), "en-CA", vec![]),
        (culture(at("FR"), ""), "", vec![]),
        (billing_currency(at("FR"), "eur"), "EUR", vec![]),
        (billing_currency(at("FR"), "USD"), "USD", vec!["currency_elsewhere"]),
        (billing_currency(at("BR"), "USD"), "USD", vec![]),
        (billing_currency(at("BR"), "BRL"), "BRL", vec![]),
        (billing_currency(at("VA"), "EUR"), "EUR", vec![]),
    ] {
        assert_eq!((checked.kept.as_str(), said(&checked)), (kept, codes));
    }
}

#[test]
fn a_state_is_one_of_the_list_where_there_is_one() {
    for (country, typed, kept, codes) in [
        ("US", "wa", "WA", vec![]),
        ("US", "Washington", "WA", vec![]),
        ("US", "DC", "DC", vec![]),
        ("US", "PR", "PR", vec!["unknown_state"]),
        ("CA", "quebec", "QC", vec![]),
        ("CA", "WA", "WA", vec!["unknown_state"]),
        ("CN", "Beijing", "BJ", vec![]),
        ("CN", "Peking", "Peking", vec!["unusual_state"]),
        ("MX", "jalisco", "JAL", vec![]),
        ("MX", "JA", "JA", vec!["unusual_state"]),
        ("FR", " Île-de-France ", "Île-de-France", vec![]),
        ("US", "", "", vec![]),
    ] {
        let checked = state(at(country), typed);
        assert_eq!((checked.kept.as_str(), said(&checked)), (kept, codes), "{country} {typed}");
    }
    assert_eq!(said(&state(at("FR"), &"é".repeat(101))), ["too_long"]);
}
