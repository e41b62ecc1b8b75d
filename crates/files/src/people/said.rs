//! Small words of files of people, in English and French.

use super::heads::folded;
use super::row::UserType;

/// Yes or no, as forms and exports write it.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "yes" | "y" | "true" | "1" | "oui" | "o" | "vrai" | "blocked" | "bloque" | "bloquee" => {
            Some(true)
        }
        "no" | "n" | "false" | "0" | "non" | "faux" | "allowed" | "autorise" | "autorisee" => {
            Some(false)
        }
        _ => None,
    }
}

pub(super) fn user_type(text: &str) -> Option<UserType> {
    match folded(text).as_str() {
        "member" | "membre" => Some(UserType::Member),
        "guest" | "invite" | "invitee" => Some(UserType::Guest),
        _ => None,
    }
}

/// The id of an object of the directory, in lower case.
pub(super) fn directory_id(text: &str) -> Option<String> {
    let groups = [8, 4, 4, 4, 12];
    let parts: Vec<&str> = text.split('-').collect();
    let fits = parts.len() == groups.len()
        && (parts.iter().zip(groups)).all(|(part, length)| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
    fits.then(|| text.to_ascii_lowercase())
}

/// Several values of one cell.
pub(super) fn several(text: &str) -> impl Iterator<Item = &str> {
    let others: &[char] = if text.contains(';') { &[';'] } else { &[',', '|', '+', '\n'] };
    text.split(others).map(str::trim).filter(|part| !part.is_empty())
}

/// The first address of a cell that may hold several.
pub(super) fn first_address(text: &str) -> &str {
    if text.matches('@').count() < 2 {
        return text;
    }
    several(text).find(|part| part.contains('@')).unwrap_or(text)
}

/// The line that a template begins with, wherever it stands.
pub(super) fn is_version(record: &csv::StringRecord) -> bool {
    let mut cells = record.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let first = cells.next().unwrap_or_default().to_ascii_lowercase();
    let number = first.strip_prefix("version:v").unwrap_or_default();
    cells.next().is_none()
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_read_in_both_languages() {
        for (text, wanted) in [
            ("Yes", Some(true)),
            (" NON ", Some(false)),
            ("Vrai", Some(true)),
            ("False", Some(false)),
            ("Autorisé", Some(false)),
            ("perhaps", None),
            ("", None),
        ] {
            assert_eq!(yes_or_no(text), wanted, "{text:?}");
        }
        assert_eq!(user_type("Invité"), Some(UserType::Guest));
        assert_eq!(user_type("Owner"), None);
        let id = "5D2B8F0C-0000-4000-8000-00000000000A";
        assert_eq!(directory_id(id), Some(id.to_lowercase()));
        assert_eq!(directory_id("5D2B8F0C00004000800000000000000A"), None);
        assert_eq!(first_address("a+b@contoso.com"), "a+b@contoso.com");
        assert_eq!(first_address("a@contoso.com+c@contoso.com"), "a@contoso.com");
    }

    #[test]
    fn the_version_line_is_none_of_the_rows() {
        let record = |cells: &[&str]| csv::StringRecord::from(cells.to_vec());
        assert!(is_version(&record(&["version:v1.0", "", ""])));
        assert!(is_version(&record(&["Version:V2"])));
        assert!(!is_version(&record(&["version:v1.0", "Ada"])));
        assert!(!is_version(&record(&["version:vx"])));
    }
}
