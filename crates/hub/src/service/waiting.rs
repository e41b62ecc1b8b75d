//! Commands that wait are looked at again when something may have changed.

use desk_agree::Sender;
use desk_wire::{CommandRecord, Outcome};

use super::Hub;
use super::error::HubResult;
use super::header::Header;
use super::ledger::Ledger;
use super::load::{command_at, load_for};
use super::push::{FAILURES, set_aside};
use crate::db::{CommandRow, DeviceRow, WorkspaceTx};

impl Hub {
    /// Judges waiting commands once more, in the order they came, with the rights
    /// that their authors have now. Those that wait on get no further event.
    pub(super) async fn look_again(
        &self,
        tx: &mut dyn WorkspaceTx,
        caller: &mut DeviceRow,
        ledger: &mut Ledger<'_>,
    ) -> HubResult<()> {
        let waiting = tx.waiting().await?;
        if waiting.is_empty() {
            return Ok(());
        }
        let failures = tx.failures().await?;
        for waits in waiting {
            let bytes = command_at(tx, waits.device, waits.device_seq).await?;
            let header = bytes.as_deref().map(Header::read).transpose()?;
            let record = bytes.and_then(|bytes| CommandRecord::from_bytes(&bytes).ok());
            let (Some(record), Some(device)) = (record, tx.device(waits.device).await?) else {
                continue;
            };
            let sender = Sender { device: device.id, user: device.user };
            // One that breaks the judge must not keep everybody's pushes back.
            let broke = failures.get(&waits.id).is_some_and(|times| *times >= FAILURES);
            let judged = match header.filter(|_| broke) {
                Some(header) => set_aside(&sender, &header, "internal"),
                None => {
                    load_for(tx, &mut ledger.state, &sender, [&record]).await?;
                    self.judge_one(ledger, &sender, &record)?
                }
            };
            let outcome = judged.event.outcome;
            if outcome == Outcome::Deferred {
                ledger.state.load_outcome(waits.id, outcome, waits.event_seq);
                continue;
            }
            let seq = self.enter(tx, ledger, caller, judged, None).await?;
            ledger.state.load_outcome(waits.id, outcome, seq);
            tx.drop_waiting(waits.id).await?;
            let rows: Vec<CommandRow> = tx
                .commands(&[waits.id])
                .await?
                .into_iter()
                .map(|row| CommandRow { outcome, event_seq: seq, ..row })
                .collect();
            tx.put_commands(&rows).await?;
        }
        Ok(())
    }
}
