//! Who may call what. Every call in the one list has a line here.

mod ask;

use desk_app::deeds::edit::undo_edit;
use desk_app::views::Nothing;
use desk_app::{AppError, ErrorCode};
use desk_core::access::{Grant, Role, Task, grant};
use desk_tests::{Books, Desktop, Key};

use crate::featured::{id, with_seven_offers};
pub(crate) use ask::Asker;

/// What a call needs.
#[derive(Debug, Clone, Copy)]
enum Needs {
    Right(Task),
    /// No right, and why that is so.
    None(&'static str),
}
use Needs::{None as Nobody, Right};

const LINES: &[(&str, Needs)] = &[
    ("app_state", Nobody("it shows what the person may, so everybody may ask")),
    ("job_cancel", Nobody("whoever knows the job's id began it")),
    ("screen_painted", Nobody("it measures the start")),
    ("settings_change", Nobody("language and look are the computer's, not the company's")),
    ("columns_choose", Nobody("which columns one sees is one's own matter")),
    ("desk_lock", Nobody("whoever sits there may leave")),
    ("desk_unlock", Nobody("who has a key may come back; roles count inside")),
    ("file_pick", Nobody("the person chooses their own file")),
    ("file_save_target", Nobody("the person chooses their own file")),
    ("handed_over", Nobody("the person named the file, or followed a link to a page")),
    ("workspace_list", Nobody("names and colours lie outside the encryption")),
    ("workspace_begin", Nobody("whoever makes a workspace is its first admin")),
    ("workspace_finish", Nobody("whoever makes a workspace is its first admin")),
    ("workspace_abandon", Nobody("the draft is the person's own")),
    ("workspace_open", Nobody("who has a key may open it; roles count inside")),
    ("workspace_close", Nobody("it changes nothing")),
    ("workspace_set_market", Right(Task::DeskWorkspaceSettings)),
    (
        "workspace_change_cover",
        Nobody("name and colour are this computer's own and outside the encryption"),
    ),
    ("workspace_before_forgetting", Nobody("it counts this device's own work")),
    ("workspace_forget", Nobody("it is this computer's own copy, and nothing is deleted")),
    ("workspace_forget_unopened", Nobody("nobody can see who may, and nothing is deleted")),
    ("workspace_backup", Right(Task::DeskBackup)),
    (
        "workspace_backups",
        Nobody("a damaged workspace has nobody to ask; the copies are encrypted"),
    ),
    (
        "workspace_copy_now",
        Nobody("the copy stays beside the workspace, as the one of each day does"),
    ),
    ("backup_inspect", Nobody("who has a key may look; nothing is changed")),
    ("backup_restore", Right(Task::DeskRestore)),
    ("keys_list", Nobody("who has it open holds its data key already")),
    ("keys_set_passphrase", Nobody("who has it open holds its data key already")),
    ("keys_remove_passphrase", Nobody("who has it open holds its data key already")),
    ("keys_begin_recovery", Nobody("who has it open holds its data key already")),
    ("keys_finish_recovery", Nobody("who has it open holds its data key already")),
    ("keys_begin_change", Nobody("who has it open holds its data key already")),
    ("keys_finish_change", Nobody("who has it open holds its data key already")),
    ("keys_use_keychain", Nobody("who has it open holds its data key already")),
    ("price_list_inspect", Right(Task::DeskPriceListImport)),
    ("price_list_import", Right(Task::DeskPriceListImport)),
    ("price_list_refused_save", Right(Task::DeskPriceListImport)),
    ("price_list_list", Right(Task::PricingView)),
    ("price_list_remove", Right(Task::DeskPriceListRemove)),
    ("price_list_restore", Right(Task::DeskPriceListRemove)),
    ("catalog_page", Right(Task::CatalogView)),
    ("catalog_choices", Right(Task::CatalogView)),
    ("catalog_export", Right(Task::CatalogView)),
    ("catalog_offer", Right(Task::PricingView)),
    ("featured_list", Right(Task::CatalogView)),
    ("offer_feature", Right(Task::CatalogCustomize)),
    ("offer_unfeature", Right(Task::CatalogCustomize)),
    ("featured_move", Right(Task::CatalogCustomize)),
    ("view_list", Nobody("they are the person's own; what they find takes its right")),
    ("view_keep", Nobody("they are the person's own; what they find takes its right")),
    ("view_delete", Nobody("they are the person's own; what they find takes its right")),
    // Besides the right for each command that it reverses; see below.
    ("edit_undo", Right(Task::DeskUndoOwn)),
    ("edit_redo", Right(Task::DeskUndoOwn)),
    ("edit_steps", Nobody("it names the person's own last steps")),
    ("outbox_list", Nobody("what waits is this device's own work")),
    ("outbox_refused", Nobody("what was not accepted is this device's own work")),
    ("outbox_retry", Nobody("it takes the right of what is asked for once more")),
    ("outbox_drop", Nobody("what was not accepted is this device's own work")),
    ("outbox_export", Nobody("it is this device's own work, also of one that was shut out")),
    ("record_list", Right(Task::DeskRecordView)),
    ("record_choices", Right(Task::DeskRecordView)),
    ("record_verify", Right(Task::DeskRecordView)),
    ("record_export", Right(Task::DeskRecordView)),
    ("hub_status", Nobody("it says how this device stands with the hub")),
    ("hub_read_invitation", Nobody("whoever has an invitation may read it")),
    ("hub_publish", Right(Task::DeskDevices)),
    ("hub_join", Nobody("whoever has an invitation is let in; the hub checks it")),
    ("hub_invite", Right(Task::DeskDevices)),
    ("hub_leave", Nobody("it is this device alone that leaves; nothing is lost")),
    ("hub_confirm_restored", Right(Task::DeskDevices)),
    ("sync_now", Nobody("it hands over this device's own work, and the hub judges that")),
    ("conflict_list", Nobody("everybody sees that there are some; values by their scope")),
    // Besides, each conflict takes the right for its field.
    ("conflict_resolve", Nobody("the right hangs on the field, and each is asked for")),
    ("device_list", Nobody("whoever works here may know whose devices do")),
    ("device_rename", Right(Task::DeskDevices)),
    ("device_revoke", Right(Task::DeskDevices)),
    ("people_list", Right(Task::UsersView)),
    ("person_add", Right(Task::UsersCreate)),
    ("person_edit", Right(Task::UsersEdit)),
    ("person_role", Right(Task::RolesAssignCompany)),
    ("account_show", Right(Task::AccountViewProfiles)),
    ("account_set", Right(Task::AccountEditLegal)),
    ("account_observe", Right(Task::AccountObserve)),
    ("account_observe_fields", Right(Task::AccountObserveBilling)),
    ("account_carry", Right(Task::AccountEditSupport)),
    ("account_check", Nobody("it reads what it is given and keeps nothing")),
    ("account_checklist", Right(Task::AccountViewProfiles)),
    ("user_list", Right(Task::UsersView)),
    ("user_show", Right(Task::UsersView)),
    ("user_create", Right(Task::UsersCreate)),
    ("user_edit", Right(Task::UsersEdit)),
    ("user_state", Right(Task::UsersDelete)),
    ("user_delete", Right(Task::UsersDelete)),
    ("user_restore", Right(Task::UsersDelete)),
    ("user_locations", Right(Task::UsersEdit)),
    ("user_roles", Right(Task::RolesAssignCompany)),
    ("user_import_inspect", Right(Task::UsersCreate)),
    ("user_import", Right(Task::UsersCreate)),
    ("user_refused_save", Right(Task::UsersCreate)),
    ("user_export", Right(Task::UsersView)),
    ("user_explain", Right(Task::UsersView)),
    ("role_catalogue", Nobody("what a role allows is documented, and everybody may read it")),
    ("role_policies", Right(Task::DeskPolicies)),
    ("role_stage", Right(Task::UsersView)),
    ("role_staged", Right(Task::UsersView)),
    ("role_unstage", Right(Task::UsersView)),
    ("role_review", Right(Task::UsersView)),
    ("role_commit", Nobody("each change takes the right for its roles, and each is asked for")),
    ("role_who_can", Right(Task::UsersView)),
    ("role_minimal", Nobody("it is computed from the documented tasks alone")),
    ("template_list", Right(Task::UsersView)),
    ("template_add", Right(Task::RolesTemplates)),
    ("template_edit", Right(Task::RolesTemplates)),
    ("template_remove", Right(Task::RolesTemplates)),
    ("template_restore", Right(Task::RolesTemplates)),
    ("template_apply", Right(Task::RolesTemplates)),
    ("password_list", Right(Task::UsersView)),
    ("password_request", Right(Task::UsersResetPassword)),
    ("password_settle", Right(Task::UsersResetPassword)),
    // Besides, whose password it is counts as for a request: the rule is asked.
    ("envelope_seal", Right(Task::UsersResetPassword)),
    ("envelope_list", Right(Task::UsersResetPassword)),
    ("envelope_open", Right(Task::UsersResetPassword)),
    ("envelope_hand", Right(Task::UsersResetPassword)),
    ("envelope_wipe", Right(Task::UsersResetPassword)),
    ("envelope_slip", Right(Task::UsersResetPassword)),
];

macro_rules! names {
    ($($name:ident($ask:ident) -> $answer:ident = $area:ident::$deed:ident;)*) => {
        /// Every call that a shell may make.
        pub(crate) const CALLS: &[&str] = &[$(stringify!($name),)*];
    };
}
desk_app::calls!(names);

#[test]
fn every_call_has_a_line() {
    let lines: Vec<&str> = LINES.iter().map(|(name, _)| *name).collect();
    assert_eq!(lines, CALLS, "say which right the new call needs, or why it needs none");
    for (name, needs) in LINES {
        if let Nobody(why) = needs {
            assert!(why.len() > 10, "{name} needs a reason for needing no right");
        }
    }
}

/// The task that a refusal names.
fn refused_for(answer: Result<(), AppError>) -> Option<String> {
    let error = answer.err()?;
    (error.code() == ErrorCode::NotAllowed).then(|| error.body().reference.unwrap())
}

async fn books(ada: &Desktop) -> Books {
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    Books::open(&ada.folder().join("workspace.db"), &key).await
}

#[tokio::test]
async fn without_any_role_what_needs_a_right_is_refused_and_the_rest_is_not() {
    let ada = Asker::new().await;
    books(&ada.desktop).await.give_roles(&[]).await;
    for (name, needs) in LINES {
        let refused = refused_for(ada.ask(name).await);
        match needs {
            Right(task) => assert_eq!(refused.as_deref(), Some(task.code()), "{name}"),
            Nobody(why) => assert_eq!(refused, None, "{name}: {why}"),
        }
        ada.reopen().await;
    }
}

#[tokio::test]
async fn each_role_may_what_the_table_grants_and_nothing_else() {
    let ada = Asker::new().await;
    for role in Role::ALL {
        books(&ada.desktop).await.give_roles(&[role.code()]).await;
        for (name, needs) in LINES {
            let Right(task) = needs else { continue };
            let granted = match grant(role, *task) {
                Grant::Full => true,
                // Whom it is about is for the rule.
                Grant::Own => task.scope_is_ruled(),
                Grant::None => false,
            };
            if *task == Task::DeskRestore && granted {
                continue; // told in `backups`
            }
            let refused = refused_for(ada.ask(name).await);
            let denied = refused.as_deref() == Some(task.code());
            assert_eq!(denied, !granted, "{name} for {role}: {refused:?}");
        }
    }
}

#[tokio::test]
async fn what_was_refused_changed_nothing_and_says_who_may() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let mut books = books(&ada).await;
    let before = books.rows().await;
    books.give_roles(&["sales_agent"]).await;
    ada.ears.heard();
    let refused = ada.feature(&id('B')).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotAllowed);
    assert!(refused.to_string().contains("global_admin, admin_agent"), "{refused}");
    assert!(ada.ears.heard().is_empty());
    assert_eq!(ada.featured().await.len(), 1, "a sales agent sees the featured offers");
    let right = ada.frame().await.rights;
    let customize = right.iter().find(|right| right.task == "catalog.customize").unwrap();
    assert_eq!((customize.allowed, customize.who_may.len()), (false, 2), "for the button");
    books.give_roles(&["global_admin"]).await;
    assert_eq!(books.rows().await, before);
}

