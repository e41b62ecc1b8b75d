//! One pass over a file: open, decode, find the header, read row after row.

use std::path::Path;

use csv::StringRecord;
use desk_core::price_list::{PriceListKind, PriceRow};

use crate::cells::{Cells, Fill, Stop};
use crate::columns::{Columns, Sampler};
use crate::container::{self, Opened, Progress};
use crate::conventions::{Conventions, Dates, Evidence};
use crate::error::{FileError, WhyNot};
use crate::file_name;
use crate::findings::Findings;
use crate::header::{self, Fit, Wanted};
use crate::here::Here;
use crate::kinds::Kind;
use crate::month;
use crate::options::{DateOrder, ReadOptions};
use crate::problem::{RefusedRow, RowProblem, Shown};
use crate::records::Next;
use crate::seen::{Seen, only};
use crate::tables::{self, Form, Table};
use crate::watch::{RowSink, Watch, WholeRow, breathe};

/// Rows between two looks at the watch.
const BREATH: u64 = 512;

/// Reads the file, row after row. Where `fit` allows it, a file that lacks a needed
/// column gives no row, and its columns.
pub(crate) fn run(
    path: &Path,
    options: &ReadOptions,
    fit: Fit,
    sink: &mut dyn RowSink,
    watch: &mut dyn Watch,
) -> Result<(Findings, Columns), FileError> {
    let file_name = options.file_name.clone().unwrap_or_else(|| {
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    });
    let ((mut findings, columns), sha256) = container::open(path, |opened| {
        let Opened { content, progress, inner_name } = opened;
        let names: Vec<&str> = std::iter::once(file_name.as_str()).chain(inner_name).collect();
        let mut pass = Pass::new(path, options, &names, progress);
        let form = tables::each::<Kind>(
            content,
            wanted(options, fit),
            options.currency,
            progress,
            watch,
            &mut |table, watch| pass.rows(table, sink, watch),
        )?;
        pass.findings(form)
    })?;
    findings.source_sha256 = sha256;
    Ok((findings, columns))
}

/// What finding the header needs to know.
fn wanted(options: &ReadOptions, fit: Fit) -> Wanted<'_, PriceListKind> {
    Wanted { kind: options.kind, columns: &options.columns, fit }
}

struct Pass<'a> {
    path: &'a Path,
    options: &'a ReadOptions,
    names: &'a [&'a str],
    progress: &'a Progress,
    /// Of the first table.
    first: Option<Sampler<Kind>>,
    fill: Fill,
    conventions: Conventions,
    seen: Seen,
}

