//! The document keeps its prose; only what is between two lines is ours.

use std::fs;
use std::path::Path;

use super::Report;
use crate::problem::Problem;

const BEGIN: &str = "<!-- measured by `cargo xtask bench`: begin -->\n";
const END: &str = "<!-- measured by `cargo xtask bench`: end -->\n";

impl Report {
    pub(crate) fn write_into(&self, document: &Path) -> Result<(), Problem> {
        let text = fs::read_to_string(document)?;
        let whole = between(&text, &self.tables())
            .ok_or_else(|| Problem::NoMarkers(document.to_owned()))?;
        Ok(fs::write(document, whole)?)
    }
}

fn between(document: &str, tables: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_stays_and_tables_are_replaced() {
        let document = format!("Why.\n{BEGIN}old\n{END}How.\n");
        let once = between(&document, "new").unwrap();
        assert_eq!(once, format!("Why.\n{BEGIN}\nnew\n{END}How.\n"));
        assert_eq!(between(&once, "new").unwrap(), once, "writing twice changes nothing");
        assert_eq!(between("no marks", "new"), None);
    }
}
