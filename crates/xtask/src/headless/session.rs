//! A session bus of its own for one command, with or without an unlocked keyring.

use std::ffi::OsStr;
use std::process::Command;

use crate::shell;

/// A home that is forgotten afterwards, and a keyring in it that nobody has to unlock.
const KEYRING: &str = r#"
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data
export XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
eval "$(printf made-up | gnome-keyring-daemon --unlock --components=secrets --daemonize |
  sed 's/^/export /')"
"$@"
"#;

pub(crate) fn with_bus<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = shell::command("dbus-run-session", ["--"]);
    command.arg(program).args(args);
    command
}

pub(crate) fn with_keyring<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = with_bus("sh", ["-c", KEYRING, "sh"]);
    command.arg(program).args(args);
    command
}
