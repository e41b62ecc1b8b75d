//! The details of a person, and what each takes (users-roles.md, section 2). Most
//! are typed in; a few are what the directory says and only seen there.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use uuid::Uuid;

use crate::people::{DomainType, MfaState, Origin, UserType};
use crate::price_list::Market;
use crate::refusal::Refusal;
use crate::schema::{Field, user};

/// A detail of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserField {
    DisplayName,
    FirstName,
    LastName,
    /// `local-part@domain`, what the person signs in with; one person has it.
    UserName,
    ContactEmail,
    Phone,
    /// A country, as ISO 3166 has it.
    UsageLocation,
    /// A language tag such as `fr` or `en-GB`.
    PreferredLanguage,
    JobTitle,
    Department,
    Office,
    Mobile,
    Notes,
    /// `member` or `guest`.
    UserType,
    /// Who keeps the domain: `none`, `managed` or `federated`.
    DomainType,
    /// When the person was last synchronised from a directory on premises.
    LastDirectorySync,
    /// The person's object id in the directory.
    DirectoryId,
    /// `disabled`, `enabled` or `enforced`.
    MfaState,
    /// The person's Microsoft Learn account.
    LearnId,
    /// `created` here, or `observed` in the directory.
    Origin,
}

/// Text that names no detail of a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a detail of a person")]
pub struct UnknownUserField {
    pub text: String,
}

/// What a detail looks like.
#[derive(Clone, Copy)]
enum Form {
    Line,
    Lines,
    Email,
    /// An address that also names an account: fewer characters, and only ASCII.
    UserName,
    Country,
    Language,
    /// One of a few words.
    Word(fn(&str) -> bool),
    Guid,
    Instant,
}

impl UserField {
    pub const ALL: [Self; 20] = [
        Self::DisplayName,
        Self::FirstName,
        Self::LastName,
        Self::UserName,
        Self::ContactEmail,
        Self::Phone,
        Self::UsageLocation,
        Self::PreferredLanguage,
        Self::JobTitle,
        Self::Department,
        Self::Office,
        Self::Mobile,
        Self::Notes,
        Self::UserType,
        Self::DomainType,
        Self::LastDirectorySync,
        Self::DirectoryId,
        Self::MfaState,
        Self::LearnId,
        Self::Origin,
    ];

    /// The directory's limits, in characters.
    const fn facts(self) -> (&'static Field, usize, Form) {
        match self {
            Self::DisplayName => (&user::DISPLAY_NAME, 256, Form::Line),
            Self::FirstName => (&user::FIRST_NAME, 64, Form::Line),
            Self::LastName => (&user::LAST_NAME, 64, Form::Line),
            Self::UserName => (&user::USER_NAME, 113, Form::UserName),
            Self::ContactEmail => (&user::CONTACT_EMAIL, 254, Form::Email),
            Self::Phone => (&user::PHONE, 64, Form::Line),
            Self::UsageLocation => (&user::USAGE_LOCATION, 2, Form::Country),
            Self::PreferredLanguage => (&user::PREFERRED_LANGUAGE, 35, Form::Language),
            Self::JobTitle => (&user::JOB_TITLE, 128, Form::Line),
            Self::Department => (&user::DEPARTMENT, 64, Form::Line),
            Self::Office => (&user::OFFICE, 128, Form::Line),
            Self::Mobile => (&user::MOBILE, 64, Form::Line),
            Self::Notes => (&user::NOTES, 4000, Form::Lines),
            Self::UserType => (&user::USER_TYPE, 16, Form::Word(reads::<UserType>)),
            Self::DomainType => (&user::DOMAIN_TYPE, 16, Form::Word(reads::<DomainType>)),
            Self::LastDirectorySync => (&user::LAST_DIRECTORY_SYNC, 40, Form::Instant),
            Self::DirectoryId => (&user::DIRECTORY_ID, 64, Form::Guid),
            Self::MfaState => (&user::MFA_STATE, 16, Form::Word(reads::<MfaState>)),
            Self::LearnId => (&user::LEARN_ID, 64, Form::Line),
            Self::Origin => (&user::ORIGIN, 16, Form::Word(reads::<Origin>)),
        }
    }

    /// The field of the record that holds it.
    pub const fn field(self) -> &'static Field {
        self.facts().0
    }

    /// How many characters it has at most.
    pub const fn limit(self) -> usize {
        self.facts().1
    }

    /// What stands in the outbox, on the wire and in `--json`: the field's name.
    pub const fn code(self) -> &'static str {
        self.field().name
    }

    /// The detail that this field of a user holds.
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.field().number == number)
    }

    /// Whether it says who somebody is. Of a person whom another directory keeps,
    /// these are changed there (users-roles.md, S11).
    pub const fn is_identity(self) -> bool {
        matches!(self, Self::DisplayName | Self::FirstName | Self::LastName | Self::UserName)
    }

    /// Whether only the directory can say it: it is seen, never typed in.
    pub const fn is_of_directory(self) -> bool {
        matches!(
            self,
            Self::DomainType | Self::LastDirectorySync | Self::DirectoryId | Self::Origin
        )
    }

    /// The text as it is kept, without the space around it; `None` when nothing
    /// is left, which empties the field.
    ///
    /// # Errors
    /// [`Refusal::BadUserField`] when it is too long or has not the form.
    pub fn clean(self, text: &str) -> Result<Option<String>, Refusal> {
        let (_, limit, form) = self.facts();
        let bad = || Refusal::BadUserField { field: self, limit };
        let text = text.trim();
        if text.is_empty() {
            return if matches!(self, Self::DisplayName) { Err(bad()) } else { Ok(None) };
        }
        let has_form = match form {
            Form::Line => !text.chars().any(char::is_control),
            Form::Lines => !text.chars().any(|c| c.is_control() && !c.is_whitespace()),
            Form::Email => is_email(text),
            Form::UserName => is_user_name(text),
            Form::Country => {
                return text.parse().map(|at: Market| Some(at.to_string())).map_err(|_| bad());
            }
            Form::Language => is_language(text),
            Form::Word(reads) => {
                let word = text.to_ascii_lowercase();
                return if reads(&word) { Ok(Some(word)) } else { Err(bad()) };
            }
            Form::Guid => {
                return Uuid::parse_str(text).map(|id| Some(id.to_string())).map_err(|_| bad());
            }
            Form::Instant => {
                return text.parse().map(|at: Timestamp| Some(at.to_string())).map_err(|_| bad());
            }
        };
        if !has_form || text.chars().count() > limit {
            return Err(bad());
        }
        Ok(Some(text.to_owned()))
    }
}

