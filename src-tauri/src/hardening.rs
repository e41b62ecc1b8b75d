//! What is taken away from the process before anything secret is in it.

use crate::ShellError;

/// With this, WebKitGTK lets anybody on the machine's side drive the window.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

pub(crate) fn harden() -> Result<(), ShellError> {
    no_core_dumps();
    not_driven()
}

/// A core file would hold the workspace's key. The processes of the webview
/// inherit the limit.
fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        // Lowering a limit is refused to nobody.
        let _ = setrlimit(Resource::Core, none);
    }
}

/// Only a debug build, which nobody is given, and only when it is asked to.
pub(crate) fn may_be_driven() -> bool {
    cfg!(debug_assertions) && std::env::var_os(AUTOMATION).is_some()
}

/// A release is not driven by anyone. The variable must be gone before the
/// webview starts, and changing the own environment is not safe in Rust; so the
/// program becomes itself again, without it.
fn not_driven() -> Result<(), ShellError> {
    if std::env::var_os(AUTOMATION).is_none() || may_be_driven() {
        return Ok(());
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let program = std::env::current_exe().map_err(ShellError::Driven)?;
        let cause = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env_remove(AUTOMATION)
            .exec();
        Err(ShellError::Driven(cause))
    }
    // Elsewhere the webview does not heed it.
    #[cfg(not(unix))]
    Ok(())
}
