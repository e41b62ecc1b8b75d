//! What has to be loaded before a command can be judged.

use std::collections::BTreeSet;

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::facts::NameNeed;
use desk_core::ids::{CommandId, EntityId, conflict_id};
use desk_core::schema::{EntityType, conflict, user};
use desk_wire::{CommandRecord, FieldPatch, Outcome, WireValue};
use uuid::Uuid;

use crate::facts::conflict_of;
use crate::judge::Sender;
use crate::key::{FieldKey, RecordKey};
use crate::state::State;

/// What a [`State`] lacks. Load it, say so with [`State::answered`], and ask
/// again: an answer can lead to one more question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    pub records: BTreeSet<RecordKey>,
    /// Every record of these types.
    pub all_of: BTreeSet<u16>,
    /// The records whose set has the member: type, field, member.
    pub holders: BTreeSet<(u16, u16, String)>,
    /// The records whose text is this in any case of letters: type, field, text in
    /// lower case.
    pub named: BTreeSet<(u16, u16, String)>,
    /// Whether the hub has these blobs, whole.
    pub blobs: BTreeSet<[u8; 32]>,
    /// What became of these commands.
    pub outcomes: BTreeSet<Uuid>,
    /// Who is behind these events.
    pub writers: BTreeSet<u64>,
}

impl Missing {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the judgement of `record` needs and `state` has not got.
pub fn missing(state: &State, sender: &Sender, record: &CommandRecord) -> Missing {
    let mut asks = Asks { state, missing: Missing::default() };
    asks.record(EntityType::User, sender.user);
    let Ok(command) = record.command() else {
        return asks.missing;
    };
    asks.all_of(EntityType::Workspace);
    asks.facts(&command);
    asks.depends(record);
    for patch in &record.fields {
        asks.patch(patch);
    }
    asks.missing
}

struct Asks<'s> {
    state: &'s State,
    missing: Missing,
}

impl Asks<'_> {
    fn key(&mut self, key: RecordKey) {
        let whole = self.state.loaded.all_of.contains(&key.entity_type);
        if !whole && !self.state.records.contains_key(&key) {
            self.missing.records.insert(key);
        }
    }

    fn record(&mut self, entity: EntityType, id: Uuid) {
        self.key(RecordKey::new(entity, id));
    }

    fn all_of(&mut self, entity: EntityType) {
        if !self.state.loaded.all_of.contains(&entity.number()) {
            self.missing.all_of.insert(entity.number());
        }
    }

    fn named(&mut self, name: &str) {
        let entity = EntityType::User.number();
        let ask = (entity, user::USER_NAME.number, name.to_lowercase());
        if !self.state.loaded.named.contains(&ask) {
            self.missing.named.insert(ask);
        }
    }

    fn admins(&mut self) {
        let role = Role::GlobalAdmin.code().to_owned();
        let ask = (EntityType::User.number(), user::ROLES.number, role);
        if !self.state.loaded.holders.contains(&ask) {
            self.missing.holders.insert(ask);
        }
    }

    fn facts(&mut self, command: &Command) {
        let needs = command.needs();
        if needs.featured {
            self.all_of(EntityType::FeaturedOffer);
        }
        if needs.admins {
            self.admins();
        }
        let user = needs.user.map(desk_core::ids::UserId::uuid);
        let records = [
            (EntityType::PriceList, needs.list.map(desk_core::ids::PriceListId::uuid)),
            (EntityType::User, user),
            (EntityType::Device, needs.device.map(desk_core::ids::DeviceId::uuid)),
            (EntityType::RoleTemplate, needs.template.map(desk_core::ids::TemplateId::uuid)),
            (
                EntityType::PasswordRequest,
                needs.request.map(desk_core::ids::PasswordRequestId::uuid),
            ),
        ];
        for (entity, id) in records {
            if let Some(id) = id {
                self.record(entity, id);
            }
        }
        for field in &needs.account {
            self.record(field.record().entity, field.entity_id().uuid());
        }
        self.name(&needs.user_name, user);
        if let Command::AddPriceList(add) = command
            && !self.state.loaded.blobs.contains(&add.rows_blob)
        {
            self.missing.blobs.insert(add.rows_blob);
        }
        if let Some((id, choice)) = &needs.conflict {
            self.record(EntityType::Conflict, id.uuid());
            let known = RecordKey::new(EntityType::Conflict, id.uuid());
            let Some(there) = self.state.record(known) else {
                return;
            };
            if let (WireValue::Integer(entity), WireValue::Id(subject)) = (
                there.value(conflict::SUBJECT_TYPE.number, ""),
                there.value(conflict::SUBJECT.number, ""),
            ) && let Ok(entity_type) = u16::try_from(entity)
            {
                self.key(RecordKey { entity_type, id: Uuid::from_bytes(subject) });
            }
            let Some(about) = conflict_of(self.state, *id) else {
                return;
            };
            if about.subject == EntityType::FeaturedOffer {
                self.all_of(EntityType::FeaturedOffer);
            }
            self.name(&about.user_name_need(choice), Some(about.entity.uuid()));
        }
    }

    fn name(&mut self, need: &NameNeed, of: Option<Uuid>) {
        match need {
            NameNeed::None => {}
            NameNeed::Given(name) => self.named(name),
            NameNeed::OfUser => {
                let key = of.map(|id| RecordKey::new(EntityType::User, id));
                let name = key
                    .and_then(|key| self.state.record(key))
                    .map(|record| record.value(user::USER_NAME.number, ""));
                if let Some(WireValue::Text(name)) = name {
                    self.named(&name);
                }
            }
        }
    }

    fn depends(&mut self, record: &CommandRecord) {
        let depends: BTreeSet<Uuid> = record.depends().into_iter().collect();
        for command in depends {
            match self.state.outcomes.get(&command) {
                None => {
                    self.missing.outcomes.insert(command);
                }
                // Only these two leave a conflict behind.
                Some(Some((Outcome::Conflict | Outcome::Merged, _))) => {
                    self.conflicts_of(command, record);
                }
                Some(Some((
                    Outcome::Applied
                    | Outcome::Noop
                    | Outcome::Rejected
                    | Outcome::Deferred
                    | Outcome::Quarantined,
                    _,
                )))
                | Some(None) => {}
            }
        }
    }

    fn conflicts_of(&mut self, command: Uuid, record: &CommandRecord) {
        for patch in &record.fields {
            let key = FieldKey::from(patch);
            let id = conflict_id(
                CommandId::new(command),
                key.record.entity_type,
                EntityId::new(key.record.id),
                key.field,
                &key.member,
            );
            self.record(EntityType::Conflict, id.uuid());
        }
    }

    /// The record, and who wrote what stands there now if it is not what the
    /// command stood on.
    fn patch(&mut self, patch: &FieldPatch) {
        let key = FieldKey::from(patch);
        self.key(key.record);
        let current = self.state.value(&key);
        if current != patch.base && current != patch.new {
            let seq = self.state.seq(&key);
            if seq > 0 && !self.state.writers.contains_key(&seq) {
                self.missing.writers.insert(seq);
            }
        }
    }
}
