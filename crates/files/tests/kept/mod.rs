//! What a pass over a file gave, whatever its rows are; for the tests of both kinds.

use std::io::Write;

use desk_files::{RefusedRow, RowSink, SinkStopped};

#[derive(Debug)]
pub(crate) struct Kept<Row> {
    pub(crate) rows: Vec<Row>,
    pub(crate) refused: Vec<RefusedRow>,
}

impl<Row> Default for Kept<Row> {
    fn default() -> Self {
        Self { rows: Vec::new(), refused: Vec::new() }
    }
}

impl<Row> Kept<Row> {
    /// Refusals as `line column code`.
    pub(crate) fn said(&self) -> Vec<String> {
        self.refused
            .iter()
            .map(|refused| {
                let column = refused.column.as_deref().unwrap_or("-");
                format!("{} {column} {}", refused.line, refused.problem.code())
            })
            .collect()
    }
}

impl<Row> RowSink<Row> for Kept<Row> {
    fn row(&mut self, row: Row) -> Result<(), SinkStopped> {
        self.rows.push(row);
        Ok(())
    }

    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        self.refused.push(refused);
        Ok(())
    }
}

pub(crate) fn on_disk(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}
