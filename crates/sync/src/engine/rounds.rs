//! One round trip: commands out, events in.

use desk_store::{Outgoing, OutgoingLimits, StoreError};
use desk_wire::Outcome;
use desk_wire::protocol::{Limits, PROTOCOL, SignedChain, SyncRequest, chain_message};
use serde_bytes::ByteBuf;

use super::trust::{extends, head_is_signed};
use super::{Ended, Failed, Run, misfit};
use crate::machine::{At, Misfit, Moved};

impl Run<'_> {
    pub(super) async fn round(&mut self) -> Result<Ended, Failed> {
        let store = &self.ctx.store;
        let limits =
            OutgoingLimits { commands: self.machine.commands(), bytes: Limits::COMMAND_BYTES };
        let outgoing = store.outgoing(limits).await?;
        if let Some(outgoing) = &outgoing {
            self.upload_lists(&outgoing.records).await?;
            store.mark_in_flight(outgoing.last_seq).await?;
        }
        let cursor = store.cursor().await?;
        let request = SyncRequest {
            proto: PROTOCOL,
            cursor,
            chain: outgoing.as_ref().map(|outgoing| self.signed(outgoing)),
            commands: outgoing
                .map(|outgoing| outgoing.records.into_iter().map(ByteBuf::from).collect())
                .unwrap_or_default(),
        };
        self.report.round_trips += 1;
        let answer = match self.ctx.hub.sync(&request).await {
            Ok(answer) => answer,
            Err(error) => return Err(Failed::Hub(At::Round, error)),
        };
        let ours = self.clock_ms();
        self.clock_offset_ms = Some(answer.hub_time_ms.saturating_sub(ours));
        if !head_is_signed(store.workspace(), &self.ctx.hub_key, &answer.head)
            || !extends(cursor.as_ref(), &answer)
        {
            return Ok(Ended::Next(self.machine.misfit(Misfit::Forged)));
        }
        let applied = match store.apply_answer(&answer).await {
            Ok(applied) => applied,
            Err(error) => {
                tracing::warn!(cause = %super::causes(&error), "an answer of the hub did not fit");
                return Ok(Ended::Next(self.machine.misfit(misfit(error)?)));
            }
        };
        let settled = applied.settled.len() as u64;
        self.report.pushed += settled;
        self.report.pulled += applied.pulled;
        self.report.conflicts += applied.new_conflicts.len() as u64;
        let refused = |outcome| matches!(outcome, Outcome::Rejected | Outcome::Quarantined);
        self.report.rejected +=
            applied.settled.iter().filter(|one| refused(one.outcome)).count() as u64;
        self.report.touched.extend(applied.touched);
        let moved = Moved {
            news: applied.pulled + settled,
            waiting: self.waits().await?,
            more: answer.more,
        };
        Ok(Ended::Next(self.machine.moved(moved)))
    }

    fn signed(&self, outgoing: &Outgoing) -> SignedChain {
        let store = &self.ctx.store;
        let (workspace, device) = (store.workspace().uuid(), store.device().uuid());
        let message = chain_message(workspace, device, outgoing.last_seq, &outgoing.chain);
        SignedChain {
            device_seq: outgoing.last_seq,
            chain: outgoing.chain,
            signature: self.ctx.key.sign(&message),
        }
    }

    async fn waits(&self) -> Result<bool, StoreError> {
        Ok(self.ctx.store.own_numbers().await?.first_waiting.is_some())
    }

    fn clock_ms(&self) -> i64 {
        self.ctx.ports.clock.now().wall.as_millisecond()
    }
}
