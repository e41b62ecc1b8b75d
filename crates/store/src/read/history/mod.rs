//! The record: what everybody did, as far as this device was told.

use std::collections::HashMap;

use desk_core::schema::Scope;
use desk_core::value::Value;
use desk_wire::{CommandEvent, CommandRecord, EventBody, WireChange};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use super::about::name_subjects;
use super::outbox::{changes_of, made_at, name_of, names_of};
use crate::error::StoreError;
use crate::file::Store;
use crate::follow::{done_between, events_of, page_heads};
use crate::sql::{signed, unsigned, uuid};

/// A command of anybody, and what became of it.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    /// The event that tells of it; `None` while it waits.
    pub event_seq: Option<u64>,
    /// When the hub decided.
    pub decided_at: Option<Timestamp>,
    /// When its device says it was made.
    pub made_at: Timestamp,
    pub command_id: Uuid,
    pub device: Uuid,
    pub device_seq: u64,
    pub author: Uuid,
    pub author_name: String,
    pub code: String,
    /// What it is about, in words: of others' commands, as it is called here now.
    pub subject: String,
    /// Who may see what it is called.
    pub subject_scope: Scope,
    /// The outcome as a code; the status of one that waits.
    pub outcome: String,
    /// Why not, as a code, and what it is about.
    pub why: Option<String>,
    pub about: Option<String>,
    /// Whether it was made in this very file.
    pub ours: bool,
    /// The device's chain behind it, for ours.
    pub chain: Option<[u8; 32]>,
    pub changes: Vec<HistoryChange>,
}

/// One field of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryChange {
    pub entity: &'static str,
    pub entity_id: Uuid,
    pub field: String,
    /// Who may see its values.
    pub scope: Scope,
    pub member: Option<String>,
    /// `None` for others' commands: an event tells only what is so now.
    pub old: Option<Value>,
    pub new: Value,
}

impl Store {
    /// What waits and what was decided, the newest first, and how much there is
    /// in all. Only the pages that are asked for are unpacked.
    pub async fn history(
        &self,
        offset: u32,
        limit: u32,
    ) -> Result<(u64, Vec<HistoryEntry>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let waiting: i64 =
            sqlx::query_scalar("select count(*) from outbox where event_seq is null")
                .fetch_one(&mut *tx)
                .await?;
        let waiting = unsigned("outbox", waiting)?;
        let heads = page_heads(&mut tx).await?;
        let total = waiting + heads.iter().map(|head| head.commands).sum::<u64>();
        let (mut skip, mut wanted) = (u64::from(offset), usize::try_from(limit).unwrap_or(0));
        let mut entries = Vec::new();
        if skip < waiting {
            entries = undecided(&mut tx, skip, wanted).await?;
            wanted -= entries.len().min(wanted);
        }
        skip = skip.saturating_sub(waiting);
        for head in heads {
            if wanted == 0 {
                break;
            }
            if skip >= head.commands {
                skip -= head.commands;
                continue;
            }
            let told = self.told(&mut tx, head.no, skip, wanted).await?;
            skip = 0;
            wanted -= told.len().min(wanted);
            entries.extend(told);
        }
        let mut names: HashMap<Uuid, String> = HashMap::new();
        for entry in &mut entries {
            entry.author_name = match names.get(&entry.author) {
                Some(name) => name.clone(),
                None => {
                    let name = name_of(&mut tx, entry.author).await?;
                    names.insert(entry.author, name.clone());
                    name
                }
            };
        }
        name_subjects(&mut tx, &mut entries).await?;
        Ok((total, entries))
    }

    /// The commands of one page, the newest first.
    async fn told(
        &self,
        connection: &mut SqliteConnection,
        no: i64,
        skip: u64,
        wanted: usize,
    ) -> Result<Vec<HistoryEntry>, StoreError> {
        let page = events_of(connection, no).await?;
        let mut entries = Vec::new();
        let mut left = skip;
        for (seq, event) in (page.first..page.next()).rev().zip(page.events.iter().rev()) {
            let Some(EventBody::Command(told)) = event.body.body()? else { continue };
            if left > 0 {
                left -= 1;
                continue;
            }
            if entries.len() == wanted {
                break;
            }
            entries.push(entry_of(seq, event.at_ms, &told)?);
        }
        self.know_own(connection, &mut entries).await?;
        Ok(entries)
    }

