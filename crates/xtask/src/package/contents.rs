//! What is in a package, compared with what has to be there.

use std::fs;
use std::path::Path;

use crate::problem::{Problem, file};
use crate::repo;
use crate::shell;

const DESKTOP_ENTRY: &str = "usr/share/applications/Partner Desk.desktop";

/// The licences of what others wrote.
const THIRD_PARTY: &str = "usr/share/doc/partner-desk/THIRD-PARTY-LICENSES";

/// In both kinds.
const FILES: [&str; 9] = [
    "usr/bin/partner-desk",
    DESKTOP_ENTRY,
    "usr/share/doc/partner-desk/LICENSE-APACHE",
    "usr/share/doc/partner-desk/LICENSE-MIT",
    THIRD_PARTY,
    "usr/share/icons/hicolor/32x32/apps/partner-desk.png",
    "usr/share/icons/hicolor/128x128/apps/partner-desk.png",
    "usr/share/icons/hicolor/256x256@2/apps/partner-desk.png",
    "usr/share/icons/hicolor/512x512/apps/partner-desk.png",
];

/// What the system must learn from the entry: links, files, the name and the picture.
const ENTRY: [&str; 6] = [
    "Name=Partner Desk",
    "Exec=partner-desk %u",
    "Icon=partner-desk",
    "MimeType=text/csv;",
    "x-scheme-handler/partner-desk;",
    "Comment[fr]=",
];

const DEB_FIELDS: [&str; 9] = [
    "Package: partner-desk",
    "Maintainer: ",
    "Section: ",
    "Description: ",
    "libc6 (>= 2.34)",
    "libdbus-1-3",
    "libssl3",
    "libwebkit2gtk-4.1-0",
    "libgtk-3-0",
];

const RPM_FIELDS: [&str; 4] = [
    "libcrypto.so.3()(64bit)",
    "libdbus-1.so.3()(64bit)",
    "libwebkit2gtk-4.1.so.0()(64bit)",
    "libgtk-3.so.0()(64bit)",
];

pub(crate) fn check_deb(deb: &Path) -> Result<(), Problem> {
    let ask = |what| asked("dpkg-deb", &[what], deb);
    let mut lacks = missing(&FILES, &ask("--contents")?);
    lacks.extend(missing(&DEB_FIELDS, &ask("--field")?));
    lacks.extend(missing(&ENTRY, &desktop_entry(deb)?));
    judge(deb, lacks)
}

pub(crate) fn check_rpm(rpm: &Path) -> Result<(), Problem> {
    let mut lacks = missing(&FILES, &asked("rpm", &["-qlp"], rpm)?);
    lacks.extend(missing(&RPM_FIELDS, &asked("rpm", &["-qp", "--requires"], rpm)?));
    judge(rpm, lacks)
}

/// What none of the lines ends with or has in it.
fn missing(wanted: &[&'static str], text: &str) -> Vec<&'static str> {
    let said = |what: &&&str| text.lines().any(|line| line.contains(**what));
    wanted.iter().filter(|what| !said(what)).copied().collect()
}

fn judge(package: &Path, lacks: Vec<&'static str>) -> Result<(), Problem> {
    if lacks.is_empty() {
        println!("{} has what it needs.", package.display());
        return Ok(());
    }
    Err(Problem::Lacks { package: package.to_path_buf(), lacks })
}

fn asked(program: &str, words: &[&str], package: &Path) -> Result<String, Problem> {
    let mut command = shell::command(program, words);
    command.arg(package);
    shell::read(command)
}

fn desktop_entry(deb: &Path) -> Result<String, Problem> {
    let unpacked = repo::notes().join("deb");
    let mut unpack = shell::command("dpkg-deb", ["--extract"]);
    unpack.arg(deb).arg(&unpacked);
    shell::run(unpack)?;
    let entry = unpacked.join(DESKTOP_ENTRY);
    fs::read_to_string(&entry).map_err(file("read", &entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_listing_are_understood() {
        let deb = "-rwxr-xr-x 0/0 27237712 2026-11-23 03:36 usr/bin/partner-desk\n";
        let rpm = "/usr/bin/partner-desk\n/usr/share/applications/Partner Desk.desktop\n";
        assert!(!missing(&FILES, deb).contains(&"usr/bin/partner-desk"));
        assert!(missing(&FILES, deb).contains(&DESKTOP_ENTRY));
        assert_eq!(missing(&FILES, rpm).len(), FILES.len() - 2);
    }

    #[test]
    fn an_entry_without_the_links_is_noticed() {
        let entry = "Name=Partner Desk\nComment[fr]=Listes\nExec=partner-desk %u\n\
                     Icon=partner-desk\nMimeType=text/csv;application/zip;\n";
        assert_eq!(missing(&ENTRY, entry), [ENTRY[4]]);
    }

    /// The configuration and the check must not drift apart.
    #[test]
    fn what_is_asked_of_the_packages_stands_in_the_configuration() {
        let text = fs::read_to_string(repo::root().join("tauri.conf.json")).unwrap_or_default();
        for wanted in [DEB_FIELDS[4], DEB_FIELDS[5], DEB_FIELDS[6], RPM_FIELDS[0], RPM_FIELDS[1]] {
            assert!(text.contains(&format!("{wanted:?}")), "{wanted} is not in tauri.conf.json");
        }
        let entry = repo::root().join("src-tauri/partner-desk.desktop");
        let entry = fs::read_to_string(entry).unwrap_or_default();
        for wanted in [ENTRY[3], ENTRY[4], ENTRY[5]] {
            assert!(entry.contains(wanted), "{wanted} is not in the template of the entry");
        }
    }

    #[test]
    fn both_kinds_take_the_licences_of_others_from_where_they_are_written() {
        let config = fs::read(repo::root().join("tauri.conf.json")).unwrap();
        let config: serde_json::Value = serde_json::from_slice(&config).unwrap();
        for kind in ["deb", "rpm"] {
            let taken = &config["bundle"]["linux"][kind]["files"][format!("/{THIRD_PARTY}")];
            let taken = repo::root().join(taken.as_str().unwrap_or_default());
            assert_eq!(taken, crate::licences::place(), "{kind}");
        }
    }
}
