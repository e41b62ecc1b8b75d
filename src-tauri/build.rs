//! Tells Tauri which commands there are. Naming them is what makes permissions
//! bite: a named command that no capability allows is refused.

include!("../crates/app/src/calls.rs");

macro_rules! names {
    ($($name:ident($ask:ident) -> $answer:ident = $area:ident::$deed:ident;)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}
calls!(names);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // tauri-build watches the places where these files usually are.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=crates/app/src/calls.rs");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        // News goes to the window over a channel that it asks for: a page that may listen to
        // events may listen to Tauri's own, and those tell the paths of dropped files.
        .plugin("news", tauri_build::InlinedPlugin::new().commands(&["follow", "menu"]))
        .app_manifest(tauri_build::AppManifest::new().commands(NAMES));
    tauri_build::try_build(attributes)?;
    Ok(())
}
