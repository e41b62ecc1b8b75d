//! From the rows of a workspace into the working set of a judgement.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{Missing, Record, RecordKey, Sender, State, Writer, missing, scope};
use desk_core::access::{Actor, Role};
use desk_core::ids::UserId;
use desk_core::people;
use desk_core::schema::{EntityType, user};
use desk_wire::{CommandRecord, EventBody, WireValue};
use uuid::Uuid;

use super::error::{HubError, HubResult};
use super::pages::{commands_of, events_of};
use crate::db::{Find, WorkspaceRead};

/// An answer can lead to one more question, but never to many.
const ROUNDS: usize = 16;

/// Loads all that the judgement of `records` needs, as far as it can be told now.
pub(super) async fn load_for<'r>(
    tx: &mut dyn WorkspaceRead,
    state: &mut State,
    sender: &Sender,
    records: impl IntoIterator<Item = &'r CommandRecord> + Clone + Send,
) -> HubResult<()> {
    for _ in 0..ROUNDS {
        let mut all = Missing::default();
        for record in records.clone() {
            join(&mut all, missing(state, sender, record));
        }
        if all.is_empty() {
            return Ok(());
        }
        load(tx, state, &all).await?;
    }
    Err(HubError::Damaged("a judgement never had enough".to_owned()))
}

fn join(all: &mut Missing, one: Missing) {
    all.records.extend(one.records);
    all.all_of.extend(one.all_of);
    all.holders.extend(one.holders);
    all.named.extend(one.named);
    all.blobs.extend(one.blobs);
    all.outcomes.extend(one.outcomes);
    all.writers.extend(one.writers);
}

/// Loads these records, and what there is of them.
pub(super) async fn load_records(
    tx: &mut dyn WorkspaceRead,
    state: &mut State,
    records: impl IntoIterator<Item = RecordKey>,
) -> HubResult<()> {
    let missing = Missing { records: records.into_iter().collect(), ..Missing::default() };
    load(tx, state, &missing).await
}

async fn load(tx: &mut dyn WorkspaceRead, state: &mut State, missing: &Missing) -> HubResult<()> {
    let mut keys = missing.records.clone();
    let finds = missing
        .all_of
        .iter()
        .map(|entity| Find::Of(*entity))
        .chain(missing.holders.iter().map(|(t, f, m)| Find::Holding(*t, *f, m.clone())))
        .chain(missing.named.iter().map(|(t, f, v)| Find::Named(*t, *f, v.clone())));
    for find in finds {
        keys.extend(tx.find(&find).await?);
    }
    let keys: Vec<RecordKey> = keys.into_iter().collect();
    if !keys.is_empty() {
        for kept in tx.records(&keys).await? {
            let (key, record) = Record::from_row(kept.row);
            state.load(key, Some(record));
        }
    }
    for hash in &missing.blobs {
        if tx.blob(*hash).await?.is_some() {
            state.load_blob(*hash);
        }
    }
    let commands: Vec<Uuid> = missing.outcomes.iter().copied().collect();
    if !commands.is_empty() {
        for row in tx.commands(&commands).await? {
            state.load_outcome(row.id, row.outcome, row.event_seq);
        }
    }
    for (seq, writer) in writers(tx, &missing.writers).await? {
        state.load_writer(seq, writer);
    }
    state.answered(missing);
    Ok(())
}

/// Who is behind events.
async fn writers(
    tx: &mut dyn WorkspaceRead,
    seqs: &BTreeSet<u64>,
) -> HubResult<BTreeMap<u64, Writer>> {
    let mut found = BTreeMap::new();
    let mut done = 0;
    for seq in seqs {
        if *seq <= done {
            continue;
        }
        let Some(kept) = tx.event_pages(*seq, 1).await?.pop().filter(|page| page.first <= *seq)
        else {
            continue;
        };
        done = kept.last;
        let page = events_of(&kept)?;
        for (seq, event) in (page.first..).zip(&page.events) {
            if !seqs.contains(&seq) {
                continue;
            }
            if let Some(EventBody::Command(command)) = event.body.body()? {
                let writer = Writer {
                    command: command.command(),
                    user: command.author(),
                    at_ms: event.at_ms,
                };
                found.insert(seq, writer);
            }
        }
    }
    Ok(found)
}

/// The command that a device sent under a number.
pub(super) async fn command_at(
    tx: &mut dyn WorkspaceRead,
    device: Uuid,
    seq: u64,
) -> HubResult<Option<Vec<u8>>> {
    let Some(kept) = tx.command_pages(device, seq, seq).await?.pop() else {
        return Ok(None);
    };
    let at = usize::try_from(seq - kept.first).unwrap_or(usize::MAX);
    Ok(commands_of(&kept)?.into_iter().nth(at).map(serde_bytes::ByteBuf::into_vec))
}

/// How somebody stands in the workspace.
pub(super) struct Standing {
    /// With the roles they have now; somebody who is not active has none.
    pub(super) actor: Actor,
    /// Whether they were removed or are not active.
    pub(super) out: bool,
}

impl Standing {
    pub(super) fn scopes(&self) -> Vec<u16> {
        scope::visible(&self.actor)
    }
}

pub(super) async fn standing(tx: &mut dyn WorkspaceRead, id: Uuid) -> HubResult<Standing> {
    let key = RecordKey::new(EntityType::User, id);
    let kept = tx.records(&[key]).await?.pop();
    let record = kept.map(|kept| Record::from_row(kept.row).1);
    let out = record.as_ref().is_some_and(|record| {
        let active = WireValue::Text(people::ACTIVE.to_owned());
        record.deleted || record.value(user::STATE.number, "") != active
    });
    let roles = record.iter().filter(|_| !out).flat_map(|record| &record.members);
    let roles = roles
        .filter(|(field, _)| *field == user::ROLES.number)
        .filter_map(|(_, code)| code.parse::<Role>().ok());
    Ok(Standing { actor: Actor::new(UserId::new(id), roles), out })
}
