use std::collections::HashSet;

use serde::Serialize;
use uuid::Uuid;

use crate::desk::{Desk, Here, write_whole};
use crate::error::{AppError, ErrorCode};
use crate::present::{self, hex};
use crate::views::{ExportOutbox, FieldChange, OutboxExported};

/// Commands that are read at once.
const PART: u32 = 500;

/// The first line of the file (docs/outbox-file.md).
#[derive(Serialize)]
struct Head {
    format: &'static str,
    version: u32,
    workspace: String,
    workspace_name: String,
    device: String,
    person: String,
    exported_at: String,
    commands: u64,
}

/// Each further line: a change in words, and to the byte.
#[derive(Serialize)]
struct Line {
    device_seq: u64,
    command_id: String,
    group_id: String,
    author: String,
    made_at: String,
    code: String,
    subject: String,
    status: String,
    outcome: Option<String>,
    why: Option<String>,
    about: Option<String>,
    changes: Vec<FieldChange>,
    /// Hex: the device's chain behind it.
    chain: String,
    /// Hex: the command as it stands in that chain.
    record: String,
}

/// Writes what was not sent or not accepted into a file that people and programs
/// can read. It is this device's own work and asks for no right: also one that
/// was shut out may keep what it made.
pub async fn export_outbox(desk: &Desk, ask: ExportOutbox) -> Result<OutboxExported, AppError> {
    let here = desk.here().await?;
    let target = desk.chosen_target(&ask.target)?;
    let (text, exported) = lines(&here).await?;
    let commands = exported.len() as u64;
    let path = target.clone();
    tokio::task::spawn_blocking(move || write_whole(&path, text.as_bytes())).await??;
    // Before a workspace is forgotten it is asked whether this was done.
    *desk.exported.lock().await = Some((here.file.id, exported));
    Ok(OutboxExported { name: present::file_name(&target), commands: present::count(commands) })
}

/// The text of the file, and which commands are in it.
async fn lines(here: &Here<'_>) -> Result<(String, HashSet<Uuid>), AppError> {
    let mut body = String::new();
    let (mut exported, mut after) = (HashSet::new(), 0);
    loop {
        let part = here.store().held(after, PART).await?;
        let Some(last) = part.last() else { break };
        after = last.command.device_seq;
        for held in part {
            exported.insert(held.record.id());
            let command = held.command;
            let line = Line {
                device_seq: command.device_seq,
                command_id: command.command_id.to_string(),
                group_id: command.group_id.to_string(),
                author: held.record.author().to_string(),
                made_at: command.made_at.to_string(),
                code: command.code,
                subject: command.subject,
                status: command.status,
                outcome: held.outcome,
                why: held.why.or(command.foreseen),
                about: held.about,
                changes: held.changes.into_iter().map(present::field_change).collect(),
                chain: hex(&held.chain),
                record: hex(&held.bytes),
            };
            add(&mut body, &line)?;
        }
    }
    let store = here.store();
    let mut text = String::new();
    add(
        &mut text,
        &Head {
            format: "partner-desk outbox",
            version: 1,
            workspace: here.file.id.to_string(),
            workspace_name: here.file.cover().name,
            device: store.device().to_string(),
            person: store.user().to_string(),
            exported_at: here.desk.ports.clock.now().wall.to_string(),
            commands: exported.len() as u64,
        },
    )?;
    text.push_str(&body);
    Ok((text, exported))
}

fn add(text: &mut String, line: &impl Serialize) -> Result<(), AppError> {
    let line = serde_json::to_string(line).map_err(|cause| {
        AppError::caused(ErrorCode::Internal, "a change could not be written down", cause)
    })?;
    text.push_str(&line);
    text.push('\n');
    Ok(())
}
