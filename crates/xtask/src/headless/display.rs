//! A virtual screen of our own.

use std::io::{BufRead, BufReader};
use std::process::{ChildStdout, Command, Stdio};

use super::Leash;
use crate::problem::Problem;
use crate::shell;

#[derive(Debug)]
pub(crate) struct Display {
    name: String,
    _server: Leash,
    // Xvfb wants somewhere to write for as long as it runs.
    _output: BufReader<ChildStdout>,
}

impl Display {
    /// Xvfb picks a free number itself, so two runs at once cannot collide. Without
    /// `-noreset` it resets when its last client leaves, and the next program to start
    /// dies now and then with “Failed to initialize GTK”.
    pub(crate) fn start() -> Result<Self, Problem> {
        let words =
            ["-displayfd", "1", "-screen", "0", "1400x900x24", "-noreset", "-nolisten", "tcp"];
        let mut server =
            Leash::start(&shell::command("Xvfb", words), Stdio::piped(), Stdio::null())?;
        let output = server.take_output().ok_or_else(|| Problem::Display(String::new()))?;
        let mut output = BufReader::new(output);
        let mut number = String::new();
        output
            .read_line(&mut number)
            .map_err(|cause| Problem::Hold { program: "Xvfb".to_owned(), cause })?;
        let number = number.trim();
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Problem::Display(number.to_owned()));
        }
        Ok(Self { name: format!(":{number}"), _server: server, _output: output })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Makes a command use this screen and no other.
    pub(crate) fn lend_to(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            // Without a graphics card this renderer costs seconds and 100 MB; tooling notes, 6.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}
