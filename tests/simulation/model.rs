//! A desktop as simple as it can be: what is confirmed, and a list of commands
//! that wait. Its view is made anew from the two whenever anything happens, so it
//! is also what the real store is compared with.

use std::collections::BTreeMap;

use desk_agree::{FieldKey, State, actor, facts, target};
use desk_core::command::Command;
use desk_core::decide::{Decision, decide};
use desk_core::moment::Moment;
use desk_wire::protocol::{Cursor, SignedChain, SyncAnswer, SyncRequest};
use desk_wire::{CommandRecord, EventBody, FieldPatch, Origin, Outcome, WireValue, chain_hash};
use uuid::Uuid;

/// A command that was acknowledged to the person at this desktop.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) id: Uuid,
    pub(crate) bytes: Vec<u8>,
    pub(crate) record: CommandRecord,
    pub(crate) settled: Option<(Outcome, u64)>,
    /// The hub has it, and it waits there.
    pub(crate) waits: bool,
}

impl Made {
    fn settle(&mut self, outcome: Outcome, seq: u64) {
        if outcome == Outcome::Deferred {
            self.waits = true;
        } else {
            self.settled = Some((outcome, seq));
        }
    }
}

/// Who a desktop is to the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) workspace: Uuid,
    pub(crate) device: Uuid,
    pub(crate) user: Uuid,
}

#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) me: Identity,
    /// What the hub has confirmed.
    pub(crate) confirmed: State,
    pub(crate) view: State,
    pub(crate) cursor: Option<Cursor>,
    /// By number, from `first_seq` on.
    pub(crate) made: BTreeMap<u64, Made>,
    /// The last number that this identity does not send.
    pub(crate) before: u64,
}

/// What was wrong with an answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    Chain,
    Digest,
    Body,
    /// Half a deed.
    Group,
}

impl Model {
    pub(crate) fn new(me: Identity, before: u64) -> Self {
        Self {
            me,
            confirmed: State::default(),
            view: State::default(),
            cursor: None,
            made: BTreeMap::new(),
            before,
        }
    }

    /// The last number in use.
    pub(crate) fn last_seq(&self) -> u64 {
        self.made.keys().next_back().copied().unwrap_or(self.before).max(self.before)
    }

    pub(crate) fn pending(&self) -> impl Iterator<Item = (u64, &Made)> {
        self.made.iter().filter(|(_, made)| made.settled.is_none()).map(|(seq, made)| (*seq, made))
    }

    /// A person edits. `None` when the rules say no or nothing changes.
    pub(crate) fn edit(
        &mut self,
        command: &Command,
        id: Uuid,
        group: Uuid,
        made: Moment,
    ) -> Option<u64> {
        let decision = self.decide(command)?;
        let mut fields = Vec::new();
        let mut depends = std::collections::BTreeSet::new();
        for change in &decision.changes {
            let (key, new) = target(change);
            let (old, new) = (self.view.value(&key), WireValue::from(&new));
            if old == new {
                continue;
            }
            for (_, waiting) in self.pending() {
                let same = |patch: &FieldPatch| {
                    let other = FieldKey::from(patch);
                    other.record == key.record && (other.field == 0 || other == key)
                };
                if waiting.record.fields.iter().any(same) {
                    depends.insert(waiting.id);
                }
            }
            let member = (!key.member.is_empty()).then(|| key.member.clone());
            let (entity, id) = (key.record.entity_type, key.record.id);
            fields.push(FieldPatch::new(entity, id, key.field, member, (old, 0), new));
        }
        if fields.is_empty() {
            return None;
        }
        let seq = self.last_seq() + 1;
        let origin = Origin {
            id,
            seq,
            device: self.me.device,
            author: self.me.user,
            group,
            depends: depends.into_iter().collect(),
            made,
        };
        let record = CommandRecord::new(origin, command, fields);
        let bytes = record.to_bytes().unwrap();
        self.made.insert(seq, Made { id, bytes, record, settled: None, waits: false });
        write(&mut self.view, &decision);
        Some(seq)
    }

    fn decide(&self, command: &Command) -> Option<Decision> {
        let right = match command {
            Command::FoundWorkspace { founder, .. } => desk_core::access::Right::founding(*founder),
            _ => command
                .right(&actor(&self.confirmed, self.me.user))
                .or_else(|_| command.right(&actor(&self.view, self.me.user)))
                .ok()?,
        };
        decide(&facts(&self.view, &command.needs()), &right, command).ok()
    }

