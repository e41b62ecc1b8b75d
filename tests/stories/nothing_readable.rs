//! Nothing of a workspace can be read on disk without its key: planted words are
//! searched for in every file that the program writes, after it was killed.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use desk_secrets::{SecretText, Slots, open_passphrase};
use desk_tests::planted::{NAME, PASSPHRASE, SECRET, TITLE, USER};
use desk_tests::{FileKeychain, Key};

/// What the program writes; documents, keychain and secrets are not its own.
const WRITTEN: [&str; 4] = ["data", "out", "tmp", "logs"];

/// Lets the program work with the planted words, and kills it in mid-import.
fn killed_after_a_day(folder: &Path) {
    for name in ["documents", "keychain", "secrets", "out", "tmp", "logs"] {
        std::fs::create_dir_all(folder.join(name)).unwrap();
    }
    let output = |name| std::fs::File::create(folder.join("logs").join(name)).unwrap();
    let mut child: Child = Command::new(env!("CARGO_BIN_EXE_desk-subject"))
        .args(["plant".as_ref(), folder.as_os_str()])
        .current_dir(folder.join("tmp"))
        .env("TMPDIR", folder.join("tmp"))
        .env("SQLITE_TMPDIR", folder.join("tmp"))
        .env("RUST_BACKTRACE", "full")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(output("stderr.log"))
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let why = std::fs::read_to_string(folder.join("logs/stderr.log")).unwrap();
    assert_eq!(said, "now\n", "{why}");
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

/// Every file with its name and its bytes, in lower case.
fn written(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths = Vec::new();
    WRITTEN.iter().for_each(|name| files(&folder.join(name), &mut paths));
    let name = |path: &PathBuf| path.strip_prefix(folder).unwrap().display().to_string();
    paths
        .iter()
        .map(|path| {
            let mut bytes = name(path).into_bytes();
            bytes.push(b'\n');
            bytes.extend(std::fs::read(path).unwrap());
            (name(path), bytes.to_ascii_lowercase())
        })
        .collect()
}

/// The forms in which a word may stand in a file.
fn forms(word: &str) -> [Vec<u8>; 3] {
    let word = word.to_ascii_lowercase();
    let wide = |order: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(order).collect();
    [word.clone().into_bytes(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)]
}

/// The files in which any of the forms stands.
fn found_in(all: &[(String, Vec<u8>)], forms: &[Vec<u8>]) -> Vec<String> {
    let holds = |bytes: &[u8], form: &[u8]| bytes.windows(form.len()).any(|part| part == form);
    all.iter()
        .filter(|(_, bytes)| forms.iter().any(|form| holds(bytes, form)))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Every data key, of all three workspaces.
fn data_keys(folder: &Path) -> Vec<Key> {
    let keychain = FileKeychain::new(folder.join("keychain"));
    let passphrase = SecretText::new(PASSPHRASE.to_owned());
    let by_passphrase = |slots: &serde_json::Value| {
        let slots = Slots::parse(slots.to_string().as_bytes()).unwrap();
        Key(*open_passphrase(&slots, &passphrase).unwrap().expose())
    };
    let json = |path: PathBuf| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    };
    let mut keys = vec![by_passphrase(&json(folder.join("data/keys.json"))["workspaces"][0])];
    for entry in std::fs::read_dir(folder.join("data/workspaces")).unwrap() {
        let workspace = entry.unwrap().path();
        let cover = json(workspace.join("cover.json"));
        match cover["name"].as_str().unwrap() {
            "By key file" => {}
            "By keychain" => keys.push(Key::of(&workspace, &keychain)),
            _ => keys.push(by_passphrase(&cover["slots"])),
        }
    }
    keys
}

#[test]
fn without_the_key_only_name_and_colour_can_be_read() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    killed_after_a_day(folder);
    let all = written(folder);

    // The search is a good one: it finds what is there to be found.
    let covers = found_in(&all, &forms(NAME));
    assert!(
        covers.iter().all(|name| name.ends_with("cover.json") || name.ends_with(".deskbackup"))
    );
    assert!(covers.len() >= 3, "workspace, backup and what was set aside: {covers:?}");
    let mut documents = Vec::new();
    files(&folder.join("documents"), &mut documents);
    let documents: Vec<_> = documents
        .iter()
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap().to_ascii_lowercase()))
        .collect();
    assert_eq!(found_in(&documents, &forms(TITLE)).len(), 1);
    for (ending, least) in [
        ("workspace.db", 4),
        ("workspace.db-wal", 1),
        ("workspace.db-shm", 1),
        ("workspace.session", 4),
        ("settings.json", 1),
        ("keys.json", 1),
        (".deskbackup", 1),
        ("trace.log", 1),
    ] {
        let there = all.iter().filter(|(name, bytes)| name.ends_with(ending) && bytes.len() > 60);
        let there = there.count();
        assert!(there >= least, "{there} of {ending}: it was searched");
    }
    assert!(all.iter().any(|(name, _)| name.contains("backups/")), "and the copy of the day");

    for (what, word) in SECRET {
        assert_eq!(found_in(&all, &forms(word)), Vec::<String>::new(), "{what}: {word}");
        // Not even a part of it.
        let part = word.split([' ', '_']).next().unwrap();
        assert_eq!(found_in(&all, &forms(part)), Vec::<String>::new(), "{what}: {part}");
    }
    assert_eq!(found_in(&all, &forms(USER)), Vec::<String>::new());
    let keys = data_keys(folder);
    assert_eq!(keys.len(), 3);
    for key in keys {
        // The files are compared in lower case, so the key is too.
        let raw = key.0.to_ascii_lowercase();
        let forms = [raw.to_vec(), key.hex().into_bytes()];
        assert_eq!(found_in(&all, &forms), Vec::<String>::new(), "a data key");
    }
    for name in ["By keychain", NAME] {
        let shown = std::fs::read_to_string(folder.join("secrets").join(name)).unwrap();
        for form in [shown.clone(), shown.replace('-', "")] {
            assert_eq!(found_in(&all, &forms(&form)), Vec::<String>::new(), "a recovery key");
        }
    }
}
