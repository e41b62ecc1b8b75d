//! What the terminal says, in each language. A text that is missing in one of
//! them is a build error.

mod en;
mod en_account;
mod en_errors;
mod en_help;
mod en_manage;
mod en_people;
mod en_team;
mod fr;
mod fr_account;
mod fr_errors;
mod fr_help;
mod fr_manage;
mod fr_people;
mod fr_reasons;
mod fr_team;
mod shape;
mod shape_account;
mod shape_manage;
mod shape_people;
mod shape_team;

use desk_app::views::StepView;

pub(crate) use shape::{Ask, Done, Heads, Help, Labels, Own, Said, Texts, UsageTexts, Words};
pub(crate) use shape_team::Team;

use crate::args::Lang;

/// The texts of a language.
pub(crate) const fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::En => &en::TEXTS,
        Lang::Fr => &fr::TEXTS,
    }
}

/// The language that the environment asks for: the first variable that says one.
pub(crate) fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .unwrap_or_default();
    let language = said.split(['_', '.', '@', '-']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("fr") { Lang::Fr } else { Lang::En }
}

impl Team {
    /// A code in words; one of a later version as it is.
    pub(crate) fn say(&self, code: &str) -> String {
        (self.word)(code).map_or_else(|| code.to_owned(), str::to_owned)
    }
}

impl Words {
    /// What was done, as a sentence; a deed of a later version by its code.
    pub(crate) fn done(&self, code: &str, subject: &str) -> String {
        (self.deed)(code, subject).unwrap_or_else(|| code.to_owned())
    }

    pub(crate) fn step(&self, step: &StepView) -> String {
        self.done(&step.code, &step.subject)
    }

    pub(crate) fn segment(&self, code: Option<&str>) -> String {
        match code {
            None => self.unknown.to_owned(),
            Some(code) => (self.segment)(code).map_or_else(|| code.to_owned(), str::to_owned),
        }
    }

    pub(crate) fn yes_no(&self, said: Option<bool>) -> &'static str {
        match said {
            Some(true) => self.yes,
            Some(false) => self.no,
            None => self.unknown,
        }
    }

    /// The market of a list; a legacy one is for all.
    pub(crate) fn market(&self, kind: &str, market: Option<&str>) -> String {
        let unsaid = if kind == "license_legacy" { self.every } else { self.several };
        market.unwrap_or(unsaid).to_owned()
    }

    /// The currency of a list.
    pub(crate) fn currency(&self, currency: Option<&str>) -> String {
        currency.unwrap_or(self.several).to_owned()
    }

    /// `P1Y` in words; anything else as it is.
    pub(crate) fn term(&self, code: &str) -> String {
        let length = code.strip_prefix('P').and_then(|rest| {
            let (count, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
            Some((count.parse::<u32>().ok()?, unit))
        });
        match length {
            Some((count, "M")) => (self.months)(count),
            Some((count, "Y")) => (self.years)(count),
            Some(_) | None if code == "NoTerm" => self.no_term.to_owned(),
            Some(_) | None => code.to_owned(),
        }
    }

    pub(crate) fn billing(&self, code: &str) -> String {
        (self.billing)(code).map_or_else(|| code.to_owned(), str::to_owned)
    }

    pub(crate) fn marker(&self, code: Option<&str>) -> String {
        let Some(code) = code else { return String::new() };
        (self.marker)(code).map_or_else(|| code.to_owned(), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use desk_app::ErrorCode;

    use super::*;

    fn asked(set: &[(&str, &str)]) -> Lang {
        from_environment(|name| {
            set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_first_variable_that_says_a_language_decides() {
        assert_eq!(asked(&[]), Lang::En);
        assert_eq!(asked(&[("LANG", "fr_FR.UTF-8")]), Lang::Fr);
        assert_eq!(asked(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(asked(&[("LANG", "en_US"), ("LC_MESSAGES", "fr")]), Lang::Fr);
        assert_eq!(asked(&[("LC_ALL", ""), ("LANG", "fr-CA")]), Lang::Fr);
        assert_eq!(asked(&[("LANG", "fro_FR")]), Lang::En, "Old French is another language");
    }

    #[test]
    fn french_is_set_as_french_is_set() {
        let sources = [
            include_str!("fr.rs"),
            include_str!("fr_errors.rs"),
            include_str!("fr_help.rs"),
            include_str!("fr_manage.rs"),
            include_str!("fr_reasons.rs"),
            include_str!("fr_team.rs"),
        ];
        for line in sources.iter().flat_map(|source| source.lines()) {
            for wrong in ["« ", " »", " :", " ;", " ?", "'a", "e.g."] {
                assert!(!line.contains(wrong), "{wrong:?} in {line:?}");
            }
        }
    }

    #[test]
    fn terms_are_said_in_words() {
        let (en, fr) = (&texts(Lang::En).words, &texts(Lang::Fr).words);
        assert_eq!((en.term("P1Y"), fr.term("P3Y")), ("1 year".to_owned(), "3 ans".to_owned()));
        assert_eq!((en.term("P6M"), fr.term("P1M")), ("6 months".to_owned(), "1 mois".to_owned()));
        assert_eq!(en.term("NoTerm"), "no term");
        assert_eq!(en.term("Péé"), "Péé", "what is not known stays as it is");
    }

    #[test]
    fn every_error_is_a_sentence_in_both_languages() {
        for lang in [Lang::En, Lang::Fr] {
            for code in ErrorCode::ALL {
                let said = Said { about: None, detail: "the deed says this" };
                let sentence = (texts(lang).error)(*code, said);
                assert!(sentence.ends_with(['.', '?']), "{}: {sentence}", code.as_str());
                assert!(sentence.starts_with(char::is_uppercase), "{}: {sentence}", code.as_str());
            }
        }
    }
}
