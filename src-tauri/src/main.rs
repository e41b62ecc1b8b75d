//! The desktop program.

// In a release for Windows no console stands beside the window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    partner_desk_lib::main()
}
