//! Files that partners have beside price lists, known by their headers, so
//! that the refusal can say what was opened (catalog-pricing.md, 6).

use crate::error::{OtherFile, WhyNot};
use crate::header::plain;

/// All of these columns, and it is that file.
const KNOWN: [(OtherFile, &[&str]); 10] = [
    (OtherFile::Reconciliation, &["customerid", "subscriptionid"]),
    (OtherFile::Reconciliation, &["customerid", "invoicenumber"]),
    (OtherFile::OfferMatrix, &["productid", "skuid", "minlicenses"]),
    (OtherFile::OfferMatrix, &["productid", "skuid", "provisioningid"]),
    (OtherFile::OfferMatrix, &["durableofferid"]),
    (OtherFile::AzurePlan, &["productid", "skuid", "meterids"]),
    (OtherFile::AzurePlan, &["productid", "skuid", "metertype"]),
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
        OtherFile::AzurePlan | OtherFile::OfferMatrix | OtherFile::ExchangeRates => {
            WhyNot::NotReadYet(*other)
        }
        OtherFile::Pdf
        | OtherFile::Picture
        | OtherFile::WebPage
        | OtherFile::Xml
        | OtherFile::Json
        | OtherFile::OldWorkbook
        | OtherFile::OtherArchive
        | OtherFile::UserList
        | OtherFile::Reconciliation => WhyNot::Other(*other),
    })
}