    /// What it would send now: at most `most` commands, from the first that waits.
    pub(crate) fn request(&self, most: usize, sign: impl Fn(&[u8]) -> [u8; 64]) -> SyncRequest {
        let first = self.pending().find(|(_, made)| !made.waits).map(|(seq, _)| seq);
        let mut chain = [0; 32];
        let mut commands = Vec::new();
        let mut last = 0;
        for (seq, made) in &self.made {
            chain = chain_hash(&chain, &made.bytes);
            if first.is_some_and(|first| *seq >= first) && commands.len() < most {
                commands.push(made.bytes.clone().into());
                last = *seq;
                if commands.len() == most {
                    break;
                }
            }
        }
        let signed = (!commands.is_empty()).then(|| {
            let Identity { workspace, device, .. } = self.me;
            let message = desk_wire::protocol::chain_message(workspace, device, last, &chain);
            SignedChain { device_seq: last, chain, signature: sign(&message) }
        });
        SyncRequest {
            proto: desk_wire::protocol::PROTOCOL,
            cursor: self.cursor,
            commands,
            chain: signed,
        }
    }

    /// Takes an answer in, whole or not at all.
    pub(crate) fn take(&mut self, answer: &SyncAnswer) -> Result<(), Broken> {
        let mut next = self.clone();
        next.follow(answer)?;
        *self = next;
        Ok(())
    }

    fn follow(&mut self, answer: &SyncAnswer) -> Result<(), Broken> {
        let before = self.cursor.map_or([0; 32], |cursor| cursor.hash);
        let expected = self.cursor.map_or(0, |cursor| cursor.seq) + 1;
        let page = &answer.page;
        if page.first != expected || page.chain_hash(before) != answer.head.hash {
            return Err(Broken::Chain);
        }
        for (seq, event) in (page.first..).zip(&page.events) {
            match event.body.body().map_err(|_| Broken::Body)? {
                Some(EventBody::Command(command)) => {
                    for change in &command.changes {
                        self.confirmed.write(event.scope, change, seq);
                    }
                    let own = self.made.values_mut().find(|made| made.id == command.command());
                    if let Some(own) = own {
                        own.settle(command.outcome, seq);
                    }
                }
                Some(EventBody::Receipt(_) | EventBody::Seeded(_)) | None => {}
            }
        }
        for known in &answer.known {
            if let Some(own) = self.made.get_mut(&known.device_seq) {
                own.settle(known.outcome, known.event_seq);
            }
        }
        if page.events.last().is_some_and(|last| last.more_of_group) {
            return Err(Broken::Group);
        }
        let head = answer.head;
        if !answer.more
            && !answer.digests.is_empty()
            && self.confirmed.digests().to_wire() != answer.digests
        {
            return Err(Broken::Digest);
        }
        self.cursor = Some(Cursor { seq: head.seq, hash: head.hash, epoch: head.epoch });
        self.rebuild();
        Ok(())
    }

    /// The view is what is confirmed, and what waits done anew on it.
    pub(crate) fn rebuild(&mut self) {
        self.view = self.confirmed.clone();
        let waiting: Vec<Command> =
            self.pending().filter_map(|(_, made)| made.record.command().ok()).collect();
        for command in waiting {
            if let Some(decision) = self.decide(&command) {
                write(&mut self.view, &decision);
            }
        }
    }

    /// The hub has nothing of what was made from number `first` on.
    pub(crate) fn send_again_from(&mut self, first: u64) {
        for (_, made) in self.made.range_mut(first..) {
            made.settled = None;
            made.waits = false;
        }
        self.rebuild();
    }

    /// What was told beyond event `seq` may never have been.
    pub(crate) fn doubt_beyond(&mut self, seq: u64) {
        for made in self.made.values_mut() {
            made.settled = made.settled.filter(|(_, at)| *at <= seq);
        }
    }

    /// Becomes another device; what waits keeps its ids and numbers.
    pub(crate) fn become_device(&mut self, device: Uuid) {
        self.me.device = device;
        // Numbers have no gap, so what was settled in between goes along.
        let first = self.pending().next().map_or(self.last_seq() + 1, |(seq, _)| seq);
        self.made = self.made.split_off(&first);
        self.before = first - 1;
        for made in self.made.values_mut() {
            made.record.hand_to(device);
            made.bytes = made.record.to_bytes().unwrap();
            made.waits = false;
        }
    }

    /// Begins again from a state that was bootstrapped; nothing made here is lost.
    pub(crate) fn begin_from(&mut self, confirmed: State, cursor: Cursor) {
        self.confirmed = confirmed;
        self.cursor = Some(cursor);
        // What became of those that waited there may lie before this place.
        for made in self.made.values_mut() {
            made.waits = false;
        }
        self.rebuild();
    }
}

fn write(view: &mut State, decision: &Decision) {
    for change in &decision.changes {
        let (key, value) = target(change);
        view.write(0, &key.change(WireValue::from(&value)), 0);
    }
}
