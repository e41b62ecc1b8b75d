//! One person of a file.

use std::collections::BTreeMap;

use desk_core::user_field::UserField;

use super::detail::Detail;

/// Whether somebody belongs to the company or was invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserType {
    Member,
    Guest,
}

impl UserType {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Guest => "guest",
        }
    }
}

/// What is strange about a row that can be read. A person looks at it before it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspicion {
    /// The display name is that of the row on this line: a column was moved by a row.
    NameOfLine(u64),
}

impl Suspicion {
    pub const fn code(self) -> &'static str {
        match self {
            Self::NameOfLine(_) => "name_of_another_line",
        }
    }

    /// The line that it speaks of.
    pub const fn line(self) -> u64 {
        match self {
            Self::NameOfLine(line) => line,
        }
    }
}

/// A row, each of its details as the record of a person keeps it. There is no password
/// in it: no column of passwords is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRow {
    /// The sheet it stands in, where the file is a workbook.
    pub sheet: Option<String>,
    /// Where it starts in the file or the sheet, from 1.
    pub line: u64,
    /// The person exists in the directory: observed, and no wish to create anybody.
    pub existing: bool,
    /// Clean, by [`UserField::clean`]; a field that is empty is not there. User name and
    /// display name always are.
    pub fields: BTreeMap<UserField, String>,
    /// Whether the person may not sign in; `None` where the file does not say.
    pub sign_in_blocked: Option<bool>,
    /// In the directory, in lower case.
    pub directory_id: Option<String>,
    pub user_type: Option<UserType>,
    pub directory_synced: Option<bool>,
    /// The file says when the person was deleted.
    pub deleted: bool,
    /// As the file names them.
    pub roles: Vec<String>,
    /// The address, the fax and the company, which a person's record does not keep.
    pub address: BTreeMap<Detail, String>,
    pub suspicion: Option<Suspicion>,
}

impl PersonRow {
    /// What stands in a field; empty where it is not there.
    pub fn field(&self, field: UserField) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }

    pub fn user_name(&self) -> &str {
        self.field(UserField::UserName)
    }

    pub fn display_name(&self) -> &str {
        self.field(UserField::DisplayName)
    }
}
