use std::sync::mpsc;

use super::*;

fn first(root: &Path) -> First {
    match begin(root, &Given::Nothing).unwrap() {
        Start::First(first) => first,
        Start::Second => panic!("nobody else is in this folder"),
    }
}

#[test]
fn the_second_hands_over_and_each_folder_has_a_first() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = mpsc::channel();
    let root = folder.path().join("a");
    let held = first(&root);
    held.listen(move |given| tell.send(given).unwrap());
    for given in [
        Given::Nothing,
        Given::File("/lists/nov.csv".into()),
        Given::Link("partner-desk://team".to_owned()),
    ] {
        assert!(matches!(begin(&root, &given).unwrap(), Start::Second));
        assert_eq!(told.recv().unwrap(), given);
    }
    first(&folder.path().join("b"));
}

#[test]
fn whoever_starts_while_the_first_one_ends_becomes_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_owned();
    let ending = first(&root);
    ending.close();
    let next = std::thread::spawn(move || first(&root));
    drop(ending);
    next.join().unwrap();
}

#[test]
fn a_socket_that_a_crash_left_behind_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("window.sock"), "").unwrap();
    let held = first(folder.path());
    held.listen(|_| {});
    assert!(matches!(begin(folder.path(), &Given::Nothing).unwrap(), Start::Second));
}

#[cfg(unix)]
#[test]
fn what_it_makes_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("desk");
    let _held = first(&root);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&root), 0o700);
    assert_eq!(mode(&root.join("window.sock")), 0o600);
}
