//! What of the record is asked for.

use desk_core::operation::Operation;
use desk_core::schema::EntityType;
use desk_core::value::Value;
use jiff::Timestamp;
use uuid::Uuid;

use super::HistoryEntry;

/// Nothing set asks for all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// By the clock of the device it was made on.
    pub from: Option<Timestamp>,
    /// Up to, and not at.
    pub until: Option<Timestamp>,
    pub person: Option<Uuid>,
    pub device: Option<Uuid>,
    /// The kind of record it is about.
    pub about: Option<EntityType>,
    /// The code of a command.
    pub operation: Option<String>,
    pub became: Option<Became>,
    /// One record.
    pub record: Option<(EntityType, Uuid)>,
    /// In names and values.
    pub text: Option<String>,
}

/// What became of a command, as people ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// As asked, or so already.
    Done,
    Waiting,
    Merged,
    Conflict,
    Refused,
}

impl Became {
    fn fits(self, outcome: &str) -> bool {
        let outcomes: &[&str] = match self {
            Self::Done => &["applied", "noop", "done"],
            Self::Waiting => &["pending", "in_flight", "deferred"],
            Self::Merged => &["merged"],
            Self::Conflict => &["conflict"],
            Self::Refused => &["rejected", "quarantined", "discarded"],
        };
        outcomes.contains(&outcome)
    }
}

impl HistoryFilter {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As far as an entry by itself can tell.
    pub(super) fn fits_bare(&self, entry: &HistoryEntry) -> bool {
        self.from.is_none_or(|from| entry.made_at >= from)
            && self.until.is_none_or(|until| entry.made_at < until)
            && self.person.is_none_or(|person| entry.author == person)
            && self.device.is_none_or(|device| entry.device == device)
            && self.operation.as_ref().is_none_or(|code| entry.code == *code)
            && self.became.is_none_or(|became| became.fits(&entry.outcome))
    }

    /// With what it changed.
    pub(super) fn fits_changes(&self, entry: &HistoryEntry) -> bool {
        let about = |wanted: EntityType| {
            entry.changes.iter().any(|change| change.entity == wanted.name())
                || Operation::from_code(&entry.code).is_some_and(|one| one.about() == wanted)
        };
        let touches = |(entity, id): (EntityType, Uuid)| {
            let of = |change: &super::HistoryChange| {
                change.entity == entity.name() && change.entity_id == id
            };
            entry.changes.iter().any(of)
        };
        self.about.is_none_or(about) && self.record.is_none_or(touches)
    }

    /// With the names of everything, and without what the reader may not see.
    pub(super) fn fits_words(&self, entry: &HistoryEntry) -> bool {
        let Some(text) = &self.text else { return true };
        let wanted = text.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        let says = |value: &Value| matches!(value, Value::Text(text) if has(text));
        has(&entry.subject)
            || has(&entry.author_name)
            || has(&entry.device_name)
            || entry.changes.iter().any(|change| {
                change.old.as_ref().is_some_and(says)
                    || says(&change.new)
                    || change.member.as_deref().is_some_and(has)
            })
    }
}
