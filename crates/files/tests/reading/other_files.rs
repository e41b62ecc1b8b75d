//! Files that are no price list say what they are instead, and give no row.

use desk_files::{FileError, OtherFile, ReadOptions, Unwatched, WhyNot};

use crate::common::{HEADER, ROW, month, refusal};

fn why(bytes: impl AsRef<[u8]>) -> WhyNot {
    match refusal(bytes) {
        FileError::NotAPriceList { why } => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_lists_are_known_by_their_headers() {
    for (text, other) in [
        (
            "\"ProductTitle\",\"ProductId\",\"SkuId\",\"SkuTitle\",\"Publisher\",\"SkuDescription\",\"UnitOfMeasure\",\"TermDuration\",\"Market\",\"Currency\",\"UnitPrice\",\"PricingTierRangeMin\",\"PricingTierRangeMax\",\"EffectiveStartDate\",\"EffectiveEndDate\",\"MeterIds\",\"MeterType\",\"Tags\"\n",
            OtherFile::AzurePlan,
        ),
        (
            "\"ProductTitle\",\"ProductId\",\"SkuId\",\"SkuTitle\",\"ProvisioningId\",\"ProvisioningString\",\"MinLicenses\",\"MaxLicenses\"\n",
            OtherFile::OfferMatrix,
        ),
        ("Offer Display Name;Durable Offer ID;Provisioning ID\n", OtherFile::OfferMatrix),
        ("\"CurrencyCode\",\"USDPerUnit\",\"Month\"\n", OtherFile::ExchangeRates),
    ] {
        assert_eq!(why(text), WhyNot::NotReadYet(other), "{text}");
    }
    for (text, other) in [
        ("Display name,User principal name,Licenses\nA,a@b.c,\n", OtherFile::UserList),
        (
            "PartnerId,CustomerId,SubscriptionId,ProductId,SkuId,UnitPrice,Subtotal\n",
            OtherFile::Reconciliation,
        ),
    ] {
        assert_eq!(why(text), WhyNot::Other(other), "{text}");
    }
}

#[test]
fn other_files_are_known_by_how_they_begin() {
    for (bytes, wanted) in [
        (&b""[..], WhyNot::Empty),
        (b" \r\n\n", WhyNot::Empty),
        (b"\xEF\xBB\xBF", WhyNot::Empty),
        (b"%PDF-1.7\n%\xE2\xE3", WhyNot::Other(OtherFile::Pdf)),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", WhyNot::Other(OtherFile::Picture)),
        (b"\x89PNG\r\n\x1A\n", WhyNot::Other(OtherFile::Picture)),
        (b"\x1F\x8B\x08\0", WhyNot::Other(OtherFile::OtherArchive)),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", WhyNot::Other(OtherFile::OldWorkbook)),
        (b"<!DOCTYPE html><html><body>Sign in</body>", WhyNot::Other(OtherFile::WebPage)),
        (b"\n <HTML>", WhyNot::Other(OtherFile::WebPage)),
        (b"<?xml version=\"1.0\"?><x/>", WhyNot::Other(OtherFile::Xml)),
        (b"{\"error\": {\"code\": 401}}", WhyNot::Other(OtherFile::Json)),
        (b"[1,2]", WhyNot::Other(OtherFile::Json)),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0", WhyNot::Binary),
        (b"name,age\nx,12\n", WhyNot::NoHeader),
        (b"just some words", WhyNot::NoHeader),
    ] {
        assert_eq!(why(bytes), wanted, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_header_that_nearly_fits_says_what_it_lacks() {
    assert_eq!(
        why(HEADER.replace("UnitPrice", "Amount").replace("TermDuration,", "") + ROW),
        WhyNot::MissingColumns { missing: vec!["TermDuration", "UnitPrice"] }
    );
    assert_eq!(
        why(HEADER.replace("ProductTitle", "A").replace("SkuTitle", "B") + ROW),
        WhyNot::MissingColumns { missing: vec!["SkuTitle"] }
    );
    assert_eq!(why(HEADER), WhyNot::NoRows);
    assert_eq!(why(format!("{HEADER}\n,,,,\n{HEADER}")), WhyNot::NoRows);
}

#[test]
fn a_header_far_down_is_not_looked_for() {
    assert_eq!(why("a remark\n".repeat(30) + HEADER + ROW), WhyNot::NoHeader);
}

#[test]
fn what_cannot_be_opened_says_so() {
    let options = ReadOptions::new(month("2025-11"));
    for path in ["/nowhere/at/all.csv", "/"] {
        let error = desk_files::inspect(path.as_ref(), &options, &mut Unwatched).unwrap_err();
        assert_eq!(error.code(), "file_unreadable", "{path}");
        assert!(std::error::Error::source(&error).is_some(), "the cause stays attached");
    }
}
