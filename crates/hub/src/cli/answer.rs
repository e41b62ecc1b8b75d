//! The one place that writes to the terminal.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::failure::{FOUND, Failure};

/// What a command answers, for people and for programs.
pub(super) struct Answer {
    text: String,
    json: Value,
    /// Whether what was looked at is as it should be.
    sound: bool,
}

impl Answer {
    pub(super) fn new(json: Value, text: String) -> Self {
        Self { text, json, sound: true }
    }

    /// An answer that all is well, or that it is not.
    pub(super) fn judged(self, sound: bool) -> Self {
        Self { sound, ..self }
    }

    /// Nothing: it was said while it ran.
    pub(super) fn said() -> Self {
        Self::new(Value::Null, String::new())
    }
}

/// Prints the answer or the failure, and says how the program ends.
pub(super) fn report(result: &Result<Answer, Failure>, json: bool) -> ExitCode {
    let (printed, code) = match result {
        Ok(answer) => {
            let code = if answer.sound { 0 } else { FOUND };
            let printed = if answer.json.is_null() {
                Ok(())
            } else if json {
                print(&answer.json.to_string())
            } else {
                print(&answer.text)
            };
            (printed, code)
        }
        Err(failure) => {
            let message = failure.to_string();
            let printed = if json {
                print(&json!({"error": {"code": failure.code(), "message": message}}).to_string())
            } else {
                // When even that cannot be written, there is nobody left to tell.
                let _ = writeln!(io::stderr().lock(), "desk-hub: {message}");
                Ok(())
            };
            (printed, failure.exit())
        }
    };
    match printed {
        Ok(()) => ExitCode::from(code),
        // Who reads us has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(code),
        Err(_) => ExitCode::from(if code == 0 { 1 } else { code }),
    }
}

pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end_matches('\n'))?;
    out.flush()
}
