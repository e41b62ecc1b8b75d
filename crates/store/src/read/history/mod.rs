//! The record: what everybody did, as far as this device was told.

mod bases;
mod filter;

use std::collections::HashMap;

use desk_core::schema::Scope;
use desk_core::value::Value;
use desk_wire::{CommandEvent, CommandRecord, EventBody, WireChange};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

pub use filter::{Became, HistoryFilter};

use super::about::name_subjects;
use super::outbox::{changes_of, made_at, names_of};
use crate::error::StoreError;
use crate::file::Store;
use crate::follow::{PageHead, done_between, events_of, page_heads};
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
    /// How the device is called here; empty for one that is not known.
    pub device_name: String,
    pub author: Uuid,
    pub author_name: String,
    /// What they sign in with, where it is known.
    pub author_user_name: Option<String>,
    /// The same for everything that was done in one deed.
    pub batch: Uuid,
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
    /// Whether some of it may not be seen by the reader.
    pub hidden: bool,
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
    /// `None` where nothing here tells: an event says only what is so now.
    pub old: Option<Value>,
    pub new: Value,
}

/// A piece of the record.
#[derive(Debug, Clone, Default)]
pub struct HistoryPage {
    /// How much there is in all; `None` where that would have to be counted.
    pub total: Option<u64>,
    /// Whether there is more behind it.
    pub more: bool,
    pub entries: Vec<HistoryEntry>,
    /// How the people and devices are called that values name.
    pub names: HashMap<Uuid, String>,
}

/// Who may see what.
pub type Sees<'s> = &'s (dyn Fn(Scope) -> bool + Sync);

/// What people and devices are called.
#[derive(Default)]
struct Names {
    people: HashMap<Uuid, (String, Option<String>)>,
    devices: HashMap<Uuid, String>,
}

/// How many rows of the outbox are looked through at once.
const SIFTED: usize = 500;

impl Store {
    /// What waits and what was decided, the newest first. Only the pages that are asked
    /// for are unpacked; where something is looked for, as many as it takes to find it.
    ///
    /// What the reader may not see is left out before anything is searched for words.
    pub async fn history(
        &self,
        filter: &HistoryFilter,
        sees: Sees<'_>,
        (offset, limit): (u32, u32),
    ) -> Result<HistoryPage, StoreError> {
        let mut tx = self.readers.begin().await?;
        let names = Names::load(&mut tx).await?;
        let heads = page_heads(&mut tx).await?;
        let (skip, wanted) = (u64::from(offset), usize::try_from(limit).unwrap_or(0));
        let mut page = if filter.is_empty() {
            self.plain(&mut tx, &heads, &names, (skip, wanted)).await?
        } else {
            self.sifted(&mut tx, &heads, &names, (filter, sees), (skip, wanted)).await?
        };
        bases::fill(&mut tx, &heads, &mut page.entries).await?;
        for entry in &mut page.entries {
            entry.mask(sees);
        }
        page.names = names.all();
        Ok(page)
    }