    /// Ours are told with what they stood on.
    async fn know_own(
        &self,
        connection: &mut SqliteConnection,
        entries: &mut [HistoryEntry],
    ) -> Result<(), StoreError> {
        let (device, user) = (self.device.uuid(), self.user.uuid());
        let seqs: Vec<u64> = entries
            .iter()
            .filter(|entry| entry.device == device || entry.author == user)
            .map(|entry| entry.device_seq)
            .collect();
        let (Some(&first), Some(&last)) = (seqs.iter().min(), seqs.iter().max()) else {
            return Ok(());
        };
        let mut own: HashMap<Uuid, (CommandRecord, String, [u8; 32])> = HashMap::new();
        for done in done_between(connection, first, last).await? {
            let record = done.command()?;
            own.insert(record.id(), (record, done.subject, done.chain));
        }
        let rows = sqlx::query(
            "select record, subject, chain from outbox where device_seq between ? and ?",
        )
        .bind(signed(first))
        .bind(signed(last))
        .fetch_all(connection)
        .await?;
        for row in &rows {
            let record = CommandRecord::from_bytes(row.try_get("record")?)?;
            own.insert(record.id(), (record, row.try_get("subject")?, chain_of(row)?));
        }
        for entry in entries {
            if let Some((record, subject, chain)) = own.remove(&entry.command_id) {
                entry.ours = true;
                entry.chain = Some(chain);
                entry.subject = subject;
                entry.changes = with_bases(&record);
            }
        }
        Ok(())
    }
}

async fn undecided(
    connection: &mut SqliteConnection,
    skip: u64,
    wanted: usize,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let rows = sqlx::query(
        "select * from outbox where event_seq is null order by device_seq desc limit ? offset ?",
    )
    .bind(signed(wanted as u64))
    .bind(signed(skip))
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let record = CommandRecord::from_bytes(row.try_get("record")?)?;
            Ok(HistoryEntry {
                event_seq: None,
                decided_at: None,
                made_at: made_at(row.try_get("made_wall")?)?,
                command_id: uuid("outbox", row.try_get("command_id")?)?,
                device: record.device(),
                device_seq: record.seq,
                author: record.author(),
                author_name: String::new(),
                code: row.try_get("code")?,
                subject: row.try_get("subject")?,
                subject_scope: Scope::Everyone,
                outcome: row.try_get("status")?,
                why: row.try_get("foreseen")?,
                about: None,
                ours: true,
                chain: Some(chain_of(row)?),
                changes: with_bases(&record),
            })
        })
        .collect()
}

fn chain_of(row: &SqliteRow) -> Result<[u8; 32], StoreError> {
    row.try_get::<Vec<u8>, _>("chain")?
        .try_into()
        .map_err(|_| StoreError::nonsense("outbox", "a hash has a wrong length"))
}

fn entry_of(seq: u64, at_ms: i64, told: &CommandEvent) -> Result<HistoryEntry, StoreError> {
    Ok(HistoryEntry {
        event_seq: Some(seq),
        decided_at: Some(made_at(at_ms)?),
        made_at: made_at(told.made_ms)?,
        command_id: told.command(),
        device: told.device(),
        device_seq: told.device_seq,
        author: told.author(),
        author_name: String::new(),
        code: told.code.clone(),
        subject: String::new(),
        subject_scope: Scope::Everyone,
        outcome: told.outcome.code().to_owned(),
        why: told.why.as_ref().map(|why| why.code.clone()),
        about: told.why.as_ref().and_then(|why| why.about.clone()),
        ours: false,
        chain: None,
        changes: told.changes.iter().map(change_of).collect(),
    })
}

fn change_of(change: &WireChange) -> HistoryChange {
    let (entity, field, scope) = names_of(change.entity_type, change.field);
    HistoryChange {
        entity,
        entity_id: change.entity(),
        field,
        scope,
        member: change.member.clone(),
        old: None,
        new: change.value.clone().into(),
    }
}

fn with_bases(record: &CommandRecord) -> Vec<HistoryChange> {
    changes_of(record)
        .into_iter()
        .zip(&record.fields)
        .map(|(change, patch)| HistoryChange {
            entity: change.entity,
            entity_id: patch.entity(),
            field: change.field,
            scope: change.scope,
            member: change.member,
            old: Some(change.old),
            new: change.new,
        })
        .collect()
}
