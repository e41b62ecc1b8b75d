//! Round trips: commands out, events in.

use desk_store::{Outgoing, OutgoingLimits, StoreError};
use desk_wire::Outcome;
use desk_wire::protocol::{
    Cursor, Head, Limits, PROTOCOL, SignedChain, SyncAnswer, SyncRequest, chain_message,
};
use serde_bytes::ByteBuf;

use super::trust::{extends, head_is_signed};
use super::{Ended, Failed, Run, misfit};
use crate::machine::{At, Misfit, Moved};

/// What the hub will be asked.
struct Question {
    /// The last of our commands that go along; 0 without any.
    last_seq: u64,
    request: SyncRequest,
}

/// A question that the hub answered.
pub(super) struct Asked {
    /// Where we said that we stand.
    cursor: Option<Cursor>,
    /// The last of our commands that went along; 0 without any.
    last_seq: u64,
    answer: SyncAnswer,
}

impl Run<'_> {
    /// Takes the next answer. While it is written down here, the hub already works on
    /// what comes next, so that neither waits for the other.
    pub(super) async fn round(&mut self) -> Result<Ended, Failed> {
        let store = &self.ctx.store;
        let asked = match self.ahead.take() {
            Some(asked) => asked?,
            None => {
                let cursor = store.cursor().await?;
                let outgoing = self.outgoing(0).await?;
                let question = self.question(cursor, outgoing).await?;
                self.ask(question).await?
            }
        };
        let Asked { cursor, last_seq, answer } = asked;
        if !head_is_signed(store.workspace(), &self.ctx.hub_key, &answer.head)
            || !extends(cursor.as_ref(), &answer)
        {
            return Ok(Ended::Next(self.machine.misfit(Misfit::Forged)));
        }
        let more = answer.more;
        let (ahead, applied) = match self.next_question(&answer.head, last_seq, more).await {
            Ok(Some(next)) => {
                let (ahead, applied) = tokio::join!(self.ask(next), store.apply_answer(&answer));
                (Some(ahead), applied)
            }
            Ok(None) => (None, store.apply_answer(&answer).await),
            Err(failed) => (Some(Err(failed)), store.apply_answer(&answer).await),
        };
        let applied = match applied {
            Ok(applied) => applied,
            // What was asked meanwhile does not count: the hub knows commands that it
            // has, and we stand where we stood.
            Err(error) => {
                tracing::warn!(cause = %super::causes(&error), "an answer of the hub did not fit");
                return Ok(Ended::Next(self.machine.misfit(misfit(error)?)));
            }
        };
        drop(answer);
        self.ahead = ahead;
        let settled = applied.settled.len() as u64;
        self.report.pushed += settled;
        self.report.pulled += applied.pulled;
        self.report.conflicts += applied.new_conflicts.len() as u64;
        let refused = |outcome| matches!(outcome, Outcome::Rejected | Outcome::Quarantined);
        self.report.rejected +=
            applied.settled.iter().filter(|one| refused(one.outcome)).count() as u64;
        self.report.touched.extend(applied.touched);
        let moved = Moved { news: applied.pulled + settled, waiting: self.waits().await?, more };
        Ok(Ended::Next(self.machine.moved(moved)))
    }

    /// The next question, as if the answer that brought `head` were written down
    /// already; `None` when there is nothing to ask.
    async fn next_question(
        &mut self,
        head: &Head,
        last_seq: u64,
        more: bool,
    ) -> Result<Option<Question>, Failed> {
        let outgoing = self.outgoing(last_seq).await?;
        if outgoing.is_none() && !more {
            return Ok(None);
        }
        let cursor = Cursor { seq: head.seq, hash: head.hash, epoch: head.epoch };
        self.question(Some(cursor), outgoing).await.map(Some)
    }

    /// What waits behind our number `after`, as much as goes at once.
    async fn outgoing(&self, after: u64) -> Result<Option<Outgoing>, StoreError> {
        let commands = self.machine.commands();
        let limits = OutgoingLimits { after, commands, bytes: Limits::COMMAND_BYTES };
        self.ctx.store.outgoing(limits).await
    }

    async fn question(
        &mut self,
        cursor: Option<Cursor>,
        outgoing: Option<Outgoing>,
    ) -> Result<Question, Failed> {
        let mut last_seq = 0;
        let mut request =
            SyncRequest { proto: PROTOCOL, cursor, commands: Vec::new(), chain: None };
        if let Some(outgoing) = outgoing {
            self.upload_lists(&outgoing.lists).await?;
            self.ctx.store.mark_in_flight(outgoing.last_seq).await?;
            last_seq = outgoing.last_seq;
            request.chain = Some(self.signed(&outgoing));
            request.commands = outgoing.records.into_iter().map(ByteBuf::from).collect();
        }
        Ok(Question { last_seq, request })
    }

    async fn ask(&mut self, question: Question) -> Result<Asked, Failed> {
        let Question { last_seq, request } = question;
        self.report.round_trips += 1;
        let answer = match self.ctx.hub.sync(&request).await {
            Ok(answer) => answer,
            Err(error) => return Err(Failed::Hub(At::Round, error)),
        };
        self.clock_offset_ms = Some(answer.hub_time_ms.saturating_sub(self.clock_ms()));
        Ok(Asked { cursor: request.cursor, last_seq, answer })
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
