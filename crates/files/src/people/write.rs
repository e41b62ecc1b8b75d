//! People as a file: in the forms that Microsoft takes, and in our own.
//!
//! Where a form has a column of passwords it is written, because the form wants its
//! header, and nothing ever stands in it.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use desk_core::user_field::UserField;

use super::countries;
use super::detail::Detail;
use super::row::{PersonRow, UserType};
use crate::table_file::{Cell, CsvForm, TableFile, TableForm};

/// How people are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleForm {
    /// The template of the Microsoft 365 admin centre.
    M365BulkAdd,
    /// The template of the directory.
    EntraBulkCreate,
    /// The template of Partner Center.
    PartnerCenterUpload,
    /// All that we know of people, in the words of the screens.
    Own { form: TableForm, french: bool },
}

const M365_BULK_ADD: [(Detail, &str); 16] = [
    (Detail::UserName, "Username"),
    (Detail::FirstName, "First name"),
    (Detail::LastName, "Last name"),
    (Detail::DisplayName, "Display name"),
    (Detail::JobTitle, "Job title"),
    (Detail::Department, "Department"),
    (Detail::Office, "Office number"),
    (Detail::Phone, "Office phone"),
    (Detail::Mobile, "Mobile phone"),
    (Detail::Fax, "Fax"),
    (Detail::ContactEmail, "Alternate email address"),
    (Detail::Street, "Address"),
    (Detail::City, "City"),
    (Detail::State, "State or province"),
    (Detail::PostalCode, "ZIP or postal code"),
    (Detail::Country, "Country or region"),
];

const ENTRA_VERSION: &str = "version:v1.0\r\n";

const ENTRA_BULK_CREATE: [(Detail, &str); 17] = [
    (Detail::DisplayName, "Name [displayName] Required"),
    (Detail::UserName, "User name [userPrincipalName] Required"),
    (Detail::Password, "Initial password [passwordProfile] Required"),
    (Detail::SignInBlocked, "Block sign in (Yes/No) [accountEnabled] Required"),
    (Detail::FirstName, "First name [givenName]"),
    (Detail::LastName, "Last name [surname]"),
    (Detail::JobTitle, "Job title [jobTitle]"),
    (Detail::Department, "Department [department]"),
    (Detail::UsageLocation, "Usage location [usageLocation]"),
    (Detail::Street, "Street address [streetAddress]"),
    (Detail::State, "State or province [state]"),
    (Detail::Country, "Country or region [country]"),
    (Detail::Office, "Office [physicalDeliveryOfficeName]"),
    (Detail::City, "City [city]"),
    (Detail::PostalCode, "ZIP or postal code [postalCode]"),
    (Detail::Phone, "Office phone [telephoneNumber]"),
    (Detail::Mobile, "Mobile phone [mobile]"),
];

const PARTNER_CENTER_UPLOAD: [(Detail, &str); 5] = [
    (Detail::FirstName, "First name"),
    (Detail::LastName, "Last name"),
    (Detail::DisplayName, "Display name"),
    (Detail::UserName, "Email"),
    (Detail::StatusUpdate, "Status update"),
];

const OWN: [(Detail, &str, &str); 18] = [
    (Detail::UserName, "User name", "Nom d’utilisateur"),
    (Detail::DisplayName, "Display name", "Nom complet"),
    (Detail::FirstName, "First name", "Prénom"),
    (Detail::LastName, "Last name", "Nom"),
    (Detail::ContactEmail, "Contact e-mail", "E-mail de contact"),
    (Detail::Phone, "Phone", "Téléphone"),
    (Detail::Mobile, "Mobile", "Mobile"),
    (Detail::UsageLocation, "Usage location", "Lieu d’utilisation"),
    (Detail::PreferredLanguage, "Preferred language", "Langue préférée"),
    (Detail::JobTitle, "Job title", "Fonction"),
    (Detail::Department, "Department", "Service"),
    (Detail::Office, "Office", "Bureau"),
    (Detail::Notes, "Notes", "Remarques"),
    (Detail::SignInBlocked, "Sign-in blocked", "Connexion bloquée"),
    (Detail::DirectoryId, "Directory ID", "ID d’annuaire"),
    (Detail::UserType, "User type", "Type d’utilisateur"),
    (Detail::DirectorySynced, "Directory synced", "Synchronisé"),
    (Detail::Roles, "Roles", "Rôles"),
];

impl PeopleForm {
    fn columns(self) -> Vec<(Detail, &'static str)> {
        match self {
            Self::M365BulkAdd => M365_BULK_ADD.to_vec(),
            Self::EntraBulkCreate => ENTRA_BULK_CREATE.to_vec(),
            Self::PartnerCenterUpload => PARTNER_CENTER_UPLOAD.to_vec(),
            Self::Own { french, .. } => OWN
                .iter()
                .map(|(detail, in_english, in_french)| {
                    (*detail, if french { *in_french } else { *in_english })
                })
                .collect(),
        }
    }

