//! The record on paper: what it is, as a table, and on the foot of every page the end of
//! the chain. Who keeps such a page has the end outside the program.

use std::fs::File;
use std::io::{BufWriter, Write};

use desk_core::operation::Operation;
use desk_core::schema::EntityType;
use desk_paper::{Column, Look, PaperError, Sheet};
use desk_store::HistoryFilter;

use super::rows;
use crate::desk::unwritable;
use crate::error::{AppError, ErrorCode};
use crate::views::{RecordEntry, RecordProof};
use crate::words::{Words, date, instant, sentence};

/// What stands above and below the table.
pub(super) struct Frame {
    pub(super) words: &'static Words,
    pub(super) workspace: String,
    pub(super) proof: RecordProof,
    /// What it was narrowed down by, in words; empty for all of it.
    pub(super) only: Vec<String>,
    pub(super) has_hub: bool,
}

/// Pages that are being filled.
pub(super) struct Paper {
    frame: Frame,
    entries: Vec<RecordEntry>,
}

impl Paper {
    pub(super) const fn new(frame: Frame) -> Self {
        Self { frame, entries: Vec::new() }
    }

    pub(super) fn add(&mut self, entries: Vec<RecordEntry>) {
        self.entries.extend(entries);
    }

    pub(super) fn write(self, out: &mut BufWriter<File>) -> Result<u64, AppError> {
        let Frame { words, workspace, proof, only, has_hub } = &self.frame;
        let (words, has_hub) = (*words, *has_hub);
        let says = &words.says;
        let many = self.entries.len() as u64;
        let look = Look {
            language: words.tag.to_owned(),
            title: (says.title)(workspace),
            foot: foot(words, proof),
            page_of: says.foot.page,
        };
        let mut sheet = Sheet::new(look).map_err(unprinted)?;
        sheet.paragraph(&(says.made)(&instant(words, &proof.checked_at)));
        if only.is_empty() {
            sheet.paragraph(&(says.whole_record)(many));
        } else {
            sheet.paragraph(&(says.excerpt)(many));
            sheet.paragraph(&(says.by_filter)(&only.join(", ")));
        }
        let heads = &says.heads;
        let column = |head: &str, share| Column { head: head.to_owned(), share };
        sheet.table(vec![
            column(heads.number, 6),
            column(heads.when, 13),
            column(heads.who, 14),
            column(heads.device, 12),
            column(heads.what, 22),
            column(heads.changes, 33),
            column(heads.outcome, 12),
            column(heads.batch, 9),
        ]);
        for entry in &self.entries {
            let number = match entry.event_seq {
                Some(seq) => format!("{}\n({seq})", entry.device_seq),
                None => entry.device_seq.to_string(),
            };
            let why = rows::why(words, entry);
            let outcome = rows::outcome(words, entry, has_hub);
            let outcome = if why.is_empty() { outcome } else { format!("{outcome}\n{why}") };
            sheet.row(&[
                number,
                instant(words, &entry.made_at),
                entry.actor.clone(),
                rows::device(words, entry),
                sentence(words, &entry.code, &entry.subject),
                rows::changes(words, entry),
                outcome,
                // Ids of one hour begin alike.
                entry.batch.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect(),
            ]);
        }
        let bytes = sheet.finish().map_err(unprinted)?;
        out.write_all(&bytes).map_err(unwritable)?;
        Ok(many)
    }
}

fn unprinted(error: PaperError) -> AppError {
    AppError::caused(ErrorCode::Internal, "the pages could not be made", error)
}

/// The end of the chain, whose word stands behind it, and whether it was found whole.
fn foot(words: &Words, proof: &RecordProof) -> Vec<String> {
    let says = &words.says.foot;
    let mut lines = Vec::new();
    match &proof.head {
        Some(head) => {
            let at = proof.head_at.as_deref().map(|at| instant(words, at)).unwrap_or_default();
            lines.push((says.signed)(head.seq, &at, &head.hash));
            lines.push((says.hub_key)(&head.hub_key));
        }
        None => {
            lines.push((says.own)(proof.own.seq, &proof.own.hash));
            lines.push(says.unsigned.to_owned());
        }
    }
    let at = instant(words, &proof.checked_at);
    lines.push(if !proof.whole {
        (says.broken)(u32::try_from(proof.problems.len()).unwrap_or(u32::MAX), &at)
    } else if proof.hub_read == Some(true) {
        (says.whole)(&at)
    } else {
        (says.whole_without_hub)(&at)
    });
    lines.push(says.evident.to_owned());
    lines
}

/// What the record was narrowed down by. `named` tells people and devices by their names,
/// and a record by what it is called.
pub(super) fn only(
    words: &Words,
    filter: &HistoryFilter,
    named: impl Fn(&str) -> String,
) -> Vec<String> {
    let says = &words.says.filter;
    let entity = |entity: EntityType| (words.entity)(entity).to_owned();
    let operation = |code: &String| match Operation::from_code(code) {
        Some(one) => (words.done)(one, "…"),
        None => code.clone(),
    };
    let became = |became: desk_store::Became| {
        let code = match became {
            desk_store::Became::Done => "applied",
            desk_store::Became::Waiting => "pending",
            desk_store::Became::Merged => "merged",
            desk_store::Became::Conflict => "conflict",
            desk_store::Became::Refused => "rejected",
        };
        (words.outcome)(code).unwrap_or(code).to_owned()
    };
    [
        filter.from.map(|at| (says.from)(&date(words, &at.to_string()))),
        filter.until.map(|at| (says.until)(&date(words, &at.to_string()))),
        filter.person.map(|id| (says.person)(&named(&id.to_string()))),
        filter.device.map(|id| (says.device)(&named(&id.to_string()))),
        filter.about.map(|one| (says.about)(&entity(one))),
        filter.operation.as_ref().map(|code| (says.operation)(&operation(code))),
        filter.became.map(|one| (says.became)(&became(one))),
        filter
            .record
            .map(|(of, id)| (says.record)(&format!("{} {}", entity(of), named(&id.to_string())))),
        filter.text.as_ref().map(|text| (says.text)(text)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
