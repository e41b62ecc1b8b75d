use super::is_wrong;
use crate::countries::Country;

/// Numbers that their countries give as examples or that anyone finds on an invoice.
const RIGHT: &[(&str, &[&str])] = &[
    ("AR", &["30500010912", "20172543597"]),
    ("AT", &["U13585627"]),
    ("AU", &["51824753556"]),
    ("BE", &["0428759497", "428759497"]),
    ("BG", &["175074752"]),
    ("BR", &["11222333000181", "12ABC34501DE35"]),
    ("BY", &["200988541"]),
    ("CA", &["123026635", "123026635RT0001"]),
    ("CH", &["CHE107787577", "CHE107787577MWST"]),
    ("CL", &["125319092", "10000013K"]),
    ("CN", &["91110000600037341L"]),
    ("CO", &["2131234321"]),
    ("CZ", &["25123891"]),
    ("DE", &["136695976"]),
    ("DK", &["13585628"]),
    ("EE", &["100931558"]),
    ("ES", &["A58818501", "54362315K", "X2482300W"]),
    ("FI", &["20774740"]),
    ("FR", &["40303265045"]),
    ("GB", &["980780684"]),
    ("GR", &["094259216"]),
    ("HR", &["33392005961"]),
    ("HU", &["12892312", "12892312242"]),
    ("IE", &["6433435F", "6433435OA"]),
    ("IL", &["516179157"]),
    ("IT", &["00743110157"]),
    ("JP", &["5835678256246", "T7000012050002"]),
    ("KR", &["1248100998"]),
    ("KZ", &["940140000385"]),
    ("LT", &["119511515", "100001919017"]),
    ("LU", &["15027442"]),
    ("LV", &["40003521600"]),
    ("MD", &["1008600038413"]),
    ("MT", &["11679112"]),
    ("NL", &["004495445B01", "002455799B11"]),
    ("NO", &["995525828", "974760673MVA"]),
    ("PE", &["20512333797"]),
    ("PL", &["8567346215", "44051401359"]),
    ("PT", &["501964843"]),
    ("RO", &["18547290"]),
    ("RS", &["101134702"]),
    ("RU", &["7707083893", "500100732259"]),
    ("SE", &["556074756901"]),
    ("SI", &["50223054"]),
    ("SK", &["2022749619"]),
    ("TH", &["0994000617721"]),
    ("TR", &["4540536920", "17291716060"]),
    ("TW", &["22099131"]),
    ("UA", &["14360570", "32855961"]),
    ("UY", &["211003420017"]),
    ("VN", &["0100233488"]),
];

#[test]
fn numbers_that_are_right_are_never_called_wrong() {
    let mut wrong = Vec::new();
    for (country, numbers) in RIGHT {
        let at: Country = country.parse().unwrap();
        wrong.extend(numbers.iter().filter(|number| is_wrong(at, number)).map(|n| (country, n)));
    }
    assert_eq!(wrong, [], "each of these goes with its check digit");
}

/// A digit that is one too high is found in every place of every country's numbers. In
/// Taiwan a five goes over what is counted by five, and old Dutch and British numbers
/// are counted in two ways; they are found in most places.
#[test]
fn a_wrong_digit_is_found() {
    for (country, numbers) in RIGHT {
        let at: Country = country.parse().unwrap();
        for number in *numbers {
            let places: Vec<_> =
                number.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
            let found = places.iter().filter(|(place, digit)| {
                let other = if *digit == '9' { '0' } else { char::from(*digit as u8 + 1) };
                let mut typo = (*number).to_owned();
                typo.replace_range(*place..=*place, &other.to_string());
                is_wrong(at, &typo)
            });
            let missed = places.len() - found.count();
            assert!(missed * 2 < places.len(), "{country} {number}: {missed} not found");
        }
    }
}

#[test]
fn what_is_no_such_number_is_not_called_wrong() {
    for number in ["", "1", "é", "ééééééééé", "U", "CHE", "BBBBBBBBBBBBBB", "99999999999999999999"]
    {
        for country in Country::all() {
            is_wrong(country, number);
        }
        assert!(!is_wrong("DE".parse().unwrap(), number), "{number}");
    }
}
