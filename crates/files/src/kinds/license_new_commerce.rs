//! The new-commerce license-based price sheet (catalog-pricing.md, 6.2).

use desk_core::price_list::{BillingPlan, PriceListKind, PriceRow, Term, Tier};

use super::{Kind, product_and_sku};
use crate::cells::{Cells, Stop};
use crate::header::{Column, Holds, Need, column};
use crate::numbers::Size;
use crate::previous;
use crate::problem::RowProblem;

pub(crate) static KIND: Kind = Kind {
    kind: PriceListKind::LicenseNewCommerce,
    columns: &COLUMNS,
    probe: UNIT_PRICE,
    marker: Some(MARKER),
    preview_columns: &["endofsaledate"],
    row,
};

const MARKER: usize = 0;
const PRODUCT_TITLE: usize = 1;
const PRODUCT_ID: usize = 2;
const SKU_ID: usize = 3;
const SKU_TITLE: usize = 4;
const PUBLISHER: usize = 5;
const DESCRIPTION: usize = 6;
const UNIT_OF_MEASURE: usize = 7;
const TERM: usize = 8;
const BILLING: usize = 9;
const MARKET: usize = 10;
const CURRENCY: usize = 11;
const UNIT_PRICE: usize = 12;
const TIER_MIN: usize = 13;
const TIER_MAX: usize = 14;
const STARTS: usize = 15;
const ENDS: usize = 16;
const TAGS: usize = 17;
const RETAIL_PRICE: usize = 18;
const SEGMENT: usize = 19;
const PREVIOUS: usize = 20;

const COLUMNS: [Column; 21] = [
    column("ChangeIndicator", &[], Holds::Text, Need::Optional),
    column("ProductTitle", &["productname"], Holds::Text, Need::OneOfThese),
    column("ProductId", &[], Holds::Text, Need::Always),
    column("SkuId", &[], Holds::Text, Need::Always),
    column("SkuTitle", &["skuname"], Holds::Text, Need::OneOfThese),
    column("Publisher", &["publishername"], Holds::Text, Need::Optional),
    column("SkuDescription", &["description"], Holds::Text, Need::Optional),
    column("UnitOfMeasure", &[], Holds::Text, Need::Trailing),
    column("TermDuration", &["term"], Holds::Text, Need::Always),
    column("BillingPlan", &[], Holds::Text, Need::Always),
    column("Market", &["country", "countrycode", "marketcode"], Holds::Text, Need::Optional),
    column("Currency", &["currencycode"], Holds::Text, Need::Optional),
    column("UnitPrice", &[], Holds::Number, Need::Always),
    column("PricingTierRangeMin", &[], Holds::Number, Need::Trailing),
    column("PricingTierRangeMax", &[], Holds::Number, Need::Trailing),
    column("EffectiveStartDate", &["startdate"], Holds::Date, Need::Optional),
    column("EffectiveEndDate", &["enddate"], Holds::Date, Need::Optional),
    column("Tags", &["tag"], Holds::Text, Need::Optional),
    column(
        "ERP Price",
        &["erp", "retailprice", "estimatedretailprice"],
        Holds::Number,
        Need::Optional,
    ),
    column("Segment", &["customersegment"], Holds::Text, Need::Optional),
    column("PreviousValues", &[], Holds::Text, Need::Trailing),
];

fn row(cells: &Cells<'_>, line: u64) -> Result<PriceRow, Stop> {
    let offer = product_and_sku(cells, PRODUCT_ID, SKU_ID)?;
    let (product_title, sku_title) = cells.titles(PRODUCT_TITLE, SKU_TITLE)?;
    let term: Term = (cells.needed(TERM)?.parse())
        .map_err(|_| cells.refuse(TERM, |text| RowProblem::NotATerm { text }))?;
    let billing: BillingPlan = (cells.needed(BILLING)?.parse())
        .map_err(|_| cells.refuse(BILLING, |text| RowProblem::NotABillingPlan { text }))?;
    let market = cells.market(MARKET)?.ok_or_else(|| cells.absent(MARKET))?;
    let currency = cells.currency(CURRENCY)?;
    let segment = cells.segment(SEGMENT)?;
    let unit_price = cells.price(UNIT_PRICE, &currency)?;
    let retail_price = cells.amount(RETAIL_PRICE, &currency)?;
    let tier = tier(cells)?;
    let starts = cells.instant(STARTS)?;
    let ends = cells.instant(ENDS)?;
    let (tags, trial) = tags(cells.text(TAGS));
    let mut extra = cells.extra();
    let marker = cells.marker(MARKER, &mut extra);
    Ok(PriceRow {
        line,
        offer,
        product_title: product_title.to_owned(),
        sku_title: sku_title.to_owned(),
        publisher: cells.text(PUBLISHER).to_owned(),
        description: cells.text(DESCRIPTION).to_owned(),
        unit_of_measure: cells.text(UNIT_OF_MEASURE).to_owned(),
        segment,
        trial,
        // The list does not say; the offer matrix does.
        add_on: None,
        term,
        billing,
        market: Some(market),
        currency,
        unit_price,
        retail_price,
        tier,
        starts,
        ends,
        tags,
        marker,
        previous: previous::read(cells.text(PREVIOUS)),
        extra,
    })
}

fn tier(cells: &Cells<'_>) -> Result<Option<Tier>, Stop> {
    let bound = |column| Ok(cells.number(column, Size::Quantity)?.map(|(value, _)| value));
    Ok(match (bound(TIER_MIN)?, bound(TIER_MAX)?) {
        (None, None) => None,
        (min, max) => Some(Tier { min, max }),
    })
}

/// The tags, and whether one of them says trial.
fn tags(text: &str) -> (Vec<String>, bool) {
    let tags: Vec<String> =
        text.split(';').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    let trial = tags.iter().any(|tag| tag.eq_ignore_ascii_case("Trial"));
    (tags, trial)
}
