//! A record to a person.

use csv::StringRecord;
use desk_core::user_field::UserField;

use super::countries;
use super::detail::Detail;
use super::kinds::Kind;
use super::row::PersonRow;
use super::said;
use crate::formulas::unguarded;
use crate::layout::Layout;
use crate::list_kind::ListKind;
use crate::problem::{RowProblem, Shown};

/// Why a record gave no person.
#[derive(Debug)]
pub(super) struct Bad {
    /// The column of the kind that is at fault.
    pub(super) column: usize,
    pub(super) problem: RowProblem,
}

/// One record, asked by detail.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) record: &'a StringRecord,
    pub(super) layout: &'a Layout<Kind>,
}

impl<'a> Cells<'a> {
    /// The column of the kind that holds a detail.
    pub(super) fn column(&self, detail: Detail) -> Option<usize> {
        self.layout.kind.columns().iter().position(|column| column.name == detail.code())
    }

    /// Whether the file has a column for it.
    pub(super) fn has(&self, detail: Detail) -> bool {
        self.column(detail).is_some_and(|column| self.layout.place(column).is_some())
    }

    /// What a cell says; empty where the file has no such column. People put an
    /// apostrophe before a telephone number so that their spreadsheet leaves it alone,
    /// and so do we.
    pub(super) fn text(&self, detail: Detail) -> &'a str {
        let place = self.column(detail).and_then(|column| self.layout.place(column));
        let cell = place.and_then(|at| self.record.get(at)).unwrap_or_default();
        unguarded(cell.trim())
    }

    /// Refuses the row for what stands in the column of a detail.
    fn bad(&self, detail: Detail, problem: RowProblem) -> Bad {
        Bad { column: self.column(detail).unwrap_or_default(), problem }
    }

    fn shown(&self, detail: Detail) -> Shown {
        Shown::new(self.text(detail))
    }
}

/// The person of a record, or the first thing that is wrong with it. A user name
/// without a domain is completed by `domain`.
pub(super) fn person(cells: &Cells<'_>, domain: Option<&str>) -> Result<PersonRow, Bad> {
    let mut person = PersonRow::default();
    person.fields.insert(UserField::UserName, user_name(cells, domain)?);
    for detail in Detail::ALL {
        match detail.field() {
            Some(UserField::UserName) => {}
            Some(field) => {
                if let Some(text) = field_of(cells, *detail, field)? {
                    person.fields.insert(field, text);
                }
            }
            None => rest(cells, *detail, &mut person)?,
        }
    }
    if !person.fields.contains_key(&UserField::DisplayName) {
        let name = composed(&person);
        person.fields.insert(UserField::DisplayName, name);
    }
    Ok(person)
}

fn user_name(cells: &Cells<'_>, domain: Option<&str>) -> Result<String, Bad> {
    let detail = Detail::UserName;
    let text = cells.text(detail);
    let whole = match (text.contains('@'), domain) {
        _ if text.is_empty() => return Err(cells.bad(detail, RowProblem::Empty)),
        (true, _) => text.to_owned(),
        (false, Some(domain)) => format!("{text}@{}", domain.trim_start_matches('@')),
        (false, None) => {
            return Err(cells.bad(detail, RowProblem::NoDomain { text: cells.shown(detail) }));
        }
    };
    match UserField::UserName.clean(&whole) {
        Ok(Some(name)) => Ok(name),
        Ok(None) | Err(_) => {
            Err(cells.bad(detail, RowProblem::NotAUserName { text: cells.shown(detail) }))
        }
    }
}

/// A field of the record of a person; `None` where the file says nothing.
fn field_of(cells: &Cells<'_>, detail: Detail, field: UserField) -> Result<Option<String>, Bad> {
    let mut text = cells.text(detail);
    if detail == Detail::ContactEmail {
        text = said::first_address(text);
    }
    if detail == Detail::UsageLocation {
        // Where nothing says it, the country of the address does, if it is one.
        let country = if text.is_empty() { cells.text(Detail::Country) } else { text };
        text = countries::code(country).unwrap_or(text);
    }
    if text.is_empty() {
        // A name that the file has no column for is made of the others.
        let missing =
            detail == Detail::DisplayName && (cells.has(detail) || composable(cells).is_none());
        return if missing { Err(cells.bad(detail, RowProblem::Empty)) } else { Ok(None) };
    }
    field.clean(text).map_err(|_| cells.bad(detail, why_not(cells, detail, field, text)))
}

