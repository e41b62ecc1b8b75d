//! Running other programs: shown before they start, and an error when they fail.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use crate::problem::Problem;
use crate::repo;

/// A command that runs in the top folder of the repository.
pub(crate) fn command<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    command_in(&repo::root(), program, args)
}

pub(crate) fn command_in<S: AsRef<OsStr>>(
    folder: &Path,
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    command
}

/// As a person would type it, for messages.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| match word.to_string_lossy() {
            word if word.is_empty() || word.contains([' ', '"', '\n']) => format!("{word:?}"),
            word => word.into_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

pub(crate) fn run(mut command: Command) -> Result<(), Problem> {
    println!("$ {}", shown(&command));
    let status = command.status().map_err(|cause| start_failed(&command, cause))?;
    succeeded(&command, status)
}

/// What the command prints, kept instead of shown.
pub(crate) fn read(mut command: Command) -> Result<String, Problem> {
    let output =
        command.stderr(Stdio::null()).output().map_err(|cause| start_failed(&command, cause))?;
    succeeded(&command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the program is there and answers `--version`.
pub(crate) fn answers(program: &str) -> bool {
    read(command(program, ["--version"])).is_ok()
}

/// Shows what the command prints and also keeps it, to count in it. A failing
/// command is no error here: what it printed says more than its exit code.
pub(crate) fn tee(mut command: Command) -> Result<(String, ExitStatus), Problem> {
    println!("$ {}", shown(&command));
    let held = |command: &Command, cause| Problem::Hold { program: shown(command), cause };
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|cause| start_failed(&command, cause))?;
    let mut kept = Vec::new();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line).map_err(|cause| held(&command, cause))? > 0 {
            // Someone may have closed our own output; the count still matters.
            let _ = std::io::stdout().write_all(&line);
            kept.append(&mut line);
        }
    }
    let status = child.wait().map_err(|cause| held(&command, cause))?;
    Ok((String::from_utf8_lossy(&kept).into_owned(), status))
}

/// Between two looks at another program, which cannot tell us itself.
#[expect(clippy::disallowed_methods, reason = "there is no async runtime here to hold up")]
pub(crate) fn pause(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

pub(crate) fn start_failed(command: &Command, cause: std::io::Error) -> Problem {
    Problem::Start { program: command.get_program().to_string_lossy().into_owned(), cause }
}

pub(crate) fn succeeded(command: &Command, status: ExitStatus) -> Result<(), Problem> {
    if status.success() {
        return Ok(());
    }
    Err(Problem::Failed { command: shown(command), status })
}
