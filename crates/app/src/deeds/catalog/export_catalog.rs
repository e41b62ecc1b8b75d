use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_files::{Cell, CsvForm, TableFile, TableForm};
use desk_store::{FoundOffer, ShortPrice};
use tokio::sync::mpsc;

use super::search_catalog::{MOST, understood};
use crate::desk::{Desk, Here, unwritable, write_whole_by};
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
    let table = Table { columns: ask.columns, words: ask.words };
    let name = present::file_name(&target);
    let writer = tokio::task::spawn_blocking(move || {
        write_whole_by(&target, |out| write(out, form, &ask.headings, &table, arriving))
    });
    let sent = send(&here, &ask.query, &ask.job, &stop, pages).await;
    // It cleans up after itself, whatever came of the sending.
    let rows = writer.await??.unwrap_or(0);
    Ok(CatalogExported { name, offers: present::count(sent?), rows: present::count(rows) })
}

/// Sends page after page, and at the end that there are no more; how many offers there
/// are.
async fn send(
    here: &Here<'_>,
    query: &CatalogQuery,
    job: &str,
    stop: &AtomicBool,
    pages: mpsc::Sender<Option<Vec<FoundOffer>>>,
) -> Result<u64, AppError> {
    let mut told = 0;
    for offset in (0..).step_by(MOST as usize) {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let page = CatalogQuery { offset, limit: MOST, ..query.clone() };
        let answer = here.store().catalog(&understood(page)?).await?;
        let total = answer.groups.iter().map(|group| group.count).sum();
        told += answer.offers.len() as u64;
        let page = (!answer.offers.is_empty()).then_some(answer.offers);
        let last = page.is_none();
        // A writer that cannot write takes no more, and says why itself.
        if pages.send(page).await.is_err() || last {
            return Ok(total);
        }
        here.desk.ports.announce.announce(Event::Progress {
            job: job.to_owned(),
            done: present::share(told, total),
            rows: present::count(told),
            can_stop: true,
        });
    }
    Err(AppError::new(ErrorCode::Cancelled, "the export was stopped"))
}

const fn form(asked: ExportForm) -> TableForm {
    match asked {
        ExportForm::CsvEnglish => TableForm::Csv(CsvForm::ENGLISH),
        ExportForm::CsvFrench => TableForm::Csv(CsvForm::FRENCH),
        ExportForm::CsvStandard => TableForm::Csv(CsvForm::STANDARD),
        ExportForm::Workbook => TableForm::Workbook,
    }
}

/// `None` where the pages end before the last one said that it is the last: then
/// there shall be no file.
fn write(
    out: &mut BufWriter<File>,
    form: TableForm,
    headings: &[String],
    table: &Table,
    mut arriving: mpsc::Receiver<Option<Vec<FoundOffer>>>,
) -> Result<Option<u64>, AppError> {
    let mut file = TableFile::begin(out, form, headings).map_err(unwritable)?;
    let mut rows = 0;
    while let Some(page) = arriving.blocking_recv() {
        let Some(offers) = page else {
            file.finish().map_err(unwritable)?;
            return Ok(Some(rows));
        };
        for offer in &offers {
            for price in &offer.prices {
                file.row(&table.row(offer, price)).map_err(unwritable)?;
                rows += 1;
            }
        }
    }
    Ok(None)
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
                CatalogColumn::ProductId => Cell::Text(offer.offer.product().to_owned()),
                CatalogColumn::SkuId => {
                    offer.offer.sku().map_or(Cell::Empty, |sku| Cell::Text(sku.to_owned()))
                }
                CatalogColumn::Publisher => Cell::Text(offer.publisher.clone()),
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
