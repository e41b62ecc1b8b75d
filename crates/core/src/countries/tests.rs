use std::collections::BTreeSet;

use super::*;

#[test]
fn every_table_is_in_order_and_about_countries_of_the_list() {
    let codes: Vec<_> = Country::all().map(Country::code).collect();
    assert!(codes.is_sorted(), "the list is searched by halves");
    assert_eq!(codes.len(), codes.iter().collect::<BTreeSet<_>>().len());
    for country in Country::all() {
        assert_eq!(country.code().parse(), Ok(country));
        assert_eq!(country.code3().to_lowercase().parse(), Ok(country));
        assert!(country.address().is_some(), "{country} has a rule for addresses");
        assert!(country.phone().is_some(), "{country} has a rule for telephone numbers");
        assert!(country.cultures().next().is_some(), "{country} has a culture");
    }
}
