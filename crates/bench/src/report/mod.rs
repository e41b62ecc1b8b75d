//! The tables: on the terminal, and kept in the document.

mod document;
mod figures;

pub(crate) use figures::{few_megabytes, megabytes, milliseconds, seconds};

use std::fmt::Write as _;

use crate::args::Size;

/// What a line promises.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// At most this many times the floor.
    Ratio(f64),
    /// At most so much, with the unit as it is written.
    Below { value: f64, most: f64, unit: &'static str },
}

/// One thing measured.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) ours: String,
    pub(crate) floor: String,
    /// The median of the rounds' ratios.
    pub(crate) ratio: Option<f64>,
    pub(crate) target: Option<Target>,
}

#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) notes: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) machine: String,
    pub(crate) size: Size,
    pub(crate) sections: Vec<Section>,
}

impl Line {
    fn is_met(&self) -> bool {
        match self.target {
            None => true,
            Some(Target::Ratio(most)) => self.ratio.is_some_and(|ratio| ratio <= most),
            Some(Target::Below { value, most, .. }) => value <= most,
        }
    }

    fn row(&self) -> String {
        let ratio = self.ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let target = match self.target {
            None => String::new(),
            Some(Target::Ratio(most)) => format!("≤ {most:.1}, {}", self.word()),
            Some(Target::Below { most, unit, .. }) => format!("≤ {most}{unit}, {}", self.word()),
        };
        format!("| {} | {} | {} | {ratio} | {target} |\n", self.what, self.ours, self.floor)
    }

    fn word(&self) -> &'static str {
        if self.is_met() { "met" } else { "MISSED" }
    }
}

impl Section {
    /// A section that says why there is none.
    pub(crate) fn without(title: &str, why: &str) -> Self {
        Self { title: title.to_owned(), lines: Vec::new(), notes: vec![why.to_owned()] }
    }

    fn tables(&self) -> String {
        let mut text = format!("### {}\n", self.title);
        if !self.lines.is_empty() {
            text.push_str("\n| | Partner Desk | floor | ratio | target |\n");
            text.push_str("| --- | --- | --- | --- | --- |\n");
            text.extend(self.lines.iter().map(Line::row));
        }
        for note in &self.notes {
            // Writing into a string cannot fail.
            let _ = write!(text, "\n{note}\n");
        }
        text
    }
}

impl Report {
    pub(crate) fn in_terminal(&self) -> String {
        let verdict = match self.missed().as_slice() {
            _ if self.size.quick => "A small run: its targets do not count.\n".to_owned(),
            [] => "Every target is met.\n".to_owned(),
            missed => format!("Missed: {}.\n", missed.join(", ")),
        };
        format!("\n{}\n{verdict}", self.tables())
    }

    pub(crate) fn missed(&self) -> Vec<String> {
        let of = |section: &Section| {
            let title = section.title.clone();
            let missed = section.lines.iter().filter(|line| !line.is_met());
            missed.map(move |line| format!("{title}: {}", line.what)).collect::<Vec<_>>()
        };
        self.sections.iter().flat_map(of).collect()
    }

    fn tables(&self) -> String {
        let mut text = format!("Machine: {}, shared with other work.\n", self.machine);
        for section in &self.sections {
            text.push('\n');
            text.push_str(&section.tables());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(ratio: f64, target: Option<Target>) -> Line {
        let (ours, floor) = ("2 s".to_owned(), "1 s".to_owned());
        Line { what: "time".to_owned(), ours, floor, ratio: Some(ratio), target }
    }

    #[test]
    fn a_target_is_met_missed_or_not_set() {
        let cases = [
            (line(1.2, Some(Target::Ratio(1.5))), true),
            (line(1.6, Some(Target::Ratio(1.5))), false),
            (line(9.0, None), true),
            (line(1.0, Some(Target::Below { value: 301.0, most: 300.0, unit: " MB" })), false),
        ];
        for (line, met) in cases {
            assert_eq!(line.is_met(), met, "{}", line.row());
        }
        let row = line(1.6, Some(Target::Ratio(1.5))).row();
        assert_eq!(row, "| time | 2 s | 1 s | 1.60 | ≤ 1.5, MISSED |\n");
        let few = Target::Below { value: 0.1, most: 0.15, unit: " MB" };
        assert!(line(1.0, Some(few)).row().ends_with("| ≤ 0.15 MB, met |\n"));
    }
}
