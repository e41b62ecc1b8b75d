//! Every chain, signature and sum of every workspace.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Open, OpsError};
use crate::db::Database as _;
use crate::service::Fault;

/// What was found.
#[derive(Debug)]
pub struct Report {
    /// What is wrong with the file itself.
    file: Vec<String>,
    workspaces: Vec<(Uuid, Vec<String>)>,
}

impl Report {
    pub fn sound(&self) -> bool {
        self.file.is_empty() && self.workspaces.iter().all(|(_, faults)| faults.is_empty())
    }

    pub fn workspaces(&self) -> usize {
        self.workspaces.len()
    }

    pub fn to_json(&self) -> Value {
        let workspaces: Vec<Value> = self
            .workspaces
            .iter()
            .map(|(id, faults)| json!({"workspace": id.to_string(), "faults": faults}))
            .collect();
        json!({"sound": self.sound(), "file": self.file, "workspaces": workspaces})
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.file {
            writeln!(f, "the file: {fault}")?;
        }
        for (workspace, faults) in &self.workspaces {
            for fault in faults {
                writeln!(f, "{workspace}: {fault}")?;
            }
        }
        if self.sound() {
            writeln!(f, "{} workspaces are sound", self.workspaces.len())?;
        }
        Ok(())
    }
}

/// Looks at everything. A hub may serve meanwhile.
pub async fn verify(data_dir: &Path) -> Result<Report, OpsError> {
    let open = Open::existing(data_dir).await?;
    let report = look(&open).await;
    open.close().await;
    report
}

async fn look(open: &Open) -> Result<Report, OpsError> {
    let file = open.database.integrity().await?;
    let mut workspaces = Vec::new();
    for workspace in open.database.workspaces().await? {
        let faults = open.hub.verify(workspace).await?;
        workspaces.push((workspace, faults.iter().map(said).collect()));
    }
    Ok(Report { file, workspaces })
}

/// A fault in words.
pub(super) fn said(fault: &Fault) -> String {
    match fault {
        Fault::EventPage { first } => format!("the events from {first} on do not read"),
        Fault::EventChain { seq } => format!("the chain of events breaks at {seq}"),
        Fault::CommandPage { device, first } => {
            format!("the commands of device {device} from {first} on do not read")
        }
        Fault::CommandChain { device, device_seq } => {
            format!("the chain of device {device} breaks at {device_seq}")
        }
        Fault::Receipt { seq } => format!("a device did not sign what event {seq} says it signed"),
        Fault::Digests => "the records do not come to the sums".to_owned(),
        Fault::Records => "a record does not read".to_owned(),
        Fault::Chunk { snapshot, hash } => {
            format!("piece {} of the snapshot at {snapshot} is another", hex::encode(hash))
        }
    }
}
