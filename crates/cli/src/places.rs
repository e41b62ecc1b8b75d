//! Where things are kept when nobody says: the folder that the window uses, so
//! that both see the same workspaces.

use std::path::PathBuf;

/// The identifier of the desktop program, in `tauri.conf.json`.
const PROGRAM: &str = "org.partner-desk.desktop";

/// The data folder; `None` where the environment does not tell a home.
pub(crate) fn data_folder(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    // A relative folder would be another one wherever the program is started.
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(windows) {
        absolute("APPDATA")
    } else if cfg!(target_os = "macos") {
        absolute("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        absolute("XDG_DATA_HOME")
            .or_else(|| absolute("HOME").map(|home| home.join(".local").join("share")))
    };
    base.map(|base| base.join(PROGRAM))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn folder(set: &[(&str, &str)]) -> Option<PathBuf> {
        data_folder(|name| {
            set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_terminal_uses_the_folder_of_the_window() {
        let home = ("HOME", "/home/ada");
        let at_home = Some("/home/ada/.local/share/org.partner-desk.desktop".into());
        assert_eq!(folder(&[home]), at_home);
        assert_eq!(
            folder(&[home, ("XDG_DATA_HOME", "data")]),
            at_home,
            "relative ones do not count"
        );
        assert_eq!(
            folder(&[home, ("XDG_DATA_HOME", "/data")]),
            Some("/data/org.partner-desk.desktop".into())
        );
        assert_eq!(folder(&[]), None);
    }
}
