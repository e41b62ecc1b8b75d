//! One pass over a file of people: as over a price list, with what is theirs alone.

use std::path::Path;

use csv::StringRecord;

use super::detail::Detail;
use super::examples;
use super::findings::PeopleFindings;
use super::in_place::{self, Secrets};
use super::judge::Objection;
use super::kinds::{Kind, PeopleAre, PeopleKind};
use super::options::PeopleOptions;
use super::reading::{self, Bad, Cells};
use super::row::PersonRow;
use super::said;
use super::shifted::Waiting;
use super::twice::{Place, Taken};
use crate::columns::{Columns, Sampler};
use crate::container::{self, Opened, Progress};
use crate::error::{FileError, WhyNot};
use crate::header::{Fit, Wanted};
use crate::here::Here;
use crate::layout::Layout;
use crate::list_kind::ListKind;
use crate::problem::{RefusedRow, RowProblem, Shown};
use crate::records::Next;
use crate::tables::{self, Form, Table};
use crate::watch::{RowSink, Watch, WholeRow, breathe};

/// Rows between two looks at the watch.
const BREATH: u64 = 512;

/// Reads the file, row after row. Where `fit` allows it, a file that lacks a needed
/// column gives no row, and its columns.
pub(super) fn run(
    path: &Path,
    options: &PeopleOptions,
    fit: Fit,
    sink: &mut dyn RowSink<PersonRow>,
    watch: &mut dyn Watch,
) -> Result<(PeopleFindings, Columns<PeopleKind>), FileError> {
    let file_name = options.file_name.clone().unwrap_or_else(|| {
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    });
    let ((mut findings, columns), sha256) = container::open(path, |opened| {
        let Opened { content, progress, inner_name } = opened;
        let mut pass = Pass::new(options, progress);
        let wanted = Wanted { kind: options.kind, columns: &options.columns, fit };
        let form =
            tables::each::<Kind>(content, wanted, None, progress, watch, &mut |table, watch| {
                pass.rows(table, sink, watch)
            })?;
        let (mut findings, columns) = pass.findings(form)?;
        findings.inner_name = inner_name.map(str::to_owned);
        Ok((findings, columns))
    })?;
    findings.source_sha256 = sha256;
    findings.file_name = file_name;
    Ok((findings, columns))
}

/// How the rows fared.
#[derive(Debug, Default)]
struct Count {
    good: u64,
    refused: u64,
    examples: u64,
    suspicious: u64,
    headers_again: u64,
}

impl Count {
    const fn read(&self) -> u64 {
        self.good + self.refused + self.examples
    }
}

struct Pass<'a> {
    options: &'a PeopleOptions,
    progress: &'a Progress,
    /// Of the first table.
    first: Option<Sampler<Kind>>,
    /// The sheets so far, by whose number a place is told.
    tables: Vec<Option<String>>,
    taken: Taken,
    waiting: Waiting,
    count: Count,
    /// Whom the rows of the table are about.
    people: PeopleAre,
}

/// What a record turned out to be.
enum Said {
    Person(Box<PersonRow>),
    Example,
    /// With the cells, where they may be seen.
    Refused {
        row: RefusedRow,
        may_be_seen: bool,
    },
}

impl<'a> Pass<'a> {
    fn new(options: &'a PeopleOptions, progress: &'a Progress) -> Self {
        Self {
            options,
            progress,
            first: None,
            tables: Vec::new(),
            taken: Taken::default(),
            waiting: Waiting::default(),
            count: Count::default(),
            people: PeopleAre::Either,
        }
    }

