//! What the program is handed from outside: a price list, or a link to a page. From
//! the command line, from a second start, from the system.

use std::ffi::OsString;
use std::path::PathBuf;

use desk_app::Desk;
use desk_app::views::Place;
use tauri::Url;

use crate::ShellError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Given {
    Nothing,
    /// Where it lies, whatever folder the program stands in later.
    File(PathBuf),
    /// As it was given; whether it leads anywhere is judged where it arrives.
    Link(String),
}

impl Given {
    /// From a word on the command line.
    pub(crate) fn word(word: Option<OsString>) -> Result<Self, ShellError> {
        let Some(word) = word else { return Ok(Self::Nothing) };
        match word.to_str() {
            Some(text) if Place::is_link(text) => Ok(Self::Link(text.to_owned())),
            Some(text) if text.starts_with("file://") => Ok(Url::parse(text)
                .ok()
                .and_then(|url| url.to_file_path().ok())
                .map_or(Self::Nothing, Self::File)),
            Some(_) | None => absolute(word.into()).map(Self::File),
        }
    }

    /// Hands it to whoever asks next. A link that leads nowhere does nothing: whoever
    /// made it is not the person who sits here.
    pub(crate) fn deliver(self, desk: &Desk) {
        match self {
            Self::Nothing => {}
            Self::File(path) => desk.hand_over_later(vec![path]),
            Self::Link(link) => match Place::from_link(&link) {
                Some(place) => desk.lead_to(place),
                None => tracing::warn!("a link leads to no page"),
            },
        }
    }
}

/// Relative to where the program was started, whatever happens to that later.
pub(crate) fn absolute(path: PathBuf) -> Result<PathBuf, ShellError> {
    std::path::absolute(&path).map_err(|cause| ShellError::File { path, cause })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Given {
        Given::word(Some(word.into())).unwrap()
    }

    #[test]
    fn a_word_is_a_link_an_address_of_a_file_or_a_file() {
        assert_eq!(Given::word(None).unwrap(), Given::Nothing);
        assert_eq!(word("partner-desk://team"), Given::Link("partner-desk://team".to_owned()));
        assert_eq!(word("Partner-Desk:x"), Given::Link("Partner-Desk:x".to_owned()));
        let here = std::env::current_dir().unwrap();
        assert_eq!(word("list.csv"), Given::File(here.join("list.csv")));
        assert_eq!(word("./partner-desk:x"), Given::File(here.join("partner-desk:x")));
    }

    #[cfg(unix)]
    #[test]
    fn an_address_names_a_file_of_this_computer_or_nothing() {
        assert_eq!(word("file:///tmp/d%C3%A9c.csv"), Given::File("/tmp/déc.csv".into()));
        for elsewhere in ["file://example.com/list.csv", "file://[", "file://host:1/list.csv"] {
            assert_eq!(word(elsewhere), Given::Nothing, "{elsewhere}");
        }
    }

    #[test]
    fn the_system_is_told_of_links_and_lists_on_every_desktop() {
        let config: serde_json::Value =
            serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
        let schemes = &config["plugins"]["deep-link"]["desktop"]["schemes"];
        assert_eq!(schemes, &serde_json::json!(["partner-desk"]), "macOS and Windows");
        let linux = &config["bundle"]["linux"];
        for kind in ["deb", "rpm"] {
            assert_eq!(linux[kind]["desktopTemplate"], "src-tauri/partner-desk.desktop", "{kind}");
        }
        let entry = include_str!("../partner-desk.desktop");
        let types = entry.lines().find_map(|line| line.strip_prefix("MimeType=")).unwrap();
        assert!(types.contains("x-scheme-handler/partner-desk;"), "{types}");
        let associations = config["bundle"]["fileAssociations"].as_array().unwrap();
        for association in associations {
            assert!(types.contains(association["mimeType"].as_str().unwrap()), "{types}");
            assert_eq!(association["rank"], "Alternate", "never the first choice");
        }
        let endings: Vec<_> = associations.iter().map(|one| one["ext"][0].as_str()).collect();
        assert_eq!(endings, [Some("csv"), Some("xlsx"), Some("zip")], "what an import reads");
        assert!(entry.contains("\nExec={{exec}} %u\n"), "one at a time");
    }

    /// The installer there knows no second choice: it takes over what it names.
    #[test]
    fn on_windows_no_kind_of_file_is_taken_from_another_program() {
        let config: serde_json::Value =
            serde_json::from_str(include_str!("../../tauri.windows.conf.json")).unwrap();
        assert_eq!(config["bundle"]["fileAssociations"], serde_json::json!([]));
    }
}
