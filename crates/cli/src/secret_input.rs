//! How a passphrase comes in: the first line of a file, or typed without being
//! shown. Never on the command line, where every program could read it.

use std::io::{self, IsTerminal};
use std::path::Path;

use desk_app::system::passphrase_in;
use desk_secrets::SecretText;

use crate::failure::Failure;
use crate::text::Texts;

/// The passphrase of an existing slot.
pub(crate) fn passphrase(file: Option<&Path>, texts: &Texts) -> Result<SecretText, Failure> {
    asked(file, texts.ask.passphrase, texts)
}

/// The same, asked for in other words.
pub(crate) fn asked(
    file: Option<&Path>,
    prompt: &str,
    texts: &Texts,
) -> Result<SecretText, Failure> {
    match file {
        Some(file) => from_file(file),
        None => typed(prompt, texts),
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
    passphrase_in(path).map_err(|cause| {
        if cause.kind() == io::ErrorKind::InvalidData {
            Failure::PassphraseNotText(path.to_owned())
        } else {
            Failure::PassphraseFile { path: path.to_owned(), cause }
        }
    })
}

/// An invitation, or with `-` what comes on standard input: whoever has one is
/// let in, and every program can read a command line.
pub(crate) fn invitation(said: String, texts: &Texts) -> Result<String, Failure> {
    if said != "-" {
        return Ok(said);
    }
    let mut text = String::new();
    io::Read::read_to_string(&mut io::stdin().lock(), &mut text).map_err(Failure::NoAnswer)?;
    if text.trim().is_empty() {
        return Err(Failure::Usage(texts.team.no_invitation.to_owned()));
    }
    Ok(text)
}
