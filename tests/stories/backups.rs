//! Backups.
use desk_tests::Desktop;
#[tokio::test]
async fn a_backup_is_one_file() {
    let ada = Desktop::founded().await;
    assert!(ada.back_up("a.pdbackup").await.exists());
}
