//! A program that ends when we end, however we end.
//!
//! Window programs start others: a bus, a web process, a keyring. They get a process
//! group of their own, and a pipe to us that stays open while we live. When it
//! closes, by our `end`, an error or Ctrl+C, a small watcher ends the whole group.
//! So nothing of ours is left behind, and nothing that is not ours is touched.

use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::problem::Problem;
use crate::shell;

/// `setsid` makes this shell the leader, so `$$` names the group. The traps keep the
/// shell and the watcher alive through the signal that they send to everyone.
const SCRIPT: &str = r#"
trap : TERM
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
(
  trap : TERM
  cat <&3
  kill -TERM -$$
  sleep 3
  kill -KILL -$$
) >/dev/null 2>&1 &
while kill -0 $program 2>/dev/null; do wait $program; status=$?; done
exit ${status:-1}
"#;

#[derive(Debug)]
pub(crate) struct Leash {
    child: Child,
    shown: String,
}

impl Leash {
    /// Starts the command as it stands: its arguments, folder and variables. Only where its
    /// output goes cannot be read from it, so that is said again here.
    pub(crate) fn start(command: &Command, out: Stdio, err: Stdio) -> Result<Self, Problem> {
        let mut held = Command::new("setsid");
        held.args(["sh", "-c", SCRIPT, "sh"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => held.env(name, value),
                None => held.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            held.current_dir(folder);
        }
        let child = held
            .stdin(Stdio::piped())
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(|cause| shell::start_failed(&held, cause))?;
        Ok(Self { child, shown: shell::shown(command) })
    }

    pub(crate) fn take_output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// How the program ended, if it did.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>, Problem> {
        self.child.try_wait().map_err(|cause| Problem::Hold { program: self.shown.clone(), cause })
    }

    pub(crate) fn wait_at_most(mut self, limit: Duration) -> Result<ExitStatus, Problem> {
        let started = Instant::now();
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            if started.elapsed() > limit {
                return Err(Problem::TooLong {
                    command: self.shown.clone(),
                    seconds: limit.as_secs(),
                });
            }
            shell::pause(100);
        }
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        // Closing the pipe is the signal; the watcher makes sure that the wait is short.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        shell::command("sh", ["-c", script])
    }

    #[test]
    fn letting_go_ends_the_program_and_what_it_started() -> Result<(), Problem> {
        let command = sh("sleep 1234 & echo $!; wait");
        let mut leash = Leash::start(&command, Stdio::piped(), Stdio::null())?;
        let mut line = String::new();
        if let Some(output) = leash.take_output() {
            let mut output = std::io::BufReader::new(output);
            std::io::BufRead::read_line(&mut output, &mut line)
                .map_err(|cause| Problem::Hold { program: "sh".to_owned(), cause })?;
        }
        drop(leash);
        shell::pause(200);
        let alive = std::path::Path::new("/proc").join(line.trim()).join("cmdline");
        let told = std::fs::read_to_string(alive).unwrap_or_default();
        assert!(!told.contains("1234"), "the grandchild {line} outlived the leash");
        Ok(())
    }

    #[test]
    fn the_programs_own_exit_code_comes_through() -> Result<(), Problem> {
        let leash = Leash::start(&sh("exit 7"), Stdio::null(), Stdio::null())?;
        assert_eq!(leash.wait_at_most(Duration::from_secs(10))?.code(), Some(7));
        Ok(())
    }

    #[test]
    fn what_takes_too_long_is_ended() -> Result<(), Problem> {
        let leash = Leash::start(&sh("sleep 1235"), Stdio::null(), Stdio::null())?;
        let outcome = leash.wait_at_most(Duration::from_millis(200));
        assert!(matches!(outcome, Err(Problem::TooLong { .. })), "{outcome:?}");
        Ok(())
    }
}
