//! A file of people on disk, read whole.

use desk_core::user_field::UserField;
use desk_files::people::{self, PeopleFindings, PeopleOptions, PersonRow};
use desk_files::{FileError, Unwatched};

pub(crate) use crate::kept::on_disk;

pub(crate) type Kept = crate::kept::Kept<PersonRow>;

impl Kept {
    pub(crate) fn user_names(&self) -> Vec<&str> {
        self.rows.iter().map(PersonRow::user_name).collect()
    }

    /// What one field says, row after row.
    pub(crate) fn all(&self, field: UserField) -> Vec<&str> {
        self.rows.iter().map(|person| person.field(field)).collect()
    }
}

pub(crate) fn read_as(
    bytes: &[u8],
    options: &PeopleOptions,
) -> Result<(PeopleFindings, Kept), FileError> {
    let file = on_disk(bytes);
    let named = PeopleOptions {
        file_name: options.file_name.clone().or_else(|| Some("people.csv".to_owned())),
        ..options.clone()
    };
    let mut kept = Kept::default();
    let findings = people::read(file.path(), &named, &mut kept, &mut Unwatched)?;
    let again = people::inspect(file.path(), &named, &mut Unwatched)?;
    assert_eq!(again.findings, findings, "inspecting and reading find the same");
    let PeopleFindings { rows_read, rows_good, rows_refused, example_rows, .. } = findings;
    assert_eq!(rows_read, rows_good + rows_refused + example_rows, "the three add up");
    assert_eq!((rows_good, rows_refused), (kept.rows.len() as u64, kept.refused.len() as u64));
    Ok((findings, kept))
}

pub(crate) fn read(bytes: impl AsRef<[u8]>) -> (PeopleFindings, Kept) {
    read_as(bytes.as_ref(), &PeopleOptions::default()).unwrap()
}

pub(crate) fn at(domain: &str) -> PeopleOptions {
    PeopleOptions { default_domain: Some(domain.to_owned()), ..PeopleOptions::default() }
}

/// The Microsoft 365 template, with nothing filled in.
pub(crate) const M365: &str = "Username,First name,Last name,Display name,Job title,Department,\
    Office number,Office phone,Mobile phone,Fax,Alternate email address,Address,City,\
    State or province,ZIP or postal code,Country or region\r\n";

/// The directory's, its version line above it.
pub(crate) const ENTRA: &str = "version:v1.0\r\nName [displayName] Required,\
    User name [userPrincipalName] Required,Initial password [passwordProfile] Required,\
    Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Last name [surname],\
    Job title [jobTitle],Department [department],Usage location [usageLocation],\
    Street address [streetAddress],State or province [state],Country or region [country],\
    Office [physicalDeliveryOfficeName],City [city],ZIP or postal code [postalCode],\
    Office phone [telephoneNumber],Mobile phone [mobile]\r\n";

/// A row of the first, whose other cells are empty.
pub(crate) fn m365(user_name: &str, first: &str, last: &str, shown: &str) -> String {
    format!("{user_name},{first},{last},{shown},,,,,,,,,,,,\r\n")
}

/// A row of the second with a password, whose other cells are empty.
pub(crate) fn entra(shown: &str, user_name: &str, password: &str, blocked: &str) -> String {
    format!("{shown},{user_name},{password},{blocked},,,,,,,,,,,,,\r\n")
}
