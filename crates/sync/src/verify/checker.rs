//! Goes through the record page by page. Pure: the pages come from whoever asks.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::ids::WorkspaceId;
use desk_core::schema::EntityType;
use desk_wire::protocol::{EventsAnswer, Head, chain_message};
use desk_wire::{CommandEvent, CommandRecord, EventBody, Receipt, WireChange, chain_hash};
use uuid::Uuid;

use super::devices::{Devices, lets_in};
use super::meant::meant;
use super::{Fault, RecordProof};
use crate::key::signed_by;

/// A device's chain of commands, as far as their bytes were seen without a gap.
#[derive(Debug, Clone, Copy, Default)]
struct Chain {
    /// The last number, and the chain behind it; `None` after a gap.
    at: Option<(u64, [u8; 32])>,
}

pub(super) struct Checker {
    workspace: Uuid,
    devices: Devices,
    chains: BTreeMap<Uuid, Chain>,
    /// The last number of each device that it has signed for.
    signed: BTreeMap<Uuid, u64>,
    /// The device whose push is being told, behind what it has signed for.
    unsigned: Option<Uuid>,
    /// Where the next page begins, and the chain before it.
    next: Option<(u64, [u8; 32])>,
    proof: RecordProof,
}

impl Checker {
    pub(super) fn new(workspace: WorkspaceId, hub_key: [u8; 32]) -> Self {
        Self {
            workspace: workspace.uuid(),
            devices: Devices::new(workspace.uuid(), hub_key),
            chains: BTreeMap::new(),
            signed: BTreeMap::new(),
            unsigned: None,
            next: None,
            proof: RecordProof::default(),
        }
    }

    pub(super) fn fault(&mut self, seq: u64, fault: Fault) {
        self.proof.faults.push((seq, fault));
    }

    /// `asked`: whether the hub was to bring the commands along.
    pub(super) fn page(&mut self, answer: &EventsAnswer, asked: bool) {
        let page = &answer.page;
        let before = match self.next {
            None => {
                self.proof.from = page.first;
                if page.first == 1 { [0; 32] } else { answer.before }
            }
            Some((_, hash)) => hash,
        };
        self.next = Some((page.next(), page.chain_hash(before)));
        self.proof.events += page.events.len() as u64;

        let mut commands: BTreeMap<Uuid, (&[u8], CommandRecord)> = BTreeMap::new();
        for bytes in &answer.commands {
            match CommandRecord::from_bytes(bytes) {
                Ok(record) => {
                    commands.insert(record.id(), (bytes.as_slice(), record));
                }
                Err(_) => self.fault(page.first, Fault::Unreadable),
            }
        }
        for (seq, event) in (page.first..).zip(&page.events) {
            match event.body.body() {
                Err(_) => self.fault(seq, Fault::Unreadable),
                Ok(None) => self.proof.hidden += 1,
                Ok(Some(EventBody::Command(told))) => {
                    let bytes = commands.remove(&told.command());
                    if bytes.is_none() && asked && told.device_seq > 0 {
                        self.fault(seq, Fault::OtherCommand);
                    }
                    self.command(seq, &told, bytes.as_ref());
                }
                Ok(Some(EventBody::Receipt(receipt))) => self.receipt(seq, &receipt),
                // Who brought the state along vouches for it; the head it came
                // from is in it.
                Ok(Some(EventBody::Seeded(_))) => {}
            }
        }
        // Commands without an event that tells of them.
        for _ in commands {
            self.fault(page.first, Fault::OtherCommand);
        }
    }

    fn command(&mut self, seq: u64, told: &CommandEvent, command: Option<&(&[u8], CommandRecord)>) {
        for good in self.devices.follow(&told.changes) {
            if good {
                self.proof.devices += 1;
            } else {
                self.fault(seq, Fault::Device);
            }
        }
        // What the hub does on somebody's behalf has no command of a device, and is
        // nothing but letting one in.
        if told.device_seq == 0 {
            if !only_lets_in(&told.changes) {
                self.fault(seq, Fault::OtherCommand);
            }
            return;
        }
        let device = told.device();
        if self.signed.get(&device).is_none_or(|signed| told.device_seq > *signed) {
            self.push_of(seq, device);
        }
        let Some((bytes, record)) = command else {
            self.proof.commands_unseen += 1;
            self.chains.insert(device, Chain::default());
            return;
        };
        if record.device() != device
            || record.seq != told.device_seq
            || record.author() != told.author()
        {
            self.fault(seq, Fault::OtherCommand);
            return;
        }
        if let Ok(command) = record.command()
            && !told.changes.iter().all(|change| meant(&command, change))
        {
            self.fault(seq, Fault::OtherCommand);
        }
        self.proof.commands += 1;
        let chain = match self.chains.get(&device) {
            // A device's first command here stands at the beginning of its chain.
            None => Some([0; 32]),
            Some(Chain { at: Some((last, chain)) }) if last + 1 == record.seq => Some(*chain),
            Some(Chain { .. }) => None,
        };
        // A chain whose beginning is in the archive cannot be summed up.
        let known = self.devices.key(device).is_some();
        let at = chain.filter(|_| known).map(|chain| (record.seq, chain_hash(&chain, bytes)));
        self.chains.insert(device, Chain { at });
    }

    /// A push is told in one piece with its receipt behind it. Once another begins,
    /// commands without one are none that a device has sent.
    fn push_of(&mut self, seq: u64, device: Uuid) {
        if self.unsigned.is_some_and(|before| before != device) {
            self.fault(seq, Fault::Receipt);
        }
        self.unsigned = Some(device);
    }

    fn receipt(&mut self, seq: u64, receipt: &Receipt) {
        let device = receipt.device();
        self.push_of(seq, device);
        self.unsigned = None;
        self.signed.insert(device, receipt.device_seq);
        let Some(key) = self.devices.key(device) else {
            if self.proof.from > 1 {
                self.proof.receipts_unchecked += 1;
            } else {
                self.fault(seq, Fault::Receipt);
            }
            return;
        };
        let message = chain_message(self.workspace, device, receipt.device_seq, &receipt.chain);
        if !signed_by(&key, &message, &receipt.signature) {
            self.fault(seq, Fault::Receipt);
            return;
        }
        self.proof.receipts += 1;
        match self.chains.get(&device).and_then(|chain| chain.at) {
            Some((last, chain)) if last == receipt.device_seq => {
                if chain == receipt.chain {
                    self.proof.chains += 1;
                } else {
                    self.fault(seq, Fault::Commands);
                }
            }
            // Some of its commands may not be seen here. The receipt is good by
            // itself, and what follows it can be summed up from there.
            Some(_) | None => {}
        }
        let at = Some((receipt.device_seq, receipt.chain));
        self.chains.insert(device, Chain { at });
    }

    pub(super) fn finish(mut self, head: Head) -> RecordProof {
        let at = self.next.unwrap_or((1, [0; 32]));
        if at != (head.seq + 1, head.hash) {
            self.fault(head.seq, Fault::Chain);
        }
        self.proof.head = Some(head);
        self.proof
    }
}

/// Whether all of it is about a device that comes with its key here.
fn only_lets_in(changes: &[WireChange]) -> bool {
    let new: BTreeSet<Uuid> =
        changes.iter().filter(|change| lets_in(change)).map(WireChange::entity).collect();
    let device = EntityType::Device.number();
    changes.iter().all(|change| change.entity_type == device && new.contains(&change.entity()))
}
