//! Which workspace is meant.

use desk_app::views::WorkspaceCard;

use crate::failure::Failure;

/// By id, by name, or the only or last opened one.
pub(crate) fn choose<'a>(
    cards: &'a [WorkspaceCard],
    wanted: Option<&str>,
) -> Result<&'a WorkspaceCard, Failure> {
    match wanted {
        Some(wanted) => named(cards, wanted),
        None => unnamed(cards),
    }
}

fn named<'a>(cards: &'a [WorkspaceCard], wanted: &str) -> Result<&'a WorkspaceCard, Failure> {
    let wanted = wanted.trim();
    if let Some(card) = cards.iter().find(|card| card.id.eq_ignore_ascii_case(wanted)) {
        return Ok(card);
    }
    let exact: Vec<_> = cards.iter().filter(|card| card.name == wanted).collect();
    let folded = wanted.to_lowercase();
    let found = if exact.is_empty() {
        cards.iter().filter(|card| card.name.to_lowercase() == folded).collect()
    } else {
        exact
    };
    match found.as_slice() {
        [card] => Ok(card),
        [] => Err(Failure::NoSuchWorkspace(wanted.to_owned())),
        several => Err(Failure::AmbiguousWorkspace {
            name: wanted.to_owned(),
            ids: several.iter().map(|card| card.id.clone()).collect(),
        }),
    }
}

fn unnamed(cards: &[WorkspaceCard]) -> Result<&WorkspaceCard, Failure> {
    match cards {
        [] => Err(Failure::NoWorkspaceYet),
        [card] => Ok(card),
        several => {
            several.iter().find(|card| card.last_opened).ok_or_else(|| Failure::ChooseWorkspace {
                names: several.iter().map(|card| card.name.clone()).collect(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use desk_app::views::{Colour, SlotKind};

    use super::*;

    fn card(id: &str, name: &str, last_opened: bool) -> WorkspaceCard {
        WorkspaceCard {
            id: id.to_owned(),
            name: name.to_owned(),
            colour: Colour::Blue,
            slots: vec![SlotKind::Keychain],
            last_opened,
        }
    }

    fn chosen(cards: &[WorkspaceCard], wanted: Option<&str>) -> Result<String, &'static str> {
        choose(cards, wanted).map(|card| card.id.clone()).map_err(|failure| failure.code())
    }

    #[test]
    fn an_id_a_name_or_the_last_opened_one() {
        let cards = [card("1", "Ada", false), card("2", "Bob", true), card("3", "Bob", false)];
        assert_eq!(chosen(&cards, Some("3")).as_deref(), Ok("3"));
        assert_eq!(chosen(&cards, Some("ada")).as_deref(), Ok("1"));
        assert_eq!(chosen(&cards, Some("Bob")), Err("workspace_ambiguous"));
        assert_eq!(chosen(&cards, Some("Eve")), Err("no_workspace"));
        assert_eq!(chosen(&cards, None).as_deref(), Ok("2"));
    }

    #[test]
    fn without_a_name_there_must_be_no_doubt() {
        assert_eq!(chosen(&[], None), Err("no_workspace"));
        assert_eq!(chosen(&[card("1", "Ada", false)], None).as_deref(), Ok("1"));
        let two = [card("1", "Ada", false), card("2", "Bob", false)];
        assert_eq!(chosen(&two, None), Err("workspace_ambiguous"));
    }
}
