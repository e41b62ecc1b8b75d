//! The hub's events. A page names the hash before it, so that a page whose events were
//! changed is found where the next one begins.

use desk_wire::EventBody;
use desk_wire::protocol::Page;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use super::{Course, Kept, Log, Verdicts, Wrong};
use crate::error::StoreError;
use crate::follow::{decoded_page, head_of};
use crate::sql::{signed, unsigned};

const TABLE: &str = "event_page";

/// A page that was read, and the hashes behind it.
struct Behind {
    range: (u64, u64),
    /// From the hash that it names.
    named: [u8; 32],
    /// From the hash that the page before it comes to, where that is another one: and the
    /// page before it.
    followed: Option<([u8; 32], (u64, u64))>,
}

/// `None` when it was stopped.
pub(super) async fn check(
    connection: &mut SqliteConnection,
    device: Uuid,
    kept: &mut Kept,
    course: &mut Course<'_>,
) -> Result<Option<Verdicts>, StoreError> {
    let mut verdicts = Verdicts::new();
    let mut behind: Option<Behind> = None;
    let mut no = 0_i64;
    loop {
        let row = sqlx::query(
            "select no, first, last, before_hash, commands, raw_bytes, body from event_page \
             where no > ? order by no limit 1",
        )
        .bind(no)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { break };
        no = row.try_get("no")?;
        let range =
            (unsigned(TABLE, row.try_get("first")?)?, unsigned(TABLE, row.try_get("last")?)?);
        let before: [u8; 32] = hash(&row)?;
        if let Some(last) = &behind
            && last.range.1 + 1 < range.0
        {
            kept.events_elsewhere += range.0 - last.range.1 - 1;
        } else if behind.is_none() && range.0 > 1 {
            kept.events_elsewhere += range.0 - 1;
        }
        if range.0 == 1 && before != [0; 32] {
            kept.fault(Log::Events, (1, 1), Wrong::Chain);
        }
        let follows = behind.take().filter(|last| last.range.1 + 1 == range.0);
        let Some(page) = readable(&row, range) else {
            if let Some((_, range)) = settle(kept, follows.as_ref(), before) {
                kept.fault(Log::Events, range, Wrong::Chain);
            }
            kept.fault(Log::Events, range, Wrong::Unreadable);
            if !course.goes_on(range.1.saturating_sub(range.0) + 1) {
                return Ok(None);
            }
            continue;
        };
        let followed = settle(kept, follows.as_ref(), before)
            .map(|(hash, range)| (page.chain_hash(hash), range));
        let commands = look_through(&page, device, kept, &mut verdicts);
        if unsigned(TABLE, row.try_get("commands")?)? != commands {
            kept.fault(Log::Events, range, Wrong::Label);
        }
        kept.events += page.events.len() as u64;
        behind = Some(Behind { range, named: page.chain_hash(before), followed });
        if !course.goes_on(page.events.len() as u64) {
            return Ok(None);
        }
    }
    if let (Some(last), Some(head)) = (behind, head_of(connection).await?)
        && last.range.1 == head.seq
        && !settle_at(kept, &last, head.hash)
    {
        kept.fault(Log::Events, last.range, Wrong::Chain);
    }
    Ok(Some(verdicts))
}

fn hash(row: &SqliteRow) -> Result<[u8; 32], StoreError> {
    row.try_get::<Vec<u8>, _>("before_hash")?
        .try_into()
        .map_err(|_| StoreError::nonsense(TABLE, "a hash has a wrong length"))
}

/// The page of a row, where all that stands beside it fits.
fn readable(row: &SqliteRow, (first, last): (u64, u64)) -> Option<Page> {
    let body: &[u8] = row.try_get("body").ok()?;
    let (page, raw) = decoded_page(body).ok()?;
    let fits = page.first == first && page.next() == last + 1;
    let bytes = row.try_get::<i64, _>("raw_bytes").ok()?;
    (fits && bytes == signed(raw as u64)).then_some(page)
}

/// Compares with the hash that comes next. Gives back where the chain would go on if
/// only the hash that stands here were wrong.
fn settle(
    kept: &mut Kept,
    last: Option<&Behind>,
    next: [u8; 32],
) -> Option<([u8; 32], (u64, u64))> {
    let last = last?;
    if last.named == next && last.followed.is_none() {
        return None;
    }
    if settle_at(kept, last, next) { None } else { Some((last.named, last.range)) }
}

/// Says which page is meant, once that can be told. `false` leaves it to the next page.
fn settle_at(kept: &mut Kept, last: &Behind, next: [u8; 32]) -> bool {
    let fits = last.named == next;
    match last.followed {
        // The page that it did not follow from was another when it was written.
        Some((_, before)) if fits => {
            kept.fault(Log::Events, before, Wrong::Chain);
            true
        }
        // Only the hash that the page names is wrong: its first event does not follow.
        Some((followed, _)) if followed == next => {
            kept.fault(Log::Events, (last.range.0, last.range.0), Wrong::Chain);
            true
        }
        Some((_, before)) => {
            kept.fault(Log::Events, before, Wrong::Chain);
            false
        }
        None => fits,
    }
}

/// How many of them tell of a command, and what they say of this device's own.
fn look_through(page: &Page, device: Uuid, kept: &mut Kept, verdicts: &mut Verdicts) -> u64 {
    let mut commands = 0;
    for (seq, event) in (page.first..).zip(&page.events) {
        match event.body.body() {
            Err(_) => {
                kept.fault(Log::Events, (seq, seq), Wrong::Unreadable);
            }
            Ok(Some(EventBody::Command(told))) => {
                commands += 1;
                if told.device() == device && told.device_seq > 0 {
                    verdicts.insert(told.device_seq, (seq, told.outcome));
                }
            }
            Ok(Some(EventBody::Receipt(_) | EventBody::Seeded(_)) | None) => {}
        }
    }
    commands
}
