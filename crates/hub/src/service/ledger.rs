//! New events of a workspace on their way into the log. They are numbered and
//! chained here and nowhere else.

use desk_agree::scope::EVERYONE;
use desk_agree::{Digests, State};
use desk_wire::protocol::Page;
use desk_wire::{Event, EventBody, Payload};
use uuid::Uuid;

use super::error::HubResult;
use super::pages::{Press, event_page};
use super::{Hub, Random};
use crate::db::{KeptRecord, WorkspaceRow, WorkspaceTx};

/// The open end of a workspace's log.
pub(super) struct Ledger<'h> {
    pub(super) state: State,
    row: WorkspaceRow,
    at_ms: i64,
    random: &'h dyn Random,
    events: Vec<Event>,
    last_group: Option<Uuid>,
}

impl<'h> Ledger<'h> {
    pub(super) fn open(hub: &'h Hub, row: WorkspaceRow) -> Self {
        let state = State::new(row.founded, Digests::from_wire(&row.digests));
        // Time never goes back in a log.
        let at_ms = hub.now_ms().max(row.last_at_ms);
        Self { state, row, at_ms, random: &*hub.random, events: Vec::new(), last_group: None }
    }

    /// The hub's time of everything that is written now.
    pub(super) const fn at_ms(&self) -> i64 {
        self.at_ms
    }

    /// Only for the check that somebody would notice.
    pub(super) const fn set_time(&mut self, at_ms: i64) {
        self.at_ms = at_ms;
    }

    pub(super) const fn row(&self) -> &WorkspaceRow {
        &self.row
    }

    /// The number that the next event will have.
    pub(super) fn next_seq(&self) -> u64 {
        self.row.head_seq + self.events.len() as u64 + 1
    }

    /// Adds an event. Events of one group that follow each other are marked, so that
    /// nobody is shown half a deed.
    pub(super) fn append(
        &mut self,
        body: &EventBody,
        scope: u16,
        group: Option<Uuid>,
    ) -> HubResult<u64> {
        let seq = self.next_seq();
        let mut salt = [0; 8];
        if scope != EVERYONE {
            self.random.fill(&mut salt);
        }
        if group.is_some()
            && group == self.last_group
            && let Some(last) = self.events.last_mut()
        {
            last.more_of_group = true;
        }
        self.last_group = group;
        self.events.push(Event {
            at_ms: self.at_ms,
            scope,
            more_of_group: false,
            body: Payload::Open { salt, bytes: body.to_bytes()? },
        });
        Ok(seq)
    }

    /// Writes everything that became of it, and hands back the workspace as it is now.
    pub(super) async fn close(mut self, tx: &mut dyn WorkspaceTx) -> HubResult<WorkspaceRow> {
        if self.events.is_empty() {
            return Ok(self.row);
        }
        let page = Page { first: self.row.head_seq + 1, events: self.events };
        let before = self.row.head_hash;
        self.row.head_seq = page.next() - 1;
        self.row.head_hash = page.chain_hash(before);
        self.row.last_at_ms = self.at_ms;
        self.row.founded = self.state.founded();
        self.row.digests = self.state.digests().to_wire();
        tx.add_event_page(&event_page(&page, before, Press::Quick)?).await?;
        let changed: Vec<KeptRecord> = self
            .state
            .changed()
            .map(|(key, record)| KeptRecord {
                row: record.to_row(key),
                scope: self.state.scope_of(key),
            })
            .collect();
        tx.put_records(&changed).await?;
        tx.put_workspace(&self.row).await?;
        Ok(self.row)
    }

    /// As [`Self::close`], with the state in whole: what it holds was written by
    /// other means.
    pub(super) async fn close_with(
        mut self,
        tx: &mut dyn WorkspaceTx,
        digests: &Digests,
        founded: bool,
    ) -> HubResult<WorkspaceRow> {
        self.state = State::new(founded, digests.clone());
        self.close(tx).await
    }
}
