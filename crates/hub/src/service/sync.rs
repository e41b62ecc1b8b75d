//! One round trip: takes what a device brings, and tells what it has not heard.

use desk_agree::Digests;
use desk_wire::protocol::{Cursor, Limits, PROTOCOL, ProblemCode, SyncAnswer, SyncRequest};

use super::error::{HubError, HubResult};
use super::known::known;
use super::ledger::Ledger;
use super::load::{Standing, standing};
use super::pull::{Reader, check_place, stretch};
use super::{Caller, Hub, let_in};
use crate::db::{DeviceRow, WorkspaceRead, WorkspaceRow, WorkspaceTx};

/// The oldest conversation that is still answered. Older ones may push.
const OLDEST: u16 = 1;

/// How long a device that hears nothing new stays "just seen", in milliseconds.
const SEEN_EVERY_MS: i64 = 60_000;

impl Hub {
    /// Takes the commands of the request, and answers with what happened since its
    /// cursor. Sent twice, it does everything once and answers the same.
    ///
    /// # Errors
    /// A device that has to begin from a snapshot, or may not or cannot read on, is
    /// told so after its commands were taken: old clients can always hand in their
    /// work. With any other problem nothing was taken.
    pub async fn sync(&self, caller: &Caller, request: SyncRequest) -> HubResult<SyncAnswer> {
        check_size(&request)?;
        if request.commands.is_empty() {
            let mut tx = self.db.read(caller.workspace).await?;
            let (row, mut device) = let_in(&mut *tx, caller).await?;
            check_epoch(&row, request.cursor.as_ref())?;
            let place = check_place(&mut *tx, &row, request.cursor.as_ref()).await;
            let standing = standing(&mut *tx, caller.user).await?;
            let before = device.clone();
            let now_ms = self.now_ms();
            let may = place.and(follow(&row, &mut device, &standing, &request, now_ms));
            let answer = match may {
                Ok(()) => self.answer(&mut *tx, caller, &row, &request, &device).await,
                Err(problem) => Err(problem),
            };
            drop(tx);
            self.remember(caller, &before, &device).await?;
            return answer;
        }
        match self.push_and_pull(caller, &request).await {
            Err(HubError::Judgement { command }) => {
                tracing::error!(%command, "the judgement of a command broke");
                let mut tx = self.db.begin(caller.workspace).await?;
                let times = tx.failures().await?.get(&command).copied().unwrap_or(0);
                tx.put_failures(command, times.saturating_add(1)).await?;
                tx.commit().await?;
                Err(HubError::Judgement { command })
            }
            other => other,
        }
    }

    async fn push_and_pull(&self, caller: &Caller, request: &SyncRequest) -> HubResult<SyncAnswer> {
        let mut tx = self.db.begin(caller.workspace).await?;
        let (row, mut device) = let_in(&mut *tx, caller).await?;
        check_epoch(&row, request.cursor.as_ref())?;
        let old_head = row.head_seq;
        let mut ledger = Ledger::open(self, row);
        self.look_again(&mut *tx, &mut device, &mut ledger).await?;
        let commands = (request.commands.as_slice(), request.chain);
        let numbers = self.take(&mut *tx, caller, &mut device, &mut ledger, commands).await?;
        let row = ledger.close(&mut *tx).await?;
        let place = check_place(&mut *tx, &row, request.cursor.as_ref()).await;
        let standing = standing(&mut *tx, caller.user).await?;
        let may = place.and(follow(&row, &mut device, &standing, request, self.now_ms()));
        tx.put_device(&device).await?;
        let answer = match may {
            Ok(()) => {
                let mut answer = self.answer(&mut *tx, caller, &row, request, &device).await?;
                let cursor = request.cursor.map_or(0, |cursor| cursor.seq);
                answer.known.extend(known(&mut *tx, &numbers, cursor).await?);
                Ok(answer)
            }
            Err(problem) => Err(problem),
        };
        tx.commit().await?;
        if row.head_seq != old_head {
            self.poke(caller.workspace, &row);
        }
        answer
    }

