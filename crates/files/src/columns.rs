//! How the columns of a file were understood: what a person is shown who says it
//! otherwise.

use csv::StringRecord;
use desk_core::price_list::PriceListKind;

use crate::header::Need;
use crate::layout::Layout;
use crate::list_kind::ListKind;

/// The columns of the first table, and those of the kind it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns<Kind = PriceListKind> {
    pub kind: Kind,
    pub in_file: Vec<FileColumn>,
    pub known: Vec<KnownColumn>,
    /// Without these nothing of the file can be read.
    pub missing: Vec<&'static str>,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileColumn {
    /// As it is written there.
    pub name: String,
    /// Some of what stands in it, each text once, shortened.
    pub samples: Vec<String>,
}

/// A column of the kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownColumn {
    pub name: &'static str,
    pub need: ColumnNeed,
    /// The column of the file that holds it.
    pub from: Option<String>,
}

/// Whether a list can do without a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnNeed {
    Always,
    /// At least one of the columns marked so.
    OneOfThese,
    Optional,
}

/// Gathers a few cells of each column of the first table.
#[derive(Debug)]
pub(crate) struct Sampler<K: ListKind> {
    layout: Layout<K>,
    samples: Vec<Vec<String>>,
    rows: usize,
}

impl<K: ListKind> Sampler<K> {
    /// A column that is empty for longer than this is shown empty.
    pub(crate) const ROWS: usize = 200;
    const CELLS: usize = 3;
    const LENGTH: usize = 60;

    pub(crate) fn new(layout: Layout<K>) -> Self {
        let samples = vec![Vec::new(); layout.width()];
        Self { layout, samples, rows: 0 }
    }

    pub(crate) fn layout(&self) -> &Layout<K> {
        &self.layout
    }

    pub(crate) fn look(&mut self, record: &StringRecord) {
        if self.rows == Self::ROWS {
            return;
        }
        self.rows += 1;
        for (cell, samples) in record.iter().zip(&mut self.samples) {
            let cell = cell.trim();
            if cell.is_empty() || samples.len() == Self::CELLS {
                continue;
            }
            let text = crate::problem::shorten(cell, Self::LENGTH);
            if !samples.contains(&text) {
                samples.push(text);
            }
        }
    }

    pub(crate) fn columns(&self) -> Columns<K::Code> {
        let layout = &self.layout;
        let name = |at: usize| layout.name(at).to_owned();
        let in_file = self.samples.iter().enumerate();
        let known = layout.kind.columns().iter().enumerate();
        Columns {
            kind: layout.kind.code(),
            in_file: in_file
                .map(|(at, samples)| FileColumn { name: name(at), samples: samples.clone() })
                .collect(),
            known: known
                .map(|(index, column)| KnownColumn {
                    name: column.name,
                    need: match column.need {
                        Need::Always => ColumnNeed::Always,
                        Need::OneOfThese => ColumnNeed::OneOfThese,
                        Need::Optional | Need::Trailing => ColumnNeed::Optional,
                    },
                    from: layout.place(index).map(name),
                })
                .collect(),
            missing: layout.missing_needs(),
        }
    }
}
