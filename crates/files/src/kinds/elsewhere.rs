//! Files that partners have beside price lists, known by their headers, so
//! that the refusal can say what was opened (catalog-pricing.md, 6).

use crate::error::{OtherFile, WhyNot};
use crate::header::plain;

/// All of these columns, and it is that file.
const KNOWN: [(OtherFile, &[&str]); 14] = [
    (OtherFile::Reconciliation, &["customerid", "subscriptionid"]),
    (OtherFile::Reconciliation, &["customerid", "invoicenumber"]),
    (OtherFile::OfferMatrix, &["productid", "skuid", "minlicenses"]),
    (OtherFile::OfferMatrix, &["productid", "skuid", "provisioningid"]),
    (OtherFile::OfferMatrix, &["durableofferid"]),
    (OtherFile::AzurePlan, &["productid", "skuid", "meterids"]),
    (OtherFile::AzurePlan, &["productid", "skuid", "metertype"]),
    (OtherFile::SoftwareList, &["productid", "skuid", "msrp"]),
    (OtherFile::SoftwareList, &["productid", "skuid", "listprice"]),
    (OtherFile::LegacyList, &["offerid", "listprice"]),
    (OtherFile::LegacyList, &["acdu", "offerdisplayname"]),
    (OtherFile::ExchangeRates, &["currencycode", "usdperunit"]),
    (OtherFile::UserList, &["userprincipalname"]),
    (OtherFile::UserList, &["username", "displayname"]),
];

/// What the file is, going by the cells of its header.
pub(crate) fn known(cells: &[String]) -> Option<WhyNot> {
    let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
    let has = |wanted: &&str| names.iter().any(|name| name == wanted);
    let (other, _) = KNOWN.iter().find(|(_, columns)| columns.iter().all(has))?;
    Some(match other {
        OtherFile::SoftwareList
        | OtherFile::LegacyList
        | OtherFile::AzurePlan
        | OtherFile::OfferMatrix
        | OtherFile::ExchangeRates => WhyNot::NotReadYet(*other),
        OtherFile::Pdf
        | OtherFile::Picture
        | OtherFile::WebPage
        | OtherFile::Xml
        | OtherFile::Json
        | OtherFile::Workbook
        | OtherFile::OtherArchive
        | OtherFile::UserList
        | OtherFile::Reconciliation => WhyNot::Other(*other),
    })
}
