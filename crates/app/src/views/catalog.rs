//! The catalog, an offer's page and the featured offers.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A page of the catalog. An empty search means everything.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogQuery {
    pub search: String,
    /// Only this customer segment.
    pub segment: Option<String>,
    /// Another market than the workspace's own.
    pub market: Option<String>,
    pub narrow: CatalogNarrow,
    pub order: CatalogOrder,
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Only offers with a price that is all of this at once; the prices shown are those.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogNarrow {
    pub term: Option<String>,
    pub billing: Option<String>,
    pub currency: Option<String>,
    /// Decimal text, of the unit price, inclusive.
    pub price_from: Option<String>,
    pub price_to: Option<String>,
    /// Only trials, or none.
    pub trial: Option<bool>,
}

/// How offers stand within their segment.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogOrder {
    pub by: CatalogOrderBy,
    pub descending: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CatalogOrderBy {
    #[default]
    Title,
    Offer,
    /// The lowest of the prices that were asked for.
    Price,
}

/// What a file of the catalog can hold; a row is a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CatalogColumn {
    Title,
    Product,
    OfferId,
    /// The offer id's first part, and its second.
    ProductId,
    SkuId,
    Publisher,
    Segment,
    Term,
    Billing,
    Currency,
    UnitPrice,
    RetailPrice,
    Trial,
    AddOn,
    Featured,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// As an English spreadsheet opens it: commas, decimal points.
    CsvEnglish,
    /// As a French one does: semicolons, decimal commas.
    CsvFrench,
    /// RFC 4180.
    CsvStandard,
    Workbook,
}

/// All that a question finds, into a file.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportCatalog {
    /// Its offset and limit count for nothing.
    pub query: CatalogQuery,
    pub columns: Vec<CatalogColumn>,
    /// One a column, in the person's words.
    pub headings: Vec<String>,
    /// The person's words for codes: segments, terms, billing plans, `yes` and `no`.
    pub words: std::collections::BTreeMap<String, String>,
    pub form: ExportForm,
    pub target: String,
    pub job: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogExported {
    /// Of the file.
    pub name: String,
    pub offers: u32,
    pub rows: u32,
}

/// What the catalog can be narrowed down to, from every list in force.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct CatalogChoices {
    /// The shortest first.
    pub terms: Vec<String>,
    pub billing: Vec<String>,
    pub markets: Vec<String>,
    pub currencies: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogPage {
    /// How many offers match in all.
    pub total: u32,
    /// How many of them each segment has, in the catalog's order; they stand
    /// in the pages in this order too.
    pub groups: Vec<SegmentCount>,
    pub offers: Vec<OfferLine>,
    /// The market shown; `None` when no list is current.
    pub market: Option<String>,
    /// The newest month among the lists shown.
    pub month: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentCount {
    /// `None` for offers whose list does not say.
    pub segment: Option<String>,
    pub count: u32,
}

/// One offer in the catalog.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferLine {
    /// `PRODUCT:SKU`.
    pub offer_id: String,
    pub title: String,
    pub product_title: String,
    pub publisher: String,
    pub segment: Option<String>,
    pub trial: bool,
    /// `None` when the list does not say.
    pub add_on: Option<bool>,
    pub featured: bool,
    /// The prices it is sold at, cheapest term first.
    pub terms: Vec<TermPrice>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TermPrice {
    /// ISO 8601: `P1M`, `P1Y`, `P3Y`; or `NoTerm`.
    pub term: String,
    pub billing: String,
    pub currency: String,
    /// Decimal text, for the whole term.
    pub unit_price: String,
    pub retail_price: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferRef {
    pub offer_id: String,
}

/// The page of one offer.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferDetail {
    pub offer_id: String,
    pub title: String,
    pub product_title: String,
    pub publisher: String,
    pub description: String,
    pub segment: Option<String>,
    pub trial: bool,
    pub add_on: Option<bool>,
    pub featured: bool,
    pub tags: Vec<String>,
    pub prices: Vec<PriceView>,
    /// The lists these prices stand in.
    pub lists: Vec<String>,
    /// Every list that has the offer, of whatever month.
    pub all_lists: Vec<String>,
}

/// Everything the list says of one price.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PriceView {
    pub term: String,
    pub billing: String,
    /// `None` where it is for every market with its currency.
    pub market: Option<String>,
    pub currency: String,
    pub unit_price: String,
    pub retail_price: Option<String>,
    /// Retail price less unit price; `None` without a retail price.
    pub margin: Option<String>,
    /// Margin in percent of the retail price, one decimal.
    pub margin_percent: Option<String>,
    pub tier_min: Option<String>,
    pub tier_max: Option<String>,
    /// UTC, ISO 8601; `None` when open.
    pub starts: Option<String>,
    pub ends: Option<String>,
    /// Microsoft's own marker: `add`, `change`, `delete`, `unchanged`.
    pub marker: Option<String>,
    /// What the list says it was last month.
    pub previous: Vec<NamedText>,
    /// Columns of the list that have no place of their own here.
    pub extra: Vec<NamedText>,
    pub unit_of_measure: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedText {
    pub name: String,
    pub text: String,
}

/// The offers on top of the catalog.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeaturedOffers {
    /// In order.
    pub featured: Vec<FeaturedOfferView>,
    /// How many there may be.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeaturedOfferView {
    /// From 1.
    pub position: u32,
    pub offer_id: String,
    pub title: String,
    pub segment: Option<String>,
    /// The current list no longer has it; it keeps its place until removed.
    pub vanished: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeatureOffer {
    pub offer_id: String,
    /// From 1; `None` for the end.
    pub position: Option<u32>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoveFeatured {
    pub offer_id: String,
    /// From 1.
    pub to: u32,
}
