//! What happens when a field is no longer what it was when a command was made
//! (sync.md, A6). One function, so that the hub and whoever foretells its answer
//! never differ.

use crate::schema::MergeClass;
use crate::value::Value;

/// What becomes of one field of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody touched it meanwhile.
    Apply,
    /// It says so already.
    Already,
    /// The new value is applied, and the one that it replaces is kept beside it.
    Override,
    /// What stands stays, and the new value is kept beside it.
    Keep,
}

/// Compares what stands now with what the command stood on and what it asks for.
pub fn merge_field(class: MergeClass, base: &Value, current: &Value, new: &Value) -> Verdict {
    if current == new {
        return Verdict::Already;
    }
    if current == base {
        return Verdict::Apply;
    }
    match class {
        MergeClass::Safe => Verdict::Override,
        MergeClass::Guarded | MergeClass::Security => Verdict::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_situation_of_the_table() {
        use MergeClass::{Guarded, Safe, Security};
        let [a, b, c] = ["a", "b", "c"].map(Value::from);
        for class in [Safe, Guarded, Security] {
            assert_eq!(merge_field(class, &a, &a, &b), Verdict::Apply);
            assert_eq!(merge_field(class, &a, &b, &b), Verdict::Already);
            assert_eq!(merge_field(class, &a, &a, &a), Verdict::Already);
            let meanwhile = if class == Safe { Verdict::Override } else { Verdict::Keep };
            assert_eq!(merge_field(class, &a, &b, &c), meanwhile);
            assert_eq!(merge_field(class, &Value::Absent, &b, &c), meanwhile);
        }
    }
}
