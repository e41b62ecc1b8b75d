//! Installs missing packages on Debian, Ubuntu and what descends from them.

use std::collections::HashSet;
use std::fs;
use std::process::{Command, Stdio};

use super::packages::{Machine, needed};
use super::{Purpose, ask};
use crate::headless;
use crate::problem::Problem;
use crate::shell;

pub(crate) fn is_this() -> bool {
    cfg!(target_os = "linux") && shell::answers("dpkg-query") && shell::answers("apt-get")
}

pub(crate) fn install_missing(purpose: Purpose, yes: bool) -> Result<(), Problem> {
    let machine = Machine {
        has_display: headless::has_display(),
        has_chromium: headless::browser().is_some(),
        is_ubuntu: fs::read_to_string("/etc/os-release").is_ok_and(|text| is_ubuntu(&text)),
    };
    let missing = missing(&needed(purpose, machine))?;
    if missing.is_empty() {
        return Ok(());
    }

    let update = apt_get(&["update"]);
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(&missing);
    let install = apt_get(&words);

    println!("These system packages are missing:\n  {}", missing.join(" "));
    println!("They will be installed with:");
    println!("  {}\n  {}", shell::shown(&update), shell::shown(&install));
    ask::may_install(yes)?;
    shell::run(update)?;
    shell::run(install)
}

fn missing(needed: &[&'static str]) -> Result<Vec<&'static str>, Problem> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]).args(needed);
    // It ends with 1 when it has never heard of a package, and still lists the others.
    let output =
        query.stderr(Stdio::null()).output().map_err(|cause| shell::start_failed(&query, cause))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let installed = installed(&text);
    Ok(needed.iter().filter(|name| !installed.contains(**name)).copied().collect())
}

fn installed(listed: &str) -> HashSet<&str> {
    listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect()
}

fn apt_get(words: &[&str]) -> Command {
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let root = shell::read(shell::command("id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    let before: &[&str] = if root { &quiet } else { &["sudo", quiet[0], quiet[1], quiet[2]] };
    shell::command(before[0], before[1..].iter().chain(words))
}

/// True for Ubuntu and for what names it as its parent.
fn is_ubuntu(os_release: &str) -> bool {
    os_release.lines().any(|line| {
        let line = line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE="));
        line.is_some_and(|value| value.trim_matches('"').split(' ').any(|id| id == "ubuntu"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_package_counts_as_missing() {
        let listed = "xvfb installed\nfile config-files\nxauth not-installed\n";
        assert_eq!(installed(listed), HashSet::from(["xvfb"]));
    }

    #[test]
    fn ubuntu_and_its_children_are_told_from_debian() {
        assert!(is_ubuntu("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n"));
        assert!(is_ubuntu("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_ubuntu("ID=debian\nHOME_URL=\"https://www.debian.org/\"\n"));
    }
}
