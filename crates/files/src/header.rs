//! The header: columns by their names, wherever they stand (catalog-pricing.md,
//! 6.2 and 6.7).

use csv::{ByteRecord, Position, StringRecord};
use desk_core::price_list::PriceListKind;

use crate::error::{FileError, WhyNot};
use crate::foreign;
use crate::kinds::{self, Kind};
use crate::mapping::Mapping;
use crate::options::ReadOptions;
use crate::refused_file;

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

/// Where the columns of a kind stand in this file.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) kind: &'static Kind,
    /// Per column of the kind.
    places: Vec<Option<usize>>,
    /// Per column of the file, as it is written there.
    names: Vec<String>,
    /// Columns of the file that the kind does not know, or keeps as they are.
    extra: Vec<usize>,
    /// A row with fewer cells has lost some.
    least: usize,
    told: Vec<(usize, Holds)>,
    /// The file is one of refused rows that we wrote.
    ours: bool,
}

/// The separators of spreadsheets and databases.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// A title and some remarks may stand above the header.
pub(crate) const PREAMBLE: usize = 20;
pub(crate) const MOST_COLUMNS: usize = 512;

/// The header, found.
pub(crate) struct Found {
    pub(crate) layout: Layout,
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

/// Finds the header in the beginning of the text.
pub(crate) fn find(text: &[u8], options: &ReadOptions, fit: Fit) -> Result<Found, FileError> {
    let mut search = Search::new(options.kind, &options.columns, fit);
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
pub(crate) fn find_in_rows<'a>(
    rows: impl Iterator<Item = &'a StringRecord>,
    wanted: Option<PriceListKind>,
    mapping: &Mapping,
    fit: Fit,
) -> Result<(Layout, usize), FileError> {
    let mut search = Search::new(wanted, mapping, fit);
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
fn consider_line(
    search: &mut Search<'_, (u8, Position)>,
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
struct Search<'a, P> {
    wanted: Option<PriceListKind>,
    mapping: &'a Mapping,
    fit: Fit,
    /// The header that knows most columns, and their number.
    best: Option<(usize, Layout, P)>,
    elsewhere: Option<WhyNot>,
    /// The header that nearly fits, how much of it does, and its width.
    nearest: Option<((usize, usize), Layout, P)>,
}

impl<'a, P: Clone> Search<'a, P> {
    /// A header needs more columns than this to be nearly one.
    const NEAR: usize = 2;

    const fn new(wanted: Option<PriceListKind>, mapping: &'a Mapping, fit: Fit) -> Self {
        Self { wanted, mapping, fit, best: None, elsewhere: None, nearest: None }
    }

    /// Whether a person could say what the columns of these names are. Where the
    /// kind was said, names in another language will do.
    fn is_nearly(&self, known: usize, cells: &[String]) -> bool {
        known > Self::NEAR || (self.wanted.is_some() && looks_like_header(cells))
    }

    fn consider(&mut self, cells: &[String], place: &P) {
        if cells.len() > MOST_COLUMNS {
            return;
        }
        for kind in kinds::ALL {
            if self.wanted.is_some_and(|wanted| kind.kind != wanted) {
                continue;
            }
            let layout = Layout::new(kind, cells, self.mapping);
            let known = layout.known();
            if !layout.missing_needs().is_empty() {
                let near = (known, cells.len());
                if self.is_nearly(known, cells)
                    && self.nearest.as_ref().is_none_or(|(most, ..)| near > *most)
                {
                    self.nearest = Some((near, layout, place.clone()));
                }
            } else if self.best.as_ref().is_none_or(|(most, ..)| known > *most) {
                self.best = Some((known, layout, place.clone()));
            }
        }
        if self.elsewhere.is_none() {
            self.elsewhere = kinds::elsewhere::known(cells);
        }
    }

    fn answer(self, otherwise: impl FnOnce() -> WhyNot) -> Result<(Layout, P), FileError> {
        match (self.best, self.elsewhere, self.nearest) {
            (Some((_, layout, place)), _, _) => Ok((layout, place)),
            (None, Some(why), _) => Err(why.into()),
            (None, None, Some((_, layout, place))) => match self.fit {
                Fit::Nearly => Ok((layout, place)),
                Fit::Whole => {
                    Err(WhyNot::MissingColumns { missing: layout.missing_needs() }.into())
                }
            },
            (None, None, None) => Err(otherwise().into()),
        }
    }
}

impl Layout {
    fn new(kind: &'static Kind, cells: &[String], mapping: &Mapping) -> Self {
        let names = told_apart(cells);
        // A column that was given a meaning has no other by its name.
        let plain_names: Vec<String> = (cells.iter().zip(&names))
            .map(|(cell, name)| if mapping.takes(name) { String::new() } else { plain(cell) })
            .collect();
        let by_name = |column: &Column| {
            // Its own name first: another column may bear one of the others.
            let own = plain(column.name);
            plain_names.iter().position(|name| *name == own).or_else(|| {
                plain_names.iter().position(|name| column.also.contains(&name.as_str()))
            })
        };
        let places: Vec<Option<usize>> = kind
            .columns
            .iter()
            .map(|column| match mapping.of(column.name) {
                Some(None) => None,
                // Another sheet may name its columns otherwise.
                Some(Some(from)) => {
                    names.iter().position(|name| name == from).or_else(|| by_name(column))
                }
                None => by_name(column),
            })
            .collect();
        let placed = || {
            (kind.columns.iter().zip(&places)).filter_map(|(column, at)| at.map(|at| (column, at)))
        };
        let extra = (0..cells.len())
            .filter(|index| placed().all(|(_, at)| at != *index))
            .filter(|index| !refused_file::is_ours(&names[*index]))
            .collect();
        let least = placed()
            .filter(|(column, _)| column.need != Need::Trailing)
            .map(|(_, at)| at + 1)
            .max()
            .unwrap_or(0);
        let told = placed().map(|(column, at)| (at, column.holds)).collect();
        let ours = names.iter().any(|name| refused_file::is_ours(name));
        Self { kind, names, extra, least, told, places, ours }
    }

    /// The columns of the file, as they are written there.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a column of the kind.
    pub(crate) fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }

    /// The name of a column of the file, as it is written there.
    pub(crate) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }

