//! Links to pages of the program: `partner-desk://team`,
//! `partner-desk://offer/PRODUCT:SKU`. Anybody can make one and put it anywhere, so
//! only what is known here is read, letter by letter, and it only ever shows a page.

use desk_core::ids::OfferId;

use crate::views::Place;

/// Written in small letters; whoever hands a link over may write it otherwise.
const SCHEME: &str = "partner-desk:";

/// More than any link has that we make.
const MOST: usize = 128;

impl Place {
    /// Whether it is meant for this program, wherever it leads.
    pub fn is_link(text: &str) -> bool {
        text.get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
    }

    /// `None` for whatever is not exactly a link that this program makes.
    pub fn from_link(text: &str) -> Option<Self> {
        if text.len() > MOST || !Self::is_link(text) {
            return None;
        }
        let place = text.get(SCHEME.len()..)?.strip_prefix("//")?;
        // Some programs write a slash behind what they take for a host.
        let place = place.strip_suffix('/').unwrap_or(place);
        match place.split_once('/') {
            None => page(place),
            Some(("offer", id)) => offer(id),
            Some(_) => None,
        }
    }
}

fn page(name: &str) -> Option<Place> {
    Some(match name {
        "home" => Place::Home,
        "featured" => Place::Featured,
        "price-lists" => Place::PriceLists,
        "activity" => Place::Activity,
        "conflicts" => Place::Conflicts,
        "team" => Place::Team,
        "settings" => Place::Settings,
        _ => return None,
    })
}

/// Stricter than what a person may type: no spaces, and the colon as itself or as the
/// one escape that programs put in its place.
fn offer(id: &str) -> Option<Place> {
    let (product, sku) = id.split_once(':').or_else(|| id.split_once("%3A"))?;
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric());
    if !plain(product) || !plain(sku) {
        return None;
    }
    let id = OfferId::new(product, sku).ok()?;
    Some(Place::Offer { offer_id: id.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_link() {
        for (link, place) in [
            ("partner-desk://home", Place::Home),
            ("partner-desk://featured", Place::Featured),
            ("partner-desk://price-lists", Place::PriceLists),
            ("partner-desk://activity", Place::Activity),
            ("partner-desk://conflicts", Place::Conflicts),
            ("partner-desk://team/", Place::Team),
            ("PARTNER-DESK://settings", Place::Settings),
        ] {
            assert_eq!(Place::from_link(link), Some(place), "{link}");
        }
    }

    #[test]
    fn an_offer_is_named_by_its_id_alone() {
        let meant = Some(Place::Offer { offer_id: "CFQ7TTC0AAA1:0001".to_owned() });
        for link in [
            "partner-desk://offer/CFQ7TTC0AAA1:0001",
            "partner-desk://offer/cfq7ttc0aaa1:1",
            "partner-desk://offer/CFQ7TTC0AAA1%3A0001",
        ] {
            assert_eq!(Place::from_link(link), meant, "{link}");
        }
    }

    #[test]
    fn whatever_else_it_says_leads_nowhere() {
        for link in [
            "",
            "partner-desk:",
            "partner-desk://",
            "partner-desk:///",
            "partner-desk:team",
            "partner-desk:/team",
            "partner-desk://Team",
            "partner-desk:// team",
            "partner-desk://team//",
            "partner-desk://team?leave=1",
            "partner-desk://team#/settings",
            "partner-desk://team/../settings",
            "partner-desk://%74eam",
            "partner-desk://user@team",
            "partner-desk://import/etc/passwd",
            "partner-desk://price-lists/import",
            "partner-desk://catalog",
            "partner-desk://offer",
            "partner-desk://offer/",
            "partner-desk://offer/A",
            "partner-desk://offer/:1",
            "partner-desk://offer/A:",
            "partner-desk://offer/A:1:2",
            "partner-desk://offer/A:1/feature",
            "partner-desk://offer/A:1?x",
            "partner-desk://offer/A%20B:1",
            "partner-desk://offer/A B:1",
            "partner-desk://offer/../team",
            "partner-desk://offer/<script>:1",
            "partner-desk://offer/A:é",
            "partner-desk://offer/A%3a1",
            "partner-desk://offer/A%253A1",
            "partner-desk://offer/A:1\n",
            "partner-desk://offer/A:1\0",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://partner-desk/team",
            "partner-desks://team",
            "é",
        ] {
            assert_eq!(Place::from_link(link), None, "{link:?}");
        }
        let long = format!("partner-desk://offer/{}:1", "A".repeat(MOST));
        assert_eq!(Place::from_link(&long), None, "no id is so long");
    }
}