    fn rows(
        &mut self,
        table: Table<'_, Kind>,
        sink: &mut dyn RowSink<PersonRow>,
        watch: &mut dyn Watch,
    ) -> Result<(), FileError> {
        let Table { rows, layout, separator, sheet, currency: _ } = table;
        self.tables.push(sheet.map(str::to_owned));
        let mut sampler = self.first.is_none().then(|| Sampler::new(layout.clone()));
        let unmapped = !layout.missing_needs().is_empty();
        // A kind that is only the likeliest says nothing.
        let told = self.is_told(&layout);
        self.people = if told { layout.kind.code().people() } else { PeopleAre::Either };
        let mut here = Here { layout, separator, sheet, line: 0 };
        let mut record = StringRecord::new();
        for count in 0_u64.. {
            if count.is_multiple_of(BREATH) {
                breathe(watch, self.progress, self.count.read())?;
            }
            if unmapped && count >= Sampler::<Kind>::ROWS as u64 {
                break;
            }
            match rows.next(&mut record)? {
                Next::End => break,
                Next::Broken { .. } if unmapped => {}
                Next::Broken { line, problem } => {
                    here.line = line;
                    self.refuse(here.refused(None, problem), &here, None, sink)?;
                }
                Next::Record { line } => {
                    here.line = line;
                    if is_blank(&record) || said::is_version(&record) {
                        continue;
                    }
                    if let Some(layout) = here.layout.again(&record, &self.options.columns) {
                        self.count.headers_again += 1;
                        here.layout = layout;
                        continue;
                    }
                    let secrets = Secrets::of(&here.layout, &record, sheet.is_some());
                    // From here on nobody can see the passwords.
                    here.layout.strip(&mut record);
                    if let Some(sampler) = &mut sampler {
                        let cells = Cells { record: &record, layout: &here.layout };
                        if may_be_shown(secrets, &cells, unmapped) {
                            sampler.look(&record);
                        }
                    }
                    if unmapped || is_blank(&record) {
                        continue;
                    }
                    self.options.repairs.apply(sheet, line, &here.layout, &mut record);
                    match self.row(&record, &here, secrets) {
                        Said::Person(person) => self.keep(*person, sink)?,
                        Said::Example => self.count.examples += 1,
                        Said::Refused { row, may_be_seen } => {
                            self.refuse(row, &here, may_be_seen.then_some(&record), sink)?;
                        }
                    }
                }
            }
        }
        if let Some(person) = self.waiting.end() {
            self.hand_over(person, sink)?;
        }
        if sampler.is_some() {
            self.first = sampler;
        }
        breathe(watch, self.progress, self.count.read())
    }

    /// Whether the person said the kind, or the names of the columns do.
    fn is_told(&self, layout: &Layout<Kind>) -> bool {
        let open = layout.names().iter().map(String::as_str);
        let heads = own(open.chain(layout.secret_names()));
        self.options.kind.is_some() || layout.kind.is_told_by(&heads)
    }

    fn row(
        &mut self,
        record: &StringRecord,
        here: &Here<'_, Kind>,
        secrets: Option<Secrets>,
    ) -> Said {
        let cells = Cells { record, layout: &here.layout };
        if examples::is_example(cells.text(Detail::UserName), cells.text(Detail::DisplayName)) {
            return Said::Example;
        }
        let in_doubt = secrets.is_some_and(|secrets| in_place::in_doubt(secrets, &cells));
        let refused = |row: RefusedRow| match in_doubt {
            false => Said::Refused { row, may_be_seen: true },
            true => Said::Refused { row: hidden(row), may_be_seen: false },
        };
        if let Some(problem) = here.wrong_shape(record) {
            return refused(here.refused(None, problem));
        }
        match reading::person(&cells, self.options.default_domain.as_deref()) {
            Ok(_) if in_doubt => refused(here.refused(None, RowProblem::OutOfPlace)),
            Ok(person) => {
                let person = PersonRow {
                    sheet: here.sheet.map(str::to_owned),
                    line: here.line,
                    existing: self.exists(&person),
                    ..person
                };
                if let Some(problem) = self.twice(&person, here) {
                    return refused(here.refused_cell(record, 0, problem));
                }
                match self.options.judge.as_ref().and_then(|judge| judge.objects(&person)) {
                    None => Said::Person(Box::new(person)),
                    Some(Objection { detail, problem }) => {
                        let column = cells.column(detail).unwrap_or_default();
                        refused(here.refused_cell(record, column, problem))
                    }
                }
            }
            Err(Bad { column, problem }) => refused(here.refused_cell(record, column, problem)),
        }
    }

