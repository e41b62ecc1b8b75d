//! What was asked on the command line.

use std::path::PathBuf;

use thiserror::Error;

pub(crate) const USAGE: &str = "\
desk-bench [--quick] [--rows N] [--rounds N]
           [--only import|people|users|record|search|start|window|size|sync|history]... [sync]

--rows is the length of the list; for sync, the number of records; for record, of entries.
`sync` by itself means --only sync --only history.

Without options everything is measured at full size, the tables are written into
docs/performance.md, and a target that is missed makes the exit code 1.";

/// How much is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// Small enough to try things out; its targets do not count.
    pub(crate) quick: bool,
    pub(crate) rows: u64,
    /// Whether somebody asked for just so many rows.
    pub(crate) rows_asked: bool,
    /// Turns that the program and its floor take.
    pub(crate) rounds: usize,
    /// The same, for starting windows.
    pub(crate) starts: usize,
}

impl Size {
    const FULL: Self =
        Self { quick: false, rows: 1_000_000, rows_asked: false, rounds: 3, starts: 7 };
    pub(crate) const QUICK: Self =
        Self { quick: true, rows: 50_000, rows_asked: false, rounds: 3, starts: 3 };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Import,
    People,
    Users,
    Record,
    Search,
    Start,
    Window,
    Size,
    Sync,
    History,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Import,
        Self::People,
        Self::Users,
        Self::Record,
        Self::Search,
        Self::Start,
        Self::Window,
        Self::Size,
        Self::Sync,
        Self::History,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::People => "people",
            Self::Users => "users",
            Self::Record => "record",
            Self::Search => "search",
            Self::Start => "start",
            Self::Window => "window",
            Self::Size => "size",
            Self::Sync => "sync",
            Self::History => "history",
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) size: Size,
    pub(crate) parts: Vec<Part>,
    /// The file that keeps the tables of a whole run.
    pub(crate) document: PathBuf,
}

impl Asked {
    /// Only a run at full size of every part may replace what is written down.
    pub(crate) fn is_whole(&self) -> bool {
        self.size == Size::FULL && self.parts == Part::ALL
    }
}

#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum Misuse {
    #[error("`{0}` is not understood")]
    Unknown(String),
    #[error("--rows wants a number")]
    Rows,
    #[error("--rounds wants a number")]
    Rounds,
    #[error(
        "--only wants import, people, users, record, search, start, window, size, sync or history"
    )]
    Only,
}

pub(crate) fn parse(words: &[String]) -> Result<Asked, Misuse> {
    let mut size = Size::FULL;
    let mut rows = None;
    let mut rounds = None;
    let mut parts = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--quick" => size = Size::QUICK,
            "--rows" => {
                let count = words.next().and_then(|text| text.parse().ok());
                rows = Some(count.filter(|count| *count > 0).ok_or(Misuse::Rows)?);
            }
            "--rounds" => {
                let count = words.next().and_then(|text| text.parse().ok());
                rounds = Some(count.filter(|count| *count > 0).ok_or(Misuse::Rounds)?);
            }
            // What people ask for by itself.
            "sync" => parts.extend([Part::Sync, Part::History]),
            "--only" => {
                let named = words.next().map_or("", String::as_str);
                let part = Part::ALL.into_iter().find(|part| part.word() == named);
                parts.push(part.ok_or(Misuse::Only)?);
            }
            other => return Err(Misuse::Unknown(other.to_owned())),
        }
    }
    if parts.is_empty() {
        parts.extend(Part::ALL);
    }
    size.rows_asked = rows.is_some();
    size.rows = rows.unwrap_or(size.rows);
    size.rounds = rounds.unwrap_or(size.rounds);
    Ok(Asked { size, parts, document: PathBuf::from("docs/performance.md") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Asked, Misuse> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn only_a_whole_run_is_written_down() {
        for (line, whole) in [
            ("", true),
            ("--quick", false),
            ("--rows 5", false),
            ("--only import", false),
            ("sync", false),
            ("--rounds 1", false),
            ("--only import --only search --only start sync", false),
            (
                "--only import --only people --only users --only record --only search --only start \
                 --only window --only size sync",
                true,
            ),
        ] {
            assert_eq!(parsed(line).map(|asked| asked.is_whole()), Ok(whole), "{line:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert_eq!(parsed("--fast"), Err(Misuse::Unknown("--fast".to_owned())));
        assert_eq!(parsed("--rows some"), Err(Misuse::Rows));
        assert_eq!(parsed("--rounds none"), Err(Misuse::Rounds));
        assert_eq!(parsed("--only tea"), Err(Misuse::Only));
    }

    #[test]
    fn every_part_is_found_by_its_word() {
        for part in Part::ALL {
            let asked = parsed(&format!("--only {}", part.word())).unwrap();
            assert_eq!(asked.parts, [part]);
            assert!(USAGE.contains(part.word()), "{} is told of", part.word());
        }
    }
}
