//! One pass over a file: open, decode, find the header, read row after row.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;

use csv::StringRecord;
use desk_core::price_list::PriceRow;

use crate::cells::{Cells, Fill, Stop};
use crate::container::{self, Opened, Progress};
use crate::conventions::{Conventions, Dates, Evidence};
use crate::encoding::Decoded;
use crate::error::{FileError, WhyNot};
use crate::file_name;
use crate::findings::Findings;
use crate::foreign;
use crate::header::{self, Found, Layout};
use crate::month;
use crate::options::{DateOrder, ReadOptions};
use crate::problem::{RefusedRow, RowProblem, Shown};
use crate::records::{Next, Records};
use crate::seen::{Seen, only};
use crate::watch::{RowSink, Watch};
use crate::window::Window;

/// The header must be within this.
const BEGINNING: usize = 64 * 1024;
/// Rows between two looks at the watch.
const BREATH: u64 = 512;

/// The text of a file behind its header.
struct Text<'a> {
    records: Records<Decoded<&'a mut dyn std::io::Read>>,
    layout: Layout,
    separator: u8,
    encoding: Rc<Cell<&'static str>>,
}

impl<'a> Text<'a> {
    fn new(bytes: &'a mut dyn std::io::Read, options: &ReadOptions) -> Result<Self, FileError> {
        let decoded = Decoded::new(bytes)?;
        if let Some(why) = foreign::by_bytes(decoded.first_bytes()) {
            return Err(why.into());
        }
        container::refuse_nested(decoded.first_bytes())?;
        let encoding = decoded.label();
        let window = Window::new(decoded, BEGINNING)?;
        let Found { layout, separator, rows } = header::find(window.kept(), options.kind)?;
        let records = Records::new(window, separator, &rows)?;
        Ok(Self { records, layout, separator, encoding })
    }
}

pub(crate) fn run(
    path: &Path,
    options: &ReadOptions,
    sink: &mut dyn RowSink,
    watch: &mut dyn Watch,
) -> Result<Findings, FileError> {
    let file_name = options.file_name.clone().unwrap_or_else(|| {
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    });
    let (mut findings, sha256) = container::open(path, |opened| {
        let Opened { bytes, progress, inner_name } = opened;
        let names: Vec<&str> = std::iter::once(file_name.as_str()).chain(inner_name).collect();
        let text = Text::new(bytes, options)?;
        let mut pass = Pass::new(path, options, &names, progress, text.layout.clone());
        pass.rows(text, sink, watch)
    })?;
    findings.source_sha256 = sha256;
    Ok(findings)
}

