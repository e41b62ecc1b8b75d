//! Pages for a printer or a reader: a title, paragraphs, a table whose heads come
//! again on each page, and a foot on every page. Bytes in PDF, the same for the same
//! words: no clock and no chance are asked.
//!
//! The text can be selected and searched, its fonts are in the file, and it is tagged,
//! so that a screen reader knows a table from a paragraph.

mod fonts;
mod place;
mod sheet;
mod write;

pub use sheet::{Column, Look, Sheet};

/// Why there are no pages.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("a font of the program cannot be read")]
    Font,
    #[error("the pages cannot be written: {0}")]
    Unwritten(String),
}
