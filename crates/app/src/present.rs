//! Turns what the store answers into what a screen shows. Decides nothing.

pub(crate) mod account;
pub(crate) mod people;
pub(crate) mod people_file;
mod record;
mod table_file;
mod team;

use std::path::Path;

use desk_core::ids::{OfferId, PriceListId};
use desk_core::price_list::{MarkerCounts, Month, PriceRow};
use desk_core::value::Value;
use desk_files::{Findings, Inspection, RefusedRow};
use desk_store::{
    CatalogAnswer, Choices, FeaturedNow, FoundOffer, ImportedList, OfferInList, OfferPrice,
    ShortPrice, StagedList, StepLabel,
};
use jiff::Timestamp;
use rust_decimal::{Decimal, RoundingStrategy};

pub(crate) use record::{field_change, hex, history_entry, waiting};
pub(crate) use team::{conflict, devices, held, may_see, people, refused, signed_head};

use crate::views::{
    CatalogChoices, CatalogPage, FeaturedOfferView, FeaturedOffers, ImportReport, Markers,
    NamedText, OfferDetail, OfferLine, PreviewRow, PriceListPreview, PriceListView, PriceView,
    RefusedRowView, SegmentCount, StepView, TermPrice,
};

/// What a list writes for "for ever": the year 9999. 1753 is "since ever"
/// (catalog-pricing.md, 6.2).
const OPEN_END: Timestamp = Timestamp::constant(253_370_764_800, 0);
const OPEN_START: Timestamp = Timestamp::constant(-2_208_988_800, 0);

