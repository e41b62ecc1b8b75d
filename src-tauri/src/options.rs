//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;

/// Partner Desk: price lists, the catalog and the offers on top of it.
#[derive(Debug, Parser)]
#[command(name = "partner-desk", version)]
pub(crate) struct Options {
    /// Keeps everything under this folder instead of the system's place for it.
    #[arg(long, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,

    /// A file with the passphrase slot: opens the workspace without the keychain.
    #[arg(long, value_name = "FILE", requires = "passphrase_file")]
    pub(crate) key_file: Option<PathBuf>,

    /// The file that holds the passphrase of the key file. Only its owner may
    /// have the right to read it.
    #[arg(long, value_name = "FILE", requires = "key_file")]
    pub(crate) passphrase_file: Option<PathBuf>,

    /// A price list to import, or a link to a page: partner-desk://team.
    #[arg(value_name = "FILE")]
    pub(crate) given: Option<OsString>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Options, clap::Error> {
        Options::try_parse_from(std::iter::once(&"partner-desk").chain(words))
    }

    #[test]
    fn a_file_alone_is_one_to_import() {
        let options = read(&["list.csv"]).unwrap();
        assert_eq!(options.given, Some("list.csv".into()));
        assert_eq!(options.data_dir, None);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_2() {
        for words in [&["--colour", "red"][..], &["a.csv", "b.csv"], &["--data-dir"]] {
            assert_eq!(read(words).unwrap_err().exit_code(), 2, "{words:?}");
        }
    }

    #[test]
    fn a_key_file_and_its_passphrase_come_together() {
        assert!(read(&["--key-file", "k"]).is_err());
        assert!(read(&["--passphrase-file", "p"]).is_err());
        assert!(read(&["--key-file", "k", "--passphrase-file", "p"]).is_ok());
    }
}
