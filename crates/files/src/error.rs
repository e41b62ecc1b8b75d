//! Why a file as a whole was refused.

use std::io;

use crate::problem::Shown;
use crate::watch::SinkStopped;

/// Nothing of the file comes in.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the file cannot be read")]
    Unreadable(#[source] io::Error),
    #[error("this is not a price list that can be read: {why}")]
    NotAPriceList { why: WhyNot },
    #[error("this is not a list of people that can be read: {why}")]
    NotAListOfPeople { why: WhyNot },
    /// Ask for the order of day and month, then read again with it.
    #[error("line {line} says {text}, and nothing in the file tells the day from the month")]
    AmbiguousDates { line: u64, column: String, text: Shown },
    #[error("the archive was refused: {0}")]
    Archive(ArchiveProblem),
    #[error("the reading was cancelled")]
    Cancelled,
    #[error(transparent)]
    Stopped(#[from] SinkStopped),
}

/// What the file is instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhyNot {
    #[error("the file is empty")]
    Empty,
    #[error("it is not a text file")]
    Binary,
    #[error("it is {0}")]
    Other(OtherFile),
    /// A list that a later reader will take.
    #[error("it is {0}, which is not read yet")]
    NotReadYet(OtherFile),
    #[error("its header lacks {}", .missing.join(", "))]
    MissingColumns { missing: Vec<&'static str> },
    #[error("none of its first lines names the columns of such a list")]
    NoHeader,
    #[error("it has a header and no rows")]
    NoRows,
}

/// Files that are known when met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OtherFile {
    #[error("a PDF document")]
    Pdf,
    #[error("a picture")]
    Picture,
    #[error("a web page")]
    WebPage,
    #[error("an XML file")]
    Xml,
    #[error("a JSON file")]
    Json,
    #[error("a workbook in another form than .xlsx, one with a password, or another document")]
    OldWorkbook,
    #[error("an archive of another kind than zip")]
    OtherArchive,
    #[error("an Azure plan price sheet")]
    AzurePlan,
    #[error("an offer matrix")]
    OfferMatrix,
    #[error("a table of exchange rates")]
    ExchangeRates,
    #[error("a list of users")]
    UserList,
    #[error("a reconciliation file")]
    Reconciliation,
}

/// What is wrong with an archive (bounds: `container`).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveProblem {
    #[error("it is damaged")]
    Damaged,
    #[error("it is protected by a password")]
    Encrypted,
    #[error("it holds more than {limit} files")]
    TooManyEntries { limit: usize },
    #[error("what it holds is larger than {limit} bytes")]
    TooBig { limit: u64 },
    #[error("it unpacks to far more than a list would")]
    Bomb,
    #[error("it holds more bytes than it says")]
    LyingSize,
    #[error("it holds an archive instead of a list")]
    Nested,
    #[error("it holds no price list")]
    NoList,
    #[error("it holds several lists ({}); unpack it and choose one", .names.join(", "))]
    SeveralLists { names: Vec<String> },
}

impl FileError {
    /// Stable; what a program goes by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "file_unreadable",
            Self::NotAPriceList { .. } => "not_a_price_list",
            Self::NotAListOfPeople { .. } => "not_a_list_of_people",
            Self::AmbiguousDates { .. } => "ambiguous_dates",
            Self::Archive(_) => "archive_refused",
            Self::Cancelled => "cancelled",
            Self::Stopped(_) => "stopped",
        }
    }

    /// Says more where `code` has several reasons.
    pub const fn reason(&self) -> Option<&'static str> {
        match self {
            Self::NotAPriceList { why } | Self::NotAListOfPeople { why } => Some(why.code()),
            Self::Archive(problem) => Some(problem.code()),
            Self::Unreadable(_)
            | Self::AmbiguousDates { .. }
            | Self::Cancelled
            | Self::Stopped(_) => None,
        }
    }
}

impl WhyNot {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Other(_) => "other_file",
            Self::NotReadYet(_) => "not_read_yet",
            Self::MissingColumns { .. } => "missing_columns",
            Self::NoHeader => "no_header",
            Self::NoRows => "no_rows",
        }
    }
}

impl OtherFile {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::WebPage => "web_page",
            Self::Xml => "xml",
            Self::Json => "json",
            Self::OldWorkbook => "old_workbook",
            Self::OtherArchive => "other_archive",
            Self::AzurePlan => "azure_plan",
            Self::OfferMatrix => "offer_matrix",
            Self::ExchangeRates => "exchange_rates",
            Self::UserList => "user_list",
            Self::Reconciliation => "reconciliation",
        }
    }
}

impl ArchiveProblem {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Damaged => "archive_damaged",
            Self::Encrypted => "archive_encrypted",
            Self::TooManyEntries { .. } => "archive_too_many_entries",
            Self::TooBig { .. } => "archive_too_big",
            Self::Bomb => "archive_bomb",
            Self::LyingSize => "archive_lying_size",
            Self::Nested => "archive_nested",
            Self::NoList => "archive_no_list",
            Self::SeveralLists { .. } => "archive_several_lists",
        }
    }
}

impl From<WhyNot> for FileError {
    fn from(why: WhyNot) -> Self {
        Self::NotAPriceList { why }
    }
}

/// Our own word travels through `io::Error`, as readers stand on readers.
impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<ArchiveProblem>()) {
            Some(problem) => Self::Archive(problem.clone()),
            None => Self::Unreadable(error),
        }
    }
}
