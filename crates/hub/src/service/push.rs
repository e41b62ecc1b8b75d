//! Takes commands from a device: numbers and chain first, then judgement, one
//! event for each, and a receipt over all.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

use desk_agree::sabotage::{self, Rule};
use desk_agree::{Judged, Sender, scope};
use desk_core::devices;
use desk_core::schema::{EntityType, device};
use desk_wire::protocol::{ProblemCode, SignedChain, chain_message};
use desk_wire::{
    CommandEvent, CommandRecord, EventBody, Outcome, Receipt, Why, WireChange, WireValue,
    chain_hash,
};
use ed25519_dalek::{Signature, VerifyingKey};
use serde_bytes::ByteBuf;
use uuid::Uuid;

use super::error::{HubError, HubResult};
use super::header::Header;
use super::known::told_before;
use super::ledger::Ledger;
use super::load::load_for;
use super::pages::{Press, chain_over, command_page, commands_of};
use super::{Caller, Hub};
use crate::db::{CommandRow, DeviceRow, WaitingRow, WorkspaceRead, WorkspaceTx};

/// After so many failures of the hub itself a command is set aside.
pub(super) const FAILURES: u32 = 5;

/// Fields that one command may touch, and commands that it may stand on: far above
/// what any deed makes.
const MOST: usize = 4_000;

/// Commands that are new, and the device's chain around them.
struct Fresh<'c> {
    headers: Vec<Header>,
    commands: &'c [ByteBuf],
    before: [u8; 32],
    signed: SignedChain,
}

impl Hub {
    /// Judges what is new of `commands` and writes it into the log. What was taken
    /// before is recognised, nothing happens to it, and it is handed back.
    pub(super) async fn take(
        &self,
        tx: &mut dyn WorkspaceTx,
        caller: &Caller,
        device: &mut DeviceRow,
        ledger: &mut Ledger<'_>,
        (commands, signed): (&[ByteBuf], Option<SignedChain>),
    ) -> HubResult<Vec<CommandRow>> {
        let (known_numbers, fresh) = sort_out(tx, caller, device, commands, signed).await?;
        let Some(fresh) = fresh else {
            return Ok(known_numbers);
        };
        let sender = Sender { device: caller.device, user: caller.user };
        let known = judged_before(tx, &fresh.headers).await?;
        let failures = tx.failures().await?;
        let records: Vec<Option<CommandRecord>> =
            fresh.commands.iter().map(|bytes| readable(bytes)).collect();
        load_for(tx, &mut ledger.state, &sender, records.iter().flatten()).await?;

        let mut judged_here: HashMap<Uuid, CommandRow> = HashMap::new();
        let mut rows = Vec::with_capacity(records.len());
        for (header, record) in fresh.headers.iter().zip(&records) {
            let before = known
                .get(&header.id)
                .or_else(|| judged_here.get(&header.id))
                .filter(|_| !sabotage::broken(Rule::Dedupe))
                .copied();
            let judged = if let Some(before) = before {
                again(tx, &sender, header, &before).await?
            } else if failures.get(&header.id).is_some_and(|times| *times >= FAILURES) {
                set_aside(&sender, header, "internal")
            } else if let Some(record) = record {
                load_for(tx, &mut ledger.state, &sender, [record]).await?;
                self.judge_one(ledger, &sender, record)?
            } else {
                set_aside(&sender, header, "unreadable")
            };
            let outcome = judged.event.outcome;
            let seq = self.enter(tx, ledger, device, judged, Some(header.group)).await?;
            let number = CommandRow {
                device: caller.device,
                device_seq: header.seq,
                id: header.id,
                outcome,
                event_seq: before.map_or(seq, |before| before.event_seq),
            };
            if before.is_none() {
                judged_here.insert(header.id, number);
                ledger.state.load_outcome(header.id, outcome, seq);
                if outcome == Outcome::Deferred {
                    let row = WaitingRow {
                        id: header.id,
                        device: caller.device,
                        device_seq: header.seq,
                        event_seq: seq,
                    };
                    tx.put_waiting(&row).await?;
                }
            }
            rows.push(number);
        }
        self.sign_off(tx, device, ledger, &fresh, &rows).await?;
        Ok(known_numbers)
    }

