//! Links to pages of the program: `partner-desk://team`,
//! `partner-desk://offer/PRODUCT:SKU`. Anybody can make one and put it anywhere, so
//! only what is known here is read, letter by letter, and it only ever shows a page.
//! Pages that begin something (a new user, an import, a workspace) have none.

use desk_core::ids::{OfferId, UserId};

use crate::views::Place;

/// Written in small letters; whoever hands a link over may write it otherwise.
const SCHEME: &str = "partner-desk:";

/// More than any link has that we make.
const MOST: usize = 128;

/// So long is the id of a user.
const UUID: usize = 36;

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
            Some(("offer", id)) => offer(id),
            Some(("users", id)) if id.len() == UUID => user(id),
            Some(_) | None => page(place),
        }
    }
}

fn page(name: &str) -> Option<Place> {
    Some(match name {
        "home" => Place::Home,
        "catalog" => Place::Catalog,
        "featured" => Place::Featured,
        "price-lists" => Place::PriceLists,
        "activity" | "record" => Place::Activity,
        "conflicts" => Place::Conflicts,
        "team" => Place::Team,
        "users" => Place::Users,
        "users/passwords" => Place::Passwords,
        "users/rules" => Place::RoleRules,
        "roles" => Place::Roles,
        "roles/catalogue" => Place::RoleCatalogue,
        "roles/who-can" => Place::WhoCan,
        "roles/smallest" => Place::SmallestRoles,
        "roles/templates" => Place::RoleTemplates,
        "workspaces" => Place::Workspaces,
        "settings" => Place::Settings,
        _ => return None,
    })
}

/// The one way in which ids are written here; others that name the same are not read.
fn user(id: &str) -> Option<Place> {
    let known = id.parse::<UserId>().ok()?.to_string();
    (known == id).then_some(Place::User { user_id: known })
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
            ("partner-desk://catalog", Place::Catalog),
            ("partner-desk://featured", Place::Featured),
            ("partner-desk://price-lists", Place::PriceLists),
            ("partner-desk://activity", Place::Activity),
            ("partner-desk://record", Place::Activity),
            ("partner-desk://conflicts", Place::Conflicts),
            ("partner-desk://team/", Place::Team),
            ("partner-desk://users", Place::Users),
            ("partner-desk://users/passwords", Place::Passwords),
            ("partner-desk://users/rules/", Place::RoleRules),
            ("partner-desk://roles", Place::Roles),
            ("partner-desk://roles/catalogue", Place::RoleCatalogue),
            ("partner-desk://roles/who-can", Place::WhoCan),
            ("partner-desk://roles/smallest", Place::SmallestRoles),
            ("partner-desk://roles/templates", Place::RoleTemplates),
            ("partner-desk://workspaces", Place::Workspaces),
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
    fn a_user_is_named_by_the_id_alone() {
        let id = "0192f0c1-7a3b-7c4d-8e5f-60718293a4b5";
        let meant = Some(Place::User { user_id: id.to_owned() });
        for link in [format!("partner-desk://users/{id}"), format!("Partner-Desk://users/{id}/")] {
            assert_eq!(Place::from_link(&link), meant, "{link}");
        }
        for other in [
            id.to_uppercase(),
            id.replace('-', ""),
            format!("{{{id}}}"),
            format!("urn:uuid:{id}"),
            format!("of/{id}"),
            format!(" {id}"),
            format!("{id}/delete"),
            format!("{id}?delete"),
            format!("{id}#"),
            format!("{id}//"),
            id.replace('0', "%30"),
            id.replace('0', "é"),
            id.replace("0192f0c1", "0192f0cg"),
            id.replace("0192f0c1", "        "),
            format!("{}/", &id[..35]),
        ] {
            let link = format!("partner-desk://users/{other}");
            assert_eq!(Place::from_link(&link), None, "{link:?}");
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
            "partner-desk://catalog/CFQ7TTC0AAA1:0001",
            "partner-desk://users//",
            "partner-desk://users/new",
            "partner-desk://users/import",
            "partner-desk://users/export",
            "partner-desk://users/ada",
            "partner-desk://users/../settings",
            "partner-desk://users?admins=1",
            "partner-desk://users/passwords/x",
            "partner-desk://users%2Fpasswords",
            "partner-desk://users\\passwords",
            "partner-desk://user/0192f0c1-7a3b-7c4d-8e5f-60718293a4b5",
            "partner-desk://roles//catalogue",
            "partner-desk://roles/Catalogue",
            "partner-desk://roles/templates/apply",
            "partner-desk://record/export",
            "partner-desk://start",
            "partner-desk://join",
            "partner-desk://lock",
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
