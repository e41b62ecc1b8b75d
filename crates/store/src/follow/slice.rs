//! An answer is taken a slice at a time, so that a large one needs no more memory than
//! a small one: each slice as if it had come in an answer of its own.

use std::collections::BTreeMap;

use desk_agree::FieldKey;
use desk_wire::{CommandEvent, Event, EventBody, FieldPatch, Outcome, Receipt, Seeded, WireChange};

use super::ROWS;
use super::own::OwnCommand;
use crate::error::StoreError;

/// Events that are unpacked at once: more of them take more memory and no less time.
pub(super) const SLICE: usize = ROWS;

/// A command that was judged, as an event tells it.
pub(super) struct Told {
    pub(super) seq: u64,
    pub(super) scope: u16,
    pub(super) event: CommandEvent,
}

/// Events, unpacked.
#[derive(Default)]
pub(super) struct Slice {
    pub(super) told: Vec<Told>,
    pub(super) receipts: Vec<Receipt>,
    pub(super) seeded: Option<(u64, Seeded)>,
}

impl Slice {
    /// `first` is the number of the first of them.
    pub(super) fn read(first: u64, events: &[Event]) -> Result<Self, StoreError> {
        let mut slice = Self::default();
        for (seq, event) in (first..).zip(events) {
            match event.body.body()? {
                Some(EventBody::Command(told)) => {
                    slice.told.push(Told { seq, scope: event.scope, event: *told });
                }
                Some(EventBody::Receipt(receipt)) => slice.receipts.push(receipt),
                Some(EventBody::Seeded(seeded)) => slice.seeded = Some((seq, seeded)),
                // Not for the eyes of whoever works here.
                None => {}
            }
        }
        Ok(slice)
    }
}

/// Whether the hub did with it what its last run here did.
pub(super) fn as_foreseen(own: &OwnCommand, event: &CommandEvent) -> bool {
    if own.strayed || event.outcome != Outcome::Applied {
        return false;
    }
    // Nearly always in the same order, and then nothing has to be sorted.
    let in_order = own.fields.len() == event.changes.len()
        && own.fields.iter().zip(&event.changes).all(|(patch, change)| same(patch, change));
    if in_order {
        return true;
    }
    let asked: BTreeMap<FieldKey, _> =
        own.fields.iter().map(|patch| (FieldKey::from(patch), &patch.new)).collect();
    let came: BTreeMap<FieldKey, _> =
        event.changes.iter().map(|change| (FieldKey::from(change), &change.value)).collect();
    asked == came
}

fn same(patch: &FieldPatch, change: &WireChange) -> bool {
    patch.entity_type == change.entity_type
        && patch.entity() == change.entity()
        && patch.field == change.field
        && patch.member == change.member
        && patch.new == change.value
}