    pub(crate) const fn is_ours(&self) -> bool {
        self.ours
    }

    pub(crate) fn width(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn least(&self) -> usize {
        self.least
    }

    pub(crate) fn extra(&self) -> &[usize] {
        &self.extra
    }

    pub(crate) fn told(&self) -> impl Iterator<Item = (usize, Holds)> + '_ {
        self.told.iter().copied().filter(|(_, holds)| *holds != Holds::Text)
    }

    fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Columns of the kind without which no row can be read.
    pub(crate) fn missing_needs(&self) -> Vec<&'static str> {
        let columns = || self.kind.columns.iter().zip(&self.places);
        let one_of = || columns().filter(|(column, _)| column.need == Need::OneOfThese);
        let mut missing: Vec<_> = columns()
            .filter(|(column, place)| column.need == Need::Always && place.is_none())
            .map(|(column, _)| column.name)
            .collect();
        if one_of().all(|(_, place)| place.is_none()) {
            missing.extend(one_of().map(|(column, _)| column.name).next_back());
        }
        missing
    }

    /// Columns of the kind that this file does without.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        (self.kind.columns.iter().zip(&self.places))
            .filter(|(_, place)| place.is_none())
            .map(|(column, _)| column.name)
            .collect()
    }

    /// Whether `record` is a header again: the same, or that of another list
    /// of the kind that was pasted below this one.
    pub(crate) fn again(&self, record: &StringRecord, mapping: &Mapping) -> Option<Self> {
        let probe = self.place(self.kind.probe).and_then(|at| record.get(at)).unwrap_or_default();
        // A price starts with a digit, which no header does.
        let is_price = probe.starts_with(|c: char| c.is_ascii_digit());
        let needed = self.kind.columns.iter().filter(|column| column.need == Need::Always).count();
        if is_price || !(needed..=MOST_COLUMNS).contains(&record.len()) {
            return None;
        }
        let cells: Vec<String> = record.iter().map(shown_name).collect();
        let layout = Self::new(self.kind, &cells, mapping);
        layout.missing_needs().is_empty().then_some(layout)
    }
}

/// Names as a person tells them apart: every column has one, and no two the same.
fn told_apart(cells: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let again = cells[..index].iter().filter(|other| *other == cell).count();
        names.push(match (cell.as_str(), again) {
            ("", _) => format!("Column {}", index + 1),
            (name, 0) => name.to_owned(),
            (name, again) => format!("{name} ({})", again + 1),
        });
    }
    names
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
fn shown_name(cell: &str) -> String {
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