    /// The event with this number, in words; `None` where it is not kept or tells of no
    /// command.
    pub async fn event_named(&self, seq: u64) -> Result<Option<HistoryEntry>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let no: Option<i64> =
            sqlx::query_scalar("select max(no) from event_page where ? between first and last")
                .bind(signed(seq))
                .fetch_one(&mut *tx)
                .await?;
        let Some(no) = no else { return Ok(None) };
        let all = told(&mut tx, no, 0, usize::MAX).await?;
        let mut one: Vec<_> = all.into_iter().filter(|one| one.event_seq == Some(seq)).collect();
        Names::load(&mut tx).await?.give(&mut one);
        Ok(one.pop())
    }

    /// When the hub made the last event that is kept here.
    pub async fn last_event_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let heads = page_heads(&mut tx).await?;
        let Some(newest) = heads.first() else { return Ok(None) };
        let page = events_of(&mut tx, newest.no).await?;
        page.events.last().map(|event| made_at(event.at_ms)).transpose()
    }

    /// Everybody and every device that the record may name, by name.
    pub async fn record_names(
        &self,
    ) -> Result<(Vec<(Uuid, String)>, Vec<(Uuid, String)>), StoreError> {
        let names = Names::load(&mut *self.readers.acquire().await?).await?;
        let people = names.people.into_iter().map(|(id, (name, _))| (id, name)).collect();
        let devices = names.devices.into_iter().collect();
        Ok((by_name(people), by_name(devices)))
    }

    /// All of it: counts tell where a place lies.
    async fn plain(
        &self,
        connection: &mut SqliteConnection,
        heads: &[PageHead],
        names: &Names,
        (mut skip, mut wanted): (u64, usize),
    ) -> Result<HistoryPage, StoreError> {
        let waiting: i64 =
            sqlx::query_scalar("select count(*) from outbox where event_seq is null")
                .fetch_one(&mut *connection)
                .await?;
        let waiting = unsigned("outbox", waiting)?;
        let total = waiting + heads.iter().map(|head| head.commands).sum::<u64>();
        let end = skip + wanted as u64;
        let mut entries = Vec::new();
        if skip < waiting {
            entries = undecided(connection, skip, wanted).await?;
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
            let mut told = told(connection, head.no, skip, wanted).await?;
            self.know_own(connection, &mut told).await?;
            skip = 0;
            wanted -= told.len().min(wanted);
            entries.extend(told);
        }
        names.give(&mut entries);
        name_subjects(connection, &mut entries).await?;
        Ok(HistoryPage { total: Some(total), more: end < total, entries, ..HistoryPage::default() })
    }

    /// What fits: one more than is wanted is looked for, and then no further.
    async fn sifted(
        &self,
        connection: &mut SqliteConnection,
        heads: &[PageHead],
        names: &Names,
        (filter, sees): (&HistoryFilter, Sees<'_>),
        (mut skip, wanted): (u64, usize),
    ) -> Result<HistoryPage, StoreError> {
        let mut entries: Vec<HistoryEntry> = Vec::new();
        let mut take = |mut fitting: Vec<HistoryEntry>| {
            let passed = usize::try_from(skip).unwrap_or(usize::MAX).min(fitting.len());
            fitting.drain(..passed);
            skip -= passed as u64;
            entries.extend(fitting);
            entries.len() > wanted
        };
        let mut full = false;
        let mut seen = 0;
        while !full {
            let mut waiting = undecided(connection, seen, SIFTED).await?;
            if waiting.is_empty() {
                break;
            }
            seen += waiting.len() as u64;
            waiting.retain(|entry| filter.fits_bare(entry));
            full = take(sift(connection, names, (filter, sees), waiting).await?);
        }
        for head in heads {
            if full {
                break;
            }
            let mut told = told(connection, head.no, 0, usize::MAX).await?;
            told.retain(|entry| filter.fits_bare(entry));
            self.know_own(connection, &mut told).await?;
            full = take(sift(connection, names, (filter, sees), told).await?);
        }
        let more = entries.len() > wanted;
        entries.truncate(wanted);
        Ok(HistoryPage { more, entries, ..HistoryPage::default() })
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
                entry.batch = record.group();
                entry.chain = Some(chain);
                entry.subject = subject;
                entry.changes = with_bases(&record);
            }
        }
        Ok(())
    }
}

impl HistoryEntry {
    /// The record shows that something changed to whoever may read it, and what it was
    /// only to whoever may see it.
    fn mask(&mut self, sees: Sees<'_>) {
        let all = self.changes.len();
        self.changes.retain(|change| sees(change.scope));
        if self.changes.len() < all || !sees(self.subject_scope) {
            self.hidden = true;
            self.subject.clear();
        }
    }
}