    async fn answer(
        &self,
        tx: &mut dyn WorkspaceRead,
        caller: &Caller,
        row: &WorkspaceRow,
        request: &SyncRequest,
        device: &DeviceRow,
    ) -> HubResult<SyncAnswer> {
        let first = request.cursor.map_or(1, |cursor| cursor.seq + 1);
        let reader = Reader { device: device.id, scopes: &device.scopes, most: self.page_events };
        let told = stretch(tx, row, first, row.head_seq, reader).await?;
        let at = Cursor { seq: told.page.next() - 1, hash: told.hash, epoch: row.epoch };
        let digests = if told.more {
            Vec::new()
        } else {
            Digests::from_wire(&row.digests).of(&device.scopes).to_wire()
        };
        Ok(SyncAnswer {
            proto: PROTOCOL,
            hub_time_ms: self.now_ms(),
            page: told.page,
            known: told.own,
            head: self.signed_head(caller.workspace, at),
            digests,
            more: told.more,
        })
    }

    /// Writes down where a device that only listens stands now.
    async fn remember(
        &self,
        caller: &Caller,
        before: &DeviceRow,
        now: &DeviceRow,
    ) -> HubResult<()> {
        let quiet = DeviceRow { seen_ms: before.seen_ms, ..now.clone() } == *before;
        if quiet && now.seen_ms < before.seen_ms.saturating_add(SEEN_EVERY_MS) {
            return Ok(());
        }
        let mut tx: Box<dyn WorkspaceTx> = self.db.begin(caller.workspace).await?;
        // Somebody may have shut it out meanwhile.
        if let Some(device) = tx.device(caller.device).await? {
            let DeviceRow { cursor_seq, scopes, offered, seen_ms, .. } = now.clone();
            tx.put_device(&DeviceRow { cursor_seq, scopes, offered, seen_ms, ..device }).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

fn check_size(request: &SyncRequest) -> HubResult<()> {
    if request.proto > PROTOCOL {
        return Err(ProblemCode::BadRequest.into());
    }
    let bytes: usize = request.commands.iter().map(|command| command.len()).sum();
    if request.commands.len() > Limits::COMMANDS || bytes > Limits::COMMAND_BYTES {
        return Err(ProblemCode::TooLarge.into());
    }
    Ok(())
}

fn check_epoch(row: &WorkspaceRow, cursor: Option<&Cursor>) -> HubResult<()> {
    match cursor {
        Some(cursor) if cursor.epoch != row.epoch || !row.epoch_confirmed => {
            let same = row.same_up_to(cursor.epoch);
            Err(HubError::epoch(row.epoch, row.epoch_confirmed, same))
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether the device may read on from its cursor, and what is noted of it.
fn follow(
    row: &WorkspaceRow,
    device: &mut DeviceRow,
    standing: &Standing,
    request: &SyncRequest,
    now_ms: i64,
) -> HubResult<()> {
    device.seen_ms = now_ms;
    if standing.out {
        return Err(ProblemCode::NotAllowed.into());
    }
    if request.proto < OLDEST {
        return Err(ProblemCode::TooOld.into());
    }
    let seq = request.cursor.map_or(0, |cursor| cursor.seq);
    if seq.saturating_add(1) < row.min_seq {
        return Err(ProblemCode::LogCompacted.into());
    }
    let scopes = standing.scopes();
    if request.cursor.is_none() {
        // It begins, with what it may see now. Only once: the same request may arrive
        // again, long after the device went on with what it could see then.
        if device.scopes.is_empty() {
            device.scopes.clone_from(&scopes);
        }
    } else if let Some(offered) = device.offered.take_if(|offered| offered.seq == seq) {
        device.scopes = offered.scopes;
    }
    device.cursor_seq = seq;
    if device.scopes != scopes {
        return Err(ProblemCode::ScopeChanged.into());
    }
    Ok(())
}
