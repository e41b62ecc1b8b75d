//! Names and sentences of products that do not exist.

use crate::random::Random;

const MAKERS: [&str; 6] = ["Contoso", "Fabrikam", "Litware", "Northwind", "Proseware", "Adatum"];

const NAMES: [&str; 28] = [
    "Atelier",
    "Archipel",
    "Belvédère",
    "Boussole",
    "Cascade",
    "Cèdre",
    "Comète",
    "Éclair",
    "Estuaire",
    "Forêt",
    "Galerie",
    "Hélice",
    "Horizon",
    "Jardin",
    "Lumière",
    "Marée",
    "Mosaïque",
    "Nuage",
    "Œillet",
    "Orchidée",
    "Phare",
    "Prélude",
    "Relais",
    "Sémaphore",
    "Tempête",
    "Verger",
    "Vitrail",
    "Zénith",
];

const THINGS: [&str; 18] = [
    "Suite",
    "Studio",
    "Desk",
    "Insights",
    "Backup",
    "Mail",
    "Planner",
    "Voice",
    "Shield",
    "Vault",
    "Forms",
    "Analytics",
    "Connect",
    "Rooms",
    "Workshop",
    "Ledger",
    "Signage",
    "Learning",
];

const EDITIONS: [&str; 6] = ["Basic", "Standard", "Premium", "Plus", "Frontline", "Entreprise"];

const OPENINGS: [&str; 8] = [
    "Everything a small team needs",
    "Mail, files and meetings",
    "Planning, budgets and reports",
    "A calm place for the day's work",
    "Protection for people, devices and data",
    "Telephony with voicemail, queues and call reports",
    "Forms, approvals and signatures",
    "Dashboards that anybody can read",
];

const MIDDLES: [&str; 8] = [
    "on every device, online and offline",
    "for up to 300 people",
    "with \u{201c}single sign-on\u{201d} and audit",
    "hosted in the region of your choice",
    "with storage of 1 TB per person, pooled",
    "ready for the café, the classroom and the workshop",
    "including the editor's add-ins",
    "with 24/7 support by e-mail and telephone",
];

const CLOSINGS: [&str; 6] = [
    "Requires a work account.",
    "Upgrades come every month, without interruption.",
    "The quantity may be changed at any time, within the limits of the term.",
    "Includes the mobile applications; data charges may apply.",
    "Not sold on its own in every market, see the offer's conditions.",
    "Suits organisations that grow: add people, rooms or locations when they come.",
];

/// The title of the product with this number. As in real lists, one in seven
/// ends with a space.
pub(crate) fn product(number: u64, random: &mut Random) -> String {
    let pick = |from: &[&'static str], at: u64| {
        let length = u64::try_from(from.len()).unwrap_or(1);
        usize::try_from(at % length).ok().and_then(|at| from.get(at)).copied().unwrap_or("")
    };
    let (names, things) = (NAMES.len() as u64, THINGS.len() as u64);
    let name = pick(&NAMES, number);
    let thing = pick(&THINGS, number / names + number);
    // Every pair has been told: what comes next is a later generation of it.
    let generation = number / (names * things);
    let maker = random.one_of(&MAKERS);
    match generation {
        0 => format!("{maker} {name} {thing}"),
        later => format!("{maker} {name} {thing} {}", later + 1),
    }
}

/// The title of an edition of `product`, for a segment.
pub(crate) fn sku(product: &str, edition: usize, suffix: &str) -> String {
    let edition = EDITIONS.get(edition % EDITIONS.len()).copied().unwrap_or_default();
    format!("{product} {edition}{suffix}")
}

/// One to three sentences.
pub(crate) fn description(random: &mut Random) -> String {
    let mut text = format!("{}, {}.", random.one_of(&OPENINGS), random.one_of(&MIDDLES));
    for _ in 0..random.below(3) {
        text.push(' ');
        text.push_str(random.one_of(&CLOSINGS));
    }
    text
}
