//! How a passphrase comes in: the first line of a file, or typed without being
//! shown. Never on the command line, where every program could read it.

use std::io::{self, IsTerminal};
use std::path::Path;

use desk_secrets::SecretText;

use crate::failure::Failure;
use crate::text::Texts;

/// The passphrase of an existing slot.
pub(crate) fn passphrase(file: Option<&Path>, texts: &Texts) -> Result<SecretText, Failure> {
    match file {
        Some(file) => from_file(file),
        None => typed(texts.ask.passphrase, texts),
    }
}

/// The passphrase of a new slot: typed twice.
pub(crate) fn new_passphrase(file: Option<&Path>, texts: &Texts) -> Result<SecretText, Failure> {
    if let Some(file) = file {
        return from_file(file);
    }
    let first = typed(texts.ask.passphrase, texts)?;
    let second = typed(texts.ask.passphrase_again, texts)?;
    if first.expose() == second.expose() {
        Ok(first)
    } else {
        Err(Failure::Usage(texts.ask.passphrases_differ.to_owned()))
    }
}

fn typed(prompt: &str, texts: &Texts) -> Result<SecretText, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(texts.own.need_terminal_for_passphrase.to_owned()));
    }
    rpassword::prompt_password(prompt).map(SecretText::new).map_err(Failure::NoAnswer)
}

fn from_file(path: &Path) -> Result<SecretText, Failure> {
    let bytes = std::fs::read(path)
        .map_err(|cause| Failure::PassphraseFile { path: path.to_owned(), cause })?;
    first_line(bytes).ok_or_else(|| Failure::PassphraseNotText(path.to_owned()))
}

/// The first line without its end; `None` where it is not text.
fn first_line(mut bytes: Vec<u8>) -> Option<SecretText> {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let end = if bytes[..end].ends_with(b"\r") { end - 1 } else { end };
    // Wiped here, because what is cut off is forgotten without being wiped.
    bytes[end..].fill(0);
    bytes.truncate(end);
    match String::from_utf8(bytes) {
        Ok(line) => Some(SecretText::new(line)),
        Err(error) => {
            drop(desk_secrets::Secret::new(error.into_bytes()));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_without_its_end_is_the_passphrase() {
        let line = |text: &[u8]| first_line(text.to_vec()).map(|line| line.expose().to_owned());
        assert_eq!(line(b"open sesame\n").as_deref(), Some("open sesame"));
        assert_eq!(line(b"open sesame\r\nmore\n").as_deref(), Some("open sesame"));
        assert_eq!(line(b" open sesame ").as_deref(), Some(" open sesame "), "spaces count");
        assert_eq!(line(b"open\n\n").as_deref(), Some("open"));
        assert_eq!(line(b"").as_deref(), Some(""));
        assert_eq!(line(b"\xff\xfe"), None);
    }
}