    const fn table(self) -> TableForm {
        match self {
            Self::M365BulkAdd | Self::PartnerCenterUpload => TableForm::Csv(CsvForm::ENGLISH),
            // Its mark stands before the version line.
            Self::EntraBulkCreate => TableForm::Csv(CsvForm::STANDARD),
            Self::Own { form, .. } => form,
        }
    }
}

/// A file of people that is being written.
#[derive(Debug)]
pub struct PeopleFile<'w> {
    table: TableFile<'w>,
    columns: Vec<(Detail, &'static str)>,
    form: PeopleForm,
}

impl<'w> PeopleFile<'w> {
    pub fn begin(file: &'w mut BufWriter<File>, form: PeopleForm) -> io::Result<Self> {
        if form == PeopleForm::EntraBulkCreate {
            file.write_all("\u{FEFF}".as_bytes())?;
            file.write_all(ENTRA_VERSION.as_bytes())?;
        }
        let columns = form.columns();
        let headings: Vec<String> = columns.iter().map(|(_, head)| (*head).to_owned()).collect();
        let table = TableFile::begin(file, form.table(), &headings)?;
        Ok(Self { table, columns, form })
    }

    pub fn row(&mut self, person: &PersonRow) -> io::Result<()> {
        let cells: Vec<Cell> =
            self.columns.iter().map(|(detail, _)| self.cell(*detail, person)).collect();
        self.table.row(&cells)
    }

    /// Writes what is still in hand.
    pub fn finish(self) -> io::Result<()> {
        self.table.finish()
    }

    fn cell(&self, detail: Detail, person: &PersonRow) -> Cell {
        let text = self.text(detail, person);
        // Our own file is opened by a spreadsheet, and read again by us.
        let for_microsoft = !matches!(self.form, PeopleForm::Own { .. });
        let is_number = matches!(detail, Detail::Phone | Detail::Mobile | Detail::Fax);
        match text {
            text if text.is_empty() => Cell::Empty,
            text if is_number && for_microsoft => Cell::Phone(text),
            text => Cell::Text(text),
        }
    }

    fn text(&self, detail: Detail, person: &PersonRow) -> String {
        if let Some(field) = detail.field() {
            return person.field(field).to_owned();
        }
        let of_address = || person.address.get(&detail).cloned();
        let form = self.form;
        match detail {
            Detail::SignInBlocked => match (form, person.sign_in_blocked) {
                // The form wants an answer.
                (PeopleForm::EntraBulkCreate, None) => self.yes_or_no(false),
                (_, blocked) => blocked.map(|yes| self.yes_or_no(yes)).unwrap_or_default(),
            },
            Detail::DirectorySynced => {
                person.directory_synced.map(|yes| self.yes_or_no(yes)).unwrap_or_default()
            }
            Detail::UserType => {
                person.user_type.map(|kind| self.user_type(kind)).unwrap_or_default().to_owned()
            }
            Detail::Country if form == PeopleForm::M365BulkAdd => {
                let usage = countries::english(person.field(UserField::UsageLocation));
                usage.map(str::to_owned).or_else(of_address).unwrap_or_default()
            }
            Detail::DirectoryId => person.directory_id.clone().unwrap_or_default(),
            Detail::Roles => person.roles.join("; "),
            // No password is known, and none is ever written.
            Detail::Password | Detail::StatusUpdate => String::new(),
            Detail::Street
            | Detail::City
            | Detail::State
            | Detail::PostalCode
            | Detail::Country
            | Detail::Fax
            | Detail::Company => of_address().unwrap_or_default(),
            // Written as whether the sign-in is blocked; when somebody was deleted, not
            // at all; the others are fields.
            Detail::AccountEnabled
            | Detail::Deleted
            | Detail::UserName
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
            | Detail::Notes => String::new(),
        }
    }

    fn is_french(&self) -> bool {
        matches!(self.form, PeopleForm::Own { french: true, .. })
    }

    fn yes_or_no(&self, yes: bool) -> String {
        let word = match (yes, self.is_french()) {
            (true, false) => "Yes",
            (false, false) => "No",
            (true, true) => "Oui",
            (false, true) => "Non",
        };
        word.to_owned()
    }

    fn user_type(&self, kind: UserType) -> &'static str {
        match (kind, self.is_french()) {
            (UserType::Member, false) => "Member",
            (UserType::Guest, false) => "Guest",
            (UserType::Member, true) => "Membre",
            (UserType::Guest, true) => "Invité",
        }
    }
}