    /// Whether a row is about somebody whom the directory has already.
    fn exists(&self, person: &PersonRow) -> bool {
        self.options.existing.unwrap_or(match self.people {
            PeopleAre::New => false,
            PeopleAre::Existing => true,
            PeopleAre::Either => person.directory_id.is_some(),
        })
    }

    /// Whether the user name stood in the file before.
    fn twice(&mut self, person: &PersonRow, here: &Here<'_, Kind>) -> Option<RowProblem> {
        let table = self.tables.len() - 1;
        let first = self.taken.take(person.user_name(), Place { table, line: here.line })?;
        let sheet = self.tables.get(first.table).cloned().flatten();
        Some(RowProblem::Twice {
            text: Shown::new(person.user_name()),
            line: first.line,
            sheet: sheet.filter(|_| first.table != table),
        })
    }

    /// A good row waits for the next one.
    fn keep(
        &mut self,
        person: PersonRow,
        sink: &mut dyn RowSink<PersonRow>,
    ) -> Result<(), FileError> {
        self.count.good += 1;
        match self.waiting.push(person) {
            Some(before) => self.hand_over(before, sink),
            None => Ok(()),
        }
    }

    fn hand_over(
        &mut self,
        person: PersonRow,
        sink: &mut dyn RowSink<PersonRow>,
    ) -> Result<(), FileError> {
        self.count.suspicious += u64::from(person.suspicion.is_some());
        Ok(sink.row(person)?)
    }

    fn refuse(
        &mut self,
        row: RefusedRow,
        here: &Here<'_, Kind>,
        record: Option<&StringRecord>,
        sink: &mut dyn RowSink<PersonRow>,
    ) -> Result<(), FileError> {
        if let Some(before) = self.waiting.let_go() {
            self.hand_over(before, sink)?;
        }
        self.count.refused += 1;
        let whole = WholeRow { names: here.layout.names(), record };
        Ok(sink.refused_whole(row, &whole)?)
    }

    fn findings(&mut self, form: Form) -> Result<(PeopleFindings, Columns<PeopleKind>), FileError> {
        let Some(first) = self.first.take() else { return Err(WhyNot::NoRows.into()) };
        let columns = first.columns();
        if self.count.read() == 0 && columns.missing.is_empty() {
            return Err(WhyNot::NoRows.into());
        }
        let layout = first.layout();
        let count = &self.count;
        let findings = PeopleFindings {
            kind: columns.kind,
            kind_is_certain: self.is_told(layout),
            source_sha256: [0; 32],
            file_name: String::new(),
            inner_name: None,
            encoding: form.encoding,
            separator: form.separator.map(char::from),
            sheets: form.sheets,
            sheets_skipped: form.sheets_skipped,
            rows_read: count.read(),
            rows_good: count.good,
            rows_refused: count.refused,
            example_rows: count.examples,
            rows_suspicious: count.suspicious,
            repeated_headers: count.headers_again,
            unknown_columns: own(layout.extra().iter().map(|at| layout.name(*at))),
            missing_columns: layout
                .missing()
                .into_iter()
                .filter(|name| *name != Detail::StatusUpdate.code())
                .collect(),
            dropped_columns: own(layout.secret_names()),
            all_compared: !self.taken.overflown,
        };
        Ok((findings, columns))
    }
}

fn own<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::to_owned).collect()
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// Whether a row may be an example of what its columns hold. Before somebody said which
/// column is which, less tells that nothing has moved.
fn may_be_shown(secrets: Option<Secrets>, cells: &Cells<'_>, unmapped: bool) -> bool {
    match secrets {
        None => true,
        Some(secrets) if unmapped => in_place::looks_in_place(secrets, cells),
        Some(secrets) => !in_place::in_doubt(secrets, cells),
    }
}

/// A refusal of which nothing may be seen but where it is; a cell can be typed anew.
fn hidden(row: RefusedRow) -> RefusedRow {
    RefusedRow { cell: row.cell.map(|_| String::new()), problem: RowProblem::OutOfPlace, ..row }
}
