use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use desk_core::price_list::PriceRow;
use desk_sample::{CsvForm, Plan, rows, usual_currency, write_csv};

/// A made-up list of a market and a month, under the name that the portal would
/// give it.
pub fn made_up(folder: &Path, count: u64, market: &str, month: &str) -> PathBuf {
    let market = market.parse().unwrap();
    let currency = usual_currency(market).expect("a market whose currency we know");
    let plan = Plan { seed: 1, rows: count, market, currency, month: month.parse().unwrap() };
    let path = folder.join(desk_sample::usual_file_name(&plan));
    write_list(&path, rows(&plan), &CsvForm::default());
    path
}

pub fn write_list(path: &Path, rows: impl IntoIterator<Item = PriceRow>, form: &CsvForm) {
    let file = BufWriter::new(File::create(path).unwrap());
    write_csv(rows, form, file).unwrap();
}

/// An offer in a small list of one's own.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub product: &'a str,
    pub title: &'a str,
    pub description: &'a str,
}

impl<'a> Row<'a> {
    pub const fn new(product: &'a str, title: &'a str) -> Self {
        Self { product, title, description: "" }
    }
}

/// A list of these offers, a year each at 60 and 75.
pub fn small_list(path: &Path, market: &str, month: &str, offers: &[Row<'_>]) {
    let market = market.parse().unwrap();
    let currency = usual_currency(market).expect("a market whose currency we know");
    let plan = Plan { seed: 1, rows: 1, market, currency, month: month.parse().unwrap() };
    let pattern = rows(&plan).next().unwrap();
    let rows = offers.iter().map(|offer| PriceRow {
        offer: desk_core::ids::OfferId::new(offer.product, "1").unwrap(),
        product_title: offer.title.to_owned(),
        sku_title: offer.title.to_owned(),
        description: offer.description.to_owned(),
        term: "P1Y".parse().unwrap(),
        billing: desk_core::price_list::BillingPlan::Annual,
        unit_price: "60".parse().unwrap(),
        retail_price: Some("75".parse().unwrap()),
        marker: Some(desk_core::price_list::Marker::Unchanged),
        trial: false,
        tags: vec!["License".to_owned()],
        previous: std::collections::BTreeMap::new(),
        ends: None,
        ..pattern.clone()
    });
    write_list(path, rows, &CsvForm::default());
}