impl<'a> Pass<'a> {
    fn new(
        path: &'a Path,
        options: &'a ReadOptions,
        names: &'a [&'a str],
        progress: &'a Progress,
    ) -> Self {
        let named_market = || names.iter().find_map(|name| file_name::market(name));
        let fill = Fill { market: options.market.or_else(named_market), currency: None };
        let conventions = Conventions::new(options);
        let seen = Seen::default();
        Self { path, options, names, progress, first: None, fill, conventions, seen }
    }

    fn rows(
        &mut self,
        table: Table<'_, Kind>,
        sink: &mut dyn RowSink,
        watch: &mut dyn Watch,
    ) -> Result<(), FileError> {
        let Table { rows, layout, separator, sheet, currency } = table;
        let mut sampler = self.first.is_none().then(|| Sampler::new(layout.clone()));
        let unmapped = !layout.missing_needs().is_empty();
        let named = || self.names.iter().find_map(|name| file_name::currency(name));
        self.fill.currency = self.options.currency.or(currency).or_else(named);
        let mut here = Here { layout, separator, sheet, line: 0 };
        let mut record = StringRecord::new();
        for count in 0_u64.. {
            if count.is_multiple_of(BREATH) {
                self.breathe(watch)?;
            }
            if unmapped && count >= Sampler::<Kind>::ROWS as u64 {
                break;
            }
            match rows.next(&mut record)? {
                Next::End => break,
                Next::Broken { .. } if unmapped => {}
                Next::Broken { line, problem } => {
                    here.line = line;
                    self.seen.refused();
                    let row = WholeRow { names: here.layout.names(), record: None };
                    sink.refused_whole(here.refused(None, problem), &row)?;
                }
                Next::Record { line } => {
                    here.line = line;
                    if record.iter().all(|cell| cell.trim().is_empty()) {
                        continue;
                    }
                    if let Some(sampler) = &mut sampler {
                        sampler.look(&record);
                    }
                    if unmapped {
                        continue;
                    }
                    if let Some(layout) = here.layout.again(&record, &self.options.columns) {
                        self.seen.headers_again += 1;
                        here.layout = layout;
                        continue;
                    }
                    self.options.repairs.apply(sheet, line, &here.layout, &mut record);
                    match self.row(&record, &here, watch)? {
                        Ok(row) => {
                            self.seen.good(&row);
                            sink.row(row)?;
                        }
                        Err(refused) => {
                            self.seen.refused();
                            let names = here.layout.names();
                            let row = WholeRow { names, record: Some(&record) };
                            sink.refused_whole(refused, &row)?;
                        }
                    }
                }
            }
        }
        if sampler.is_some() {
            self.first = sampler;
        }
        self.breathe(watch)
    }

    fn breathe(&self, watch: &mut dyn Watch) -> Result<(), FileError> {
        breathe(watch, self.progress, self.seen.read)
    }

    fn row(
        &mut self,
        record: &StringRecord,
        here: &Here<'_, Kind>,
        watch: &mut dyn Watch,
    ) -> Result<Result<PriceRow, RefusedRow>, FileError> {
        if let Some(problem) = here.wrong_shape(record) {
            return Ok(Err(here.refused(None, problem)));
        }
        let mut asked = false;
        loop {
            let cells = Cells {
                record,
                layout: &here.layout,
                conventions: self.conventions,
                fill: self.fill,
                wanted: Fill { market: self.options.market, currency: self.options.currency },
            };
            match (here.layout.kind.row)(&cells, here.line) {
                Ok(row) => return Ok(Ok(row)),
                Err(Stop::Refused { column, problem }) => {
                    return Ok(Err(here.refused_cell(record, column, problem)));
                }
                // Only a file that changed under our eyes can hold a value
                // now that it did not hold when it was asked.
                Err(Stop::Undecided) if asked => {
                    let text = Shown::new(record.iter().next().unwrap_or_default());
                    return Ok(Err(here.refused(None, RowProblem::Stray { text })));
                }
                Err(Stop::Undecided) => {
                    asked = true;
                    self.conventions = self.ask(here.separator, watch)?;
                }
            }
        }
    }

    /// Reads the whole file once more for what its values show. Most lists
    /// hold no value that reads two ways and are never asked.
    fn ask(&self, separator: Option<u8>, watch: &mut dyn Watch) -> Result<Conventions, FileError> {
        let mut evidence = Evidence::default();
        let ReadOptions { columns, repairs, .. } = self.options;
        container::reopen(self.path, |opened| {
            let Opened { content, progress, .. } = opened;
            let wanted = wanted(self.options, Fit::Whole);
            let currency = self.options.currency;
            tables::each::<Kind>(content, wanted, currency, progress, watch, &mut |table, watch| {
                let Table { rows, mut layout, sheet, .. } = table;
                let mut record = StringRecord::new();
                for count in 0_u64.. {
                    if count.is_multiple_of(BREATH) {
                        self.breathe(watch)?;
                    }
                    match rows.next(&mut record)? {
                        Next::End => break,
                        Next::Broken { .. } => {}
                        Next::Record { line } => match layout.again(&record, columns) {
                            Some(again) => layout = again,
                            None => {
                                repairs.apply(sheet, line, &layout, &mut record);
                                evidence.look(&layout, &record, line);
                            }
                        },
                    }
                }
                Ok(())
            })
        })?;
        evidence.decide(separator, self.options)
    }

    fn findings(&mut self, form: Form) -> Result<(Findings, Columns), FileError> {
        let seen = std::mem::take(&mut self.seen);
        let columns = self.first.as_ref().map(Sampler::columns);
        let (Some(first), Some(columns)) = (self.first.take(), columns) else {
            return Err(WhyNot::NoRows.into());
        };
        if seen.read == 0 && columns.missing.is_empty() {
            return Err(WhyNot::NoRows.into());
        }
        let layout = first.layout();
        let month = month::choose(self.options, self.names, &seen.latest_marked);
        let unknown = || layout.extra().iter().map(|at| layout.name(*at));
        let is_preview_column =
            |name: &str| layout.kind.preview_columns.contains(&header::plain(name).as_str());
        let preview =
            month::is_preview(self.options, self.names, unknown().any(is_preview_column), month);
        let name = |at: usize| self.names.get(at).map(|name| (*name).to_owned());
        let findings = Findings {
            kind: layout.kind.kind,
            market: self.options.market.or_else(|| only(&seen.markets)),
            currency: self.options.currency.or_else(|| only(&seen.currencies)),
            month,
            preview,
            source_sha256: [0; 32],
            file_name: name(0).unwrap_or_default(),
            is_refused_file: layout.is_ours(),
            inner_name: name(1),
            encoding: form.encoding,
            separator: form.separator.map(char::from),
            sheets: form.sheets,
            sheets_skipped: form.sheets_skipped,
            date_order: self.date_order(),
            rows_read: seen.read,
            rows_good: seen.good,
            rows_refused: seen.refused,
            markers: seen.markers,
            has_markers: layout.kind.marker.is_some_and(|marker| layout.place(marker).is_some()),
            unknown_columns: unknown()
                .filter(|name| !is_preview_column(name))
                .map(str::to_owned)
                .collect(),
            missing_columns: layout.missing(),
            repeated_headers: seen.headers_again,
            markets: seen.markets,
            currencies: seen.currencies,
        };
        Ok((findings, columns))
    }

    fn date_order(&self) -> Option<DateOrder> {
        match self.conventions.dates {
            Dates::Order(order) => Some(order),
            Dates::Unasked => None,
        }
    }
}
