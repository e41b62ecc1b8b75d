//! The company's own account: the fields of its profiles.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use desk_core::account::AccountFacts;
use desk_core::ids::UserId;
use desk_core::schema::EntityType;

use super::outbox::name_of;
use crate::error::StoreError;
use crate::facts::account;
use crate::file::Store;

/// What is kept of the profiles.
#[derive(Debug, Clone, Default)]
pub struct AccountSeen {
    pub facts: AccountFacts,
    /// The names of those who carried something over.
    pub names: BTreeMap<UserId, String>,
}

impl Store {
    /// The fields of these types of record.
    pub async fn profiles(&self, types: &[EntityType]) -> Result<AccountSeen, StoreError> {
        let mut tx = self.readers.begin().await?;
        let facts = account::all(&mut tx, types).await?;
        let mut names = BTreeMap::new();
        for by in facts.0.values().filter_map(|value| value.carried_by) {
            if let Entry::Vacant(place) = names.entry(by) {
                place.insert(name_of(&mut tx, by.uuid()).await?);
            }
        }
        Ok(AccountSeen { facts, names })
    }
}