impl Names {
    async fn load(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        let mut names = Self::default();
        let rows = sqlx::query("select id, display_name, user_name from app_user")
            .fetch_all(&mut *connection)
            .await?;
        for row in &rows {
            let name: Option<String> = row.try_get("display_name")?;
            let id = uuid("app_user", row.try_get("id")?)?;
            names.people.insert(id, (name.unwrap_or_default(), row.try_get("user_name")?));
        }
        let rows = sqlx::query("select id, name from device").fetch_all(&mut *connection).await?;
        for row in &rows {
            let name: Option<String> = row.try_get("name")?;
            names.devices.insert(uuid("device", row.try_get("id")?)?, name.unwrap_or_default());
        }
        Ok(names)
    }

    fn give(&self, entries: &mut [HistoryEntry]) {
        for entry in entries {
            if let Some((name, user_name)) = self.people.get(&entry.author) {
                entry.author_name.clone_from(name);
                entry.author_user_name.clone_from(user_name);
            }
            if let Some(name) = self.devices.get(&entry.device) {
                entry.device_name.clone_from(name);
            }
        }
    }

    fn all(self) -> HashMap<Uuid, String> {
        let people = self.people.into_iter().map(|(id, (name, _))| (id, name));
        people.chain(self.devices).filter(|(_, name)| !name.is_empty()).collect()
    }
}

fn by_name(mut all: Vec<(Uuid, String)>) -> Vec<(Uuid, String)> {
    all.sort_by_cached_key(|(id, name)| (name.to_lowercase(), *id));
    all
}

/// Those that fit, with names and without what may not be seen.
async fn sift(
    connection: &mut SqliteConnection,
    names: &Names,
    (filter, sees): (&HistoryFilter, Sees<'_>),
    mut entries: Vec<HistoryEntry>,
) -> Result<Vec<HistoryEntry>, StoreError> {
    // A reader who may not see a change is not told which record it was.
    entries.retain(|entry| {
        let mut seen = entry.clone();
        seen.changes.retain(|change| sees(change.scope));
        filter.fits_changes(&seen)
    });
    names.give(&mut entries);
    name_subjects(connection, &mut entries).await?;
    for entry in &mut entries {
        entry.mask(sees);
    }
    entries.retain(|entry| filter.fits_words(entry));
    Ok(entries)
}

/// The commands of one page, the newest first.
async fn told(
    connection: &mut SqliteConnection,
    no: i64,
    skip: u64,
    wanted: usize,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let page = events_of(connection, no).await?;
    let mut entries: Vec<HistoryEntry> = Vec::new();
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
        let mut entry = entry_of(seq, event.at_ms, &told)?;
        // More of the deed follows, and stands before it here.
        if event.more_of_group
            && let Some(next) = entries.last()
            && next.event_seq == Some(seq + 1)
        {
            entry.batch = next.batch;
        }
        entries.push(entry);
    }
    Ok(entries)
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
                device_name: String::new(),
                author: record.author(),
                author_name: String::new(),
                author_user_name: None,
                batch: record.group(),
                code: row.try_get("code")?,
                subject: row.try_get("subject")?,
                subject_scope: Scope::Everyone,
                outcome: row.try_get("status")?,
                why: row.try_get("foreseen")?,
                about: None,
                ours: true,
                chain: Some(chain_of(row)?),
                changes: with_bases(&record),
                hidden: false,
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
        device_name: String::new(),
        author: told.author(),
        author_name: String::new(),
        author_user_name: None,
        batch: told.command(),
        code: told.code.clone(),
        subject: String::new(),
        subject_scope: Scope::Everyone,
        outcome: told.outcome.code().to_owned(),
        why: told.why.as_ref().map(|why| why.code.clone()),
        about: told.why.as_ref().and_then(|why| why.about.clone()),
        ours: false,
        chain: None,
        changes: told.changes.iter().map(change_of).collect(),
        hidden: false,
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
