//! Why a file is no profile.

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct ProfileProblem {
    /// The path in the file; empty for the file as a whole.
    pub field: String,
    pub fault: ProfileFault,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileFault {
    #[error("the file is larger than any profile")]
    TooLarge,
    #[error("the file is not JSON")]
    NotJson,
    #[error("an object should stand here")]
    NotAnObject,
    #[error("it says no profile that is known")]
    UnknownProfile,
    #[error("it says two different profiles")]
    TwoProfiles,
    #[error("no text stands here")]
    NotText,
    #[error("the name stands twice")]
    Twice,
    #[error("the text is longer than any profile's")]
    TooLong,
}

impl ProfileFault {
    /// What stands in `--json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::NotJson => "not_json",
            Self::NotAnObject => "not_an_object",
            Self::UnknownProfile => "unknown_profile",
            Self::TwoProfiles => "two_profiles",
            Self::NotText => "not_text",
            Self::Twice => "twice",
            Self::TooLong => "too_long",
        }
    }
}