    /// The receipt, and the books of the device.
    async fn sign_off(
        &self,
        tx: &mut dyn WorkspaceTx,
        device: &mut DeviceRow,
        ledger: &mut Ledger<'_>,
        fresh: &Fresh<'_>,
        rows: &[CommandRow],
    ) -> HubResult<()> {
        let SignedChain { device_seq, chain, signature } = fresh.signed;
        let receipt = Receipt::new(device.id, device_seq, chain, signature);
        ledger.append(&EventBody::Receipt(receipt), scope::EVERYONE, None)?;
        tx.put_commands(rows).await?;
        let start = (device.last_seq + 1, fresh.before);
        tx.add_command_page(&command_page(device.id, start, fresh.commands, Press::Quick)?).await?;
        device.last_seq = device_seq;
        device.chain = chain;
        Ok(())
    }

    /// Asks the judge. Should it break, the push is undone, the failure is counted,
    /// and the device comes again.
    pub(super) fn judge_one(
        &self,
        ledger: &mut Ledger<'_>,
        sender: &Sender,
        record: &CommandRecord,
    ) -> HubResult<Judged> {
        if sabotage::broken(Rule::Clock) {
            ledger.set_time(record.made.wall_ms);
        }
        let (seq, at_ms) = (ledger.next_seq(), ledger.at_ms());
        let (judge, state) = (self.judge, &mut ledger.state);
        // What is left of the state is thrown away with the transaction.
        catch_unwind(AssertUnwindSafe(|| judge(state, sender, record, seq, at_ms)))
            .map_err(|_| HubError::Judgement { command: record.id() })
    }

    /// Writes a judgement into the log, and into the books what it says of devices.
    pub(super) async fn enter(
        &self,
        tx: &mut dyn WorkspaceTx,
        ledger: &mut Ledger<'_>,
        sender: &mut DeviceRow,
        judged: Judged,
        group: Option<Uuid>,
    ) -> HubResult<u64> {
        for change in &judged.event.changes {
            if change.entity_type != EntityType::Device.number() {
                continue;
            }
            if change.entity() == sender.id {
                obey(sender, change, ledger.at_ms());
            } else if let Some(mut row) = tx.device(change.entity()).await? {
                obey(&mut row, change, ledger.at_ms());
                tx.put_device(&row).await?;
            }
        }
        let body = EventBody::Command(Box::new(judged.event));
        ledger.append(&body, judged.scope, group)
    }
}

/// What the record of a device now says holds at the door, too.
fn obey(row: &mut DeviceRow, change: &WireChange, at_ms: i64) {
    let WireValue::Text(text) = &change.value else {
        return;
    };
    if change.field == device::STATE.number && text == devices::REVOKED {
        row.revoked_ms = row.revoked_ms.or(Some(at_ms));
    } else if change.field == device::NAME.number {
        row.name.clone_from(text);
    }
}

/// A command that can be judged in bounded time.
fn readable(bytes: &[u8]) -> Option<CommandRecord> {
    let record = CommandRecord::from_bytes(bytes).ok()?;
    (record.fields.len() <= MOST && record.depends().len() <= MOST).then_some(record)
}