/// A count for a screen; beyond four billion it is just many.
pub(crate) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A size for a screen, which has no whole numbers this large.
pub(crate) fn bytes(number: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts the bytes of a petabyte")]
    {
        number as f64
    }
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn featured(offers: Vec<FeaturedNow>) -> FeaturedOffers {
    let featured = (1..)
        .zip(offers)
        .map(|(position, one)| FeaturedOfferView {
            position,
            offer_id: one.featured.offer.to_string(),
            title: one.featured.title,
            segment: one.segment.map(|segment| segment.code().to_owned()),
            vanished: one.vanished,
        })
        .collect();
    FeaturedOffers { featured, limit: count(desk_core::featured::LIMIT as u64) }
}

pub(crate) fn catalog(answer: CatalogAnswer) -> CatalogPage {
    let month = answer.lists.iter().map(|list| list.head.month).max();
    CatalogPage {
        total: count(answer.groups.iter().map(|group| group.count).sum()),
        groups: answer
            .groups
            .into_iter()
            .map(|group| SegmentCount {
                segment: group.segment.map(|segment| segment.code().to_owned()),
                count: count(group.count),
            })
            .collect(),
        offers: answer.offers.into_iter().map(offer_line).collect(),
        market: answer.market.filter(|_| month.is_some()).map(|market| market.to_string()),
        month: month.map(|month| month.to_string()),
    }
}

/// Terms the shortest first, and what has none at the end.
pub(crate) fn choices(choices: Choices) -> CatalogChoices {
    let mut terms: Vec<_> = choices.terms.into_iter().collect();
    terms.sort_by_key(|term| (term.months().unwrap_or(u32::MAX), term.clone()));
    CatalogChoices {
        terms: terms.iter().map(ToString::to_string).collect(),
        billing: choices.billing.iter().map(|plan| plan.code().to_owned()).collect(),
        markets: choices.markets.iter().map(ToString::to_string).collect(),
        currencies: choices.currencies.iter().map(ToString::to_string).collect(),
    }
}

fn offer_line(offer: FoundOffer) -> OfferLine {
    OfferLine {
        offer_id: offer.offer.to_string(),
        title: offer.title,
        product_title: offer.product_title,
        publisher: offer.publisher,
        segment: offer.segment.map(|segment| segment.code().to_owned()),
        trial: offer.trial,
        add_on: offer.add_on,
        featured: offer.featured,
        terms: offer.prices.into_iter().map(term_price).collect(),
    }
}

fn term_price(price: ShortPrice) -> TermPrice {
    TermPrice {
        term: price.term.to_string(),
        billing: price.billing.code().to_owned(),
        currency: price.currency.to_string(),
        unit_price: price.unit_price.to_string(),
        retail_price: price.retail_price.map(|price| price.to_string()),
    }
}

/// One page for an offer, whatever number of lists and segments it stands in.
/// `None` when it stands in none.
pub(crate) fn offer(
    id: &OfferId,
    found: Vec<OfferInList>,
    all_lists: &[PriceListId],
    featured: &[FeaturedNow],
) -> Option<OfferDetail> {
    let first = found.first()?;
    let mut tags: Vec<String> =
        found.iter().flat_map(|one| &one.prices).flat_map(|price| price.tags.clone()).collect();
    tags.sort();
    tags.dedup();
    let mut lists: Vec<String> = found.iter().map(|one| one.list.to_string()).collect();
    lists.dedup();
    Some(OfferDetail {
        offer_id: id.to_string(),
        title: first.title.clone(),
        product_title: first.product_title.clone(),
        publisher: first.publisher.clone(),
        description: first.description.clone(),
        segment: first.segment.map(|segment| segment.code().to_owned()),
        trial: first.trial,
        add_on: first.add_on,
        featured: featured.iter().any(|one| one.featured.offer == *id),
        tags,
        lists,
        all_lists: all_lists.iter().map(ToString::to_string).collect(),
        prices: found.into_iter().flat_map(|one| one.prices).map(price).collect(),
    })
}

fn price(price: OfferPrice) -> PriceView {
    let margin = price.short.retail_price.map(|retail| retail - price.short.unit_price);
    let percent = margin.zip(price.short.retail_price).and_then(|(margin, retail)| {
        let share = (margin * Decimal::ONE_HUNDRED).checked_div(retail)?;
        let mut share = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        share.rescale(1);
        Some(share.to_string())
    });
    let named = |pairs: Vec<(String, String)>| {
        pairs.into_iter().map(|(name, text)| NamedText { name, text }).collect()
    };
    PriceView {
        term: price.short.term.to_string(),
        billing: price.short.billing.code().to_owned(),
        market: price.market.map(|market| market.to_string()),
        currency: price.short.currency.to_string(),
        unit_price: price.short.unit_price.to_string(),
        retail_price: price.short.retail_price.map(|price| price.to_string()),
        margin: margin.map(|margin| margin.to_string()),
        margin_percent: percent,
        tier_min: price.tier_min,
        tier_max: price.tier_max,
        starts: price.starts.filter(|starts| *starts >= OPEN_START).map(|at| at.to_string()),
        ends: price.ends.filter(|ends| *ends < OPEN_END).map(|at| at.to_string()),
        marker: price.marker.map(|marker| marker.code().to_owned()),
        previous: named(price.previous),
        extra: named(price.extra),
        unit_of_measure: price.unit_of_measure,
    }
}

pub(crate) fn price_list(list: ImportedList) -> PriceListView {
    PriceListView {
        list_id: list.id.to_string(),
        kind: list.head.kind.code().to_owned(),
        market: list.head.market.map(|market| market.to_string()),
        currency: list.head.currency.map(|currency| currency.to_string()),
        month: list.head.month.to_string(),
        preview: list.head.preview,
        file_name: list.file_name,
        sha256: hex(&list.head.source_sha256),
        rows: count(list.rows),
        rows_refused: count(list.rows_refused),
        imported_by: list.imported_by_name,
        imported_at: list.imported_at.to_string(),
        current: list.current,
    }
}

pub(crate) fn preview(seen: Inspection, already: Option<PriceListView>) -> PriceListPreview {
    let findings = seen.findings;
    PriceListPreview {
        file_name: findings.file_name,
        kind: findings.kind.code().to_owned(),
        market: findings.market.map(|market| market.to_string()),
        currency: findings.currency.map(|currency| currency.to_string()),
        month: findings.month.map(|month| month.to_string()),
        preview: findings.preview,
        encoding: findings.encoding.to_owned(),
        separator: findings.separator.map(|separator| separator.to_string()),
        sheets: findings.sheets,
        sheets_skipped: findings.sheets_skipped,
        rows_read: count(findings.rows_read),
        rows_good: count(findings.rows_good),
        rows_refused: count(findings.rows_refused),
        markers: markers(findings.markers),
        unknown_columns: findings.unknown_columns,
        columns: table_file::columns(seen.columns),
        first_rows: seen.first_rows.into_iter().map(preview_row).collect(),
        refused: seen.first_refused.into_iter().map(refused_row).collect(),
        already_imported: already,
        completes: None,
    }
}

fn preview_row(row: PriceRow) -> PreviewRow {
    PreviewRow {
        line: count(row.line),
        offer_id: row.offer.to_string(),
        title: if row.sku_title.is_empty() { row.product_title } else { row.sku_title },
        segment: row.segment.map(|segment| segment.code().to_owned()),
        term: row.term.to_string(),
        billing: row.billing.code().to_owned(),
        currency: row.currency.to_string(),
        unit_price: row.unit_price.to_string(),
        retail_price: row.retail_price.map(|price| price.to_string()),
    }
}

fn refused_row(row: RefusedRow) -> RefusedRowView {
    RefusedRowView {
        sheet: row.sheet,
        line: count(row.line),
        column: row.column,
        cell: row.cell,
        code: row.problem.code().to_owned(),
        found: row.problem.text().map(ToOwned::to_owned),
        reason: row.problem.to_string(),
    }
}

fn markers(counts: MarkerCounts) -> Markers {
    Markers {
        add: count(counts.add),
        change: count(counts.change),
        delete: count(counts.delete),
        unchanged: count(counts.unchanged),
    }
}

pub(crate) fn import_report(
    list: PriceListId,
    month: Month,
    staged: StagedList,
    findings: &Findings,
    refused: Vec<RefusedRow>,
    current: bool,
) -> ImportReport {
    ImportReport {
        list_id: list.to_string(),
        kind: findings.kind.code().to_owned(),
        market: findings.market.map(|market| market.to_string()),
        currency: findings.currency.map(|currency| currency.to_string()),
        month: month.to_string(),
        preview: findings.preview,
        rows_read: count(findings.rows_read),
        rows_imported: count(staged.rows),
        rows_before: 0,
        rows_refused: count(findings.rows_refused),
        refused: refused.into_iter().map(refused_row).collect(),
        markers: markers(findings.markers),
        offers: count(staged.offers),
        current,
    }
}

pub(crate) fn step(label: StepLabel) -> StepView {
    StepView { code: label.code, subject: label.subject }
}

/// How much of the whole, from 0 to 1, in thousandths.
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    let thousandths = part.saturating_mul(1000).checked_div(whole).unwrap_or(1000).min(1000);
    #[expect(clippy::float_arithmetic, reason = "a progress bar is not money")]
    {
        f64::from(u32::try_from(thousandths).unwrap_or(1000)) / 1000.0
    }
}

fn text_of(value: Value) -> Option<String> {
    match value {
        Value::Absent => None,
        Value::Text(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Bytes(bytes) => Some(hex(&bytes)),
        Value::Id(id) => Some(id.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_ever_and_since_ever_are_what_the_list_writes() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(OPEN_END, at("9999-01-01T00:00:00Z"));
        assert_eq!(OPEN_START, at("1900-01-01T00:00:00Z"));
    }
}
