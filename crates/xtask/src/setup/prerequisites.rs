//! On systems where we install nothing: look for what is needed and name what is missing.
//! The page behind these lists is Tauri's own, <https://tauri.app/start/prerequisites/>.

use std::path::Path;

use super::Purpose;
use crate::headless;
use crate::problem::Problem;
use crate::shell;

pub(crate) fn check(purpose: Purpose) -> Result<(), Problem> {
    let mut missing = if cfg!(target_os = "macos") {
        macos()
    } else if cfg!(windows) {
        windows()
    } else {
        other_linux(purpose)
    };
    if purpose == Purpose::Test && headless::browser().is_none() {
        missing.push("Chromium, Chrome or Edge, for the browser tests".to_owned());
    }
    if missing.is_empty() { Ok(()) } else { Err(Problem::Missing(missing)) }
}

fn macos() -> Vec<String> {
    let mut missing = Vec::new();
    if shell::read(shell::command("xcode-select", ["-p"])).is_err() {
        missing.push("the Xcode command line tools: `xcode-select --install`".to_owned());
    }
    missing
}

fn windows() -> Vec<String> {
    let mut missing = Vec::new();
    if !has_msvc() {
        missing.push(
            "Visual Studio Build Tools with “Desktop development with C++”: \
             `winget install Microsoft.VisualStudio.2022.BuildTools`"
                .to_owned(),
        );
    }
    if !has_webview2() {
        missing.push(
            "the WebView2 runtime: `winget install Microsoft.EdgeWebView2Runtime`".to_owned(),
        );
    }
    if !shell::answers("perl") {
        missing.push(
            "Perl, which builds the encryption library: `winget install StrawberryPerl.StrawberryPerl`"
                .to_owned(),
        );
    }
    missing
}

/// `vswhere` comes with every Visual Studio installer, at this fixed place.
fn has_msvc() -> bool {
    let Some(programs) = std::env::var_os("ProgramFiles(x86)") else {
        return false;
    };
    let vswhere = Path::new(&programs).join("Microsoft Visual Studio/Installer/vswhere.exe");
    let asked = ["-products", "*", "-property", "installationPath", "-requires"];
    let tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64";
    shell::read(shell::command(vswhere, asked.iter().chain([&tools])))
        .is_ok_and(|found| !found.trim().is_empty())
}

/// Installed for the machine or for the person; either is enough.
fn has_webview2() -> bool {
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    [r"HKLM\SOFTWARE\WOW6432Node\", r"HKLM\SOFTWARE\", r"HKCU\Software\"].iter().any(|place| {
        let key = format!("{place}{CLIENT}");
        shell::read(shell::command("reg", ["query", &key, "/v", "pv"])).is_ok()
    })
}

/// Names of programs rather than packages, which differ between distributions.
fn other_linux(purpose: Purpose) -> Vec<String> {
    let mut programs = vec!["pkg-config", "cc"];
    if purpose == Purpose::Test || (purpose == Purpose::Run && !headless::has_display()) {
        programs.extend(["Xvfb", "dbus-run-session", "import", "identify"]);
    }
    if purpose == Purpose::Test {
        programs.extend(["WebKitWebDriver", "gnome-keyring-daemon", "secret-tool", "xdotool"]);
        programs.push("sqlite3");
    }
    if purpose == Purpose::Package {
        programs.extend(["rpm", "dpkg-deb"]);
    }
    let programs = programs
        .iter()
        .filter(|name| headless::on_path(name).is_none())
        .map(|name| format!("the program `{name}`"));
    let libraries = ["webkit2gtk-4.1", "librsvg-2.0", "openssl"]
        .iter()
        .filter(|name| shell::read(shell::command("pkg-config", ["--exists", name])).is_err())
        .map(|name| format!("the headers of `{name}`"));
    programs.chain(libraries).collect()
}
