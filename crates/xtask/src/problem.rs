//! Everything that can stop a command of ours, in words that say what to do next.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum Problem {
    #[error("cannot start `{program}`: {cause}")]
    Start { program: String, cause: io::Error },
    #[error("lost hold of `{program}`: {cause}")]
    Hold { program: String, cause: io::Error },
    #[error("`{command}` ended with {status}")]
    Failed { command: String, status: ExitStatus },
    #[error("`{command}` was still going after {seconds} s and was ended")]
    TooLong { command: String, seconds: u64 },
    #[error("cannot {doing} {}: {cause}", path.display())]
    File { doing: &'static str, path: PathBuf, cause: io::Error },
    #[error("{} is not the JSON it should be: {cause}", path.display())]
    Json { path: PathBuf, cause: serde_json::Error },
    #[error("{what} says nothing about how many tests passed")]
    Uncounted { what: String },
    #[error("no tests in {}", .0.display())]
    NoTests(PathBuf),
    #[error("this machine still needs:\n{}", bullets(.0))]
    Missing(Vec<String>),
    #[error("nothing was installed, as you asked")]
    Declined,
    #[error("the virtual display did not say its number: {0}")]
    Display(String),
    #[error(
        "the catalog was not on screen after {seconds} s. The program said ({}):\n{said}",
        log.display()
    )]
    NeverPainted { seconds: u64, log: PathBuf, said: String },
    #[error("the program ended before the catalog was on screen. It said ({}):\n{said}", log.display())]
    EndedEarly { log: PathBuf, said: String },
    #[error("the picture of the screen stayed empty")]
    EmptyPicture,
    #[error("no package in {}", .0.display())]
    NoPackage(PathBuf),
    #[error("{} lacks:\n{}", package.display(), bullets(lacks))]
    Lacks { package: PathBuf, lacks: Vec<&'static str> },
    #[error("no text of a licence was found for:\n{}", bullets(.0))]
    NoLicence(Vec<String>),
    #[error("`package --check` makes a Debian of its own: it needs root, on Linux")]
    NeedsRoot,
    #[error("not tried, because `{0}` failed")]
    NotTried(&'static str),
}

fn bullets<S: AsRef<str>>(lines: &[S]) -> String {
    lines.iter().map(|line| format!("  - {}", line.as_ref())).collect::<Vec<_>>().join("\n")
}

/// For `map_err`: names the file and what was being done to it.
pub(crate) fn file(
    doing: &'static str,
    path: impl Into<PathBuf>,
) -> impl FnOnce(io::Error) -> Problem {
    let path = path.into();
    move |cause| Problem::File { doing, path, cause }
}
