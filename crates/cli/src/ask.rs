//! Questions to the person at the terminal. They go to standard error, so that
//! an answer on standard output stays clean.

use std::io::{self, BufRead, IsTerminal, Write};

use desk_secrets::SecretText;

use crate::failure::Failure;
use crate::text::Texts;

/// Whether somebody is there to see a question and to answer it.
pub(crate) fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// A question that yes or no answers; anything unclear is no.
pub(crate) fn agrees(question: &str, texts: &Texts) -> Result<bool, Failure> {
    let answer = line(question)?;
    let answer = answer.expose().trim().to_lowercase();
    Ok(texts.ask.yes.contains(&answer.as_str()))
}

/// A line that the person types.
pub(crate) fn line(question: &str) -> Result<SecretText, Failure> {
    let ask = || -> io::Result<String> {
        let mut out = io::stderr().lock();
        write!(out, "{question}")?;
        out.flush()?;
        let mut typed = String::new();
        if io::stdin().lock().read_line(&mut typed)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(typed)
    };
    ask().map(SecretText::new).map_err(Failure::NoAnswer)
}
