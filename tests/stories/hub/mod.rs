//! Two desktops and a hub: edited apart, then agreed, with nothing lost (sync.md,
//! A14).

mod accounts;
mod alone_again;
mod beginning;
mod bent_clock;
mod company_account;
mod conflicts;
mod copied_disk;
mod cut_off;
mod lists_of_two;
mod proof;
mod restored_hub;
mod rights_of_two;
mod shut_out;
mod top_five_of_two;

use desk_app::views::RefusedCommand;
use desk_tests::{Desktop, Hub, Row, agree, small_list, two_desktops};

/// Two desktops that have a list of the offers A to G, and these on top.
async fn two_with_featured(names: &str) -> (Hub, Desktop, Desktop) {
    let (hub, ada, bea) = two_desktops().await;
    let path = ada.computer.documents().join("Nov_2026.csv");
    let rows = ["A", "B", "C", "D", "E", "F", "G"].map(|name| Row::new(name, name));
    small_list(&path, "FR", "2026-11", &rows);
    ada.import(&path).await.unwrap();
    for name in names.chars() {
        ada.feature(&crate::featured::id(name)).await.unwrap();
    }
    agree(&[&ada, &bea]).await;
    (hub, ada, bea)
}

/// The one command that was not accepted.
async fn only_refused(desktop: &Desktop) -> RefusedCommand {
    let mut refused = desktop.refused().await;
    assert_eq!(refused.len(), 1, "{refused:?}");
    refused.remove(0)
}
