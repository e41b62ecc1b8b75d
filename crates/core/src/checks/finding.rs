//! What checks give back.

use super::problem::{Level, Problem};
use crate::words::words;

/// A checked value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// As it is kept: written as it should be, or as it was typed, without the space
    /// around it, where there is something wrong with it. Checked again, it stays.
    pub kept: String,
    pub problems: Vec<Problem>,
}

impl Checked {
    pub(super) fn good(kept: impl Into<String>) -> Self {
        Self { kept: kept.into(), problems: Vec::new() }
    }

    pub(super) fn but(kept: impl Into<String>, problem: Problem) -> Self {
        Self { kept: kept.into(), problems: vec![problem] }
    }

    /// Whether it may be kept so; warnings do not count.
    pub fn is_good(&self) -> bool {
        self.errors().next().is_none()
    }

    pub fn errors(&self) -> impl Iterator<Item = Problem> {
        self.of(Level::Error)
    }

    pub fn warnings(&self) -> impl Iterator<Item = Problem> {
        self.of(Level::Warning)
    }

    fn of(&self, level: Level) -> impl Iterator<Item = Problem> {
        self.problems.iter().copied().filter(move |problem| problem.level() == level)
    }
}

words! {
    /// A field of an address or a contact, by its name in Microsoft's JSON.
    Part, "a field of an address or a contact";
    AddressLine1 "addressLine1";
    AddressLine2 "addressLine2";
    City "city";
    State "state";
    PostalCode "postalCode";
    Country "country";
    Region "region";
    FirstName "firstName";
    MiddleName "middleName";
    LastName "lastName";
    Email "email";
    PhoneNumber "phoneNumber";
}

/// A problem with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    pub part: Part,
    pub problem: Problem,
}

/// What was found in an address or a contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub errors: Vec<Finding>,
    pub warnings: Vec<Finding>,
}

impl Report {
    /// Whether it may be kept so; warnings do not count.
    pub fn is_good(&self) -> bool {
        self.errors.is_empty()
    }

    pub(super) fn find(&mut self, part: Part, problem: Problem) {
        let finding = Finding { part, problem };
        match problem.level() {
            Level::Error => self.errors.push(finding),
            Level::Warning => self.warnings.push(finding),
        }
    }

    /// Takes over what a check found; what is wanted and empty is missing.
    pub(super) fn take(&mut self, part: Part, wanted: bool, checked: &Checked) {
        if wanted && checked.kept.is_empty() {
            self.find(part, Problem::Missing);
        }
        for problem in &checked.problems {
            self.find(part, *problem);
        }
    }
}