#[tokio::test]
async fn an_undo_needs_the_right_for_what_it_takes_back() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let mut books = books(&ada).await;
    books.give_roles(&["sales_agent"]).await;
    let undo = || async { undo_edit(&ada.desk, Nothing {}).await.map(drop) };
    assert_eq!(refused_for(undo().await).as_deref(), Some("catalog.customize"));

    // Somebody else's edit is taken back by the global admin alone.
    books.run("update undo_step set author = randomblob(16)").await;
    books.give_roles(&["admin_agent"]).await;
    assert_eq!(refused_for(undo().await).as_deref(), Some("desk.undo_other"));
    books.give_roles(&["global_admin"]).await;
    assert_eq!(refused_for(undo().await), None);
    assert!(ada.featured().await.is_empty());
}

#[tokio::test]
async fn roles_that_are_taken_away_count_at_once() {
    let ada = with_seven_offers().await;
    let mut books = books(&ada).await;
    books.give_roles(&["helpdesk_agent"]).await;
    assert_eq!(ada.frame().await.roles, ["helpdesk_agent"]);
    assert!(ada.feature(&id('A')).await.is_err());
    books.give_roles(&["helpdesk_agent", "admin_agent"]).await;
    assert!(ada.feature(&id('A')).await.is_ok(), "several roles reach as far as the furthest");
}
