//! Where things stand on a page. Lengths are tenths of a point, from the top left.

use crate::fonts::Weight;

/// A line of text in its place.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) x: i16,
    /// Where the letters stand on.
    pub(crate) y: i16,
    pub(crate) text: String,
    pub(crate) style: (Weight, i16),
    pub(crate) part: Part,
}

/// What a piece is for those who do not see the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A piece of this leaf of the text.
    Leaf(usize),
    /// It comes on every page and is read on none.
    Foot,
    /// The heads of a table once more.
    Again,
}

/// A thin line across.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) y: i16,
}

#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) rules: Vec<Rule>,
}

/// The order of the text, by its leaves.
#[derive(Debug)]
pub(crate) enum Block {
    Title(usize),
    Paragraph(usize),
    Table { heads: Vec<usize>, rows: Vec<Vec<usize>> },
}
