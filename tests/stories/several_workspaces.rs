//! One computer, several partner companies.

use desk_app::ErrorCode::*;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    BeginWorkspace, Colour, FinishWorkspace, Nothing, OpenWorkspace, ReadOnlyReason, Unlock,
};
use desk_tests::{Books, Desktop, Key, Row, begin, code, small_list};

#[tokio::test]
async fn each_workspace_has_its_name_its_colour_and_its_own_data() {
    let ada = Desktop::founded().await;
    let path = ada.computer.documents().join("Nov_2026.csv");
    small_list(&path, "FR", "2026-11", &[Row::new("AAA", "Suite")]);
    ada.import(&path).await.unwrap();

    let ask = BeginWorkspace {
        colour: Colour::Red,
        home_market: Some("be".to_owned()),
        ..begin("Bureau Meuse", "Ada L.")
    };
    let begun = begin_workspace(&ada.desk, ask).await.unwrap();
    let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    let second = finish_workspace(&ada.desk, finish).await.unwrap().workspace.unwrap();
    assert_eq!(second.home_market.as_deref(), Some("BE"));
    assert_eq!(second.user_name, "Ada L.");
    assert_eq!(ada.search("").await.total, 0, "the other company's list stays with it");

    let cards = list_workspaces(&ada.desk, Nothing {}).await.unwrap().workspaces;
    let shown: Vec<_> =
        cards.iter().map(|card| (card.name.as_str(), card.colour, card.last_opened)).collect();
    assert_eq!(
        shown,
        [("Atelier Nuage", Colour::Teal, false), ("Bureau Meuse", Colour::Red, true)]
    );
    let back = OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain };
    open_workspace(&ada.desk, back).await.unwrap();
    assert_eq!(ada.titles("").await, ["Suite"]);
}

#[tokio::test]
async fn no_two_workspaces_go_by_one_name() {
    let ada = Desktop::founded().await;
    for name in ["Atelier Nuage", " atelier nuage ", "ATELIER NUAGE"] {
        let answer = begin_workspace(&ada.desk, begin(name, "Ada")).await;
        assert_eq!(code(answer), WorkspaceNameTaken, "{name:?}");
    }
}

#[tokio::test]
async fn opening_what_is_not_there_leaves_open_what_is() {
    let ada = Desktop::founded().await;
    for id in ["nonsense", "01890000-0000-7000-8000-000000000000"] {
        let ask = OpenWorkspace { id: id.to_owned(), unlock: Unlock::Keychain };
        assert_eq!(code(open_workspace(&ada.desk, ask).await), NoWorkspace);
    }
    assert_eq!(ada.frame().await.id, ada.id);
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(code(ada.set_market(Some("FR")).await), NoWorkspace, "and closed is closed");
}

#[tokio::test]
async fn a_workspace_of_a_newer_version_can_be_looked_at_and_not_changed() {
    let mut ada = Desktop::founded().await;
    let path = ada.computer.documents().join("Nov_2026.csv");
    small_list(&path, "FR", "2026-11", &[Row::new("AAA", "Suite")]);
    let list = ada.import(&path).await.unwrap().list_id;
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    books
        .run(
            "insert into _sqlx_migrations \
             (version, description, installed_on, success, checksum, execution_time) \
             values (9999, 'later', '2030-01-01', 1, x'00', 0)",
        )
        .await;
    books.close().await;

    ada.restart().await;
    assert_eq!(ada.frame().await.read_only, Some(ReadOnlyReason::NewerVersion));
    assert_eq!(ada.titles("suite").await, ["Suite"]);
    assert_eq!(code(ada.feature("AAA:0001").await), ReadOnly);
    assert_eq!(code(ada.import(&path).await), ReadOnly);
    assert_eq!(code(ada.remove_list(&list).await), ReadOnly);
    assert_eq!(code(ada.undo().await), ReadOnly);
    assert!(ada.back_up("copy.deskbackup").await.exists(), "but it can be backed up");
}