struct Pass<'a> {
    path: &'a Path,
    options: &'a ReadOptions,
    names: &'a [&'a str],
    progress: &'a Progress,
    layout: Layout,
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
        layout: Layout,
    ) -> Self {
        let named_market = || names.iter().find_map(|name| file_name::market(name));
        let fill =
            Fill { market: options.market.or_else(named_market), currency: options.currency };
        let conventions = Conventions::new(options);
        Self { path, options, names, progress, layout, fill, conventions, seen: Seen::default() }
    }

    fn rows(
        &mut self,
        text: Text<'_>,
        sink: &mut dyn RowSink,
        watch: &mut dyn Watch,
    ) -> Result<Findings, FileError> {
        let Text { mut records, layout: first_layout, separator, encoding } = text;
        let mut record = StringRecord::new();
        for count in 0_u64.. {
            if count.is_multiple_of(BREATH) {
                self.breathe(watch)?;
            }
            match records.next(&mut record)? {
                Next::End => break,
                Next::Broken { line, problem } => {
                    self.seen.refused();
                    sink.refused(RefusedRow { line, column: None, problem })?;
                }
                Next::Record { line } => {
                    if record.iter().all(|cell| cell.trim().is_empty()) {
                        continue;
                    }
                    if let Some(layout) = self.layout.again(&record) {
                        self.seen.headers_again += 1;
                        self.layout = layout;
                        continue;
                    }
                    match self.row(&record, line, separator, watch)? {
                        Ok(row) => {
                            self.seen.good(&row);
                            sink.row(row)?;
                        }
                        Err(refused) => {
                            self.seen.refused();
                            sink.refused(refused)?;
                        }
                    }
                }
            }
        }
        self.breathe(watch)?;
        if self.seen.read == 0 {
            return Err(WhyNot::NoRows.into());
        }
        Ok(self.findings(&first_layout, separator, encoding.get()))
    }

    fn breathe(&self, watch: &mut dyn Watch) -> Result<(), FileError> {
        let read = self.progress.read.get();
        match watch.progress(read, self.progress.total, self.seen.read) {
            std::ops::ControlFlow::Continue(()) => Ok(()),
            std::ops::ControlFlow::Break(()) => Err(FileError::Cancelled),
        }
    }

    fn row(
        &mut self,
        record: &StringRecord,
        line: u64,
        separator: u8,
        watch: &mut dyn Watch,
    ) -> Result<Result<PriceRow, RefusedRow>, FileError> {
        if let Some(problem) = wrong_shape(&self.layout, record) {
            return Ok(Err(RefusedRow { line, column: None, problem }));
        }
        let mut asked = false;
        loop {
            let cells = Cells {
                record,
                layout: &self.layout,
                conventions: self.conventions,
                fill: self.fill,
                wanted: Fill { market: self.options.market, currency: self.options.currency },
            };
            match (self.layout.kind.row)(&cells, line) {
                Ok(row) => return Ok(Ok(row)),
                Err(Stop::Refused { column, problem }) => {
                    let name = self.layout.place(column).map(|at| self.layout.name(at));
                    let name =
                        name.or_else(|| self.layout.kind.columns.get(column).map(|c| c.name));
                    let column = name.map(str::to_owned);
                    return Ok(Err(RefusedRow { line, column, problem }));
                }
                // Only a file that changed under our eyes can hold a value
                // now that it did not hold when it was asked.
                Err(Stop::Undecided) if asked => {
                    let text = Shown::new(record.iter().next().unwrap_or_default());
                    let problem = RowProblem::Stray { text };
                    return Ok(Err(RefusedRow { line, column: None, problem }));
                }
                Err(Stop::Undecided) => {
                    asked = true;
                    self.conventions = self.ask(separator, watch)?;
                }
            }
        }
    }

    /// Reads the whole file once more for what its values show. Most lists
    /// hold no value that reads two ways and are never asked.
    fn ask(&self, separator: u8, watch: &mut dyn Watch) -> Result<Conventions, FileError> {
        let evidence = container::reopen(self.path, |opened| {
            let Text { mut records, mut layout, .. } = Text::new(opened.bytes, self.options)?;
            let mut record = StringRecord::new();
            let mut evidence = Evidence::default();
            for count in 0_u64.. {
                if count.is_multiple_of(BREATH) {
                    self.breathe(watch)?;
                }
                match records.next(&mut record)? {
                    Next::End => break,
                    Next::Broken { .. } => {}
                    Next::Record { line } => match layout.again(&record) {
                        Some(again) => layout = again,
                        None => evidence.look(&layout, &record, line),
                    },
                }
            }
            Ok(evidence)
        })?;
        evidence.decide(separator, self.options)
    }

    fn findings(&mut self, layout: &Layout, separator: u8, encoding: &'static str) -> Findings {
        let seen = std::mem::take(&mut self.seen);
        let month = month::choose(self.options, self.names, &seen.latest_marked);
        let unknown = || layout.extra().iter().map(|at| layout.name(*at));
        let is_preview_column =
            |name: &str| layout.kind.preview_columns.contains(&header::plain(name).as_str());
        let preview =
            month::is_preview(self.options, self.names, unknown().any(is_preview_column), month);
        let name = |at: usize| self.names.get(at).map(|name| (*name).to_owned());
        Findings {
            kind: layout.kind.kind,
            market: self.options.market.or_else(|| only(&seen.markets)),
            currency: self.options.currency.or_else(|| only(&seen.currencies)),
            month,
            preview,
            source_sha256: [0; 32],
            file_name: name(0).unwrap_or_default(),
            inner_name: name(1),
            encoding,
            separator: char::from(separator),
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
        }
    }

    fn date_order(&self) -> Option<DateOrder> {
        match self.conventions.dates {
            Dates::Order(order) => Some(order),
            Dates::Unasked => None,
        }
    }
}

/// A row has a cell for each column; only what spreadsheets leave away may be
/// missing, or a part of a row would pass for the whole.
fn wrong_shape(layout: &Layout, record: &StringRecord) -> Option<RowProblem> {
    let (found, wanted) = (record.len(), layout.width());
    if found < layout.least() {
        let mut filled = record.iter().map(str::trim).filter(|cell| !cell.is_empty());
        return Some(match (filled.next(), filled.next()) {
            (Some(text), None) => RowProblem::Stray { text: Shown::new(text) },
            (Some(_), Some(_)) | (None, _) => RowProblem::TooFewCells { found, wanted },
        });
    }
    let over = record.iter().skip(wanted).map(str::trim).find(|cell| !cell.is_empty())?;
    Some(RowProblem::TooManyCells { found, wanted, text: Shown::new(over) })
}
