//! Pages as they are stored.

use desk_wire::protocol::{Message, Page};
use desk_wire::{ColumnsError, ColumnsWriter, chain_hash, each_item, pack, pack_quickly, unpack};
use serde_bytes::ByteBuf;

use super::error::{HubError, HubResult};
use crate::db::{CommandPage, EventPage, Packed};

/// Above all that a push or a merge of pages can come to.
pub(super) const PAGE_BYTES: usize = 64 << 20;

/// How hard to press: quickly where somebody waits for it, since a page that is packed
/// again later gets the better level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    Quick,
    Hard,
}

fn press(bytes: &[u8], how: Press) -> HubResult<Packed> {
    let bytes = match how {
        Press::Quick => pack_quickly(bytes)?,
        Press::Hard => pack(bytes)?,
    };
    let sum = sum(&bytes);
    Ok(Packed { bytes, sum })
}

fn sum(bytes: &[u8]) -> [u8; 16] {
    let mut sum = [0; 16];
    for (to, from) in sum.iter_mut().zip(blake3::hash(bytes).as_bytes()) {
        *to = *from;
    }
    sum
}

fn open(packed: &Packed) -> HubResult<Vec<u8>> {
    if sum(&packed.bytes) != packed.sum {
        return Err(HubError::Damaged("a page is not what was written".to_owned()));
    }
    Ok(unpack(&packed.bytes, PAGE_BYTES)?)
}

/// How much a page is before it is packed.
pub(super) fn unpacked_bytes(packed: &Packed) -> HubResult<usize> {
    Ok(open(packed)?.len())
}

pub(super) fn event_page(page: &Page, before: [u8; 32], how: Press) -> HubResult<EventPage> {
    let packed = press(&page.to_bytes()?, how)?;
    Ok(EventPage { first: page.first, last: page.next().saturating_sub(1), before, packed })
}

/// The events of a stored page.
pub fn events_of(kept: &EventPage) -> HubResult<Page> {
    let page = Page::from_bytes(&open(&kept.packed)?)?;
    if page.first != kept.first || page.next() != kept.last + 1 {
        return Err(HubError::Damaged(format!("the page of event {} is another", kept.first)));
    }
    Ok(page)
}

pub(super) fn command_page(
    device: uuid::Uuid,
    (first, before): (u64, [u8; 32]),
    commands: &[ByteBuf],
    how: Press,
) -> HubResult<CommandPage> {
    let mut columns = ColumnsWriter::default();
    commands.iter().for_each(|command| columns.push(command));
    let bytes = columns.finish();
    let last = first + commands.len() as u64 - 1;
    Ok(CommandPage { device, first, last, before, packed: press(&bytes, how)? })
}

/// The commands of a stored page.
pub(super) fn commands_of(kept: &CommandPage) -> HubResult<Vec<ByteBuf>> {
    let mut commands = Vec::new();
    each_item(&open(&kept.packed)?, PAGE_BYTES, |command| {
        commands.push(ByteBuf::from(command));
        Ok::<_, ColumnsError>(())
    })
    .map_err(|cause| HubError::Damaged(format!("a page of commands: {cause}")))?;
    if commands.len() as u64 != kept.last - kept.first + 1 {
        return Err(HubError::Damaged(format!("the page of command {} is another", kept.first)));
    }
    Ok(commands)
}

/// A device's chain behind `commands`.
pub(super) fn chain_over<'c>(
    before: [u8; 32],
    commands: impl IntoIterator<Item = &'c ByteBuf>,
) -> [u8; 32] {
    commands.into_iter().fold(before, |chain, record| chain_hash(&chain, record))
}