/// The same person to the directory, whatever the case.
pub fn same_user_name(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

fn reads<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}

/// Whether it is an address at all; whose it may be, [`crate::checks::email`] says.
pub(crate) fn is_email(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.contains(['@', ' ', '<', '>', ',', ';']);
    !text.chars().any(|c| c.is_control() || c.is_whitespace())
        && text.split_once('@').is_some_and(|(local, domain)| plain(local) && plain(domain))
}

/// The directory's local part has at most 64 characters.
fn is_user_name(text: &str) -> bool {
    let local = |c: char| c.is_ascii_alphanumeric() || "'.-_!#^~+".contains(c);
    let domain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    text.split_once('@').is_some_and(|(name, at)| {
        (1..=64).contains(&name.len())
            && name.chars().all(local)
            && !at.is_empty()
            && at.chars().all(domain)
    })
}

fn is_language(text: &str) -> bool {
    text.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

impl fmt::Display for UserField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for UserField {
    type Err = UnknownUserField;
    fn from_str(text: &str) -> Result<Self, UnknownUserField> {
        Self::ALL
            .into_iter()
            .find(|detail| detail.code() == text)
            .ok_or_else(|| UnknownUserField { text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::schema::{EntityType, fields_of};
    use crate::value::ValueKind;

    #[test]
    fn every_text_of_a_user_but_the_state_is_a_detail() {
        let typed: BTreeSet<_> = UserField::ALL.map(UserField::code).into_iter().collect();
        let texts: BTreeSet<_> = fields_of(EntityType::User)
            .filter(|field| field.kind == ValueKind::Text && **field != user::STATE)
            .map(|field| field.name)
            .collect();
        assert_eq!(typed, texts);
        for field in UserField::ALL {
            assert_eq!(field.code().parse(), Ok(field));
            assert_eq!(UserField::from_number(field.field().number), Some(field));
        }
        assert_eq!(UserField::from_number(user::ROLES.number), None);
    }

    #[test]
    fn each_detail_has_its_form_and_its_limit() {
        use UserField::{
            ContactEmail, DisplayName, FirstName, LastName, Notes, PreferredLanguage,
            UsageLocation, UserName,
        };
        let long = |n: usize| "é".repeat(n);
        let upn =
            |local: usize, domain: usize| format!("{}@{}", "a".repeat(local), "b".repeat(domain));
        for (field, given, kept) in [
            (DisplayName, " Ada ", Some(Some("Ada"))),
            (DisplayName, "  ", None),
            (DisplayName, &long(256), Some(Some(&*long(256)))),
            (DisplayName, &long(257), None),
            (FirstName, &long(65), None),
            (LastName, "A\nB", None),
            (LastName, "", Some(None)),
            (UserName, "ada@contoso.com", Some(Some("ada@contoso.com"))),
            (UserName, "ada", None),
            (UserName, "@contoso.com", None),
            (UserName, "a b@contoso.com", None),
            (UserName, "ada@con@toso", None),
            (UserName, &upn(64, 48), Some(Some(&*upn(64, 48)))),
            (UserName, &upn(65, 10), None),
            (UserName, &upn(64, 49), None),
            (ContactEmail, "é@contoso.com", Some(Some("é@contoso.com"))),
            (ContactEmail, "contoso.com", None),
            (UsageLocation, "fr", Some(Some("FR"))),
            (UsageLocation, "France", None),
            (PreferredLanguage, "en-GB", Some(Some("en-GB"))),
            (PreferredLanguage, "en_GB", None),
            (Notes, "one\ntwo", Some(Some("one\ntwo"))),
            (Notes, &long(4001), None),
            (UserField::UserType, "Guest", Some(Some("guest"))),
            (UserField::UserType, "robot", None),
            (UserField::DomainType, "federated", Some(Some("federated"))),
            (UserField::MfaState, "enforced", Some(Some("enforced"))),
            (UserField::MfaState, "on", None),
            (UserField::Origin, "observed", Some(Some("observed"))),
            (
                UserField::DirectoryId,
                "{6BE4C1D0-0000-4000-8000-00000000000A}",
                Some(Some("6be4c1d0-0000-4000-8000-00000000000a")),
            ),
            (UserField::DirectoryId, "12", None),
            (
                UserField::LastDirectorySync,
                "2026-11-20T10:00:00+01:00",
                Some(Some("2026-11-20T09:00:00Z")),
            ),
            (UserField::LastDirectorySync, "yesterday", None),
        ] {
            let meant = kept
                .map(|text: Option<&str>| text.map(str::to_owned))
                .ok_or(Refusal::BadUserField { field, limit: field.limit() });
            assert_eq!(field.clean(given), meant, "{field} {given:?}");
        }
    }
}
