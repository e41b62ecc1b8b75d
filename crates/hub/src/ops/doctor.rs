//! Everything around a hub that can be wrong without the hub being at fault.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use desk_core::moment::Clock;
use serde_json::{Value, json};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::{Open, OpsError, verify};
use crate::db::Database as _;
use crate::serve::{Folder, SystemClock, now_ms, open_to_others};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// A certificate that ends within this is worth a word.
const SOON_MS: i64 = 30 * DAY_MS;
/// Less than this left, and the next days may stop the hub.
const DISK_BYTES: u64 = 1 << 30;
/// The program is younger than this, so a clock before it is wrong. 2026-01-01.
const BEFORE_US_MS: i64 = 1_767_225_600_000;

/// One thing that was looked at.
#[derive(Debug)]
pub struct Finding {
    pub what: &'static str,
    pub sound: bool,
    pub said: String,
}

/// Everything that was looked at.
#[derive(Debug)]
pub struct Doctor {
    pub findings: Vec<Finding>,
}

impl Doctor {
    pub fn sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.sound)
    }

    pub fn to_json(&self) -> Value {
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| {
                json!({"what": finding.what, "sound": finding.sound, "said": finding.said})
            })
            .collect();
        json!({"sound": self.sound(), "findings": findings})
    }
}

impl fmt::Display for Doctor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { what, sound, said } in &self.findings {
            writeln!(f, "{} {what}: {said}", if *sound { "ok   " } else { "WRONG" })?;
        }
        Ok(())
    }
}

/// Looks at everything. A hub may serve meanwhile.
pub async fn doctor(data_dir: &Path, certificate: Option<&Path>) -> Result<Doctor, OpsError> {
    let folder = Folder::existing(data_dir)?;
    let clock = SystemClock::default();
    let certificate = certificate.map_or_else(|| folder.certificate(), Path::to_owned);
    let report = verify(data_dir).await?;
    let database = Finding {
        what: "database",
        sound: report.sound(),
        said: report.to_string().trim_end().replace('\n', "; "),
    };
    Ok(Doctor {
        findings: vec![
            permissions(&folder)?,
            certificate_end(&certificate, &clock),
            disk(data_dir)?,
            database,
            told_time(data_dir, &clock).await?,
        ],
    })
}

fn permissions(folder: &Folder) -> Result<Finding, OpsError> {
    let mut open = Vec::new();
    let secret: [PathBuf; 4] =
        [folder.path().to_owned(), folder.key(), folder.certificate_key(), folder.database()];
    for path in secret {
        if path.exists() && open_to_others(&path)? {
            open.push(path.display().to_string());
        }
    }
    let sound = open.is_empty();
    let said = if sound {
        "only the hub's own user reads the folder".to_owned()
    } else {
        format!("others may read {}", open.join(", "))
    };
    Ok(Finding { what: "permissions", sound, said })
}

fn certificate_end(path: &Path, clock: &dyn Clock) -> Finding {
    let (sound, said) = match end_of(path) {
        None => (false, format!("{} does not read", path.display())),
        Some(end_ms) => {
            let left_ms = end_ms - now_ms(clock);
            let days = left_ms / DAY_MS;
            (left_ms > SOON_MS, format!("it ends in {days} days"))
        }
    };
    Finding { what: "certificate", sound, said }
}

fn end_of(path: &Path) -> Option<i64> {
    use tokio_rustls::rustls::pki_types::CertificateDer;
    use tokio_rustls::rustls::pki_types::pem::PemObject as _;
    let der = CertificateDer::from_pem_file(path).ok()?;
    let (_, certificate) = X509Certificate::from_der(&der).ok()?;
    certificate.validity().not_after.timestamp().checked_mul(1_000)
}

/// Room for the database to be written anew, and some.
fn disk(data_dir: &Path) -> Result<Finding, OpsError> {
    let database = fs::metadata(Folder::existing(data_dir)?.database())?.len();
    let (sound, said) = match free_bytes(data_dir)? {
        None => (true, "this system does not say".to_owned()),
        Some(free) => (
            free > DISK_BYTES.max(database),
            format!("{} MiB free, the database has {} MiB", free >> 20, database >> 20),
        ),
    };
    Ok(Finding { what: "disk", sound, said })
}

#[cfg(unix)]
fn free_bytes(path: &Path) -> Result<Option<u64>, OpsError> {
    let room = rustix::fs::statvfs(path).map_err(std::io::Error::from)?;
    Ok(Some(room.f_bavail.saturating_mul(room.f_frsize)))
}

#[cfg(not(unix))]
fn free_bytes(_path: &Path) -> Result<Option<u64>, OpsError> {
    Ok(None)
}

/// Time rules here by this clock alone; one that went back behind what was
/// decided stands still for a while.
async fn told_time(data_dir: &Path, clock: &dyn Clock) -> Result<Finding, OpsError> {
    let open = Open::existing(data_dir).await?;
    let mut last = BEFORE_US_MS;
    for workspace in open.database.workspaces().await? {
        let row = open.database.read(workspace).await?.workspace().await?;
        last = last.max(row.map_or(0, |row| row.last_at_ms));
    }
    open.close().await;
    let now = now_ms(clock);
    let sound = now >= last;
    let said = if sound {
        "it is behind nothing that was decided".to_owned()
    } else {
        format!("it is {} s behind what was decided", (last - now) / 1_000)
    };
    Ok(Finding { what: "clock", sound, said })
}
