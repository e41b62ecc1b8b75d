//! The letters, and how much room words take. Lengths are tenths of a point.

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use crate::PaperError;

const REGULAR: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed-Bold.ttf");

/// What stands for a letter that the fonts do not have.
const UNKNOWN: char = '\u{FFFD}';

/// Which of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// One font, as it is measured.
struct Face {
    font: FontRef<'static>,
    widths: GlyphMetrics<'static>,
    /// Units of the font in the height of a letter.
    units: i32,
}

pub(crate) struct Fonts {
    regular: Face,
    bold: Face,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").finish_non_exhaustive()
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Result<Self, PaperError> {
        let font = FontRef::new(bytes).map_err(|_| PaperError::Font)?;
        let whole = Size::unscaled();
        let units = font.metrics(whole, LocationRef::default()).units_per_em.into();
        Ok(Self { widths: font.glyph_metrics(whole, LocationRef::default()), font, units })
    }

    fn has(&self, letter: char) -> bool {
        self.font.charmap().map(letter).is_some()
    }

    fn width(&self, letter: char, size: i16) -> i32 {
        let glyph = self.font.charmap().map(letter).unwrap_or_default();
        // Unscaled widths are whole numbers.
        let units = self.widths.advance_width(glyph).unwrap_or_default() as i32;
        units * i32::from(size) / self.units
    }
}

impl Fonts {
    pub(crate) fn new() -> Result<Self, PaperError> {
        Ok(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)? })
    }

    /// The same for the one who writes.
    pub(crate) fn of(weight: Weight) -> Result<Font, PaperError> {
        let bytes = match weight {
            Weight::Regular => REGULAR,
            Weight::Bold => BOLD,
        };
        Font::new(bytes.to_vec().into(), 0).ok_or(PaperError::Font)
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Words as they can be written: without what steers a terminal, and with a mark
    /// for each letter that the fonts do not have.
    pub(crate) fn writable(&self, text: &str, weight: Weight) -> String {
        let face = self.face(weight);
        text.chars()
            .filter(|letter| *letter == '\n' || !letter.is_control())
            .map(|letter| if letter == '\n' || face.has(letter) { letter } else { UNKNOWN })
            .collect()
    }

    pub(crate) fn width(&self, text: &str, (weight, size): (Weight, i16)) -> i32 {
        text.chars().map(|letter| self.face(weight).width(letter, size)).sum()
    }

    /// The lines of a text in so much room. A word that is longer than a line is broken
    /// where the line ends.
    pub(crate) fn lines(&self, text: &str, style: (Weight, i16), room: i16) -> Vec<String> {
        let text = self.writable(text, style.0);
        text.split('\n').flat_map(|part| self.wrapped(part, style, room.into())).collect()
    }

    fn wrapped(&self, text: &str, style: (Weight, i16), room: i32) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut line, mut taken) = (String::new(), 0);
        for word in text.split_inclusive(' ') {
            let width = self.width(word.trim_end_matches(' '), style);
            if taken > 0 && taken + width > room {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            if width <= room {
                line.push_str(word);
                taken += self.width(word, style);
                continue;
            }
            for letter in word.chars() {
                let width = self.width(letter.encode_utf8(&mut [0; 4]), style);
                if taken > 0 && taken + width > room {
                    lines.push(std::mem::take(&mut line));
                    taken = 0;
                }
                line.push(letter);
                taken += width;
            }
        }
        lines.push(line);
        lines
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

    use super::*;

    const STYLE: (Weight, i16) = (Weight::Regular, 90);

    #[test]
    fn no_line_is_wider_than_its_room_and_no_letter_is_lost() {
        let fonts = Fonts::new().unwrap();
        let text = "Événement à l’épreuve : « Œuvre » 0123456789abcdef0123456789abcdef fin";
        let lines = fonts.lines(text, STYLE, 600);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(fonts.width(line.trim_end(), STYLE) <= 600, "{line}");
        }
        assert_eq!(lines.concat(), text);
    }

    #[test]
    fn what_the_fonts_do_not_have_is_marked_and_the_languages_of_europe_are_there() {
        let fonts = Fonts::new().unwrap();
        for weight in [Weight::Regular, Weight::Bold] {
            let good =
                "ÀÉÈÊËÎÏÔŒÙÛÜŸÇàéèêëîïôœùûüÿç « » ’ – € № Łódź Ştefan Ελλάδα Київ\u{A0}\u{202F}";
            assert_eq!(fonts.writable(good, weight), good);
            assert_eq!(fonts.writable("日\u{7}本", weight), "\u{FFFD}\u{FFFD}");
        }
    }
}
