//! Which Debian and Ubuntu packages each purpose needs.

use super::Purpose;

/// Libraries and tools that compile the desktop shell.
const BUILD: &[&str] = &[
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "libxdo-dev",
    "libssl-dev",
    "build-essential",
    "pkg-config",
    "file",
];

/// A screen, a session bus, a keyring and letters to draw, for a machine without them.
const VIRTUAL_SCREEN: &[&str] =
    &["xvfb", "xauth", "dbus", "dbus-x11", "gnome-keyring", "fonts-dejavu-core", "imagemagick"];

/// What drives the window and the browser, and what looks into files from outside.
const TEST: &[&str] = &["webkit2gtk-driver", "libsecret-tools", "xdotool", "sqlite3"];

/// What looks into packages, and makes the root that one is tried in.
const PACKAGE: &[&str] = &["rpm", "debootstrap"];

/// What is special about the machine at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Machine {
    pub(crate) has_display: bool,
    pub(crate) has_chromium: bool,
    pub(crate) is_ubuntu: bool,
}

pub(crate) fn needed(purpose: Purpose, machine: Machine) -> Vec<&'static str> {
    let mut names = BUILD.to_vec();
    match purpose {
        Purpose::Run if machine.has_display => {}
        Purpose::Run => names.extend(VIRTUAL_SCREEN),
        Purpose::Package => names.extend(PACKAGE),
        Purpose::Test => {
            names.extend(VIRTUAL_SCREEN);
            names.extend(TEST);
            if !machine.has_chromium {
                // Ubuntu's package of that name does not exist; this one brings the snap.
                names.push(if machine.is_ubuntu { "chromium-browser" } else { "chromium" });
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: Machine = Machine { has_display: true, has_chromium: true, is_ubuntu: false };

    #[test]
    fn a_machine_with_a_screen_needs_no_virtual_one_to_run() {
        assert!(!needed(Purpose::Run, DESK).contains(&"xvfb"));
        let server = Machine { has_display: false, ..DESK };
        assert!(needed(Purpose::Run, server).contains(&"xvfb"));
    }

    #[test]
    fn packages_need_no_screen() {
        let server = Machine { has_display: false, ..DESK };
        let names = needed(Purpose::Package, server);
        assert!(names.contains(&"rpm") && !names.contains(&"xvfb"), "{names:?}");
    }

    #[test]
    fn tests_never_borrow_the_persons_own_screen() {
        assert!(needed(Purpose::Test, DESK).contains(&"xvfb"));
    }

    #[test]
    fn a_browser_is_installed_only_where_there_is_none() {
        assert!(!needed(Purpose::Test, DESK).contains(&"chromium"));
        let bare = Machine { has_chromium: false, ..DESK };
        assert!(needed(Purpose::Test, bare).contains(&"chromium"));
        let ubuntu = Machine { is_ubuntu: true, ..bare };
        assert!(needed(Purpose::Test, ubuntu).contains(&"chromium-browser"));
    }
}
