//! The tables of a file: the text of a list, or each sheet of a workbook that is
//! one.

use std::collections::VecDeque;

use csv::StringRecord;
use desk_core::price_list::Currency;

use crate::container::{self, Content, Progress};
use crate::encoding::Decoded;
use crate::error::{FileError, WhyNot};
use crate::file_name;
use crate::foreign;
use crate::header::{self, Found, Wanted};
use crate::layout::Layout;
use crate::list_kind::ListKind;
use crate::records::{Lines, Next, Records};
use crate::watch::Watch;
use crate::window::Window;
use crate::workbook::Workbook;

/// The header of a text must be within this.
const BEGINNING: usize = 64 * 1024;

/// A table whose header is found, and whose rows come next.
pub(crate) struct Table<'a, K: ListKind> {
    pub(crate) rows: &'a mut dyn Records,
    pub(crate) layout: Layout<K>,
    /// What stands between cells; `None` in a workbook.
    pub(crate) separator: Option<u8>,
    /// Its name in the workbook.
    pub(crate) sheet: Option<&'a str>,
    /// What that name says.
    pub(crate) currency: Option<Currency>,
}

/// Takes the tables of a file.
type Take<'a, K> = dyn FnMut(Table<'_, K>, &mut dyn Watch) -> Result<(), FileError> + 'a;

/// What the file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) encoding: &'static str,
    pub(crate) separator: Option<u8>,
    /// Sheets that were read.
    pub(crate) sheets: Vec<String>,
    /// Sheets that are no list, or not in the currency that was asked for.
    pub(crate) sheets_skipped: Vec<String>,
}

/// Gives each table to `take`, in their order. Sheets that say that they are in
/// another currency than `currency` are passed over.
pub(crate) fn each<K: ListKind>(
    content: Content<'_>,
    wanted: Wanted<'_, K::Code>,
    currency: Option<Currency>,
    progress: &Progress,
    watch: &mut dyn Watch,
    take: &mut Take<'_, K>,
) -> Result<Form, FileError> {
    match content {
        Content::Text(bytes) => {
            let decoded = Decoded::new(bytes)?;
            if let Some(why) = foreign::by_bytes(decoded.first_bytes()) {
                return Err(why.into());
            }
            container::refuse_nested(decoded.first_bytes())?;
            let encoding = decoded.label();
            let window = Window::new(decoded, BEGINNING)?;
            let Found { layout, separator, rows } = header::find::<K>(window.kept(), wanted)?;
            let mut rows = Lines::new(window, separator, &rows)?;
            let separator = Some(separator);
            take(Table { rows: &mut rows, layout, separator, sheet: None, currency: None }, watch)?;
            Ok(Form { encoding: encoding.get(), separator, sheets: vec![], sheets_skipped: vec![] })
        }
        Content::Workbook(path) => {
            let mut book = Workbook::open(path, progress, watch)?;
            sheets(&mut book, wanted, currency, progress, watch, take)
        }
    }
}

fn sheets<K: ListKind>(
    book: &mut Workbook,
    mut wanted: Wanted<'_, K::Code>,
    wanted_currency: Option<Currency>,
    progress: &Progress,
    watch: &mut dyn Watch,
    take: &mut Take<'_, K>,
) -> Result<Form, FileError> {
    let mut form =
        Form { encoding: "xlsx", separator: None, sheets: vec![], sheets_skipped: vec![] };
    let mut why_not: Option<FileError> = None;
    let names = book.sheets();
    for (index, name) in names.iter().enumerate() {
        let currency = file_name::currency(name);
        let other = wanted_currency.is_some_and(|wanted| currency.is_some_and(|it| it != wanted));
        let share = (index, names.len());
        let Some(rows) = book.sheet(name, progress, share).filter(|_| !other) else {
            form.sheets_skipped.push(name.clone());
            continue;
        };
        let mut rows = Begun::new(rows)?;
        let (layout, at): (Layout<K>, usize) = match header::find_in_rows(rows.first(), wanted) {
            Ok(found) => found,
            Err(why) => {
                let says_more = |why: &FileError| why.reason() != Some(WhyNot::NoHeader.code());
                if why_not.as_ref().is_none_or(|said| !says_more(said)) {
                    why_not = Some(why);
                }
                form.sheets_skipped.push(name.clone());
                continue;
            }
        };
        rows.skip(at + 1);
        wanted.kind = Some(layout.kind.code());
        let sheet = Some(name.as_str());
        take(Table { rows: &mut rows, layout, separator: None, sheet, currency }, watch)?;
        form.sheets.push(name.clone());
    }
    match why_not {
        Some(why) if form.sheets.is_empty() => Err(why),
        None if form.sheets.is_empty() => Err(WhyNot::NoHeader.into()),
        Some(_) | None => Ok(form),
    }
}

/// Rows of which the first are known already.
struct Begun<R> {
    first: VecDeque<(Next, StringRecord)>,
    rest: R,
}

impl<R: Records> Begun<R> {
    fn new(mut rest: R) -> Result<Self, FileError> {
        let mut first = VecDeque::new();
        for _ in 0..=header::PREAMBLE {
            let mut record = StringRecord::new();
            match rest.next(&mut record)? {
                Next::End => break,
                next @ (Next::Record { .. } | Next::Broken { .. }) => {
                    first.push_back((next, record))
                }
            }
        }
        Ok(Self { first, rest })
    }

    fn first(&self) -> impl Iterator<Item = &StringRecord> {
        self.first.iter().map(|(_, record)| record)
    }

    fn skip(&mut self, count: usize) {
        self.first.drain(..count.min(self.first.len()));
    }
}

impl<R: Records> Records for Begun<R> {
    fn next(&mut self, record: &mut StringRecord) -> Result<Next, FileError> {
        match self.first.pop_front() {
            Some((next, first)) => {
                *record = first;
                Ok(next)
            }
            None => self.rest.next(record),
        }
    }
}
