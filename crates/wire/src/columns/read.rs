//! Columns into items.

use super::header::{self, Kind};
use super::plan::{Holds, Paths, Place, Plan, Step};
use super::{ColumnsError, SHAPES};

/// Calls `each` with the items in their order. Together they come to no more than
/// `limit` bytes.
///
/// # Errors
/// [`ColumnsError`], or what `each` says.
pub fn each_item<E: From<ColumnsError>>(
    bytes: &[u8],
    limit: usize,
    mut each: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut rest = Rest(bytes);
    let count = rest.number()?;
    let shapes = rest.number()?;
    // One more than a writer's most: that of what travels whole.
    if shapes > SHAPES as u64 + 1 {
        return Err(ColumnsError::Shape.into());
    }
    let mut paths = Paths::default();
    let mut known: Vec<(&[u8], Plan)> = Vec::new();
    for _ in 0..shapes {
        let shape = rest.part()?;
        known.push((shape, paths.plan(shape)?));
    }
    let mut which = Rest(rest.part()?);
    let mut columns = Vec::with_capacity(paths.columns());
    for _ in 0..paths.columns() {
        columns.push(Column { rest: Rest(rest.part()?), last: 0 });
    }
    if !rest.0.is_empty() {
        return Err(ColumnsError::Short.into());
    }
    let mut total = 0;
    let mut item = Vec::new();
    for _ in 0..count {
        let shape = usize::try_from(which.number()?).ok().and_then(|which| known.get(which));
        let (shape, plan) = shape.ok_or(ColumnsError::Shape)?;
        item.clear();
        together(shape, plan, &mut columns, &mut item)?;
        total += item.len();
        if total > limit {
            return Err(ColumnsError::TooLarge { limit }.into());
        }
        each(&item)?;
    }
    let left = columns.iter().any(|column| !column.rest.0.is_empty());
    if left || !which.0.is_empty() {
        return Err(ColumnsError::Short.into());
    }
    Ok(())
}

fn together(
    shape: &[u8],
    plan: &Plan,
    columns: &mut [Column<'_>],
    item: &mut Vec<u8>,
) -> Result<(), ColumnsError> {
    let mut begun = Vec::new();
    for step in &plan.0 {
        match step {
            Step::Copy(range) => {
                item.extend_from_slice(shape.get(range.clone()).ok_or(ColumnsError::Shape)?);
            }
            Step::Take(Place { holds, column }) => {
                columns.get_mut(*column).ok_or(ColumnsError::Shape)?.take(*holds, item)?;
            }
            Step::Begin => begun.push(item.len()),
            Step::End => {
                let nested = item.split_off(begun.pop().ok_or(ColumnsError::Shape)?);
                header::write(item, Kind::Bytes, nested.len() as u64);
                item.extend_from_slice(&nested);
            }
        }
    }
    Ok(())
}

struct Column<'b> {
    rest: Rest<'b>,
    /// The number that was read last.
    last: u64,
}

impl Column<'_> {
    fn take(&mut self, holds: Holds, item: &mut Vec<u8>) -> Result<(), ColumnsError> {
        match holds {
            Holds::Number | Holds::Negative => {
                let coded = self.rest.number()?;
                let step = (coded >> 1) ^ (coded & 1).wrapping_neg();
                self.last = self.last.wrapping_add(step);
                let kind = if holds == Holds::Number { Kind::Number } else { Kind::Negative };
                header::write(item, kind, self.last);
            }
            Holds::Fixed(length) => {
                header::write(item, Kind::Bytes, u64::from(length));
                item.extend_from_slice(self.rest.take(length.into())?);
            }
            Holds::Text => {
                let length = self.rest.0.iter().position(|byte| *byte == 0);
                let length = length.ok_or(ColumnsError::Short)?;
                header::write(item, Kind::Text, length as u64);
                item.extend_from_slice(self.rest.take(length)?);
                self.rest.take(1)?;
            }
            Holds::Bytes => {
                let bytes = self.rest.part()?;
                header::write(item, Kind::Bytes, bytes.len() as u64);
                item.extend_from_slice(bytes);
            }
            Holds::Whole => item.extend_from_slice(self.rest.part()?),
        }
        Ok(())
    }
}

/// Bytes that are not read yet.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, length: usize) -> Result<&'b [u8], ColumnsError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(ColumnsError::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64, ColumnsError> {
        let mut number = 0;
        for place in 0..10 {
            let (&byte, rest) = self.0.split_first().ok_or(ColumnsError::Short)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(ColumnsError::Short)
    }

    /// Its length, and so many bytes.
    fn part(&mut self) -> Result<&'b [u8], ColumnsError> {
        let length = usize::try_from(self.number()?).map_err(|_| ColumnsError::Short)?;
        self.take(length)
    }
}
