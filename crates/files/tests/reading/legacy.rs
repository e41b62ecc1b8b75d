//! The legacy license-based price list as CSV (catalog-pricing.md, 6.1).

use desk_core::price_list::{BillingPlan, Marker, PriceListKind, Segment};
use desk_files::ReadOptions;

use crate::common::{Kept, fixture, options, read, read_as};

const HEADER: &str = "A/C/D/U,Valid-From Date,Valid To Date,Offer Display Name,Offer ID,\
    License Agreement Type,Purchase Unit,Secondary License Type,End Customer Type,List Price,\
    ERP Price,Material\n";
const OFFER: &str = "31c9c9eb-0000-4000-8000-00000000000a";

fn euros() -> ReadOptions {
    ReadOptions { currency: "EUR".parse().ok(), ..options() }
}

fn rows(lines: &str) -> Kept {
    read_as(format!("{HEADER}{lines}").as_bytes(), &euros()).unwrap().1
}

/// A row whose cells from the agreement on are these.
fn row(title: &str, rest: &str) -> String {
    format!("UNC,2018-05-01,9999-12-31,{title},{OFFER},{rest}\n")
}

#[test]
fn the_documented_list_is_read() {
    let (findings, kept) =
        read_as(&std::fs::read(fixture("legacy_list.csv")).unwrap(), &euros()).unwrap();
    assert_eq!((findings.kind, kept.said()), (PriceListKind::LicenseLegacy, vec![]));
    assert_eq!((findings.market, findings.currency), (None, euros().currency));
    assert_eq!(findings.repeated_headers, 1, "the header stands in the middle again");
    assert_eq!(findings.unknown_columns, Vec::<String>::new());
    let first = &kept.rows[0];
    assert_eq!(first.offer.to_string(), OFFER, "whatever its case in the file");
    assert_eq!((first.marker, first.market), (Some(Marker::Change), None));
    assert_eq!((first.term.as_str(), first.billing), ("P1M", BillingPlan::Monthly));
    assert_eq!(first.unit_price.to_string(), "4.1");
    assert_eq!(first.retail_price.unwrap().to_string(), "5.1");
    assert_eq!(first.extra["Material"], "AAA-00001");
    assert_eq!(first.extra["End Customer Type"], "Cloud Reseller Corporate");
    let dates: Vec<_> = kept.rows.iter().map(|row| row.starts.unwrap().to_string()).collect();
    assert_eq!(dates[0], dates[1], "a serial number is the same date");
}

#[test]
fn the_currency_must_be_told_by_somebody() {
    let list = format!("{HEADER}{}", row("A", "Corporate,1 Month(s),Non-specific,,4.10,,"));
    assert_eq!(read(&list).1.said(), ["2 Currency not_given"]);
    let named = ReadOptions { file_name: Some("Legacy_EUR_2020-04.csv".to_owned()), ..options() };
    let (findings, kept) = read_as(list.as_bytes(), &named).unwrap();
    assert_eq!((findings.currency, kept.rows.len()), (euros().currency, 1));
}

#[test]
fn customers_and_agreements_tell_the_segment() {
    for (title, agreement, customer, wanted) in [
        ("A", "Corporate", "Cloud Reseller Corporate", Some(Segment::Commercial)),
        (
            "A (Nonprofit Staff Pricing)",
            "Corporate",
            "Cloud Reseller Corporate",
            Some(Segment::Nonprofit),
        ),
        ("A", "Academic", "Cloud Reseller Faculty", Some(Segment::Education)),
        ("A", "Academic", "Cloud Reseller Student", Some(Segment::Education)),
        ("A", "Academic", "Cloud Reseller Students", Some(Segment::Education)),
        ("A", "Corporate", "Cloud Reseller Charity", Some(Segment::Nonprofit)),
        ("A", "Government", "Cloud Reseller Government", Some(Segment::Government)),
        ("A", "Academic", "", Some(Segment::Education)),
        ("A", "", "", None),
    ] {
        let kept = rows(&row(title, &format!("{agreement},1 Month(s),Trial,{customer},0,,")));
        assert_eq!(kept.rows[0].segment, wanted, "{title} {agreement} {customer}");
    }
    let kept = rows(&row("A", "Corporate,1 Month(s),Trial,Somebody Else,0,,"));
    assert_eq!(kept.said(), ["2 End Customer Type not_a_segment"]);
}

#[test]
fn purchase_units_tell_what_a_price_is_for() {
    for (unit, term, billing) in [
        ("1 Month(s)", "P1M", BillingPlan::Monthly),
        ("1 mois", "P1M", BillingPlan::Monthly),
        ("12 Month(s)", "P1Y", BillingPlan::Annual),
        ("1 Year(s)", "P1Y", BillingPlan::Annual),
        ("36 Months", "P3Y", BillingPlan::Triennial),
        ("6 Month(s)", "P6M", BillingPlan::OneTime),
        ("", "P1M", BillingPlan::Monthly),
    ] {
        let kept = rows(&row("A", &format!("Corporate,{unit},Non-specific,,4.10,,")));
        assert_eq!((kept.rows[0].term.as_str(), kept.rows[0].billing), (term, billing), "{unit}");
    }
    for unit in ["Month", "1 Fortnight", "0 Month(s)", "99999999999 Year(s)", "1"] {
        let kept = rows(&row("A", &format!("Corporate,{unit},Non-specific,,4.10,,")));
        assert_eq!(kept.said(), ["2 Purchase Unit not_a_purchase_unit"], "{unit}");
    }
}

#[test]
fn markers_trials_and_add_ons_are_told() {
    for (code, wanted) in [
        ("ADD", Some(Marker::Add)),
        ("CHG", Some(Marker::Change)),
        ("CHNG", Some(Marker::Change)),
        ("DEL", Some(Marker::Delete)),
        ("UNC", Some(Marker::Unchanged)),
        ("DEPR", Some(Marker::Delete)),
        ("???", None),
    ] {
        let line = row("A", "Corporate,1 Month(s),Add-on,,4.10,,").replace("UNC", code);
        let kept = rows(&line);
        assert_eq!(kept.rows[0].marker, wanted, "{code}");
        let says_more = matches!(code, "DEPR" | "???");
        assert_eq!(kept.rows[0].extra.contains_key("A/C/D/U"), says_more, "{code}");
    }
    for (secondary, trial, add_on) in [
        ("Non-specific", false, Some(false)),
        ("NON-SPECIFIC", false, Some(false)),
        ("Add-on", false, Some(true)),
        ("Trial", true, Some(false)),
        ("", false, None),
    ] {
        let kept = rows(&row("A", &format!("Corporate,1 Month(s),{secondary},,4.10,,")));
        assert_eq!((kept.rows[0].trial, kept.rows[0].add_on), (trial, add_on), "{secondary}");
    }
}

#[test]
fn an_id_that_is_none_is_refused_by_its_place() {
    let line = row("A", "Corporate,1 Month(s),Trial,,0,,").replace(OFFER, "CFQ7TTC0AAA1");
    assert_eq!(rows(&line).said(), ["2 Offer ID not_a_legacy_offer"]);
    let azure = row("A", "Corporate,1 Month(s),Trial,,0,,").replace(OFFER, "ms-azr-0145p");
    assert_eq!(rows(&azure).rows[0].offer.to_string(), "MS-AZR-0145P");
}
