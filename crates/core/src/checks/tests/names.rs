use super::*;

#[test]
fn a_legal_name_has_no_word_cut_short() {
    for (name, cut_short) in [
        ("Contoso Limited", false),
        ("Contoso Ltd", true),
        ("Contoso Ltd.", true),
        ("CONTOSO INC.", true),
        ("Contoso Corp", true),
        ("Fabrikam & Co", true),
        ("Fabrikam & Company", false),
        ("Contoso Int\u{2019}l Services", true),
        ("Contoso S.A.", false),
        ("Contoso S.p.A.", false),
        ("Contoso GmbH", false),
        ("Contoso SARL", false),
        ("Éts Contoso", true),
        ("Établissements Contoso", false),
        ("Coca Contoso", false),
        ("Contoso Mfg", true),
        ("Contoso No 1", false),
        ("株式会社コントソ", false),
    ] {
        let checked = company_name(name);
        let codes: &[&str] = if cut_short { &["abbreviation"] } else { &[] };
        assert_eq!(said(&checked), codes, "{name}");
        assert!(checked.is_good(), "an abbreviation may be the register's own");
    }
}

#[test]
fn lines_have_their_lengths_and_no_hidden_signs() {
    let long = |n: usize| "é".repeat(n);
    for (checked, codes) in [
        (company_name(&long(200)), vec![]),
        (company_name(&long(201)), vec!["too_long"]),
        (person_name(&long(50)), vec![]),
        (person_name(&long(51)), vec!["too_long"]),
        (purchase_order(&long(50)), vec![]),
        (purchase_order(&long(51)), vec!["too_long"]),
        (person_name("  Ada "), vec![]),
        (person_name("Ada\nLovelace"), vec!["hidden_sign"]),
        (person_name("Ada\0"), vec!["hidden_sign"]),
        (person_name("Ada\u{202e}adA"), vec!["hidden_sign"]),
        (person_name("Ada\u{200b}"), vec!["hidden_sign"]),
        // Persian joins no letters here, and Hebrew says where it turns.
        (person_name("می\u{200c}خواهم"), vec![]),
        (person_name("\u{200f}עדה"), vec![]),
        (person_name("e\u{301}\u{302}\u{303}"), vec![]),
    ] {
        assert_eq!(said(&checked), codes, "{:?}", checked.kept);
    }
    assert_eq!(person_name("  Ada ").kept, "Ada");
}
