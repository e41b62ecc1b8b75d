//! Words for what the record holds, for files that are made here: the screens and the
//! terminal have their own. What a person did has a sentence for every kind of command;
//! the compiler names the ones that are missing.

mod en;
mod fr;
mod values;

use desk_core::access::Role;
use desk_core::operation::Operation;
use desk_core::schema::EntityType;

pub(crate) use values::{date, instant, value};

use crate::views::Language;

/// Everything that is said, in one language.
pub(crate) struct Words {
    /// As documents name their language.
    pub(crate) tag: &'static str,
    /// What was done, and to whom or what.
    pub(crate) done: fn(Operation, &str) -> String,
    pub(crate) entity: fn(EntityType) -> &'static str,
    /// A field, by its name in the registry; `None` for one of a newer version.
    pub(crate) field: fn(&str) -> Option<&'static str>,
    pub(crate) role: fn(Role) -> &'static str,
    /// What became of it, by its code.
    pub(crate) outcome: fn(&str) -> Option<&'static str>,
    /// Why not, by its code.
    pub(crate) why: fn(&str) -> Option<&'static str>,
    /// A value that is a code: a state, yes and no.
    pub(crate) code: fn(&str) -> Option<&'static str>,
    pub(crate) months: [&'static str; 12],
    /// Month, day and year.
    pub(crate) date: fn(&str, i8, i16) -> String,
    pub(crate) says: Says,
    pub(crate) slip: Slip,
}

/// The page with a temporary password.
pub(crate) struct Slip {
    pub(crate) title: &'static str,
    pub(crate) person: &'static str,
    pub(crate) user_name: &'static str,
    pub(crate) password: &'static str,
    pub(crate) what_next: &'static str,
    /// The envelope's last moment.
    pub(crate) until: fn(&str) -> String,
    pub(crate) change: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) destroy: &'static str,
    pub(crate) capital: &'static str,
    pub(crate) small: &'static str,
    pub(crate) digit: &'static str,
    pub(crate) sign: &'static str,
    pub(crate) space: &'static str,
}

/// Single words and sentences.
pub(crate) struct Says {
    pub(crate) something: &'static str,
    pub(crate) no_market: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) not_told: &'static str,
    pub(crate) not_shown: &'static str,
    pub(crate) there: &'static str,
    pub(crate) deleted: &'static str,
    pub(crate) place: &'static str,
    pub(crate) this_device: &'static str,
    /// Field, before, after.
    pub(crate) change: fn(&str, &str, &str) -> String,
    /// The heads of the table of what is written into a spreadsheet, before those that
    /// the activity log has, which are names and stay as they are.
    pub(crate) heads: Heads,
    pub(crate) title: fn(&str) -> String,
    /// When it was printed.
    pub(crate) made: fn(&str) -> String,
    pub(crate) whole_record: fn(u64) -> String,
    pub(crate) excerpt: fn(u64) -> String,
    pub(crate) by_filter: fn(&str) -> String,
    pub(crate) filter: Filtered,
    pub(crate) foot: Foot,
}

pub(crate) struct Heads {
    pub(crate) number: &'static str,
    pub(crate) event: &'static str,
    pub(crate) when: &'static str,
    pub(crate) who: &'static str,
    pub(crate) device: &'static str,
    pub(crate) batch: &'static str,
    pub(crate) what: &'static str,
    pub(crate) changes: &'static str,
    pub(crate) outcome: &'static str,
    pub(crate) why: &'static str,
    pub(crate) hash: &'static str,
}

/// What an excerpt was narrowed down by.
pub(crate) struct Filtered {
    pub(crate) from: fn(&str) -> String,
    pub(crate) until: fn(&str) -> String,
    pub(crate) person: fn(&str) -> String,
    pub(crate) device: fn(&str) -> String,
    pub(crate) about: fn(&str) -> String,
    pub(crate) operation: fn(&str) -> String,
    pub(crate) became: fn(&str) -> String,
    pub(crate) record: fn(&str) -> String,
    pub(crate) text: fn(&str) -> String,
}

/// The foot of a printed page.
pub(crate) struct Foot {
    /// Number, time, hash.
    pub(crate) signed: fn(u32, &str, &str) -> String,
    pub(crate) hub_key: fn(&str) -> String,
    /// Number, hash.
    pub(crate) own: fn(u32, &str) -> String,
    pub(crate) unsigned: &'static str,
    pub(crate) whole: fn(&str) -> String,
    pub(crate) whole_without_hub: fn(&str) -> String,
    pub(crate) broken: fn(u32, &str) -> String,
    pub(crate) evident: &'static str,
    pub(crate) page: fn(usize, usize) -> String,
}

/// The words of a language; what the system says was settled before.
pub(crate) const fn words(language: Language) -> &'static Words {
    match language {
        Language::Fr => &fr::WORDS,
        Language::En | Language::System => &en::WORDS,
    }
}

/// What was done, in a sentence. What one may not see the name of is a change and no more.
pub(crate) fn sentence(words: &Words, code: &str, subject: &str) -> String {
    let Some(operation) = Operation::from_code(code) else {
        return words.says.something.to_owned();
    };
    if subject.is_empty() {
        let market = operation == Operation::SetHomeMarket;
        return if market { words.says.no_market } else { words.says.something }.to_owned();
    }
    // A role stands behind its person as a code.
    let named = subject
        .rsplit_once(" · ")
        .and_then(|(person, role)| Some((person, role.parse::<Role>().ok()?)));
    match named {
        Some((person, role)) => {
            (words.done)(operation, &format!("{person} · {}", (words.role)(role)))
        }
        None => (words.done)(operation, subject),
    }
}

#[cfg(test)]
mod tests {
    use desk_core::schema::FIELDS;

    use super::*;

    #[test]
    fn every_field_has_a_word_in_both_languages() {
        for field in FIELDS {
            for words in [&en::WORDS, &fr::WORDS] {
                assert!((words.field)(field.name).is_some(), "{}: {}", words.tag, field.name);
            }
        }
    }

    #[test]
    fn a_sentence_names_the_role_and_hides_what_has_no_name() {
        let said = |language, code, subject| sentence(words(language), code, subject);
        assert_eq!(
            said(Language::En, "grant_role", "Carla · billing_admin"),
            "Gave a role: Carla · billing admin"
        );
        assert_eq!(
            said(Language::Fr, "grant_role", "Carla · billing_admin"),
            "Rôle attribué\u{a0}: Carla · Administrateur de la facturation"
        );
        assert_eq!(said(Language::Fr, "edit_user", ""), "Une modification");
        assert_eq!(said(Language::En, "of_a_newer_version", "X"), "A change");
    }

    /// A chain shows that somebody meddled; it keeps nobody from it.
    #[test]
    fn nobody_is_promised_that_it_cannot_be_forged() {
        for words in [&en::WORDS, &fr::WORDS] {
            let said = words.says.foot.evident.to_lowercase();
            for promise in ["tamper-proof", "tamperproof", "infalsifiable", "inviolable"] {
                assert!(!said.contains(promise), "{said}");
            }
        }
    }
}