/// Checks numbers, chain and signature of a push, and drops what is known from its
/// front. `None` when nothing new is left.
async fn sort_out<'c>(
    tx: &mut dyn WorkspaceRead,
    caller: &Caller,
    device: &DeviceRow,
    commands: &'c [ByteBuf],
    signed: Option<SignedChain>,
) -> HubResult<(Vec<CommandRow>, Option<Fresh<'c>>)> {
    let mut headers = Vec::with_capacity(commands.len());
    for bytes in commands {
        headers.push(Header::read(bytes)?);
    }
    let (Some(first), Some(last)) = (headers.first(), headers.last()) else {
        return Ok((Vec::new(), None));
    };
    let (first, last) = (first.seq, last.seq);
    let in_order = headers.windows(2).all(|two| match two {
        [one, next] => one.seq.checked_add(1) == Some(next.seq),
        _ => true,
    });
    let signed = signed.filter(|signed| signed.device_seq == last);
    let (true, true, Some(signed)) = (first > 0, in_order, signed) else {
        return Err(ProblemCode::BadRequest.into());
    };
    if first > device.last_seq + 1 {
        return Err(HubError::expect(device.last_seq + 1));
    }
    let numbers = tx.numbers(device.id, first, last.min(device.last_seq)).await?;
    for row in &numbers {
        let at = usize::try_from(row.device_seq - first).unwrap_or(usize::MAX);
        if headers.get(at).is_none_or(|header| header.id != row.id) {
            return Err(ProblemCode::DeviceForked.into());
        }
    }
    // How many of them are known.
    let known = (device.last_seq + 1).saturating_sub(first).min(commands.len() as u64);
    let known = usize::try_from(known).unwrap_or(usize::MAX);
    let (old, new) = commands.split_at_checked(known).unwrap_or((commands, &[]));
    let mut chain = device.chain;
    if !old.is_empty() {
        let start = chain_at(tx, device, first - 1).await?.ok_or(ProblemCode::DeviceForked)?;
        chain = chain_over(start, old);
        let kept = chain_at(tx, device, last.min(device.last_seq)).await?;
        if kept != Some(chain) {
            return Err(ProblemCode::DeviceForked.into());
        }
    }
    let before = chain;
    let chain = new.iter().fold(chain, |chain, record| chain_hash(&chain, record));
    if chain != signed.chain {
        return Err(ProblemCode::DeviceForked.into());
    }
    let message = chain_message(caller.workspace, device.id, last, &chain);
    verify(&device.key, &message, &signed.signature)?;
    let headers = headers.split_off(known.min(headers.len()));
    let fresh = (!new.is_empty()).then_some(Fresh { headers, commands: new, before, signed });
    Ok((numbers, fresh))
}

/// # Errors
/// [`ProblemCode::BadRequest`] when the key did not sign this.
pub(super) fn verify(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> HubResult<()> {
    VerifyingKey::from_bytes(key)
        .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
        .map_err(|_| ProblemCode::BadRequest.into())
}

/// The device's chain behind its number `seq`; `None` for what it never sent here.
async fn chain_at(
    tx: &mut dyn WorkspaceRead,
    device: &DeviceRow,
    seq: u64,
) -> HubResult<Option<[u8; 32]>> {
    if seq == device.last_seq {
        return Ok(Some(device.chain));
    }
    // The page with the next number begins with the chain before it, or holds it.
    let pages = tx.command_pages(device.id, seq + 1, seq + 1).await?;
    let Some(page) = pages.first() else {
        return Ok(None);
    };
    let commands = commands_of(page)?;
    let count = usize::try_from(seq + 1 - page.first).unwrap_or(usize::MAX);
    Ok(Some(chain_over(page.before, commands.iter().take(count))))
}

/// Which of the commands were judged before, under whichever number.
async fn judged_before(
    tx: &mut dyn WorkspaceRead,
    headers: &[Header],
) -> HubResult<BTreeMap<Uuid, CommandRow>> {
    let ids: Vec<Uuid> = headers.iter().map(|header| header.id).collect();
    let rows = tx.commands(&ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A command that was judged before comes under another number: its device was
/// restored from a backup, or is a copy that took a name of its own. It gets the
/// same answer once more, which points to the first and changes nothing.
async fn again(
    tx: &mut dyn WorkspaceRead,
    sender: &Sender,
    header: &Header,
    before: &CommandRow,
) -> HubResult<Judged> {
    let mut event = CommandEvent::new(header.id, sender.device, header.seq, sender.user);
    event.outcome = before.outcome;
    event.why = Some(Why { code: "known".to_owned(), about: Some(before.event_seq.to_string()) });
    if let Some(first) = told_before(tx, before).await? {
        event.code = first.code;
        event.made_ms = first.made_ms;
        event.why = first.why.or(event.why);
    }
    Ok(Judged { event, scope: scope::EVERYONE })
}

/// A command that gets no judgement.
pub(super) fn set_aside(sender: &Sender, header: &Header, why: &str) -> Judged {
    let mut event = CommandEvent::new(header.id, sender.device, header.seq, sender.user);
    event.outcome = Outcome::Quarantined;
    event.why = Some(Why { code: why.to_owned(), about: None });
    Judged { event, scope: scope::EVERYONE }
}
