use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use desk_files::{Cell, CsvForm, TableFile, TableForm};
use desk_store::{FoundOffer, ShortPrice};
use tokio::sync::mpsc;

use super::search_catalog::{MOST, understood};
use crate::desk::{Desk, unwritable};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{
    CatalogColumn, CatalogExported, CatalogQuery, Event, ExportCatalog, ExportForm,
};

/// Pages that may wait between the file of the workspace and the one that is written.
const PAGES_WAITING: usize = 2;

/// Writes what the catalog shows into a file: a row for each price of each offer found.
/// What stands at the target stays until the new file is whole.
pub async fn export_catalog(desk: &Desk, ask: ExportCatalog) -> Result<CatalogExported, AppError> {
    let here = desk.here().await?;
    here.actor.catalog_viewer()?;
    let target = desk.chosen_target(&ask.target)?;
    let form = form(ask.form);
    let job = desk.jobs.begin(&ask.job);
    let stop = job.stop_sign();

    let (pages, arriving) = mpsc::channel(PAGES_WAITING);
    let unfinished = Unfinished::beside(&target);
    let table = Table { columns: ask.columns, words: ask.words };
    let path = unfinished.0.clone();
    let writer =
        tokio::task::spawn_blocking(move || write(&path, form, &ask.headings, &table, arriving));

    let mut told = 0;
    let mut total = 0;
    for offset in (0..).step_by(MOST as usize) {
        if stop.load(Ordering::Relaxed) {
            return Err(AppError::new(ErrorCode::Cancelled, "the export was stopped"));
        }
        let query = CatalogQuery { offset, limit: MOST, ..ask.query.clone() };
        let answer = here.store().catalog(&understood(query)?).await?;
        total = answer.groups.iter().map(|group| group.count).sum();
        let got = answer.offers.len() as u64;
        told += got;
        // The writer ends early only where it cannot write, and says why below.
        if got == 0 || pages.send(answer.offers).await.is_err() {
            break;
        }
        desk.ports.announce.announce(Event::Progress {
            job: ask.job.clone(),
            done: present::share(told, total),
            rows: present::count(told),
        });
    }
    drop(pages);
    let rows = writer.await??;
    unfinished.becomes(&target)?;
    Ok(CatalogExported {
        name: present::file_name(&target),
        offers: present::count(total),
        rows: present::count(rows),
    })
}

const fn form(asked: ExportForm) -> TableForm {
    match asked {
        ExportForm::CsvEnglish => TableForm::Csv(CsvForm::ENGLISH),
        ExportForm::CsvFrench => TableForm::Csv(CsvForm::FRENCH),
        ExportForm::CsvStandard => TableForm::Csv(CsvForm::STANDARD),
        ExportForm::Workbook => TableForm::Workbook,
    }
}

fn write(
    path: &Path,
    form: TableForm,
    headings: &[String],
    table: &Table,
    mut arriving: mpsc::Receiver<Vec<FoundOffer>>,
) -> Result<u64, AppError> {
    let mut file = TableFile::create(path, form, headings).map_err(unwritable)?;
    let mut rows = 0;
    while let Some(offers) = arriving.blocking_recv() {
        for offer in &offers {
            for price in &offer.prices {
                file.row(&table.row(offer, price)).map_err(unwritable)?;
                rows += 1;
            }
        }
    }
    file.finish().map_err(unwritable)?;
    Ok(rows)
}

/// What is written of a price, in the person's words.
struct Table {
    columns: Vec<CatalogColumn>,
    words: BTreeMap<String, String>,
}

impl Table {
    fn row(&self, offer: &FoundOffer, price: &ShortPrice) -> Vec<Cell> {
        let flag = |yes: bool| self.word(if yes { "yes" } else { "no" });
        self.columns
            .iter()
            .map(|column| match column {
                CatalogColumn::Title => Cell::Text(offer.title.clone()),
                CatalogColumn::Product => Cell::Text(offer.product_title.clone()),
                CatalogColumn::OfferId => Cell::Text(offer.offer.to_string()),
                CatalogColumn::Segment => {
                    offer.segment.map_or(Cell::Empty, |segment| self.word(segment.code()))
                }
                CatalogColumn::Term => self.word(price.term.as_str()),
                CatalogColumn::Billing => self.word(price.billing.code()),
                CatalogColumn::Currency => Cell::Text(price.currency.to_string()),
                CatalogColumn::UnitPrice => Cell::Number(price.unit_price),
                CatalogColumn::RetailPrice => price.retail_price.map_or(Cell::Empty, Cell::Number),
                CatalogColumn::Trial => flag(offer.trial),
                CatalogColumn::AddOn => offer.add_on.map_or(Cell::Empty, flag),
                CatalogColumn::Featured => flag(offer.featured),
            })
            .collect()
    }

    /// The screen's word for a code; a code without one stays as it is.
    fn word(&self, code: &str) -> Cell {
        Cell::Text(self.words.get(code).map_or(code, String::as_str).to_owned())
    }
}

/// A file on its way. It goes when it does not arrive.
struct Unfinished(PathBuf);

impl Unfinished {
    fn beside(target: &Path) -> Self {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        Self(target.with_file_name(name))
    }

    fn becomes(&self, target: &Path) -> Result<(), AppError> {
        std::fs::rename(&self.0, target).map_err(unwritable)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // It is not there any more when it arrived.
        let _ = std::fs::remove_file(&self.0);
    }
}
