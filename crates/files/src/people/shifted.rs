//! Display names that slipped by a row: somebody sorted a column alone, or pasted it a
//! row too high. Each cell is good by itself; only beside its neighbours it shows.

use std::collections::BTreeSet;

use desk_core::user_field::UserField;

use super::heads::folded;
use super::row::{PersonRow, Suspicion};

/// What a row says of a person's name in two places.
#[derive(Debug, Clone)]
struct Names {
    line: u64,
    shown: BTreeSet<String>,
    /// First and last name, and the words of the user name.
    own: BTreeSet<String>,
}

impl Names {
    fn of(person: &PersonRow) -> Self {
        let local = person.user_name().split('@').next().unwrap_or_default();
        let own = [person.field(UserField::FirstName), person.field(UserField::LastName), local];
        Self {
            line: person.line,
            shown: words(person.display_name()).collect(),
            own: own.into_iter().flat_map(words).collect(),
        }
    }

    /// Whether the name that is shown is rather that of `other`.
    fn is_of(&self, other: &Self) -> bool {
        let shared = self.shown.intersection(&other.own).count();
        shared >= self.shown.len().min(2)
    }

    fn fits_itself(&self) -> bool {
        // `jdoe` shows in no word of `Jane Doe`, but holds one.
        let holds = |own: &String| self.shown.iter().any(|shown| own.contains(shown.as_str()));
        self.shown.is_empty() || self.own.iter().any(|own| self.shown.contains(own) || holds(own))
    }
}

/// Words of a name that are long enough to tell people apart.
fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_alphanumeric()).map(folded).filter(|word| word.chars().count() > 1)
}

/// Rows wait here until the next one is known.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    before: Option<Names>,
    held: Option<(PersonRow, Names)>,
}

impl Waiting {
    /// Takes a row, and gives back the one before it.
    pub(super) fn push(&mut self, person: PersonRow) -> Option<PersonRow> {
        let names = Names::of(&person);
        let judged = self.judge(Some(&names));
        self.held = Some((person, names));
        judged
    }

    /// What comes next is no good row.
    pub(super) fn let_go(&mut self) -> Option<PersonRow> {
        self.judge(None)
    }

    /// The rows that come next have other neighbours.
    pub(super) fn end(&mut self) -> Option<PersonRow> {
        let judged = self.judge(None);
        self.before = None;
        judged
    }

    fn judge(&mut self, after: Option<&Names>) -> Option<PersonRow> {
        let (mut person, names) = self.held.take()?;
        if !names.fits_itself() {
            let mut neighbours = after.into_iter().chain(&self.before);
            let other = neighbours.find(|other| names.is_of(other));
            person.suspicion = other.map(|other| Suspicion::NameOfLine(other.line));
        }
        self.before = Some(names);
        Some(person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[(&str, &str)]) -> Vec<Option<u64>> {
        let mut waiting = Waiting::default();
        let mut out = Vec::new();
        for (index, (user_name, shown)) in rows.iter().enumerate() {
            let (first, last) = user_name.split_once('.').unwrap_or((user_name, ""));
            let mut person = PersonRow { line: index as u64 + 2, ..PersonRow::default() };
            for (field, text) in [
                (UserField::UserName, format!("{user_name}@contoso.com")),
                (UserField::DisplayName, (*shown).to_owned()),
                (UserField::FirstName, first.to_owned()),
                (UserField::LastName, last.to_owned()),
            ] {
                person.fields.insert(field, text);
            }
            out.extend(waiting.push(person));
        }
        out.extend(waiting.end());
        out.iter().map(|person| person.suspicion.map(Suspicion::line)).collect()
    }

    #[test]
    fn names_that_slipped_by_a_row_are_told_with_the_line_they_belong_to() {
        let good =
            [("ada.byron", "Ada Byron"), ("ben.carey", "Ben Carey"), ("eva.roux", "Éva ROUX")];
        assert_eq!(told(&good), [None; 3]);
        let up = [("ada.byron", "Ben Carey"), ("ben.carey", "Éva Roux"), ("eva.roux", "Jo Day")];
        assert_eq!(told(&up), [Some(3), Some(4), None]);
        let down = [("ada.byron", "X"), ("ben.carey", "Ada Byron"), ("eva.roux", "Carey, Ben")];
        assert_eq!(told(&down), [None, Some(2), Some(3)]);
    }

    #[test]
    fn a_name_of_another_kind_is_no_suspicion() {
        let rows = [("ada.byron", "Reception"), ("ben.carey", "Benjamin C."), ("jdoe", "Jane Doe")];
        assert_eq!(told(&rows), [None; 3]);
        // Two who share a first name.
        assert_eq!(told(&[("ada.byron", "Countess"), ("ada.roux", "Ada Roux")]), [None; 2]);
    }
}
