//! Who was let in by whom, as the record tells it from the beginning.

use std::collections::BTreeMap;

use desk_core::devices::REVOKED;
use desk_core::schema::{EntityType, device};
use desk_wire::protocol::{Enrolment, Message, Statement};
use desk_wire::{WireChange, WireValue};
use uuid::Uuid;

use crate::key::signed_by;

/// A device that was let in.
#[derive(Debug, Clone, Copy)]
struct Known {
    key: [u8; 32],
    revoked: bool,
}

/// Those that are in, at one moment of the record.
#[derive(Debug)]
pub(super) struct Devices {
    workspace: Uuid,
    hub_key: [u8; 32],
    known: BTreeMap<Uuid, Known>,
}

impl Devices {
    pub(super) const fn new(workspace: Uuid, hub_key: [u8; 32]) -> Self {
        Self { workspace, hub_key, known: BTreeMap::new() }
    }

    pub(super) fn key(&self, device: Uuid) -> Option<[u8; 32]> {
        self.known.get(&device).map(|known| known.key)
    }

    /// What an event changed of devices. For each that it let in: whether it was
    /// let in rightly.
    pub(super) fn follow(&mut self, changes: &[WireChange]) -> Vec<bool> {
        let mut verdicts = Vec::new();
        let of = |change: &&WireChange| change.entity_type == EntityType::Device.number();
        for change in changes.iter().filter(of) {
            if change.field == device::STATE.number
                && change.value == WireValue::Text(REVOKED.to_owned())
                && let Some(known) = self.known.get_mut(&change.entity())
            {
                known.revoked = true;
            }
            if lets_in(change) {
                verdicts.push(self.enrol(change, changes));
            }
        }
        verdicts
    }

    fn enrol(&mut self, key: &WireChange, changes: &[WireChange]) -> bool {
        let id = key.entity();
        let WireValue::Bytes(bytes) = &key.value else { return false };
        let Ok(public) = <[u8; 32]>::try_from(bytes.as_slice()) else { return false };
        let value = |field: u16| {
            let same = |change: &&WireChange| {
                change.entity_type == key.entity_type
                    && change.entity() == id
                    && change.field == field
            };
            changes.iter().find(same).map(|change| &change.value)
        };
        let user = value(device::USER.number);
        let good = match value(device::ENROLMENT.number) {
            Some(WireValue::Bytes(enrolment)) => self.is_good(enrolment, user),
            Some(_) | None => false,
        };
        // A key never changes: who is in keeps the one it came with.
        let new = !self.known.contains_key(&id);
        self.known.entry(id).or_insert(Known { key: public, revoked: false });
        good && new
    }

    fn is_good(&self, enrolment: &[u8], user: Option<&WireValue>) -> bool {
        let Ok(Enrolment { statement, signature }) = Enrolment::from_bytes(enrolment) else {
            return false;
        };
        let Ok(said) = Statement::from_bytes(&statement) else { return false };
        let here = said.workspace().is_none_or(|workspace| workspace == self.workspace);
        let whom = said.user().is_none_or(|said| user == Some(&WireValue::Id(said.into_bytes())));
        let signer = match said.inviter() {
            // The hub's word is good for whoever brought the workspace, and for
            // nobody after.
            None => self.known.is_empty().then_some(self.hub_key),
            Some(inviter) => {
                let known = self.known.get(&inviter).filter(|known| !known.revoked);
                known.map(|known| known.key)
            }
        };
        here && whom
            && said.hub_key == self.hub_key
            && signer
                .is_some_and(|key| signed_by(&key, &Statement::message(&statement), &signature))
    }
}

/// Whether a device comes in with this change.
pub(super) fn lets_in(change: &WireChange) -> bool {
    change.entity_type == EntityType::Device.number() && change.field == device::KEY.number
}
