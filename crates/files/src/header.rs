//! The header: columns by their names, wherever they stand (catalog-pricing.md,
//! 6.2 and 6.7).

use csv::{ByteRecord, Position, StringRecord};

use crate::error::{FileError, WhyNot};
use crate::foreign;
use crate::layout::Layout;
use crate::list_kind::ListKind;
use crate::mapping::Mapping;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Text,
    Number,
    Date,
}

/// Whether a list can do without a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Always,
    /// At least one of the columns marked so.
    OneOfThese,
    Optional,
    /// As optional, and its cells may be left away at the end of a row: Excel
    /// does that where a column is nearly empty.
    Trailing,
}

/// A column that a kind of list knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// Other names, as [`plain`] writes them.
    pub(crate) also: &'static [&'static str],
    pub(crate) holds: Holds,
    pub(crate) need: Need,
}

/// A column, in a line.
pub(crate) const fn column(
    name: &'static str,
    also: &'static [&'static str],
    holds: Holds,
    need: Need,
) -> Column {
    Column { name, also, holds, need }
}

/// The separators of spreadsheets and databases.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// A title and some remarks may stand above the header.
pub(crate) const PREAMBLE: usize = 20;
pub(crate) const MOST_COLUMNS: usize = 512;

/// The header, found.
pub(crate) struct Found<K: ListKind> {
    pub(crate) layout: Layout<K>,
    pub(crate) separator: u8,
    /// Where the rows start.
    pub(crate) rows: Position,
}

/// Which header will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// One with every needed column.
    Whole,
    /// Also one that lacks some: a person is asked which they are.
    Nearly,
}

/// What is known of the list before its header is found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a, C> {
    pub(crate) kind: Option<C>,
    pub(crate) columns: &'a Mapping,
    pub(crate) fit: Fit,
}

/// Finds the header in the beginning of the text.
pub(crate) fn find<K: ListKind>(
    text: &[u8],
    wanted: Wanted<'_, K::Code>,
) -> Result<Found<K>, FileError> {
    let mut search: Search<'_, K, _> = Search::new(wanted);
    for separator in SEPARATORS {
        let mut csv = reader(text, separator);
        let mut record = ByteRecord::new();
        for _ in 0..=PREAMBLE {
            let start = csv.position().clone();
            if !csv.read_byte_record(&mut record).unwrap_or(false) {
                break;
            }
            search.consider(&names(&record), &(separator, csv.position().clone()));
            if record.as_slice().contains(&b'\n') {
                consider_line(&mut search, text, separator, &start);
            }
        }
    }
    let (layout, (separator, rows)) = search.answer(|| foreign::by_text(text))?;
    Ok(Found { layout, separator, rows })
}

/// Finds the header among the first rows of a sheet, and says which it is.
pub(crate) fn find_in_rows<'a, K: ListKind>(
    rows: impl Iterator<Item = &'a StringRecord>,
    wanted: Wanted<'_, K::Code>,
) -> Result<(Layout<K>, usize), FileError> {
    let mut search: Search<'_, K, _> = Search::new(wanted);
    for (index, row) in rows.enumerate() {
        search.consider(&names(row.as_byte_record()), &index);
    }
    search.answer(|| WhyNot::NoHeader)
}

fn reader(text: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text)
}

fn names(record: &ByteRecord) -> Vec<String> {
    record.iter().map(|cell| shown_name(&String::from_utf8_lossy(cell))).collect()
}

