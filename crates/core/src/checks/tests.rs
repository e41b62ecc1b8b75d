use super::*;
use crate::countries::Country;

#[test]
fn every_problem_has_a_code_of_its_own() {
    let france: Country = "FR".parse().unwrap();
    assert_eq!(postal_code(france, " 75 001 ").kept, "75001");
}
