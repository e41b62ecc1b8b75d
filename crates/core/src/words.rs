//! Fields that hold one of a few words.

/// Text that is none of the words that a field knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not {wanted}")]
pub struct UnknownWord {
    pub text: String,
    pub wanted: &'static str,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $wanted:literal; $($(#[$about:meta])* $word:ident $code:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$about])* $word,)* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$word,)*];

            /// What stands in the file and on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$word => $code,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;
            fn from_str(text: &str) -> Result<Self, $crate::words::UnknownWord> {
                match text {
                    $($code => Ok(Self::$word),)*
                    _ => Err($crate::words::UnknownWord { text: text.to_owned(), wanted: $wanted }),
                }
            }
        }
    };
}
pub(crate) use words;
