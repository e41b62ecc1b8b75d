//! A list as a file, in each form that real ones come in (catalog-pricing.md,
//! 6.2 and 6.7).

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use desk_core::price_list::{BillingPlan, Marker, Market, PriceRow, Segment};
use jiff::Timestamp;
use jiff::tz::Offset;
use rust_decimal::Decimal;

/// How instants are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `2025-04-01T00:00:00.0000000Z`
    Portal,
    /// `4/1/2025 12:00:00 AM`
    Api,
    /// `4/1/2025 0:00`; seconds are lost.
    Docs,
    /// `01/04/2025 00:00:00`
    French,
}

/// How a list is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvForm {
    pub bom: bool,
    /// With `ChangeIndicator`, `Segment` and `PreviousValues`.
    pub markers: bool,
    pub separator: u8,
    pub decimal_comma: bool,
    pub dates: DateForm,
    pub strip_sku_zeros: bool,
    pub quote_all: bool,
}

/// As the portal writes it.
impl Default for CsvForm {
    fn default() -> Self {
        Self {
            bom: true,
            markers: true,
            separator: b',',
            decimal_comma: false,
            dates: DateForm::Portal,
            strip_sku_zeros: true,
            quote_all: false,
        }
    }
}

impl CsvForm {
    /// As the API answers.
    pub fn api() -> Self {
        Self {
            bom: false,
            markers: false,
            dates: DateForm::Api,
            strip_sku_zeros: false,
            quote_all: true,
            ..Self::default()
        }
    }

    /// As a French Excel saves it.
    pub fn french_excel() -> Self {
        Self { separator: b';', decimal_comma: true, dates: DateForm::French, ..Self::default() }
    }
}

const MARKER: &str = "ChangeIndicator";
const COLUMNS: [&str; 18] = [
    "ProductTitle",
    "ProductId",
    "SkuId",
    "SkuTitle",
    "Publisher",
    "SkuDescription",
    "UnitOfMeasure",
    "TermDuration",
    "BillingPlan",
    "Market",
    "Currency",
    "UnitPrice",
    "PricingTierRangeMin",
    "PricingTierRangeMax",
    "EffectiveStartDate",
    "EffectiveEndDate",
    "Tags",
    "ERP Price",
];
const LAST: [&str; 2] = ["Segment", "PreviousValues"];

/// Writes `rows` with their header.
pub fn write_csv(
    rows: impl IntoIterator<Item = PriceRow>,
    form: &CsvForm,
    mut out: impl io::Write,
) -> io::Result<()> {
    if form.bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let quotes = if form.quote_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut csv =
        csv::WriterBuilder::new().delimiter(form.separator).quote_style(quotes).from_writer(out);
    let mut record = csv::StringRecord::new();
    record.extend(form.markers.then_some(MARKER));
    record.extend(COLUMNS);
    record.extend(form.markers.then_some(LAST).into_iter().flatten());
    csv.write_record(&record)?;
    for row in rows {
        record.clear();
        fill(&mut record, &row, form);
        csv.write_record(&record)?;
    }
    csv.flush()
}

fn fill(record: &mut csv::StringRecord, row: &PriceRow, form: &CsvForm) {
    let price = |price: Option<Decimal>| match price.map(|price| price.to_string()) {
        Some(text) if form.decimal_comma => text.replace('.', ","),
        Some(text) => text,
        None => String::new(),
    };
    let date = |at: Option<Timestamp>| at.map(|at| written(at, form.dates)).unwrap_or_default();
    let tier = |pick: fn(&desk_core::price_list::Tier) -> Option<Decimal>| {
        price(row.tier.as_ref().and_then(pick))
    };
    if form.markers {
        record.push_field(marker(row.marker));
    }
    record.push_field(&row.product_title);
    record.push_field(row.offer.product());
    record.push_field(&sku(row.offer.sku().unwrap_or_default(), form.strip_sku_zeros));
    record.push_field(&row.sku_title);
    record.push_field(&row.publisher);
    record.push_field(&row.description);
    record.push_field(&row.unit_of_measure);
    record.push_field(row.term.as_str());
    record.push_field(billing(row.billing));
    record.push_field(row.market.as_ref().map_or("", Market::as_str));
    record.push_field(row.currency.as_str());
    record.push_field(&price(Some(row.unit_price)));
    record.push_field(&tier(|tier| tier.min));
    record.push_field(&tier(|tier| tier.max));
    record.push_field(&date(row.starts));
    record.push_field(&date(row.ends));
    record.push_field(&row.tags.join(";"));
    record.push_field(&price(row.retail_price));
    if form.markers {
        record.push_field(row.segment.map_or("", segment));
        record.push_field(&previous(row));
    }
}

/// Only what reads as a number loses its zeros.
fn sku(id: &str, strip: bool) -> Cow<'_, str> {
    if strip && id.bytes().all(|byte| byte.is_ascii_digit()) {
        let stripped = id.trim_start_matches('0');
        Cow::Borrowed(if stripped.is_empty() { "0" } else { stripped })
    } else {
        Cow::Borrowed(id)
    }
}

const fn marker(marker: Option<Marker>) -> &'static str {
    match marker {
        Some(Marker::Add) => "Add",
        Some(Marker::Change) => "Change",
        Some(Marker::Delete) => "Delete",
        Some(Marker::Unchanged) => "Unchanged",
        None => "",
    }
}

const fn billing(plan: BillingPlan) -> &'static str {
    match plan {
        BillingPlan::Monthly => "Monthly",
        BillingPlan::Annual => "Annual",
        BillingPlan::Triennial => "Triennial",
        BillingPlan::OneTime => "OneTime",
        BillingPlan::None => "None",
    }
}

const fn segment(segment: Segment) -> &'static str {
    match segment {
        Segment::Commercial => "Commercial",
        Segment::Education => "Education",
        Segment::Nonprofit => "Charity",
        Segment::Government => "Government",
    }
}

fn written(at: Timestamp, form: DateForm) -> String {
    let at = Offset::UTC.to_datetime(at);
    let (year, month, day) = (at.year(), at.month(), at.day());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    match form {
        DateForm::Portal => format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:07}Z",
            at.subsec_nanosecond() / 100
        ),
        DateForm::Api => {
            let (half, of_twelve) = (if hour < 12 { "AM" } else { "PM" }, (hour + 11) % 12 + 1);
            format!("{month}/{day}/{year} {of_twelve}:{minute:02}:{second:02} {half}")
        }
        DateForm::Docs => format!("{month}/{day}/{year} {hour}:{minute:02}"),
        DateForm::French => {
            format!("{day:02}/{month:02}/{year:04} {hour:02}:{minute:02}:{second:02}")
        }
    }
}

/// As Python prints a map: double quotes where the text has an apostrophe.
fn previous(row: &PriceRow) -> String {
    if row.previous.is_empty() {
        return String::new();
    }
    let mut text = String::from("{");
    for (key, value) in &row.previous {
        if text.len() > 1 {
            text.push_str(", ");
        }
        python(&mut text, key);
        text.push_str(": ");
        python(&mut text, value);
    }
    text.push('}');
    text
}

fn python(text: &mut String, value: &str) {
    let quote = if value.contains('\'') && !value.contains('"') { '"' } else { '\'' };
    text.push(quote);
    for c in value.chars() {
        match c {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c == quote => text.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\x{:02x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push(quote);
}
