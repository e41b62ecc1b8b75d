//! What is wanted of a field, what Microsoft is known to hold, and how far the two are
//! apart.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::editing::Program;
use super::field::AccountField;
use super::part::{Part, Place, Profile};
use super::rules::Carried;
use crate::ids::UserId;
use crate::words::words;

words! {
    /// What Microsoft says of the company's verification (account.md, section 7).
    Verification, "a state of verification";
    None "none";
    Pending "pending";
    Authorized "authorized";
    Rejected "rejected";
}

words! {
    /// How a field stands.
    Standing, "a standing of a field";
    /// Nothing is wanted, and nothing is known.
    Empty "empty";
    /// As Microsoft holds it; nobody wants it otherwise.
    Observed "observed";
    /// It is wanted, and nobody looked at what Microsoft holds.
    Wanted "wanted";
    /// Microsoft holds what is wanted.
    Same "same";
    /// Microsoft holds something else.
    Differs "differs";
    /// Somebody carried it over, and nobody looked since.
    Carried "carried";
    /// It was carried over, and Microsoft holds something else again.
    Drifted "drifted";
}

/// What is known of one field. Where a text may be empty, an empty text is one that is
/// known to be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountValue {
    /// What the company wants; `None` where it follows what is observed.
    pub desired: Option<String>,
    /// What Microsoft holds, as far as anybody looked.
    pub observed: Option<String>,
    /// Since when it is known to hold that.
    pub observed_at: Option<Timestamp>,
    /// What it last accepted, while other values are being verified.
    pub finalized: Option<String>,
    pub finalized_at: Option<Timestamp>,
    /// What somebody last carried over in the portal.
    pub carried: Option<Carried>,
    pub carried_by: Option<UserId>,
}

/// The fields of which a record is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFacts(pub BTreeMap<AccountField, AccountValue>);

impl AccountValue {
    /// What the company goes by: what it wants, else what Microsoft holds.
    pub fn effective(&self) -> Option<&str> {
        self.desired.as_deref().or(self.observed.as_deref()).filter(|text| !text.is_empty())
    }

    /// Whether other values than the last accepted ones are being verified.
    pub fn is_under_verification(&self) -> bool {
        self.finalized.is_some() && self.finalized != self.observed
    }
}

impl AccountFacts {
    pub fn value(&self, field: AccountField) -> Option<&AccountValue> {
        self.0.get(&field)
    }

    fn at(&self, place: Place, part: Part) -> Option<&AccountValue> {
        self.value(AccountField::at(place, part)?)
    }

    /// What the company goes by at this place.
    pub fn effective(&self, place: Place, part: Part) -> Option<&str> {
        self.at(place, part)?.effective()
    }

    /// What Microsoft is known to hold at this place.
    pub fn observed(&self, place: Place, part: Part) -> Option<&str> {
        self.at(place, part)?.observed.as_deref().filter(|text| !text.is_empty())
    }

    pub fn program(&self) -> Option<Program> {
        self.effective(Place::Account, Part::Program)?.parse().ok()
    }

    /// `None` also for a state of a newer version.
    pub fn verification(&self) -> Option<Verification> {
        self.observed(Place::Legal, Part::VettingStatus)?.to_ascii_lowercase().parse().ok()
    }

    /// When somebody last looked at what Microsoft holds in a profile.
    pub fn seen_at(&self, profile: Profile) -> Option<Timestamp> {
        let field = profile.fields().find(|field| field.part() == Part::SeenAt)?;
        self.value(field)?.observed.as_deref()?.parse().ok()
    }

    /// How a field stands.
    pub fn standing(&self, field: AccountField) -> Standing {
        let Some(value) = self.value(field) else { return Standing::Empty };
        let Some(wanted) = value.desired.as_deref() else {
            let known = value.observed.as_deref().is_some_and(|text| !text.is_empty());
            return if known { Standing::Observed } else { Standing::Empty };
        };
        if !field.way_out().is_carried() {
            return Standing::Same;
        }
        if value.observed.as_deref() == Some(wanted) {
            return Standing::Same;
        }
        match value.carried.as_ref().filter(|carried| carried.value == wanted) {
            Some(carried) if self.seen_at(field.profile()) > Some(carried.at) => Standing::Drifted,
            Some(_) => Standing::Carried,
            None if value.observed.is_some() => Standing::Differs,
            None => Standing::Wanted,
        }
    }

    /// The fields whose change Microsoft will verify: edited here, and not yet what it
    /// holds. What it says of the verification itself is never guessed (account.md, 7).
    pub fn expects_verification(&self) -> Vec<AccountField> {
        AccountField::all()
            .filter(|field| field.reverifies())
            .filter(|field| match self.standing(*field) {
                Standing::Wanted | Standing::Differs | Standing::Carried | Standing::Drifted => {
                    true
                }
                Standing::Empty | Standing::Observed | Standing::Same => false,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
