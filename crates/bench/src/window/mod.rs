//! The catalog on screen, with as many rows as everything else is measured with: in a
//! browser, because a browser tells frame by frame what it did. Scripts in
//! `tests/e2e/measure` drive it; behind the page stands devhost with the same deeds.

mod told;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use desk_app::KeyFileAccess;
use desk_secrets::SecretText;

use crate::args::Size;
use crate::child;
use crate::machine;
use crate::problem::Problem;
use crate::report::Section;
use crate::world::World;
use told::{Measured, scrolling, typing};

const SCRIPT: &str = "tests/e2e/measure/catalog.mjs";

/// Nobody else can use the workspace: it is made up, and gone in the end.
const PASSPHRASE: &str = "made up";

/// Where a workspace of a key file lies in a folder.
struct Places {
    data: PathBuf,
    key: PathBuf,
    passphrase: PathBuf,
}

impl Places {
    fn of(folder: &Path) -> Self {
        let [data, key, passphrase] = ["data", "key", "passphrase"].map(|name| folder.join(name));
        Self { data, key, passphrase }
    }
}

pub(crate) fn measure(size: &Size, list: &Path, folder: &Path) -> Result<Vec<Section>, Problem> {
    let devhost = machine::beside_us()?.join("desk-devhost");
    if !devhost.is_file() {
        return Err(Problem::NotBuilt("desk-devhost".to_owned()));
    }
    let home = tempfile::tempdir_in(folder)?;
    child::ask::<()>(&["fill", &list.to_string_lossy(), &home.path().to_string_lossy()])?;
    let rounds = (0..size.rounds)
        .map(|_| round(&devhost, &Places::of(home.path())))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(vec![scrolling(size, &rounds)?, typing(size, &rounds)?])
}

/// A process of its own makes the workspace.
pub(crate) async fn fill(list: &Path, folder: &Path) -> Result<(), Problem> {
    let places = Places::of(folder);
    write_secret(&places.passphrase)?;
    let passphrase = SecretText::new(PASSPHRASE.to_owned());
    let key = KeyFileAccess { path: places.key, passphrase };
    let world = World::with_key_file(&places.data, key).await?;
    world.import(list).await?;
    Ok(world.desk.close().await?)
}

/// The programs refuse a passphrase that others may read.
fn write_secret(path: &Path) -> Result<(), Problem> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::io::Write::write_all(&mut options.open(path)?, PASSPHRASE.as_bytes())?;
    Ok(())
}

fn round(devhost: &Path, places: &Places) -> Result<Measured, Problem> {
    let output = Command::new("node")
        .arg(SCRIPT)
        .arg("--data-dir")
        .arg(&places.data)
        .arg("--key-file")
        .arg(&places.key)
        .arg("--passphrase-file")
        .arg(&places.passphrase)
        .env("DEVHOST_BIN", devhost)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|_| Problem::NotHere("node"))?;
    if !output.status.success() {
        return Err(Problem::Child { role: SCRIPT.to_owned(), status: output.status });
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