/// Microsoft's own documentation closes the last name of a header with a
/// quote that is none (`"ERP Price“`): it ends with its line all the same.
fn consider_line<K: ListKind>(
    search: &mut Search<'_, K, (u8, Position)>,
    text: &[u8],
    separator: u8,
    start: &Position,
) {
    let from = usize::try_from(start.byte()).unwrap_or(text.len());
    let rest = text.get(from..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let Some(end) = rest[blank..].iter().position(|byte| *byte == b'\n') else { return };
    let upto = blank + end + 1;
    let lines = rest[..upto].iter().filter(|byte| **byte == b'\n').count();
    let mut rows = Position::new();
    rows.set_byte(start.byte() + upto as u64).set_line(start.line() + lines as u64);
    let mut record = ByteRecord::new();
    if reader(&rest[blank..upto], separator).read_byte_record(&mut record).unwrap_or(false) {
        search.consider(&names(&record), &(separator, rows));
    }
}

/// What the records so far could be, and where each stands.
struct Search<'a, K: ListKind, P> {
    wanted: Wanted<'a, K::Code>,
    /// The header that fits best, and how well.
    best: Option<(usize, Layout<K>, P)>,
    elsewhere: Option<WhyNot>,
    /// The header that nearly fits, how much of it does, and its width.
    nearest: Option<((usize, usize), Layout<K>, P)>,
}

impl<'a, K: ListKind, P: Clone> Search<'a, K, P> {
    /// A header needs more columns than this to be nearly one.
    const NEAR: usize = 2;

    const fn new(wanted: Wanted<'a, K::Code>) -> Self {
        Self { wanted, best: None, elsewhere: None, nearest: None }
    }

    /// Whether a person could say what the columns of these names are. Where the
    /// kind was said, names in another language will do.
    fn is_nearly(&self, known: usize, cells: &[String]) -> bool {
        let said = self.wanted.kind.is_some() && known >= K::LEAST_KNOWN;
        known > Self::NEAR || (said && looks_like_header(cells))
    }

    fn consider(&mut self, cells: &[String], place: &P) {
        if cells.len() > MOST_COLUMNS {
            return;
        }
        for kind in K::all() {
            if self.wanted.kind.is_some_and(|wanted| kind.code() != wanted) {
                continue;
            }
            let layout = Layout::<K>::new(kind, cells, self.wanted.columns);
            let known = layout.known();
            let fits = kind.fits(cells, known);
            if !layout.missing_needs().is_empty() {
                let near = (fits, cells.len());
                if self.is_nearly(known, cells)
                    && self.nearest.as_ref().is_none_or(|(most, ..)| near > *most)
                {
                    self.nearest = Some((near, layout, place.clone()));
                }
            } else if self.best.as_ref().is_none_or(|(most, ..)| fits > *most) {
                self.best = Some((fits, layout, place.clone()));
            }
        }
        if self.elsewhere.is_none() {
            self.elsewhere = K::elsewhere(cells);
        }
    }

    fn answer(self, otherwise: impl FnOnce() -> WhyNot) -> Result<(Layout<K>, P), FileError> {
        match (self.best, self.elsewhere, self.nearest) {
            (Some((_, layout, place)), _, _) => Ok((layout, place)),
            (None, Some(why), _) => Err(why.into()),
            (None, None, Some((_, layout, place))) => match self.wanted.fit {
                Fit::Nearly => Ok((layout, place)),
                Fit::Whole => {
                    Err(WhyNot::MissingColumns { missing: layout.missing_needs() }.into())
                }
            },
            (None, None, None) => Err(otherwise().into()),
        }
    }
}

/// Several names, all different, and none that starts like a number.
fn looks_like_header(cells: &[String]) -> bool {
    let named: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let is_name = |cell: &str| cell.starts_with(char::is_alphabetic);
    named.len() > 2
        && named.iter().all(|cell| is_name(cell))
        && (1..named.len()).all(|at| !named[..at].contains(&named[at]))
}

/// A header's name as a person sees it.
pub(crate) fn shown_name(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_ornament(c)).to_owned()
}

/// Byte-order marks, and the quotes of a document (`ERP Price“`).
const fn is_ornament(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '"' | '\'' | '\u{2018}'..='\u{201F}' | '«' | '»')
}

/// A name without what tells two spellings of it apart: case, spaces,
/// underscores, quotes.
pub(crate) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
