//! What finding a header, mapping its columns and showing them need to know of a kind
//! of list: the same for price lists and for people.

use std::fmt::Debug;

use crate::error::WhyNot;
use crate::header::{self, Column};

/// A kind of list of one family. Which encoding, separator, archive or spelling of
/// the header it came in, is not its business.
pub(crate) trait ListKind: Debug + Sync + 'static {
    /// What others call it.
    type Code: Debug + Copy + Eq;
    /// Of a header that was not understood, this many columns must be known where the
    /// kind was said.
    const LEAST_KNOWN: usize;
    /// By this name a person says that a column holds secrets, if the family has any.
    const SECRET: Option<&'static str>;

    /// The kinds of the family.
    fn all() -> &'static [&'static Self];
    fn code(&self) -> Self::Code;
    fn columns(&self) -> &'static [Column];
    /// The column by which a row is told from a header.
    fn probe(&self) -> usize;
    /// Whether what stands in it is a row's.
    fn tells_a_row(probe: &str) -> bool;

    /// A name of a column without what tells two spellings of it apart.
    fn plain(name: &str) -> String {
        header::plain(name)
    }

    /// How well a header fits of which `known` columns are known.
    fn fits(&self, _cells: &[String], known: usize) -> usize {
        known
    }

    /// Whether a column of this name holds secrets.
    fn is_secret(_name: &str) -> bool {
        false
    }

    /// Whether a text could be one.
    fn looks_secret(_text: &str) -> bool {
        false
    }

    /// What the file is, where its header is that of another list.
    fn elsewhere(cells: &[String]) -> Option<WhyNot>;
}
