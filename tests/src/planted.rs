//! Words that stand nowhere else, for everything that must not be readable.

/// Outside the encryption, and said to be.
pub const NAME: &str = "Atelier Visible";

pub const USER: &str = "Zerbinette Quaquagna";
pub const PRODUCT: &str = "ZZQ9PLURALZ";
pub const TITLE: &str = "Xylopharmaque Grandiose";
pub const DESCRIPTION: &str = "Borborygmes tonitruants garantis";
pub const FILE: &str = "Gargouillade_2026-11.csv";
pub const SEARCHED: &str = "fanfreluchonnade";
pub const VIEW: &str = "Calembredaines trimestrielles";
pub const WRONG_PASSPHRASE: &str = "ornithorynque en pantoufles";
pub const PASSPHRASE: &str = "pamplemousse interstellaire";

/// A temporary password, as the portal shows one.
pub const TEMPORARY: &str = "Qz7#Vurlubrelu9";

/// All of them, by what they are.
pub const SECRET: [(&str, &str); 9] = [
    ("the user's name", USER),
    ("an offer's id", PRODUCT),
    ("an offer's title", TITLE),
    ("an offer's description", DESCRIPTION),
    ("the list's file name", FILE),
    ("what was searched for", SEARCHED),
    ("the name of a saved view", VIEW),
    ("a passphrase that was tried", WRONG_PASSPHRASE),
    ("the passphrase", PASSPHRASE),
];
