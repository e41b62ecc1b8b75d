//! The least that a window of this kind can be, with nothing of ours in it:
//! what the start of the program is measured beside. Built in the same profile,
//! it tells like the program when its page is painted: one line in the file
//! that `PARTNER_DESK_READY_FILE` names.

use std::time::Instant;

use tauri::State;

/// It has the name of one of the program's calls because permissions are made
/// for the whole package, and this one the main window has.
#[tauri::command]
fn screen_painted(began: State<'_, Instant>) {
    let Some(file) = std::env::var_os("PARTNER_DESK_READY_FILE") else { return };
    let line = format!("{}\n", began.elapsed().as_millis());
    // Whoever waits for the file sees that it does not come.
    let _ = std::fs::write(file, line);
}

#[expect(clippy::disallowed_methods, reason = "the macro ends the program when its thread fails")]
fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .manage(Instant::now())
        .invoke_handler(tauri::generate_handler![screen_painted])
        .run(tauri::generate_context!("src-tauri/examples/blank/tauri.conf.json"))
}
