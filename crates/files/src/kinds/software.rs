//! The software price list: perpetual licences and software subscriptions, a row
//! for each market (catalog-pricing.md, 6.6).

use desk_core::price_list::{BillingPlan, PriceListKind, PriceRow, Term};

use super::{Kind, product_and_sku};
use crate::cells::{Cells, Stop};
use crate::header::{Column, Holds, Need, column};

pub(crate) static KIND: Kind = Kind {
    kind: PriceListKind::Software,
    columns: &COLUMNS,
    probe: LIST_PRICE,
    marker: None,
    preview_columns: &[],
    row,
};

const PRODUCT: usize = 0;
const PRODUCT_ID: usize = 1;
const SKU_ID: usize = 2;
const SKU_TITLE: usize = 3;
const SEGMENT: usize = 4;
const CURRENCY: usize = 5;
const LIST_PRICE: usize = 6;
const MSRP: usize = 7;
const EFFECTIVE: usize = 8;
const REGIONS: usize = 9;

const COLUMNS: [Column; 10] = [
    column("Product", &["producttitle", "productname"], Holds::Text, Need::OneOfThese),
    column("ProductId", &[], Holds::Text, Need::Always),
    column("SkuId", &[], Holds::Text, Need::Always),
    column("SkuTitle", &["skuname", "sku"], Holds::Text, Need::OneOfThese),
    column("Segment", &["customersegment"], Holds::Text, Need::Optional),
    column("Currency", &["currencycode"], Holds::Text, Need::Optional),
    column("ListPrice", &[], Holds::Number, Need::Always),
    column("Msrp", &["erp", "erpprice", "retailprice"], Holds::Number, Need::Optional),
    column("Effective Date", &["effectivestartdate", "startdate"], Holds::Date, Need::Optional),
    column(
        "Regions",
        &["region", "market", "markets", "country", "countries", "countrycode"],
        Holds::Text,
        Need::Optional,
    ),
];

fn row(cells: &Cells<'_>, line: u64) -> Result<PriceRow, Stop> {
    let offer = product_and_sku(cells, PRODUCT_ID, SKU_ID)?;
    let (product_title, sku_title) = cells.titles(PRODUCT, SKU_TITLE)?;
    let market = cells.market(REGIONS)?.ok_or_else(|| cells.absent(REGIONS))?;
    let currency = cells.currency(CURRENCY)?;
    Ok(PriceRow {
        line,
        offer,
        product_title: product_title.to_owned(),
        sku_title: sku_title.to_owned(),
        publisher: String::new(),
        description: String::new(),
        unit_of_measure: String::new(),
        segment: cells.segment(SEGMENT)?,
        trial: false,
        add_on: None,
        // A subscription's length stands in its title alone.
        term: Term::none(),
        billing: BillingPlan::OneTime,
        market: Some(market),
        currency,
        unit_price: cells.price(LIST_PRICE, &currency)?,
        retail_price: cells.amount(MSRP, &currency)?,
        tier: None,
        starts: cells.instant(EFFECTIVE)?,
        ends: None,
        tags: Vec::new(),
        marker: None,
        previous: std::collections::BTreeMap::new(),
        extra: cells.extra(),
    })
}
