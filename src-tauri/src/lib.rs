//! The desktop shell: Tauri and nothing clever.

#[cfg(target_os = "linux")]
mod asleep;
mod commands;
mod drops;
mod events;
mod given;
mod hardening;
mod key_file;
mod logs;
mod menu;
mod one;
mod options;
mod picker;
mod ready;
mod settings;
mod state;
mod window;

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use tauri::{AppHandle, RunEvent, WindowEvent};

use options::Options;
use ready::ReadyFile;
use state::Shell;

/// Runs until the last window is closed.
pub fn main() -> ExitCode {
    let began = Instant::now();
    if let Err(error) = hardening::harden() {
        return give_up(&error);
    }
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(said) => {
            // Where nobody reads it, the exit code still tells.
            let _ = said.print();
            return ExitCode::from(u8::try_from(said.exit_code()).unwrap_or(2));
        }
    };
    logs::start();
    match run(options, ReadyFile::asked_for(began)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => give_up(&error),
    }
}

fn run(options: Options, ready: ReadyFile) -> Result<(), ShellError> {
    let app = tauri::Builder::default()
        .plugin(events::plugin())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_store::Builder::new().build())
        .invoke_handler(commands::handler())
        .build(context())?;
    if !state::start(&app, options, ready)? {
        return Ok(());
    }
    app.run(heard);
    Ok(())
}

/// What Tauri tells while the program runs; of most of it the window knows by itself.
fn heard(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { event: WindowEvent::DragDrop(event), .. } => {
            Shell::dropped(app, &event);
        }
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => Shell::opened(app, &urls),
        RunEvent::Exit => Shell::close(app),
        _ => {}
    }
}

/// The screens, the permissions and tauri.conf.json, built in.
#[expect(clippy::disallowed_methods, reason = "the macro ends the program when its thread fails")]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

#[expect(clippy::print_stderr, reason = "the last word, and nobody else is left to say it")]
fn give_up(error: &ShellError) -> ExitCode {
    eprintln!("partner-desk: {error}");
    ExitCode::from(error.exit_code())
}

/// Why the program does not start.
#[derive(Debug, thiserror::Error)]
enum ShellError {
    #[error("the window cannot be opened: {0}")]
    Window(#[from] tauri::Error),
    #[error("tauri.conf.json names no window")]
    NoWindow,
    #[error("the settings cannot be read: {0}")]
    Settings(#[from] tauri_plugin_store::Error),
    #[error("{path}: {cause}", path = .path.display())]
    File { path: std::path::PathBuf, cause: std::io::Error },
    #[error("Partner Desk is open with this folder already, and does not answer")]
    Busy,
    #[error("the program could not start itself again without being driven: {0}")]
    Driven(std::io::Error),
}

impl ShellError {
    /// The same as the terminal's: 6 is "cannot open".
    const fn exit_code(&self) -> u8 {
        match self {
            Self::File { .. } => 6,
            Self::Window(_) | Self::NoWindow | Self::Settings(_) | Self::Busy | Self::Driven(_) => {
                1
            }
        }
    }
}
