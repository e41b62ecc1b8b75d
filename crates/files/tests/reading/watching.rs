//! Progress, cancelling, and a sink that has had enough.

use std::io::Write;
use std::ops::ControlFlow;

use desk_core::price_list::PriceRow;
use desk_files::{FileError, Inspection, RefusedRow, RowSink, SinkStopped, Unwatched, Watch};

use crate::common::{HEADER, Kept, ROW, options};

fn file(rows: usize) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    write!(file, "{HEADER}{}", ROW.repeat(rows)).unwrap();
    file
}

#[derive(Default)]
struct Seen(Vec<(u64, u64, u64)>, Option<u64>);

impl Watch for Seen {
    fn progress(&mut self, read: u64, total: u64, rows: u64) -> ControlFlow<()> {
        self.0.push((read, total, rows));
        if self.1.is_some_and(|most| rows >= most) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

#[test]
fn progress_goes_from_the_beginning_to_the_end() {
    let file = file(10_000);
    let mut seen = Seen::default();
    desk_files::read(file.path(), &options(), &mut Kept::default(), &mut seen).unwrap();
    let size = file.path().metadata().unwrap().len();
    assert!(seen.0.is_sorted() && seen.0.len() > 10);
    assert_eq!(seen.0.first().map(|(_, _, rows)| *rows), Some(0));
    assert_eq!(seen.0.last(), Some(&(size, size, 10_000)));
}

#[test]
fn a_cancelled_reading_stops_soon() {
    let file = file(10_000);
    let mut kept = Kept::default();
    let mut seen = Seen(Vec::new(), Some(1000));
    let error = desk_files::read(file.path(), &options(), &mut kept, &mut seen).unwrap_err();
    assert!(matches!(error, FileError::Cancelled));
    assert!(kept.rows.len() < 2000, "{} rows came after the word", kept.rows.len());
}

#[test]
fn a_sink_that_stops_stops_the_reading_and_says_why() {
    struct Full;
    impl RowSink for Full {
        fn row(&mut self, _: PriceRow) -> Result<(), SinkStopped> {
            Err(SinkStopped("the disk is full".into()))
        }
        fn refused(&mut self, _: RefusedRow) -> Result<(), SinkStopped> {
            Ok(())
        }
    }
    let error =
        desk_files::read(file(1).path(), &options(), &mut Full, &mut Unwatched).unwrap_err();
    let FileError::Stopped(stopped) = error else { panic!("{error:?}") };
    assert_eq!(stopped.0.to_string(), "the disk is full");
}

#[test]
fn an_inspection_keeps_a_few_of_many() {
    let mut file = file(100);
    write!(file, "{}", "broken\n".repeat(1000)).unwrap();
    let Inspection { findings, first_rows, first_refused, columns: _ } =
        desk_files::inspect(file.path(), &options(), &mut Unwatched).unwrap();
    assert_eq!((first_rows.len(), first_refused.len()), (20, 100));
    assert_eq!((findings.rows_good, findings.rows_refused), (100, 1000));
}
