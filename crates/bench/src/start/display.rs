//! A virtual screen of our own.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::problem::Problem;

pub(crate) struct Display {
    name: String,
    server: Child,
    // Xvfb wants somewhere to write for as long as it runs.
    _output: BufReader<ChildStdout>,
}

impl Display {
    /// Xvfb picks a free number itself. Without `-noreset` it resets when its last
    /// client leaves, and the next program to start dies now and then.
    pub(crate) fn start() -> Result<Self, Problem> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-noreset"])
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| Problem::NotHere("virtual display (Xvfb)"))?;
        let output = server.stdout.take().ok_or(Problem::NotHere("virtual display (Xvfb)"))?;
        let mut output = BufReader::new(output);
        let mut number = String::new();
        output.read_line(&mut number)?;
        Ok(Self { name: format!(":{}", number.trim()), server, _output: output })
    }

    /// Makes a command use this screen and no other.
    pub(crate) fn lend_to(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            // Without a graphics card this renderer costs seconds and 100 MB.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // A server that is gone already is just as well.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
