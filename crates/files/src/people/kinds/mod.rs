//! The kinds of files of people. A further kind is a file here and a line below.

mod entra_bulk_create;
mod entra_export;
mod m365_bulk_add;
mod m365_export;
mod own_export;
mod partner_center_upload;

use std::str::FromStr;

use super::detail::Detail;
use super::heads;
use crate::error::WhyNot;
use crate::header::{Column, Need};
use crate::list_kind::ListKind;

/// Which form a file of people has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeopleKind {
    /// The template of the Microsoft 365 admin centre for several users.
    M365BulkAdd,
    /// The template of the directory for creating users.
    EntraBulkCreate,
    /// The template of Partner Center for the users of a customer.
    PartnerCenterUpload,
    /// What the directory downloads.
    EntraExport,
    /// What the Microsoft 365 admin centre exports.
    M365Export,
    /// What Partner Desk exports.
    OwnExport,
}

/// What rows are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleAre {
    /// People to be created.
    New,
    /// People whom the directory has already: observed, and no wish to create anybody.
    Existing,
    /// The file may hold both; a row with a directory id is about somebody who exists.
    Either,
}

/// Text that names no kind of file of people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a kind of file of people")]
pub struct UnknownPeopleKind {
    pub text: String,
}

impl PeopleKind {
    pub const ALL: [Self; 6] = [
        Self::M365BulkAdd,
        Self::EntraBulkCreate,
        Self::PartnerCenterUpload,
        Self::EntraExport,
        Self::M365Export,
        Self::OwnExport,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::M365BulkAdd => "m365_bulk_add",
            Self::EntraBulkCreate => "entra_bulk_create",
            Self::PartnerCenterUpload => "partner_center_upload",
            Self::EntraExport => "entra_export",
            Self::M365Export => "m365_export",
            Self::OwnExport => "own_export",
        }
    }

    /// Whom its rows are about.
    pub const fn people(self) -> PeopleAre {
        match self {
            Self::M365BulkAdd | Self::EntraBulkCreate | Self::PartnerCenterUpload => PeopleAre::New,
            Self::EntraExport | Self::M365Export => PeopleAre::Existing,
            Self::OwnExport => PeopleAre::Either,
        }
    }
}

impl FromStr for PeopleKind {
    type Err = UnknownPeopleKind;
    fn from_str(text: &str) -> Result<Self, UnknownPeopleKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| UnknownPeopleKind { text: text.to_owned() })
    }
}

/// How one kind of file of people is known and read.
#[derive(Debug)]
pub(crate) struct Kind {
    kind: PeopleKind,
    columns: &'static [Column],
    /// Its header as it is: what tells it from the others.
    heads: &'static [&'static str],
    /// So many of these names and no fewer tell it: a few are in everybody's words.
    enough: usize,
}

/// Where two fit alike, the first is taken, and the person asked.
static ALL: [&Kind; 6] = [
    &m365_bulk_add::KIND,
    &entra_bulk_create::KIND,
    &partner_center_upload::KIND,
    &entra_export::KIND,
    &m365_export::KIND,
    &own_export::KIND,
];

/// The columns that every kind needs: a name may be made of first and last name.
const USER_NAME: Column = Detail::UserName.column(Need::Always);
const FIRST_NAME: Column = Detail::FirstName.column(Need::OneOfThese);
const LAST_NAME: Column = Detail::LastName.column(Need::OneOfThese);
const DISPLAY_NAME: Column = Detail::DisplayName.column(Need::OneOfThese);

/// A column that a file may do without.
const fn may(detail: Detail) -> Column {
    detail.column(Need::Trailing)
}

impl Kind {
    /// How many columns bear a name that the form gives them; none where too few do.
    fn own_heads(&self, cells: &[String]) -> usize {
        let own: Vec<String> = self.heads.iter().map(|head| heads::identity(head)).collect();
        let count = cells.iter().filter(|cell| own.contains(&heads::identity(cell))).count();
        if count < self.enough { 0 } else { count }
    }

    /// Whether the names of the columns tell that the file is of this kind and no other.
    pub(super) fn is_told_by(&self, cells: &[String]) -> bool {
        let own = self.own_heads(cells);
        let others = ALL.iter().filter(|other| other.kind != self.kind);
        own > 0 && others.map(|other| other.own_heads(cells)).all(|other| other < own)
    }
}

impl ListKind for Kind {
    type Code = PeopleKind;
    const LEAST_KNOWN: usize = 1;
    const SECRET: Option<&'static str> = Some(Detail::Password.code());

    fn all() -> &'static [&'static Self] {
        &ALL
    }

    fn code(&self) -> PeopleKind {
        self.kind
    }

    fn columns(&self) -> &'static [Column] {
        self.columns
    }

    /// The user name.
    fn probe(&self) -> usize {
        0
    }

    fn tells_a_row(probe: &str) -> bool {
        probe.contains('@')
    }

    fn plain(name: &str) -> String {
        heads::plain(name)
    }

    fn fits(&self, cells: &[String], known: usize) -> usize {
        // Most of what is looked at is no header at all.
        let own = if known == 0 { 0 } else { self.own_heads(cells) };
        // What knows more of the columns loses less of the file.
        known * crate::header::MOST_COLUMNS + own
    }

    fn is_secret(name: &str) -> bool {
        heads::is_password(name)
    }

    fn looks_secret(text: &str) -> bool {
        heads::looks_like_password(text)
    }

    fn elsewhere(_cells: &[String]) -> Option<WhyNot> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_begins_with_the_user_name_and_knows_its_own_header() {
        for (kind, code) in ALL.iter().zip(PeopleKind::ALL) {
            assert_eq!((kind.kind, code.code().parse()), (code, Ok(code)));
            let first = kind.columns.first().map(|column| (column.name, column.need));
            assert_eq!(first, Some((Detail::UserName.code(), Need::Always)), "{code:?}");
            for column in kind.columns {
                assert!(Detail::of_column(column.name).is_some(), "{}", column.name);
            }
            let heads: Vec<String> = kind.heads.iter().map(|head| (*head).to_owned()).collect();
            assert!(kind.is_told_by(&heads), "{code:?}");
        }
    }
}
