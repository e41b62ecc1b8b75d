//! The machine underneath: what may be told of it, and what its processes use.

use std::path::PathBuf;
use std::{fs, io};

/// Cores and memory; no names.
pub(crate) fn told() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let total = entry("/proc/meminfo", "MemTotal:").unwrap_or(0);
    format!("{cores} cores, {} GB of memory, {}", total / 1_000_000, std::env::consts::OS)
}

/// Beside the programs that cargo built: on a real disk, where there is room.
pub(crate) fn scratch() -> io::Result<PathBuf> {
    let folder = beside_us()?.join("..").join("bench");
    fs::create_dir_all(&folder)?;
    folder.canonicalize()
}

/// The folder of our own program.
pub(crate) fn beside_us() -> io::Result<PathBuf> {
    let ours = std::env::current_exe()?;
    ours.parent().map(PathBuf::from).ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// The most memory that this process ever had, in MB.
pub(crate) fn peak_memory() -> f64 {
    megabytes(entry("/proc/self/status", "VmHWM:").unwrap_or(0))
}

/// The same, of another process.
pub(crate) fn peak_memory_of(process: u32) -> f64 {
    megabytes(entry(&format!("/proc/{process}/status"), "VmHWM:").unwrap_or(0))
}

/// Seconds of processor time of another process, in hundredths.
pub(crate) fn processor_seconds_of(process: u32) -> f64 {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name of the program may hold anything but ends with the last parenthesis.
    let rest = told.rsplit(')').next().unwrap_or_default();
    let ticks = rest.split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<u32>().ok()).map(f64::from).sum::<f64>() / 100.0
}

/// What the processes share is counted by shares, so that the sum is true.
pub(crate) fn proportional_memory(processes: &[u32]) -> f64 {
    let kilobytes = |id| entry(&format!("/proc/{id}/smaps_rollup"), "Pss:").unwrap_or(0);
    processes.iter().map(|id| megabytes(kilobytes(id))).sum()
}

/// A process and all that it started, directly or not.
pub(crate) fn tree(root: u32) -> io::Result<Vec<u32>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // Processes come and go while we look.
        if let Some(parent) = self::entry(&format!("/proc/{id}/status"), "PPid:") {
            parents.push((id, parent));
        }
    }
    let mut tree = vec![root];
    let mut at = 0;
    while let Some(parent) = tree.get(at).copied() {
        tree.extend(parents.iter().filter(|(_, of)| *of == u64::from(parent)).map(|(id, _)| *id));
        at += 1;
    }
    Ok(tree)
}

/// Whether a process has a file of this name open.
pub(crate) fn holds_open(process: u32, name: &str) -> bool {
    let Ok(files) = fs::read_dir(format!("/proc/{process}/fd")) else { return false };
    files
        .filter_map(|file| fs::read_link(file.ok()?.path()).ok())
        .any(|file| file.file_name().is_some_and(|file| file == name))
}

/// Seconds of processor time that this process has used, on all cores.
#[cfg(unix)]
pub(crate) fn processor_seconds() -> f64 {
    use rustix::time::{ClockId, clock_gettime};
    let used = clock_gettime(ClockId::ProcessCPUTime);
    std::time::Duration::try_from(used).unwrap_or_default().as_secs_f64()
}

#[cfg(not(unix))]
pub(crate) fn processor_seconds() -> f64 {
    f64::NAN
}

/// The number behind `name` in one of the kernel's tables.
fn entry(path: &str, name: &str) -> Option<u64> {
    let table = fs::read_to_string(path).ok()?;
    let line = table.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

fn megabytes(kilobytes: u64) -> f64 {
    f64::from(u32::try_from(kilobytes).unwrap_or(u32::MAX)) * 1.024e-3
}
