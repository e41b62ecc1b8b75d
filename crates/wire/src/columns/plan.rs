//! What to do with each place of a shape, and which column it has.
//!
//! Writer and reader come to the same columns because both look at the shapes in the
//! same order: the first place with a path that is new opens the next column.

use std::collections::HashMap;
use std::ops::Range;

use super::header::{self, Header};
use super::shape::{has_label, mark, word};
use super::{ColumnsError, DEPTH, SHAPE_BYTES};

/// A step on the way from a shape to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// These bytes of the shape, as they are.
    Copy(Range<usize>),
    Take(Place),
    /// Bytes begin that are an item themselves.
    Begin,
    End,
}

/// Where something stands that an item holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) holds: Holds,
    pub(super) column: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Number,
    Negative,
    /// So many bytes.
    Fixed(u8),
    Text,
    Bytes,
    Whole,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plan(pub(super) Vec<Step>);

impl Plan {
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.0.iter().filter_map(|step| match step {
            Step::Take(place) => Some(*place),
            Step::Copy(_) | Step::Begin | Step::End => None,
        })
    }
}

/// The columns so far, by the paths that lead to them.
#[derive(Debug, Default)]
pub(super) struct Paths(HashMap<Vec<u8>, usize>);

impl Paths {
    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.0.len()
    }

    pub(super) fn plan(&mut self, shape: &[u8]) -> Result<Plan, ColumnsError> {
        if shape.len() > SHAPE_BYTES {
            return Err(ColumnsError::Shape);
        }
        let mut planner = Planner { paths: self, shape, plan: Plan::default(), path: Vec::new() };
        let (end, _) = planner.one(0, 0).ok_or(ColumnsError::Shape)?;
        if end == shape.len() { Ok(planner.plan) } else { Err(ColumnsError::Shape) }
    }
}

/// Parts of a path that no name and no code contains.
mod part {
    pub(super) const NAME: u8 = 0xff;
    pub(super) const IS: u8 = 0xfe;
    pub(super) const LIST: u8 = 0xfd;
}

struct Planner<'p> {
    paths: &'p mut Paths,
    shape: &'p [u8],
    plan: Plan,
    path: Vec<u8>,
}

impl Planner<'_> {
    /// Where the shape of the item at `at` ends, and its byte where it is a small number.
    fn one(&mut self, at: usize, depth: usize) -> Option<(usize, Option<u8>)> {
        if depth > DEPTH {
            return None;
        }
        let (header, length) = header::read(self.shape.get(at..)?)?;
        let end = at + length;
        let first = *self.shape.get(at)?;
        match header {
            Header::Number(0..24) => {
                self.copy(at..end);
                Some((end, Some(first)))
            }
            Header::Negative(0..24) | Header::Simple => {
                self.copy(at..end);
                Some((end, None))
            }
            Header::Mark(mark) => Some((self.marked(mark, end, depth)?, None)),
            Header::List(count) => self.inside(at..end, |plan| plan.list(end, count, depth)),
            Header::Map(count) => self.inside(at..end, |plan| plan.map(end, count, depth)),
            Header::Number(_) | Header::Negative(_) | Header::Bytes(_) | Header::Text(_) => None,
        }
    }

    /// Walks what a list or a map holds, and comes back to where it stands itself.
    fn inside(
        &mut self,
        head: Range<usize>,
        walk: impl FnOnce(&mut Self) -> Option<usize>,
    ) -> Option<(usize, Option<u8>)> {
        self.copy(head);
        let path = self.path.len();
        let end = walk(self)?;
        self.path.truncate(path);
        Some((end, None))
    }

    fn marked(&mut self, mark: u8, end: usize, depth: usize) -> Option<usize> {
        let holds = match mark {
            mark::NUMBER => Holds::Number,
            mark::NEGATIVE => Holds::Negative,
            mark::TEXT => Holds::Text,
            mark::BYTES => Holds::Bytes,
            mark::WHOLE if depth == 0 => Holds::Whole,
            mark::FIXED => {
                let length = *self.shape.get(end)?;
                self.take(Holds::Fixed(length), &[mark, length]);
                return Some(end + 1);
            }
            mark::NESTED => {
                self.plan.0.push(Step::Begin);
                let (end, _) = self.one(end, depth + 1)?;
                self.plan.0.push(Step::End);
                return Some(end);
            }
            _ => return None,
        };
        self.take(holds, &[mark]);
        Some(end)
    }

    fn list(&mut self, mut at: usize, count: u64, depth: usize) -> Option<usize> {
        self.path.push(part::LIST);
        let mut rest = count;
        if has_label(count)
            && let Some(label) = word(self.shape.get(at..)?)
        {
            self.path.extend_from_slice(label);
            let end = at + label.len();
            self.copy(at..end);
            (at, rest) = (end, rest - 1);
        }
        for place in 0..rest {
            let (end, number) = self.one(at, depth + 1)?;
            if let Some(number) = number.filter(|_| place == 0 && has_label(rest)) {
                self.path.extend([part::IS, number]);
            }
            at = end;
        }
        Some(at)
    }

    fn map(&mut self, mut at: usize, count: u64, depth: usize) -> Option<usize> {
        for _ in 0..count {
            let name = word(self.shape.get(at..)?)?.to_vec();
            self.copy(at..at + name.len());
            let before = self.path.len();
            self.path.extend_from_slice(&name);
            self.path.push(part::NAME);
            let (end, number) = self.one(at + name.len(), depth + 1)?;
            self.path.truncate(before);
            // What a small number says of the rest, as the number of a field does.
            if let Some(number) = number {
                self.path.extend_from_slice(&name);
                self.path.extend([part::IS, number]);
            }
            at = end;
        }
        Some(at)
    }

    fn copy(&mut self, bytes: Range<usize>) {
        match self.plan.0.last_mut() {
            Some(Step::Copy(last)) if last.end == bytes.start => last.end = bytes.end,
            _ => self.plan.0.push(Step::Copy(bytes)),
        }
    }

    fn take(&mut self, holds: Holds, kind: &[u8]) {
        let mut path = self.path.clone();
        path.extend_from_slice(kind);
        let next = self.paths.0.len();
        let column = *self.paths.0.entry(path).or_insert(next);
        self.plan.0.push(Step::Take(Place { holds, column }));
    }
}
