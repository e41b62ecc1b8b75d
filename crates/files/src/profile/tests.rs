use proptest::prelude::*;

use super::*;

fn values(file: &ProfileFile) -> Vec<(&'static str, &str)> {
    file.values
        .iter()
        .map(|(field, text)| (field.code(), text.as_deref().unwrap_or("(empty)")))
        .collect()
}

#[test]
fn an_answer_of_the_interface_is_read_with_its_mark() {
    let json = "\u{feff}{\"email\":\"aide@lumiere.example\",\"telephone\":\"+33 1 55 55 01 00\",\
                \"website\":null,\"profileType\":\"support_profile\",\"links\":{},\
                \"attributes\":{\"objectType\":\"PartnerSupportProfile\"}}";
    let file = read_profile(json.as_bytes()).unwrap();
    assert_eq!(file.profile, Profile::Support);
    assert_eq!(
        values(&file),
        [
            ("support.email", "aide@lumiere.example"),
            ("support.telephone", "+33 1 55 55 01 00"),
            ("support.website", "(empty)"),
        ]
    );
    assert!(file.unknown.is_empty());
}

#[test]
fn a_request_in_capitals_is_the_same_profile_and_keeps_its_etag() {
    let json = r#"{"CompanyName":"Contoso","Address":{"Country":"US","Region":null,"City":"Redmond"},
        "PrimaryContact":null,"PurchaseOrderNumber":"9888","BillingDay":3,"Gift":1,
        "Address2":{},"Links":{"Self":{}},"Attributes":{"Etag":"abc","ObjectType":"BillingProfile"}}"#;
    let file = read_profile(json.as_bytes()).unwrap();
    assert_eq!(file.profile, Profile::Billing);
    assert_eq!(
        values(&file),
        [
            ("billing.companyName", "Contoso"),
            ("billing.address.country", "US"),
            ("billing.address.region", "(empty)"),
            ("billing.address.city", "Redmond"),
            ("billing.purchaseOrderNumber", "9888"),
            ("billing.billingDay", "3"),
            ("billing.attributes.etag", "abc"),
        ]
    );
    assert_eq!(file.unknown, ["Address2", "Gift"]);
}

#[test]
fn a_file_that_says_no_profile_is_told_by_what_only_one_has() {
    for (json, profile) in [
        (r#"{"vettingStatus":"pending"}"#, Profile::Legal),
        (r#"{"Website":"a.fr"}"#, Profile::Support),
        (r#"{"billingCurrency":"EUR"}"#, Profile::Billing),
        (r#"{"tenantId":"x","domain":"y"}"#, Profile::Organization),
        (r#"{"mpnId":"4391507"}"#, Profile::Mpn),
    ] {
        assert_eq!(read_profile(json.as_bytes()).unwrap().profile, profile, "{json}");
    }
}

#[test]
fn a_list_is_an_array_or_an_object_around_one() {
    for list in [r#"["a","b"]"#, r#"{"value":["a","b"]}"#, r#"{"Value":["a"," b "]}"#] {
        let json = format!(r#"{{"profileType":"MpnProfile","partnerName":{list}}}"#);
        assert_eq!(values(&read_profile(json.as_bytes()).unwrap()), [("mpn.partnerName", "a\nb")]);
    }
}

#[test]
fn what_is_no_profile_is_named_with_its_field() {
    let long = format!(r#"{{"website":"{}"}}"#, "a".repeat(OBSERVED_LIMIT + 1));
    let large = " ".repeat(PROFILE_LIMIT + 1);
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for (json, field, fault) in [
        ("", "", ProfileFault::NotJson),
        ("{\"website\":", "", ProfileFault::NotJson),
        (&*deep, "", ProfileFault::NotJson),
        ("[]", "", ProfileFault::NotAnObject),
        (&*large, "", ProfileFault::TooLarge),
        ("{}", "profileType", ProfileFault::UnknownProfile),
        (r#"{"profileType":"CustomerProfile"}"#, "profileType", ProfileFault::UnknownProfile),
        (
            r#"{"profileType":"MpnProfile","attributes":{"objectType":"BillingProfile"}}"#,
            "attributes.objectType",
            ProfileFault::TwoProfiles,
        ),
        (r#"{"website":true}"#, "website", ProfileFault::NotText),
        (r#"{"website":{"uri":"a"}}"#, "website", ProfileFault::NotText),
        (r#"{"website":["a",1]}"#, "website", ProfileFault::NotText),
        (r#"{"website":"a\u0007"}"#, "website", ProfileFault::NotText),
        (r#"{"website":"a","Website":"b"}"#, "website", ProfileFault::Twice),
        (
            r#"{"billingCurrency":"EUR","address":"x"}"#,
            "address.country",
            ProfileFault::NotAnObject,
        ),
        (&*long, "website", ProfileFault::TooLong),
    ] {
        let problems = read_profile(json.as_bytes()).unwrap_err();
        let first = problems.first().unwrap();
        let shown: String = json.chars().take(60).collect();
        assert_eq!((first.field.as_str(), first.fault), (field, fault), "{shown}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_profile(&bytes);
    }

    #[test]
    fn any_text_in_a_field_is_kept_or_refused(text in any::<String>()) {
        let json = serde_json::json!({ "profileType": "support_profile", "email": text });
        if let Ok(file) = read_profile(json.to_string().as_bytes()) {
            let kept = file.values.first().and_then(|(_, kept)| kept.clone());
            prop_assert_eq!(kept.unwrap_or_default(), text.trim());
        }
    }
}
