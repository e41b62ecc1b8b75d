//! A record as it is seen and as it is confirmed.

use std::collections::BTreeMap;

use desk_agree::{FieldKey, RecordKey};
use desk_core::schema::{EXISTENCE, EntityType, Field, conflict};
use desk_core::value::{Value, ValueKind};
use desk_wire::WireValue;

/// A field of a record, and the member of a set; empty for all but sets.
pub(crate) type Place = (u16, String);

/// The confirmed value under pending edits.
#[derive(Debug, Clone)]
pub(super) struct Dirty {
    pub(super) confirmed: WireValue,
    pub(super) first_seq: u64,
    pub(super) last_seq: u64,
    /// The command of ours that decided it last and came to what was foreseen.
    pub(super) decided_by: Option<u64>,
    /// Whether the file does not have it so.
    pub(super) changed: bool,
}

/// One record, and what was changed of it since it was loaded.
#[derive(Debug, Default)]
pub(super) struct Image {
    /// Whether what is seen was looked up too, and not only the marks and the birth.
    pub(super) looked_up: bool,
    /// Whether its table has a row of it.
    pub(super) in_table: bool,
    /// What is seen, without what is as good as not there.
    pub(super) view: BTreeMap<Place, WireValue>,
    /// What was seen, wherever that was shown anew.
    pub(super) was: BTreeMap<Place, WireValue>,
    pub(super) dirty: BTreeMap<Place, Dirty>,
    /// The event that made it; `None` for one that no hub has seen.
    pub(super) born: Option<u64>,
    /// Whether the file does not know of its birth.
    pub(super) newly_born: bool,
    /// The events that changed a field since, where they are new.
    pub(super) seqs: BTreeMap<Place, u64>,
}

/// Where a value of a record is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Existence,
    Column(&'static Field),
    Set,
    /// A newer version wrote it, or it is no value that the field takes.
    Unknown,
}

pub(super) fn home(record: RecordKey, place: &Place, value: &WireValue) -> Home {
    let Some(entity) = EntityType::from_number(record.entity_type) else {
        return Home::Unknown;
    };
    let (field, member) = (place.0, !place.1.is_empty());
    let flag = matches!(value, WireValue::Flag(_));
    if field == EXISTENCE {
        return if !member && flag { Home::Existence } else { Home::Unknown };
    }
    match Field::find(entity, field) {
        Some(known) if known.kind == ValueKind::TextSet => {
            if member && flag {
                Home::Set
            } else {
                Home::Unknown
            }
        }
        Some(known) if !member && known.kind.admits(&Value::from(value.clone())) => {
            Home::Column(known)
        }
        Some(_) | None => Home::Unknown,
    }
}

/// What the field of a record that was never there holds.
pub(super) fn nothing(place: &Place) -> &'static WireValue {
    static GONE: WireValue = WireValue::Flag(false);
    static ABSENT: WireValue = WireValue::Absent;
    if place.0 == EXISTENCE || !place.1.is_empty() { &GONE } else { &ABSENT }
}

pub(super) fn place_of(key: &FieldKey) -> Place {
    (key.field, key.member.clone())
}

impl Dirty {
    /// A mark that the file does not have yet.
    pub(super) const fn fresh(confirmed: WireValue, seq: u64) -> Self {
        Self { confirmed, first_seq: seq, last_seq: seq, decided_by: None, changed: true }
    }
}

impl Image {
    pub(super) fn seen(&self, place: &Place) -> &WireValue {
        self.view.get(place).unwrap_or_else(|| nothing(place))
    }

    pub(super) fn confirmed(&self, place: &Place) -> &WireValue {
        self.dirty.get(place).map_or_else(|| self.seen(place), |dirty| &dirty.confirmed)
    }

    /// It was found so in the file.
    pub(super) fn found(&mut self, place: Place, value: WireValue) {
        if value != *nothing(&place) {
            self.view.insert(place, value);
        }
    }

    /// It is to be seen so from now on.
    pub(super) fn show(&mut self, place: Place, value: WireValue) {
        let none = nothing(&place);
        let was = if value == *none {
            self.view.remove(&place)
        } else {
            self.view.insert(place.clone(), value)
        };
        self.was.entry(place).or_insert_with(|| was.unwrap_or_else(|| none.clone()));
    }

    /// Where something else is seen than was: what was and what is.
    pub(super) fn changes(&self) -> impl Iterator<Item = (&Place, &WireValue, &WireValue)> {
        let all = self.was.iter().map(|(place, was)| (place, was, self.seen(place)));
        all.filter(|(_, was, is)| was != is)
    }

    /// Event `seq` decided this; `foreseen` names our command if it came to what is
    /// seen. What we changed ourselves meanwhile stays seen.
    pub(super) fn confirm(
        &mut self,
        place: Place,
        value: WireValue,
        seq: u64,
        foreseen: Option<u64>,
    ) {
        if *self.born.get_or_insert(seq) == seq {
            self.newly_born = true;
        } else {
            self.seqs.insert(place.clone(), seq);
        }
        match self.dirty.get_mut(&place) {
            Some(dirty) => {
                dirty.changed |= dirty.confirmed != value;
                dirty.confirmed = value;
                dirty.decided_by = foreseen;
            }
            None => self.show(place, value),
        }
    }

    /// Everything confirmed.
    pub(super) fn confirmed_values(&self) -> BTreeMap<Place, WireValue> {
        let mut all = self.view.clone();
        for (place, dirty) in &self.dirty {
            if dirty.confirmed == *nothing(place) {
                all.remove(place);
            } else {
                all.insert(place.clone(), dirty.confirmed.clone());
            }
        }
        all
    }

    /// What a conflict is about, for its scope.
    pub(super) fn subject_type(&self) -> Option<i64> {
        self.confirmed(&(conflict::SUBJECT_TYPE.number, String::new())).as_integer()
    }
}
