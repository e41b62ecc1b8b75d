//! The legacy license-based price list: one currency a list or a sheet, no market,
//! prices per licence for the purchase unit, mostly a month (catalog-pricing.md, 6.1).

use std::collections::BTreeMap;

use desk_core::ids::OfferId;
use desk_core::price_list::{BillingPlan, PriceListKind, PriceRow, Segment, Term};

use super::Kind;
use crate::cells::{Cells, Stop};
use crate::header::{Column, Holds, Need, column};
use crate::problem::RowProblem;

pub(crate) static KIND: Kind = Kind {
    kind: PriceListKind::LicenseLegacy,
    columns: &COLUMNS,
    probe: LIST_PRICE,
    marker: Some(MARKER),
    preview_columns: &[],
    row,
};

const MARKER: usize = 0;
const VALID_FROM: usize = 1;
const VALID_TO: usize = 2;
const TITLE: usize = 3;
const OFFER: usize = 4;
const AGREEMENT: usize = 5;
const PURCHASE_UNIT: usize = 6;
const SECONDARY: usize = 7;
const CUSTOMER: usize = 8;
const LIST_PRICE: usize = 9;
const RETAIL_PRICE: usize = 10;
const MATERIAL: usize = 11;
const MARKET: usize = 12;
const CURRENCY: usize = 13;

const COLUMNS: [Column; 14] = [
    column("A/C/D/U", &["acdudepr"], Holds::Text, Need::Optional),
    column(
        "Valid-From Date",
        &["validfrom", "effectivestartdate", "startdate"],
        Holds::Date,
        Need::Optional,
    ),
    column(
        "Valid To Date",
        &["validto", "effectiveenddate", "enddate"],
        Holds::Date,
        Need::Optional,
    ),
    column("Offer Display Name", &["offername"], Holds::Text, Need::Always),
    column("Offer ID", &["durableofferid"], Holds::Text, Need::Always),
    column("License Agreement Type", &["licenceagreementtype"], Holds::Text, Need::Optional),
    column("Purchase Unit", &[], Holds::Text, Need::Optional),
    column("Secondary License Type", &["secondarylicencetype"], Holds::Text, Need::Optional),
    column("End Customer Type", &[], Holds::Text, Need::Optional),
    column("List Price", &[], Holds::Number, Need::Always),
    column("ERP Price", &["erp", "retailprice", "msrp"], Holds::Number, Need::Trailing),
    column("Material", &[], Holds::Text, Need::Trailing),
    // Not in Microsoft's own lists; people add them when they join several.
    column("Market", &["country", "countrycode"], Holds::Text, Need::Trailing),
    column("Currency", &["currencycode"], Holds::Text, Need::Trailing),
];

fn row(cells: &Cells<'_>, line: u64) -> Result<PriceRow, Stop> {
    let title = cells.needed(TITLE)?;
    let offer = OfferId::legacy(cells.id(OFFER)?)
        .map_err(|_| cells.refuse(OFFER, |text| RowProblem::NotALegacyOffer { text }))?;
    let (term, billing) = purchase_unit(cells)?;
    let segment = segment(cells, title)?;
    let (trial, add_on) = secondary(cells.text(SECONDARY));
    let currency = cells.currency(CURRENCY)?;
    let mut extra = cells.extra();
    for column in [AGREEMENT, CUSTOMER, SECONDARY, MATERIAL] {
        cells.keep(column, &mut extra);
    }
    let marker = cells.marker(MARKER, &mut extra);
    if cells.text(MARKER).eq_ignore_ascii_case("DEPR") {
        // Says more than that it ends: new commerce has an equivalent.
        cells.keep(MARKER, &mut extra);
    }
    Ok(PriceRow {
        line,
        offer,
        product_title: title.to_owned(),
        sku_title: String::new(),
        publisher: String::new(),
        description: String::new(),
        unit_of_measure: cells.text(PURCHASE_UNIT).to_owned(),
        segment,
        trial,
        add_on,
        term,
        billing,
        market: cells.market(MARKET)?,
        currency,
        unit_price: cells.price(LIST_PRICE, &currency)?,
        retail_price: cells.amount(RETAIL_PRICE, &currency)?,
        tier: None,
        starts: cells.instant(VALID_FROM)?,
        ends: cells.instant(VALID_TO)?,
        tags: Vec::new(),
        marker,
        previous: BTreeMap::new(),
        extra,
    })
}

/// What the price is for: `1 Month(s)`, and a month where the list does not say.
/// Annual billing is twelve times the monthly price (catalog-pricing.md, 2).
fn purchase_unit(cells: &Cells<'_>) -> Result<(Term, BillingPlan), Stop> {
    let months = match cells.text(PURCHASE_UNIT) {
        "" => Some(1),
        text => months(text),
    };
    let plan = match months {
        Some(1) => BillingPlan::Monthly,
        Some(12) => BillingPlan::Annual,
        Some(36) => BillingPlan::Triennial,
        Some(_) | None => BillingPlan::OneTime,
    };
    months
        .and_then(Term::of_months)
        .map(|term| (term, plan))
        .ok_or_else(|| cells.refuse(PURCHASE_UNIT, |text| RowProblem::NotAPurchaseUnit { text }))
}

fn months(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    let unit = unit.trim().to_lowercase();
    let months = match unit.trim_end_matches(['s', '(', ')', '.']) {
        "month" | "moi" => 1,
        "year" | "an" | "année" => 12,
        _ => return None,
    };
    count.parse::<u32>().ok()?.checked_mul(months)
}

/// The segment. The kind of customer says more than the agreement, and offers for
/// nonprofits are corporate ones whose names say so (catalog-pricing.md, 3.4).
fn segment(cells: &Cells<'_>, title: &str) -> Result<Option<Segment>, Stop> {
    for column in [CUSTOMER, AGREEMENT] {
        let text = cells.text(column).to_ascii_lowercase();
        let segment = match text.rsplit(' ').next().unwrap_or_default() {
            "" => continue,
            "corporate" if title.to_ascii_lowercase().contains("(nonprofit") => Segment::Nonprofit,
            "corporate" => Segment::Commercial,
            "charity" | "nonprofit" => Segment::Nonprofit,
            "faculty" | "student" | "students" | "academic" => Segment::Education,
            "government" => Segment::Government,
            _ => return Err(cells.refuse(column, |text| RowProblem::NotASegment { text })),
        };
        return Ok(Some(segment));
    }
    Ok(None)
}

/// Whether it is a trial, and an add-on (catalog-pricing.md, 3.2).
fn secondary(text: &str) -> (bool, Option<bool>) {
    match text.to_ascii_lowercase().as_str() {
        "trial" => (true, Some(false)),
        "add-on" | "addon" | "add on" => (false, Some(true)),
        "non-specific" => (false, Some(false)),
        _ => (false, None),
    }
}
