//! The name of a pipe on Windows: drawn at random, and read back letter by letter.

use desk_secrets::{OsRandomness, Randomness};

const BEFORE: &str = r"\\.\pipe\partner-desk-";
const BYTES: usize = 16;

pub(super) fn draw() -> String {
    let mut bytes = [0; BYTES];
    OsRandomness.fill(&mut bytes);
    format!("{BEFORE}{:032x}", u128::from_be_bytes(bytes))
}

/// What is in the file, where that is such a name and nothing else.
pub(super) fn read(written: &str) -> Option<&str> {
    let drawn = written.strip_prefix(BEFORE)?;
    let whole = drawn.len() == 2 * BYTES && drawn.bytes().all(|letter| letter.is_ascii_hexdigit());
    whole.then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_drawn_anew_each_time_and_read_back() {
        let (one, other) = (draw(), draw());
        assert_ne!(one, other);
        assert_eq!(read(&one), Some(one.as_str()));
    }

    #[test]
    fn half_a_name_another_pipe_and_another_computer_are_not_read() {
        let name = draw();
        for nonsense in [
            "",
            &name[..name.len() - 1],
            &format!("{name}0"),
            r"\\.\pipe\somebody-elses",
            &name.replace(r"\\.\", r"\\elsewhere\"),
        ] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
