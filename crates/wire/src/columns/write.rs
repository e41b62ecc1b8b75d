//! Items into columns.

use std::collections::HashMap;

use super::plan::{Holds, Paths, Place};
use super::shape::{Apart, Held};
use super::{SHAPES, put_number};

/// Takes items and makes columns of them; [`crate::each_item`] is the way back.
#[derive(Debug, Default)]
pub struct ColumnsWriter {
    paths: Paths,
    known: HashMap<Vec<u8>, usize>,
    shapes: Vec<Vec<u8>>,
    places: Vec<Vec<Place>>,
    count: u64,
    /// Which shape each item has.
    which: Vec<u8>,
    columns: Vec<Column>,
}

#[derive(Debug, Default)]
struct Column {
    bytes: Vec<u8>,
    /// The number that was written last.
    last: u64,
}

impl ColumnsWriter {
    /// Takes the next item: CBOR in its shortest form is taken apart, anything else kept whole.
    pub fn push(&mut self, item: &[u8]) {
        let mut apart = Apart::default();
        apart.take(item);
        if self.shapes.len() >= SHAPES && !self.known.contains_key(&apart.shape) {
            apart.whole(item);
        }
        let shape = self.shape(&apart.shape);
        self.count += 1;
        put_number(&mut self.which, shape as u64);
        let places = self.places.get(shape).map(Vec::as_slice).unwrap_or_default();
        for (place, held) in places.iter().zip(&apart.held) {
            if let Some(column) = self.columns.get_mut(place.column) {
                column.put(place.holds, held);
            }
        }
    }

    fn shape(&mut self, shape: &[u8]) -> usize {
        if let Some(&known) = self.known.get(shape) {
            return known;
        }
        let next = self.shapes.len();
        // A shape that was just made reads well.
        let plan = self.paths.plan(shape).unwrap_or_default();
        self.columns.resize_with(self.paths.columns(), Column::default);
        self.places.push(plan.places().collect());
        self.shapes.push(shape.to_vec());
        self.known.insert(shape.to_vec(), next);
        next
    }

    /// The columns.
    pub fn finish(self) -> Vec<u8> {
        let mut out = Vec::new();
        put_number(&mut out, self.count);
        put_number(&mut out, self.shapes.len() as u64);
        let columns = self.columns.iter().map(|column| &column.bytes);
        for part in self.shapes.iter().chain([&self.which]).chain(columns) {
            put_number(&mut out, part.len() as u64);
            out.extend_from_slice(part);
        }
        out
    }
}

impl Column {
    fn put(&mut self, holds: Holds, held: &Held<'_>) {
        match held {
            Held::Number(number) => {
                let step = number.wrapping_sub(self.last).cast_signed();
                self.last = *number;
                // Small steps, either way, become small numbers.
                put_number(&mut self.bytes, ((step << 1) ^ (step >> 63)).cast_unsigned());
            }
            Held::Slice(slice) => {
                if matches!(holds, Holds::Bytes | Holds::Whole) {
                    put_number(&mut self.bytes, slice.len() as u64);
                }
                self.bytes.extend_from_slice(slice);
                if holds == Holds::Text {
                    self.bytes.push(0);
                }
            }
        }
    }
}
