//! The password of an envelope is in nothing that the program writes: not in a file, not
//! inside the encrypted ones, not in what it logs. It is searched for in every form.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use desk_tests::planted::{TEMPORARY, USER};
use desk_tests::{Books, FileKeychain, Key};
use lopdf::Document;
use sqlx::{AssertSqlSafe, Row, TypeInfo, ValueRef};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What was written is searched, the keychain's folder too; `documents` is the person's.
const WRITTEN: [&str; 5] = ["data", "out", "tmp", "logs", "keychain"];

fn killed_after_a_day(folder: &Path) {
    for name in ["documents", "keychain", "out", "tmp", "logs"] {
        std::fs::create_dir_all(folder.join(name)).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_desk-subject"))
        .args(["seal".as_ref(), folder.as_os_str()])
        .current_dir(folder.join("tmp"))
        .env("TMPDIR", folder.join("tmp"))
        .env("SQLITE_TMPDIR", folder.join("tmp"))
        .env("RUST_BACKTRACE", "full")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(folder.join("logs/stderr.log")).unwrap())
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

/// Base64 of a word, wherever in a longer text it begins.
fn base64(word: &[u8], shift: usize) -> Vec<u8> {
    let shifted: Vec<u8> = vec![0; shift].into_iter().chain(word.iter().copied()).collect();
    let mut text = Vec::new();
    for part in shifted.as_chunks::<3>().0 {
        let bits = u32::from_be_bytes([0, part[0], part[1], part[2]]);
        text.extend([18, 12, 6, 0].map(|by| ALPHABET[((bits >> by) & 63) as usize]));
    }
    // The first letters hang on what stands before the word.
    text.split_off(if shift == 0 { 0 } else { 4 })
}

/// The forms in which a word may stand in a file.
fn forms(word: &str) -> Vec<Vec<u8>> {
    let wide =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { word.encode_utf16().flat_map(order).collect() };
    let bytes = word.as_bytes();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let debug = format!("{bytes:?}");
    let mut forms = vec![bytes.to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
    forms.extend((0..3).map(|shift| base64(bytes, shift)));
    forms.extend([hex.to_uppercase().into_bytes(), hex.into_bytes()]);
    forms.push(debug.trim_matches(['[', ']']).as_bytes().to_vec());
    forms.push(bytes.iter().rev().copied().collect());
    forms
}

fn holds(bytes: &[u8], word: &str) -> bool {
    forms(word).iter().any(|form| bytes.windows(form.len()).any(|part| part == form))
}

/// Every value of every table, and what is packed in them, unpacked.
async fn inside(database: &Path, key: &Key) -> Vec<u8> {
    let mut books = Books::open(database, key).await;
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_schema where type = 'table'")
            .fetch_all(&mut books.0)
            .await
            .unwrap();
    let mut all = Vec::new();
    for table in tables {
        let statement = AssertSqlSafe(format!("select * from \"{table}\""));
        for row in sqlx::query(statement).fetch_all(&mut books.0).await.unwrap() {
            for at in 0..row.len() {
                let kind = row.try_get_raw(at).unwrap().type_info().name().to_owned();
                let bytes = match kind.as_str() {
                    "TEXT" => row.get_unchecked::<String, _>(at).into_bytes(),
                    "BLOB" => row.get_unchecked::<Vec<u8>, _>(at),
                    _ => continue,
                };
                if let Ok(unpacked) = desk_wire::unpack(&bytes, 1 << 24) {
                    all.extend(unpacked);
                }
                all.extend(bytes);
                all.push(0);
            }
        }
    }
    books.close().await;
    all
}

/// The files of archives, as they were before they were packed.
fn entries(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn text_of(path: &Path) -> String {
    let document = Document::load(path).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap()
}

#[tokio::test]
async fn the_password_of_an_envelope_is_in_nothing_that_the_program_writes() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    killed_after_a_day(folder);
    let mut paths = Vec::new();
    WRITTEN.iter().for_each(|name| files(&folder.join(name), &mut paths));

    // What was asked for has it, and nothing else stands beside that.
    let mut documents = Vec::new();
    files(&folder.join("documents"), &mut documents);
    assert_eq!(documents.len(), 2, "{documents:?}");
    assert!(documents.iter().all(|path| text_of(path).contains(TEMPORARY)));

    let mut searched: Vec<(String, Vec<u8>)> = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(folder).unwrap().display().to_string();
        let bytes = [name.as_bytes(), &std::fs::read(path).unwrap()].concat();
        searched.push((name.clone(), bytes));
        if name.ends_with(".pdf") {
            searched.push((format!("{name}: text"), text_of(path).into_bytes()));
        }
        if name.ends_with(".deskbackup") || name.ends_with(".xlsx") {
            let packed = entries(path).into_iter();
            searched.extend(packed.map(|(entry, bytes)| (format!("{name}: {entry}"), bytes)));
        }
    }
    let workspace = std::fs::read_dir(folder.join("data/workspaces")).unwrap().next();
    let workspace = workspace.unwrap().unwrap().path();
    let key = Key::of(&workspace, &FileKeychain::new(folder.join("keychain")));
    let backup = folder.join("tmp/backup.db");
    let (_, bytes) = entries(&folder.join("out/sealed.deskbackup"))
        .into_iter()
        .find(|(name, _)| name.ends_with(".db"))
        .expect("the database of the backup");
    std::fs::write(&backup, bytes).unwrap();
    let copies = std::fs::read_dir(workspace.join("backups")).unwrap();
    let copies = copies
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "db"));
    let databases: Vec<PathBuf> =
        [workspace.join("workspace.db"), backup].into_iter().chain(copies).collect();
    let mut with_her = 0;
    for database in &databases {
        let inside = inside(database, &key).await;
        with_her += usize::from(holds(&inside, USER));
        searched.push((format!("{}: inside", database.display()), inside));
    }

    assert!(with_her >= 3, "the search finds her in workspace, backup and copy: {databases:?}");

    for least in ["envelopes", "settings.json", "trace.log", "outbox.json", "record.csv", "wal"] {
        assert!(searched.iter().any(|(name, _)| name.contains(least)), "{least} was searched");
    }
    let is_there = |name: &str| searched.iter().find(|(one, _)| one.ends_with(name)).unwrap();
    assert!(holds(&is_there("trace.log").1, "SealEnvelope"), "what went in was logged");
    assert!(holds(&is_there("record.csv").1, USER), "the record tells of the person");
    for (name, bytes) in &searched {
        assert!(!holds(bytes, TEMPORARY), "{name} has the password");
        // Nor its longest part, which a form might have cut or folded.
        let part = "Vurlubrelu";
        assert!(!holds(bytes, part) && !holds(&bytes.to_ascii_lowercase(), "vurlubrelu"), "{name}");
    }
}

#[test]
fn the_search_knows_the_forms() {
    assert_eq!(base64(b"Man", 0), b"TWFu");
    for text in ["cXVpIFFhIQ==", "5175692061"] {
        assert!(!holds(text.as_bytes(), "Vurlubrelu"));
    }
    // "xxVurlubrelu9yy" and the like, as base64 writes them.
    assert!(holds(b"eHhWdXJsdWJyZWx1OXl5", "Vurlubrelu9"));
    assert!(holds(b"VnVybHVicmVsdTl5eQ==", "Vurlubrelu9"));
    assert!(holds(b"5675726c756272656c7539", "Vurlubrelu9"));
    assert!(holds("V\0u\0r\0l\0".as_bytes(), "Vurl"));
}
