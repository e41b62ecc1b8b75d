//! The page that is handed over: one, with nothing on it but what the person needs to
//! sign in. The password stands large, and once more letter by letter.

use desk_paper::{Column, Look, PaperError, Sheet};
use desk_secrets::{Secret, SecretText};

use crate::error::{AppError, ErrorCode};
use crate::words::{Words, instant};

/// More letters than these nobody spells.
const SPELLED: usize = 64;

pub(super) struct Slip {
    pub(super) words: &'static Words,
    pub(super) person: String,
    pub(super) user_name: String,
    pub(super) expires_at: String,
}

pub(super) fn bytes(slip: &Slip, password: &SecretText) -> Result<Secret, AppError> {
    pages(slip, password.expose())
        .map(Secret::new)
        .map_err(|error| AppError::caused(ErrorCode::Internal, "the page could not be made", error))
}

fn pages(slip: &Slip, password: &str) -> Result<Vec<u8>, PaperError> {
    let says = &slip.words.slip;
    let until = instant(slip.words, &slip.expires_at);
    let mut sheet = Sheet::new(Look {
        language: slip.words.tag.to_owned(),
        title: says.title.to_owned(),
        foot: vec![says.destroy.to_owned()],
        page_of: slip.words.says.foot.page,
    })?;
    sheet.paragraph(&format!("{} {}", says.person, slip.person));
    sheet.paragraph(&format!("{} {}", says.user_name, slip.user_name));
    sheet.paragraph(says.password);
    sheet.large(password);
    if password.chars().count() <= SPELLED {
        sheet.paragraph(&spelled(slip.words, password));
    }
    sheet.table(vec![Column { head: says.what_next.to_owned(), share: 1 }]);
    for step in [(says.until)(&until), says.change.to_owned(), says.lost.to_owned()] {
        sheet.row(&[step]);
    }
    sheet.finish()
}

/// Letters that look alike, told apart.
fn spelled(words: &Words, password: &str) -> String {
    let says = &words.slip;
    let letters: Vec<String> = password
        .chars()
        .map(|letter| match letter {
            ' ' => says.space.to_owned(),
            'A'..='Z' => format!("{letter} {}", says.capital),
            'a'..='z' => format!("{letter} {}", says.small),
            '0'..='9' => format!("{letter} {}", says.digit),
            _ if letter.is_ascii() => format!("{letter} {}", says.sign),
            _ => format!("{letter} U+{:04X}", u32::from(letter)),
        })
        .collect();
    letters.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::Language;
    use crate::words::words;

    #[test]
    fn letters_that_look_alike_are_told_apart() {
        let said = |language| spelled(words(language), "Il1 0é#");
        assert_eq!(
            said(Language::En),
            "I capital · l small · 1 digit · space · 0 digit · é U+00E9 · # sign"
        );
        assert_eq!(
            said(Language::Fr),
            "I majuscule · l minuscule · 1 chiffre · espace · 0 chiffre · é U+00E9 · # signe"
        );
    }
}