/// Why a text is not what the field takes.
fn why_not(cells: &Cells<'_>, detail: Detail, field: UserField, text: &str) -> RowProblem {
    if detail != Detail::UsageLocation && text.chars().count() > field.limit() {
        return RowProblem::TooManyCharacters { limit: field.limit() };
    }
    if text.chars().any(char::is_control) {
        return RowProblem::NotOneLine;
    }
    let text = cells.shown(detail);
    if detail == Detail::ContactEmail {
        RowProblem::NotAnEmail { text }
    } else if detail == Detail::PreferredLanguage {
        RowProblem::NotALanguage { text }
    } else {
        RowProblem::NotACountry { text }
    }
}

/// What a person's record keeps in another form, or not at all.
fn rest(cells: &Cells<'_>, detail: Detail, person: &mut PersonRow) -> Result<(), Bad> {
    let text = cells.text(detail);
    if text.is_empty() {
        return Ok(());
    }
    let flag = || {
        said::yes_or_no(text)
            .ok_or_else(|| cells.bad(detail, RowProblem::NotYesOrNo { text: cells.shown(detail) }))
    };
    match detail {
        Detail::SignInBlocked => person.sign_in_blocked = Some(flag()?),
        Detail::AccountEnabled => {
            let enabled = flag()?;
            person.sign_in_blocked = person.sign_in_blocked.or(Some(!enabled));
        }
        Detail::DirectorySynced => person.directory_synced = Some(flag()?),
        Detail::DirectoryId => {
            let id = said::directory_id(text).ok_or_else(|| {
                cells.bad(detail, RowProblem::NotADirectoryId { text: cells.shown(detail) })
            })?;
            person.directory_id = Some(id);
        }
        Detail::UserType => {
            let kind = said::user_type(text).ok_or_else(|| {
                cells.bad(detail, RowProblem::NotAUserType { text: cells.shown(detail) })
            })?;
            person.user_type = Some(kind);
        }
        Detail::Deleted => person.deleted = true,
        Detail::Roles => person.roles = said::several(text).map(str::to_owned).collect(),
        Detail::Street
        | Detail::City
        | Detail::State
        | Detail::PostalCode
        | Detail::Country
        | Detail::Fax
        | Detail::Company => {
            person.address.insert(detail, address(cells, detail, text)?);
        }
        Detail::StatusUpdate | Detail::Password => {}
        Detail::UserName
        | Detail::FirstName
        | Detail::LastName
        | Detail::DisplayName
        | Detail::ContactEmail
        | Detail::Phone
        | Detail::Mobile
        | Detail::JobTitle
        | Detail::Department
        | Detail::Office
        | Detail::UsageLocation
        | Detail::PreferredLanguage
        | Detail::Notes => {}
    }
    Ok(())
}

/// A line of an address; a street may take several.
fn address(cells: &Cells<'_>, detail: Detail, text: &str) -> Result<String, Bad> {
    /// The directory's limit for a street is 1,024 characters, for the others less.
    const LIMIT: usize = 1024;
    if text.chars().count() > LIMIT {
        return Err(cells.bad(detail, RowProblem::TooManyCharacters { limit: LIMIT }));
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first and the last name, where there is one.
fn composable<'a>(cells: &Cells<'a>) -> Option<&'a str> {
    [Detail::FirstName, Detail::LastName]
        .map(|detail| cells.text(detail))
        .into_iter()
        .find(|text| !text.is_empty())
}

fn composed(person: &PersonRow) -> String {
    let names = [person.field(UserField::FirstName), person.field(UserField::LastName)];
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
}
