//! Where the columns of a list stand in its file, and which of them nobody shall see.

use csv::StringRecord;

use crate::header::{Column, Holds, MOST_COLUMNS, Need, plain, shown_name};
use crate::list_kind::ListKind;
use crate::mapping::Mapping;
use crate::refused_file;

/// Where the columns of a kind stand in this file. Columns of secrets are not among
/// them, and not among the cells either once a record was stripped.
#[derive(Debug)]
pub(crate) struct Layout<K: ListKind> {
    pub(crate) kind: &'static K,
    /// Per column of the kind.
    places: Vec<Option<usize>>,
    /// Per column of the file, as it is written there.
    names: Vec<String>,
    /// Columns that hold secrets: their places in the file, and their names.
    secrets: Vec<(usize, String)>,
    /// Columns of the file that the kind does not know, or keeps as they are.
    extra: Vec<usize>,
    /// A row with fewer cells has lost some.
    least: usize,
    told: Vec<(usize, Holds)>,
    /// The file is one of refused rows that we wrote.
    ours: bool,
}

// Derived, it would want the kind to be `Clone`.
impl<K: ListKind> Clone for Layout<K> {
    fn clone(&self) -> Self {
        Self {
            kind: self.kind,
            places: self.places.clone(),
            names: self.names.clone(),
            secrets: self.secrets.clone(),
            extra: self.extra.clone(),
            least: self.least,
            told: self.told.clone(),
            ours: self.ours,
        }
    }
}

impl<K: ListKind> Layout<K> {
    pub(crate) fn new(kind: &'static K, cells: &[String], mapping: &Mapping) -> Self {
        let told = told_apart(cells);
        let is_secret = |at: &usize| {
            K::is_secret(&cells[*at])
                || K::SECRET
                    .is_some_and(|column| mapping.of(column) == Some(Some(told[*at].as_str())))
        };
        let (secret, open): (Vec<usize>, Vec<usize>) = (0..cells.len()).partition(is_secret);
        let secrets = secret.into_iter().map(|at| (at, told[at].clone())).collect();
        let names: Vec<String> = open.iter().map(|at| told[*at].clone()).collect();
        // A column that was given a meaning has no other by its name.
        let plain_names: Vec<String> = (open.iter().zip(&names))
            .map(
                |(at, name)| {
                    if mapping.takes(name) { String::new() } else { K::plain(&cells[*at]) }
                },
            )
            .collect();
        let by_name = |column: &Column| {
            // Its own name first: another column may bear one of the others.
            let own = plain(column.name);
            plain_names.iter().position(|name| *name == own).or_else(|| {
                plain_names.iter().position(|name| column.also.contains(&name.as_str()))
            })
        };
        let places: Vec<Option<usize>> = kind
            .columns()
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
            (kind.columns().iter().zip(&places))
                .filter_map(|(column, at)| at.map(|at| (column, at)))
        };
        let extra = (0..names.len())
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
        Self { kind, names, secrets, extra, least, told, places, ours }
    }

    /// The names of the columns that hold secrets.
    pub(crate) fn secret_names(&self) -> impl Iterator<Item = &str> {
        self.secrets.iter().map(|(_, name)| name.as_str())
    }

    /// What stands in the columns of secrets of a record that was not stripped yet,
    /// and where: for a look at its shape.
    pub(crate) fn secret_cells<'a>(
        &'a self,
        record: &'a StringRecord,
    ) -> impl Iterator<Item = (usize, &'a str)> {
        self.secrets.iter().map(|(at, _)| (*at, record.get(*at).unwrap_or_default()))
    }

    /// Takes out of a record what nobody shall see: the columns of secrets, and what
    /// looks like one in a column that nobody knows.
    pub(crate) fn strip(&self, record: &mut StringRecord) {
        if K::SECRET.is_none() {
            return;
        }
        let open = record.iter().enumerate();
        let open = open.filter(|(at, _)| self.secrets.iter().all(|(secret, _)| secret != at));
        let stripped = open.enumerate().map(|(at, (_, cell))| {
            let unknown = at >= self.names.len() || self.extra.contains(&at);
            if unknown && K::looks_secret(cell) { "" } else { cell }
        });
        *record = stripped.collect();
    }

    /// How many columns the file has, those of secrets too.
    pub(crate) fn whole_width(&self) -> usize {
        self.names.len() + self.secrets.len()
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

    pub(crate) fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Columns of the kind without which no row can be read.
    pub(crate) fn missing_needs(&self) -> Vec<&'static str> {
        let columns = || self.kind.columns().iter().zip(&self.places);
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
        (self.kind.columns().iter().zip(&self.places))
            .filter(|(_, place)| place.is_none())
            .map(|(column, _)| column.name)
            .collect()
    }

    /// The place of a column of the kind in a record that was not stripped yet.
    pub(crate) fn raw_place(&self, column: usize) -> Option<usize> {
        let mut at = self.place(column)?;
        for (secret, _) in &self.secrets {
            if *secret <= at {
                at += 1;
            }
        }
        Some(at)
    }

    /// Whether `record`, not stripped yet, is a header again: the same, or that of another list
    /// of the kind that was pasted below this one.
    pub(crate) fn again(&self, record: &StringRecord, mapping: &Mapping) -> Option<Self> {
        let probe = self.raw_place(self.kind.probe()).and_then(|at| record.get(at));
        let needed =
            self.kind.columns().iter().filter(|column| column.need == Need::Always).count();
        if K::tells_a_row(probe.unwrap_or_default())
            || !(needed..=MOST_COLUMNS).contains(&record.len())
        {
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
