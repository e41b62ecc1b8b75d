//! Accounts and roles, changed on two desktops that did not hear of each other.

use desk_app::deeds::people;
use desk_app::views::*;
use desk_tests::{Desktop, agree, two_desktops};

use super::only_refused;

fn whom(user: &str) -> UserRef {
    UserRef { user: user.to_owned() }
}

async fn admins(desktop: &Desktop) -> Vec<String> {
    let ask = UserQuery { global_admins: true, limit: 10, ..UserQuery::default() };
    let page = people::list_users(&desktop.desk, ask).await.unwrap();
    page.users.into_iter().map(|one| one.name).collect()
}

async fn take(desktop: &Desktop, user: &str, role: &str) {
    let ask = ChangeRoles { user: user.to_owned(), take: vec![role.to_owned()], give: Vec::new() };
    people::change_roles(&desktop.desk, ask).await.unwrap();
}

#[tokio::test]
async fn of_the_last_two_global_admins_who_remove_each_other_one_remains() {
    let (_hub, ada, bea) = two_desktops().await;
    let (of_ada, of_bea) = (ada.person("Ada").await.id, ada.person("Bea").await.id);
    // Each is one of two as far as they know.
    people::delete_user(&ada.desk, whom(&of_bea)).await.unwrap();
    people::delete_user(&bea.desk, whom(&of_ada)).await.unwrap();
    ada.sync().await.unwrap();
    // Bea's desktop is not one of hers any more, and what she did has no effect.
    let _ = bea.sync().await;
    ada.sync().await.unwrap();
    assert_eq!(admins(&ada).await, ["Ada"]);
    let bea_now = people::show_user(&ada.desk, whom(&of_bea)).await.unwrap().line;
    assert_eq!(bea_now.state, "deleted");
}

#[tokio::test]
async fn two_who_give_up_the_last_two_admin_roles_do_not_both_succeed() {
    let (_hub, ada, bea) = two_desktops().await;
    let (of_ada, of_bea) = (ada.person("Ada").await.id, ada.person("Bea").await.id);
    take(&ada, &of_ada, "global_admin").await;
    take(&bea, &of_bea, "global_admin").await;
    ada.sync().await.unwrap();
    let report = bea.sync().await.unwrap();
    assert_eq!(report.rejected, 1);
    let refused = only_refused(&bea).await;
    assert_eq!(refused.why, "last_admin");
    ada.sync().await.unwrap();
    for desktop in [&ada, &bea] {
        assert_eq!(admins(desktop).await, ["Bea"]);
    }
}

#[tokio::test]
async fn what_a_demoted_administrator_left_waiting_has_no_effect() {
    let (_hub, ada, bea) = two_desktops().await;
    let of_bea = ada.person("Bea").await.id;
    let zoe = ada.add_person("Zoé", &["sales_agent"]).await;
    agree(&[&ada, &bea]).await;
    take(&ada, &of_bea, "global_admin").await;
    ada.sync().await.unwrap();
    // Bea has not heard of it yet.
    people::delete_user(&bea.desk, whom(&zoe)).await.unwrap();
    bea.undo().await.unwrap();
    people::request_password(&bea.desk, whom(&zoe)).await.unwrap();
    let ask = NewTemplate { name: "Vente".to_owned(), note: None, roles: Vec::new() };
    people::add_template(&bea.desk, ask).await.unwrap();
    let ask = ChangePolicies { one_role_per_category: Some(false), guest_roles: None };
    people::change_policies(&bea.desk, ask).await.unwrap();
    let report = bea.sync().await.unwrap();
    assert_eq!(report.rejected, 5);
    assert!(
        bea.refused()
            .await
            .iter()
            .all(|one| { ["not_allowed", "depends_on"].contains(&one.why.as_str()) })
    );
    ada.sync().await.unwrap();
    let line = people::show_user(&ada.desk, whom(&zoe)).await.unwrap();
    assert_eq!((line.line.state.as_str(), line.requests.len()), ("active", 0));
    let templates = people::list_templates(&ada.desk, Nothing {}).await.unwrap();
    assert!(templates.templates.is_empty());
    let catalogue = people::role_catalogue(&ada.desk, Nothing {}).await.unwrap();
    assert!(catalogue.policies.one_role_per_category);
}

#[tokio::test]
async fn a_template_that_is_given_to_somebody_who_was_deleted_meanwhile_changes_the_others_only() {
    let (_hub, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &["sales_agent"]).await;
    let yan = ada.add_person("Yan", &["sales_agent"]).await;
    let roles = vec!["helpdesk_agent".to_owned()];
    let ask = NewTemplate { name: "Aide".to_owned(), note: None, roles };
    let template = people::add_template(&ada.desk, ask).await.unwrap().templates[0].id.clone();
    agree(&[&ada, &bea]).await;

    people::delete_user(&ada.desk, whom(&zoe)).await.unwrap();
    let users = vec![zoe.clone(), yan.clone()];
    let ask = ApplyTemplate { template: Some(template), users };
    people::apply_template(&bea.desk, ask).await.unwrap();
    ada.sync().await.unwrap();
    bea.sync().await.unwrap();
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        let show = |user| people::show_user(&desktop.desk, whom(user));
        let gone = show(&zoe).await.unwrap().line;
        assert_eq!((gone.state.as_str(), gone.roles), ("deleted", vec!["sales_agent".to_owned()]));
        let there = show(&yan).await.unwrap();
        assert_eq!(there.line.roles, ["helpdesk_agent"]);
        assert!(there.drift.is_none());
    }
    let refused = bea.refused().await;
    assert!(refused.iter().all(|one| one.why == "user_not_found"), "{refused:?}");
    assert_eq!(refused.len(), 2, "the template and the roles of the one who is gone");
}
