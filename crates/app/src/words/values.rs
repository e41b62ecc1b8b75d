//! Values of fields as people write them.

use desk_core::access::Role;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Words;
use crate::views::FieldChange;

/// More of what only programs read says no more to a person.
const SHOWN: usize = 12;

/// Day and time, in UTC: a file is read elsewhere.
pub(crate) fn instant(words: &Words, at: &str) -> String {
    let Ok(at) = at.parse::<Timestamp>() else { return at.to_owned() };
    let time = at.to_zoned(TimeZone::UTC);
    format!("{}, {:02}:{:02} UTC", day(words, at), time.hour(), time.minute())
}

/// The day alone.
pub(crate) fn date(words: &Words, at: &str) -> String {
    at.parse::<Timestamp>().map_or_else(|_| at.to_owned(), |at| day(words, at))
}

fn day(words: &Words, at: Timestamp) -> String {
    let time = at.to_zoned(TimeZone::UTC);
    let month = usize::try_from(time.month() - 1).unwrap_or(0);
    (words.date)(words.months[month % 12], time.day(), time.year())
}

/// One side of a change.
pub(crate) fn value(words: &Words, change: &FieldChange, value: Option<&str>) -> String {
    let says = &words.says;
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return says.nothing.to_owned();
    };
    match change.field.as_str() {
        "existence" => if value == "false" { says.deleted } else { says.there }.to_owned(),
        "order_key" => says.place.to_owned(),
        "roles" => value.parse::<Role>().map_or(value, |role| (words.role)(role)).to_owned(),
        "imported_at" | "enrolled_at" | "theirs_at" | "mine_at" | "resolved_at" | "deleted_at"
        | "asked_at" | "settled_at" | "observed_at" | "finalized_at" | "carried_at" => {
            let millis = value.parse::<i64>().ok();
            let at = millis.and_then(|millis| Timestamp::from_millisecond(millis).ok());
            at.map_or_else(|| value.to_owned(), |at| instant(words, &at.to_string()))
        }
        _ => match (words.code)(value) {
            Some(word) => word.to_owned(),
            None => shortened(value),
        },
    }
}

/// A hash or an id is told by its beginning.
fn shortened(value: &str) -> String {
    let long_hex = value.len() >= 24
        && value.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-');
    if long_hex { format!("{}…", &value[..SHOWN]) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::Language;
    use crate::words::words;

    fn change(entity: &str, field: &str) -> FieldChange {
        let (entity, field) = (entity.to_owned(), field.to_owned());
        FieldChange { entity, field, old: None, new: None, old_known: true }
    }

    #[test]
    fn values_are_told_in_words_and_dates_by_language() {
        let (en, fr) = (words(Language::En), words(Language::Fr));
        let role = change("app_user", "roles");
        assert_eq!(value(en, &role, Some("billing_admin")), "billing admin");
        assert_eq!(value(fr, &role, Some("a_newer_role")), "a_newer_role");
        assert_eq!(value(fr, &change("app_user", "state"), Some("active")), "Actif");
        assert_eq!(value(en, &change("app_user", "phone"), None), "–");
        let hash = "0123456789abcdef0123456789abcdef";
        assert_eq!(value(en, &change("price_list", "rows_blob"), Some(hash)), "0123456789ab…");
        let at = "2025-11-03T09:05:00Z";
        assert_eq!(instant(en, at), "Nov 3, 2025, 09:05 UTC");
        assert_eq!(instant(fr, at), "3 nov. 2025, 09:05 UTC");
    }
}
