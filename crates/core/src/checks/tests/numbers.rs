use super::*;

#[test]
fn the_registration_numbers_of_the_countries_that_want_one() {
    for (country, right, wrong) in [
        ("AE", "100123456700003", "10012345"),
        ("AM", "01234567, 0123456789", "123456789"),
        ("AZ", "1234567890", "123456789"),
        ("BR", "11.222.333/0001-81", "11.222.333/0001-8"),
        ("BY", "200988541", "20098854"),
        ("HU", "12892312-2-42, 12892312", "128923122"),
        ("IN", "AAPFU0939F, 27AAPFU0939F1ZV", "AAPFU0939"),
        ("KG", "01234567891234", "0123456789123"),
        ("KZ", "940140000385", "94014000038"),
        ("MD", "1008600038413", "100860003841"),
        ("PL", "8567346215, 44051401359", "856734621"),
        ("RU", "7707083893, 500100732259", "77070838"),
        ("SA", "3000000000", "300000000"),
        ("TH", "0-9940-00617-72-1", "099400061772"),
        ("TJ", "123456789, 1234567890", "12345678"),
        ("TR", "4540536920, 17291716060", "454053692"),
        ("UA", "14360570", "1436057"),
        ("UZ", "123456789", "12345678"),
        ("VE", "J-00002970-9", "00002970"),
        ("VN", "0100233488, 0100233488-001", "010023348"),
        ("ZA", "2003/123456/07, 4010108263", "2003/12345/07"),
        ("CN", "91110000600037341L", "9111000060003734"),
        ("US", "91-1144442", "91-114444"),
    ] {
        for number in each(right) {
            let checked = registration_number(at(country), number);
            assert_eq!((checked.kept.as_str(), said(&checked)), (number, vec![]), "{country}");
        }
        let checked = registration_number(at(country), wrong);
        assert_eq!(said(&checked), ["unusual_registration_form"], "{country} {wrong}");
        assert!(checked.is_good(), "a form that only we know keeps nobody from saving");
    }
    assert_eq!(said(&registration_number(at("RU"), "7707083894")), ["check_digit"]);
    assert_eq!(said(&registration_number(at("FR"), "RCS Paris B 123 456 789")), [""; 0]);
    assert_eq!(said(&registration_number(at("FR"), &"1".repeat(51))), ["too_long"]);
    assert_eq!(said(&registration_number(at("SS"), "12\n34")), ["hidden_sign"]);
}

#[test]
fn ids_and_numbers_of_the_partner() {
    for (check, typed, kept, codes) in [
        (duns as fn(&str) -> Checked, "15-048-3782", "150483782", vec![]),
        (duns, "15048378", "15048378", vec!["duns_form"]),
        (duns, "1504837822", "1504837822", vec!["duns_form"]),
        (duns, "15048378A", "15048378A", vec!["duns_form"]),
        (duns, " ", "", vec![]),
        (mpn_id, " 4391507 ", "4391507", vec![]),
        (mpn_id, "43915O7", "43915O7", vec!["mpn_id_form"]),
        (mpn_id, "12345678901", "12345678901", vec!["mpn_id_form"]),
        (mpn_id, "", "", vec![]),
        (
            guid,
            "{6BE4C1D0-0000-4000-8000-00000000000A}",
            "6be4c1d0-0000-4000-8000-00000000000a",
            vec![],
        ),
        (guid, "6be4c1d0-0000-4000-8000", "6be4c1d0-0000-4000-8000", vec!["guid_form"]),
        (guid, "", "", vec![]),
    ] {
        let checked = check(typed);
        assert_eq!((checked.kept.as_str(), said(&checked)), (kept, codes), "{typed}");
    }
}
