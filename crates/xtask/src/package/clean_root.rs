//! Does the package install where nothing else is, and does its window come? In a root of
//! Debian 12's base, made for this and thrown away.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::headless::Leash;
use crate::problem::{Problem, file};
use crate::repo;
use crate::shell;

const SUITE: &str = "bookworm";
const SCRIPT: &str = include_str!("in_clean_root.sh");

/// Two minutes where the network is good.
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// A root is made by root alone.
pub(crate) fn possible() -> Result<(), Problem> {
    let root = shell::read(shell::command("id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    if root && cfg!(target_os = "linux") { Ok(()) } else { Err(Problem::NeedsRoot) }
}

pub(crate) fn check(deb: &Path) -> Result<(), Problem> {
    let root = repo::notes().join("clean-root");
    remove(&root)?;
    let mut make = shell::command("debootstrap", ["--variant=minbase", SUITE]);
    make.arg(&root).args(mirror());
    shell::run(make)?;
    let inside = root.join("tmp/partner-desk.deb");
    fs::copy(deb, &inside).map_err(file("write", &inside))?;

    // Mounts and programs are seen by nobody else, and gone when the script ends.
    let words = ["--mount", "--pid", "--fork", "--kill-child", "chroot"];
    let mut command = shell::command("unshare", words);
    command.arg(&root).args(["sh", "-c", SCRIPT]);
    println!("$ unshare … chroot {} (in_clean_root.sh)", root.display());
    let script = Leash::start(&command, Stdio::inherit(), Stdio::inherit())?;
    shell::succeeded(&command, script.wait_at_most(LIMIT)?)?;
    println!("The package installs on a clean Debian 12, and its window comes.");
    remove(&root)
}

fn remove(root: &Path) -> Result<(), Problem> {
    if root.exists() { fs::remove_dir_all(root).map_err(file("remove", root)) } else { Ok(()) }
}

/// The mirror that this machine uses; without one, debootstrap takes its own.
fn mirror() -> Option<String> {
    let of = format!("Release: {SUITE}");
    let words = ["indextargets", "--format", "$(REPO_URI)", &of];
    first_mirror(&shell::read(shell::command("apt-get", words)).ok()?)
}

fn first_mirror(listed: &str) -> Option<String> {
    listed.lines().map(str::trim).find(|line| line.starts_with("http")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::first_mirror;

    #[test]
    fn the_machines_own_mirror_is_taken() {
        let listed = "file:/srv/packages/\nhttp://mirror.example/debian/\nhttp://other.example/\n";
        assert_eq!(first_mirror(listed).as_deref(), Some("http://mirror.example/debian/"));
        assert_eq!(first_mirror(""), None);
    }
}
