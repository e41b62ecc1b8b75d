//! Made-up files of people, as people fill them: for tests and measurements.
//!
//! The same plan gives the same file everywhere, a line at a time.

use std::io::{self, Write};

use crate::random::Random;

/// What file to make.
#[derive(Debug, Clone)]
pub struct PeoplePlan {
    pub seed: u64,
    pub people: u64,
    pub form: PeopleForm,
    /// So many rows in a thousand have something that people do wrong.
    pub dirt: u64,
}

/// The form that somebody filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleForm {
    /// The Microsoft 365 template, with commas.
    M365BulkAdd,
    /// The template of the directory, with a column of passwords.
    EntraBulkCreate,
    /// What the directory downloads.
    EntraExport,
    /// With French names of columns, and semicolons.
    French,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dirt {
    None,
    NoDomain,
    UnknownCountry,
    NoDisplayName,
    /// The user name of the row before, in capitals.
    Twice,
    HeaderAgain,
}

const FIRST: [&str; 24] = [
    "Inès", "Élodie", "Karim", "Zoë", "Bjørn", "Chloé", "Noah", "Léa", "Hugo", "Ana", "Tomás",
    "Ada", "Louis", "Maëlle", "Ivo", "Nadia", "Omar", "Rosa", "Sven", "Theo", "Uma", "Vera", "Wim",
    "Yara",
];

const LAST: [&str; 24] = [
    "Caron",
    "Lefèvre",
    "Benali",
    "Østergaard",
    "O'Neil",
    "Nguyen",
    "Müller",
    "Garcia",
    "Dubois",
    "Petit",
    "Roux",
    "Faure",
    "Girard",
    "Andersson",
    "Costa",
    "Moreau",
    "Keller",
    "Rossi",
    "Novak",
    "Silva",
    "Marchand",
    "Okafor",
    "Haddad",
    "Byron",
];

const JOBS: [&str; 6] =
    ["Acheteuse", "IT Manager", "Comptable", "Sales, EMEA", "Développeur", "Support"];
const PARTS: [&str; 5] = ["Achats", "Finance", "Ventes", "Information Technology", "Support"];
const COUNTRIES: [&str; 6] = ["France", "Belgique", "Allemagne", "United States", "CH", "Maroc"];

/// Writes the file of a plan.
pub fn write_people(plan: &PeoplePlan, out: impl Write) -> io::Result<()> {
    let separator = if plan.form == PeopleForm::French { b';' } else { b',' };
    let mut out = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(out);
    if plan.form == PeopleForm::EntraBulkCreate {
        out.write_record(["version:v1.0"])?;
    }
    out.write_record(header(plan.form))?;
    for number in 0..plan.people {
        let mut random = Random::of(&[plan.seed, number]);
        let dirt = dirt(plan, number, &mut random);
        if dirt == Dirt::HeaderAgain {
            out.write_record(header(plan.form))?;
        }
        out.write_record(row(plan.form, number, dirt, &mut random))?;
    }
    out.flush()
}

fn dirt(plan: &PeoplePlan, number: u64, random: &mut Random) -> Dirt {
    if !random.happens(plan.dirt) {
        return Dirt::None;
    }
    match random.below(5) {
        0 => Dirt::NoDomain,
        1 => Dirt::UnknownCountry,
        2 => Dirt::NoDisplayName,
        3 if number > 0 => Dirt::Twice,
        _ => Dirt::HeaderAgain,
    }
}

fn header(form: PeopleForm) -> &'static [&'static str] {
    match form {
        PeopleForm::M365BulkAdd => &[
            "Username",
            "First name",
            "Last name",
            "Display name",
            "Job title",
            "Department",
            "Office phone",
            "Country or region",
        ],
        PeopleForm::EntraBulkCreate => &[
            "User name [userPrincipalName] Required",
            "First name [givenName]",
            "Last name [surname]",
            "Name [displayName] Required",
            "Job title [jobTitle]",
            "Department [department]",
            "Office phone [telephoneNumber]",
            "Usage location [usageLocation]",
            "Initial password [passwordProfile] Required",
            "Block sign in (Yes/No) [accountEnabled] Required",
        ],
        PeopleForm::EntraExport => &[
            "userPrincipalName",
            "givenName",
            "surname",
            "displayName",
            "jobTitle",
            "department",
            "telephoneNumber",
            "usageLocation",
            "id",
            "userType",
            "accountEnabled",
        ],
        PeopleForm::French => &[
            "Nom d'utilisateur",
            "Prénom",
            "Nom",
            "Nom complet",
            "Fonction",
            "Service",
            "Téléphone",
            "Pays",
        ],
    }
}

fn row(form: PeopleForm, number: u64, dirt: Dirt, random: &mut Random) -> Vec<String> {
    let (first, last) = (random.one_of(&FIRST), random.one_of(&LAST));
    let user_name = match dirt {
        Dirt::Twice => format!("P{}@FABRIKAM.EXAMPLE", number - 1),
        Dirt::NoDomain => format!("p{number}"),
        Dirt::None | Dirt::UnknownCountry | Dirt::NoDisplayName | Dirt::HeaderAgain => {
            format!("p{number}@fabrikam.example")
        }
    };
    let shown = if dirt == Dirt::NoDisplayName { String::new() } else { format!("{first} {last}") };
    let country =
        if dirt == Dirt::UnknownCountry { "Frnace" } else { random.one_of(&COUNTRIES) }.to_owned();
    let mut cells = vec![
        user_name,
        first.to_owned(),
        last.to_owned(),
        shown,
        random.one_of(&JOBS).to_owned(),
        random.one_of(&PARTS).to_owned(),
        format!("+33 1 {:08}", random.below(100_000_000)),
        country,
    ];
    match form {
        PeopleForm::M365BulkAdd | PeopleForm::French => {}
        PeopleForm::EntraBulkCreate => {
            // Made up here, and never to be found in anything that is made of the file.
            cells.extend([format!("Sesame-{number}!aZ9"), "No".to_owned()]);
        }
        PeopleForm::EntraExport => {
            let id = format!("5d2b8f0c-0000-4000-8000-{number:012x}");
            cells.extend([id, "Member".to_owned(), "True".to_owned()]);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

    use super::*;

    fn made(seed: u64) -> String {
        let plan = PeoplePlan { seed, people: 300, form: PeopleForm::EntraBulkCreate, dirt: 50 };
        let mut out = Vec::new();
        write_people(&plan, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_plan_gives_the_same_file_everywhere() {
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
        assert!(made(1).starts_with("version:v1.0\nUser name [userPrincipalName] Required,"));
        assert!(made(1).lines().count() >= 302);
    }
}
