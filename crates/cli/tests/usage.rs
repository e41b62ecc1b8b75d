//! The command line itself.

mod common;

use common::Terminal;

#[test]
fn a_command_line_that_is_not_understood_ends_with_2() {
    let terminal = Terminal::fresh();
    for words in [
        &["nonsense"][..],
        &[],
        &["catalog"],
        &["catalog", "search", "x", "--segment", "nobody"],
        &["catalog", "move", "A:1"],
        &["catalog", "move", "A:1", "--to", "first"],
        &["price-list", "import"],
        &["price-list", "import", "x.csv", "--preview", "--no-preview"],
        &["workspace", "create", "A", "--colour", "pink"],
        &["catalog", "featured", "--unknown"],
        &["outbox", "list", "--lang", "de"],
    ] {
        let told = terminal.bare(words);
        assert_eq!(told.code, Some(2), "{words:?}: {told:?}");
        assert!(told.out.is_empty() && told.err.starts_with("error: "), "{words:?}: {told:?}");
        let told = terminal.bare(&[&["--json"], words].concat());
        assert_eq!(told.refused(2), "usage", "{words:?}");
        assert!(told.err.is_empty(), "with --json, standard output has it all: {told:?}");
    }
}

#[test]
fn it_says_what_is_wrong_in_both_languages() {
    let terminal = Terminal::fresh();
    let told = terminal.bare(&["catalog", "move", "A:1"]).err;
    assert!(told.contains("This is missing: --to <N>."), "{told}");
    assert!(told.contains("Usage: desk catalog move"), "{told}");
    let told = terminal.bare(&["--lang", "fr", "catalogue"]).err;
    assert!(
        told.starts_with("erreur\u{a0}: Il n’y a pas de commande «\u{a0}catalogue\u{a0}»."),
        "{told}"
    );
    let told = terminal.bare(&["workspace"]).err;
    assert!(told.contains("Say what to do: create, list, backup"), "{told}");
}

#[test]
fn help_is_there_in_both_languages() {
    let terminal = Terminal::fresh();
    let help = terminal.bare(&["price-list", "import", "--help"]);
    assert_eq!(help.code, Some(0), "{help:?}");
    for word in ["Import a price list", "Usage: desk price-list import", "--month", "Arguments:"] {
        assert!(help.out.contains(word), "{word:?} in {}", help.out);
    }
    let aide = terminal.bare(&["--lang", "fr", "price-list", "--help"]);
    for word in ["Utilisation", "Commandes:", "Importer une liste de prix"] {
        assert!(aide.out.contains(word), "{word:?} in {}", aide.out);
    }
    let version = terminal.bare(&["--version"]);
    assert_eq!((version.code, version.out.starts_with("desk ")), (Some(0), true));
}

#[test]
fn a_recovery_key_is_only_shown_to_a_person() {
    let terminal = Terminal::fresh();
    let told = terminal.bare(&["workspace", "create", "Atelier", "--json"]);
    assert_eq!(told.refused(2), "usage");
    assert!(told.out.contains("--key-file"), "{told:?}");
}

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    use std::io::Read;
    let terminal = Terminal::with_catalog();
    let mut command = terminal.keyed(terminal.passphrase());
    command.args(["--json", "catalog", "search", ""]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{err}");
    assert_eq!(err, "", "nothing panicked");
}
