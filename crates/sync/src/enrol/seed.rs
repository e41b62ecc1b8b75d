//! The confirmed state that a workspace brings along to a new hub.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk_agree::{Digests, FieldKey, Record, scope};
use desk_core::access::{Actor, Role};
use desk_core::ids::PriceListId;
use desk_core::schema::{EntityType, price_list};
use desk_store::{Store, StoreError};
use desk_wire::WireValue;
use desk_wire::protocol::{Chunk, Limits, Pile, Seed};

use super::EnrolError;
use crate::api::{BlobStatus, HubApi, HubError};
use crate::engine::upload_rows;

/// Records that are read at once.
const AT_ONCE: u32 = 500;

/// Whether whoever works here sees all there is.
pub(super) async fn sees_everything(store: &Store) -> Result<(), EnrolError> {
    let people = store.people().await?;
    let roles = people.into_iter().find(|one| one.id == store.user()).map(|one| one.roles);
    let sees = scope::visible(&Actor::new(store.user(), roles.unwrap_or_default()));
    let all = scope::visible(&Actor::new(store.user(), [Role::GlobalAdmin]));
    if sees == all { Ok(()) } else { Err(EnrolError::NotEverything) }
}

/// Hands over everything confirmed, and the rows of the lists among it.
pub(super) async fn bring(store: &Arc<Store>, hub: &dyn HubApi) -> Result<(), EnrolError> {
    let mut filling: BTreeMap<u16, Pile> = BTreeMap::new();
    let mut seed = Seed { chunks: Vec::new(), digests: Vec::new(), from: store.head().await? };
    let mut digests = Digests::default();
    let mut lists = Vec::new();
    let mut after = None;
    loop {
        let rows = store.confirmed_rows(after, AT_ONCE).await?;
        let Some((_, last)) = rows.last() else { break };
        after = Some((last.entity_type, last.entity()));
        for (scope, row) in rows {
            let full = filling.entry(scope).or_default().add(&row)?;
            if let Some(full) = full {
                seed.chunks.extend(send(hub, scope, full).await?);
            }
            let (key, record) = Record::from_row(row);
            for (field, value) in record.values(key) {
                digests.replace(scope, &field, &FieldKey::nothing(&field), &value);
            }
            lists.extend(list_of(key.entity_type, key.id, &record));
        }
    }
    for (scope, rest) in filling {
        seed.chunks.extend(send(hub, scope, rest).await?);
    }
    for (list, hash) in lists {
        upload_rows(store, hub, list, &hash).await?;
    }
    seed.digests = digests.to_wire();
    Ok(hub.seed(&seed).await?)
}

/// The list whose rows others will ask for.
fn list_of(entity_type: u16, id: uuid::Uuid, record: &Record) -> Option<(PriceListId, [u8; 32])> {
    if entity_type != EntityType::PriceList.number() {
        return None;
    }
    let WireValue::Bytes(hash) = record.value(price_list::ROWS_BLOB.number, "") else {
        return None;
    };
    Some((PriceListId::new(id), hash.try_into().ok()?))
}

async fn send(hub: &dyn HubApi, scope: u16, pile: Pile) -> Result<Option<Chunk>, EnrolError> {
    let packed = pile
        .pack(scope)
        .map_err(|cause| StoreError::Nonsense { table: "chunk", why: cause.to_string() })?;
    let Some((chunk, packed)) = packed else { return Ok(None) };
    let (hash, total) = (chunk.hash, chunk.bytes);
    let mut status = hub.blob_status(&hash).await?;
    while let BlobStatus::Part(have) = status {
        let from = usize::try_from(have).unwrap_or(usize::MAX);
        let rest = packed.get(from..).unwrap_or_default();
        let piece = rest.get(..Limits::BLOB_PIECE).unwrap_or(rest);
        let next = hub.blob_put(&hash, (have, total), piece).await?;
        if next == status {
            return Err(HubError::nonsense("a blob that does not grow").into());
        }
        status = next;
    }
    Ok(Some(chunk))
}
