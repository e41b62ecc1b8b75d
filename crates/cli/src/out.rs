//! The one place that writes to the terminal.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::failure::{Failure, Told};
use crate::plain;
use crate::text::Texts;

/// What a command answers, for people and for programs.
pub(crate) struct Answer {
    text: String,
    json: String,
    /// How the program ends.
    exit: u8,
}

impl Answer {
    pub(crate) fn new(json: impl Serialize, text: String) -> Result<Self, Failure> {
        Ok(Self { text, json: serde_json::to_string(&json)?, exit: 0 })
    }

    /// An answer that is told in whole and is no good news all the same.
    pub(crate) fn ending(self, exit: u8) -> Self {
        Self { exit, ..self }
    }
}

/// Prints the answer or the refusal, and says how the program ends.
pub(crate) fn report(result: &Result<Answer, Failure>, json: bool, texts: &Texts) -> ExitCode {
    let (printed, code) = match result {
        Ok(answer) if json => (print(&plain::json(answer.json.clone())), answer.exit),
        Ok(answer) => (print(&plain::lines(&answer.text)), answer.exit),
        Err(failure) if json => (print(&plain::json(refusal(failure, texts))), failure.exit()),
        Err(failure) => {
            complain(&(texts.done.error)(&failure.tell(texts).message));
            (Ok(()), failure.exit())
        }
    };
    match printed {
        Ok(()) => ExitCode::from(code),
        // Who reads us has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(code),
        Err(error) => {
            complain(&(texts.done.error)(&error.to_string()));
            ExitCode::from(if code == 0 { 1 } else { code })
        }
    }
}

/// The form that `--json` promises.
fn refusal(failure: &Failure, texts: &Texts) -> String {
    #[derive(Serialize)]
    struct Refusal {
        error: Told,
    }
    let refusal = Refusal { error: failure.tell(texts) };
    // Text alone can always be written; the code is the least that must arrive.
    serde_json::to_string(&refusal)
        .unwrap_or_else(|_| format!(r#"{{"error":{{"code":"{}","message":""}}}}"#, failure.code()))
}

/// Writes to standard output, with a line end.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end_matches('\n'))?;
    out.flush()
}

/// Writes a line to standard error. When even that cannot be written, there is
/// nobody left to tell.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", plain::lines(text));
}
