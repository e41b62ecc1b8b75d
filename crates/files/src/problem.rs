//! Why a row was refused.

use std::fmt;

/// One line of the file that did not come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// The sheet it stands in, where the file is a workbook.
    pub sheet: Option<String>,
    /// Where it starts in the file or the sheet, from 1.
    pub line: u64,
    /// The column at fault, by its name in the file; `None` where it is the
    /// line as a whole.
    pub column: Option<String>,
    /// The whole text of that cell, where it can be repaired: the file has the
    /// column, and the text is short enough (`Repairs::LONGEST`).
    pub cell: Option<String>,
    /// The first thing that is wrong with it.
    pub problem: RowProblem,
}

/// Some text of the file, short enough to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown(String);

impl Shown {
    const LENGTH: usize = 80;

    /// The beginning of it, where it is long.
    pub fn new(text: &str) -> Self {
        Self(shorten(text, Self::LENGTH))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// At most `length` characters of it, on one line.
pub(crate) fn shorten(text: &str, length: usize) -> String {
    let mut shown: String =
        text.chars().take(length).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(length).is_some() {
        shown.pop();
        shown.push('…');
    }
    shown
}

/// The sheet, where it is not the one of the row.
fn in_sheet(sheet: Option<&str>) -> String {
    sheet.map(|sheet| format!(" of the sheet {sheet}")).unwrap_or_default()
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{201c}{}\u{201d}", self.0)
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    #[error("the text is damaged: it is not in the encoding of the file")]
    DamagedText,
    #[error("the line holds characters that are not text")]
    NotText,
    #[error("a quote on this line is never closed")]
    UnclosedQuote,
    #[error("the line is longer than any row")]
    TooLong,
    #[error("{text} is not a row of the list")]
    Stray { text: Shown },
    #[error("the row has {found} cells where the header has {wanted}")]
    TooFewCells { found: usize, wanted: usize },
    #[error("the row has {found} cells where the header has {wanted}: {text} is left over")]
    TooManyCells { found: usize, wanted: usize, text: Shown },
    #[error("the cell is empty")]
    Empty,
    #[error("the list has no such column, and it was not given")]
    NotGiven,
    #[error("{text} is not a product or SKU id")]
    NotAnOffer { text: Shown },
    #[error("{text} is not the id of a legacy offer")]
    NotALegacyOffer { text: Shown },
    #[error("{text} is not a purchase unit, like 1 Month(s)")]
    NotAPurchaseUnit { text: Shown },
    #[error("{text} is not a term, like P1M or P1Y")]
    NotATerm { text: Shown },
    #[error("{text} is not a billing plan")]
    NotABillingPlan { text: Shown },
    #[error("{text} is not a customer segment")]
    NotASegment { text: Shown },
    #[error("{text} is not a market of two letters, like FR")]
    NotAMarket { text: Shown },
    #[error("{text} is not a currency of three letters, like EUR")]
    NotACurrency { text: Shown },
    #[error("{text} is not the market that was given for the list")]
    OtherMarket { text: Shown },
    #[error("{text} is not the currency that was given for the list")]
    NotTheCurrency { text: Shown },
    #[error("{text} is not in the currency of the row")]
    OtherCurrency { text: Shown },
    #[error("{text} is not a number")]
    NotANumber { text: Shown },
    #[error("{text} reads two ways, and the rest of the file does not tell which is meant")]
    NumberReadsTwoWays { text: Shown },
    #[error("{text} is less than nothing")]
    Negative { text: Shown },
    #[error("{text} has more digits than a price")]
    TooManyDigits { text: Shown },
    #[error("{text} is not a date")]
    NotADate { text: Shown },
    #[error("{text} has no domain, and none was given for the file")]
    NoDomain { text: Shown },
    #[error("{text} is not a user name, like ada@contoso.com")]
    NotAUserName { text: Shown },
    #[error("{text} is not an e-mail address")]
    NotAnEmail { text: Shown },
    #[error("{text} is not a country that is known")]
    NotACountry { text: Shown },
    #[error("{text} is not a language, like fr or en-GB")]
    NotALanguage { text: Shown },
    #[error("{text} is neither yes nor no")]
    NotYesOrNo { text: Shown },
    #[error("{text} is not the id of somebody in the directory")]
    NotADirectoryId { text: Shown },
    #[error("{text} is neither a member nor a guest")]
    NotAUserType { text: Shown },
    #[error("the text has more than {limit} characters")]
    TooManyCharacters { limit: usize },
    #[error("the text has more than one line, or characters that are not text")]
    NotOneLine,
    /// The line, and the sheet where it is another, in which the user name stood first.
    #[error("{text} stands in line {line}{} already", in_sheet(.sheet.as_deref()))]
    Twice { text: Shown, line: u64, sheet: Option<String> },
    #[error("{text} is the user name of somebody in the workspace already")]
    TakenHere { text: Shown },
    #[error("the directory has deleted this person")]
    DeletedThere,
    /// A rule of the workspace, by its name, and what it says.
    #[error("{said}")]
    AgainstRule { rule: &'static str, said: String },
    /// In a file with passwords; what the row says is not shown.
    #[error(
        "the cells do not stand under their columns; the file holds passwords, so nothing of the row is shown"
    )]
    OutOfPlace,
}

impl RowProblem {
    /// Stable; what a program or a translation goes by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DamagedText => "damaged_text",
            Self::NotText => "not_text",
            Self::UnclosedQuote => "unclosed_quote",
            Self::TooLong => "too_long",
            Self::Stray { .. } => "stray_line",
            Self::TooFewCells { .. } => "too_few_cells",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::Empty => "empty",
            Self::NotGiven => "not_given",
            Self::NotAnOffer { .. } => "not_an_offer",
            Self::NotALegacyOffer { .. } => "not_a_legacy_offer",
            Self::NotAPurchaseUnit { .. } => "not_a_purchase_unit",
            Self::NotATerm { .. } => "not_a_term",
            Self::NotABillingPlan { .. } => "not_a_billing_plan",
            Self::NotASegment { .. } => "not_a_segment",
            Self::NotAMarket { .. } => "not_a_market",
            Self::NotACurrency { .. } => "not_a_currency",
            Self::OtherMarket { .. } => "other_market",
            Self::NotTheCurrency { .. } => "not_the_currency",
            Self::OtherCurrency { .. } => "other_currency",
            Self::NotANumber { .. } => "not_a_number",
            Self::NumberReadsTwoWays { .. } => "number_reads_two_ways",
            Self::Negative { .. } => "negative",
            Self::TooManyDigits { .. } => "too_many_digits",
            Self::NotADate { .. } => "not_a_date",
            Self::NoDomain { .. } => "no_domain",
            Self::NotAUserName { .. } => "not_a_user_name",
            Self::NotAnEmail { .. } => "not_an_email",
            Self::NotACountry { .. } => "not_a_country",
            Self::NotALanguage { .. } => "not_a_language",
            Self::NotYesOrNo { .. } => "not_yes_or_no",
            Self::NotADirectoryId { .. } => "not_a_directory_id",
            Self::NotAUserType { .. } => "not_a_user_type",
            Self::TooManyCharacters { .. } => "too_many_characters",
            Self::NotOneLine => "not_one_line",
            Self::Twice { .. } => "twice",
            Self::TakenHere { .. } => "user_name_taken",
            Self::DeletedThere => "deleted_there",
            Self::AgainstRule { rule, .. } => rule,
            Self::OutOfPlace => "out_of_place",
        }
    }

    /// Whether it is a rule of the workspace that says no, and not the file that is wrong.
    pub const fn is_rule(&self) -> bool {
        matches!(self, Self::TakenHere { .. } | Self::AgainstRule { .. })
    }

    /// The offending text, where the problem is one; a screen in another
    /// language writes its own sentence around it.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Stray { text }
            | Self::TooManyCells { text, .. }
            | Self::NotAnOffer { text }
            | Self::NotALegacyOffer { text }
            | Self::NotAPurchaseUnit { text }
            | Self::NotATerm { text }
            | Self::NotABillingPlan { text }
            | Self::NotASegment { text }
            | Self::NotAMarket { text }
            | Self::NotACurrency { text }
            | Self::OtherMarket { text }
            | Self::NotTheCurrency { text }
            | Self::OtherCurrency { text }
            | Self::NotANumber { text }
            | Self::NumberReadsTwoWays { text }
            | Self::Negative { text }
            | Self::TooManyDigits { text }
            | Self::NotADate { text }
            | Self::NoDomain { text }
            | Self::NotAUserName { text }
            | Self::NotAnEmail { text }
            | Self::NotACountry { text }
            | Self::NotALanguage { text }
            | Self::NotYesOrNo { text }
            | Self::NotADirectoryId { text }
            | Self::NotAUserType { text }
            | Self::Twice { text, .. }
            | Self::TakenHere { text } => Some(text.as_str()),
            Self::DamagedText
            | Self::NotText
            | Self::UnclosedQuote
            | Self::TooLong
            | Self::TooFewCells { .. }
            | Self::Empty
            | Self::NotGiven
            | Self::TooManyCharacters { .. }
            | Self::NotOneLine
            | Self::DeletedThere
            | Self::AgainstRule { .. }
            | Self::OutOfPlace => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offending_text_is_shown_short_and_on_one_line() {
        assert_eq!(Shown::new("a\nb").as_str(), "a b");
        let long = Shown::new(&"é".repeat(500));
        assert_eq!(long.as_str().chars().count(), 80);
        assert!(long.as_str().ends_with('…'));
        assert_eq!(Shown::new(&"x".repeat(80)).as_str().chars().last(), Some('x'));
    }
}
