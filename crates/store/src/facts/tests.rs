use std::path::Path;

use desk_core::access::Role;
use desk_core::change::Change;
use desk_core::command::{Command, EnrolDevice};
use desk_core::conflicts::{Choice, ConflictKind, ConflictState};
use desk_core::facts::{Facts, UserFacts};
use desk_core::ids::{ConflictId, DeviceId, EntityId, PasswordRequestId, TemplateId};
use desk_core::schema::{
    Field, conflict, device, password_request, role_template, user, workspace,
};
use desk_core::value::Value;
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, SqliteConnection};
use uuid::Uuid;

use super::*;
use crate::connect::Connecting;
use crate::round::Round;
use crate::sql::bind;

const ADA: UserId = UserId::new(Uuid::from_u128(1));
const BEN: UserId = UserId::new(Uuid::from_u128(2));
const LAPTOP: DeviceId = DeviceId::new(Uuid::from_u128(3));
const CONFLICT: ConflictId = ConflictId::new(Uuid::from_u128(4));

/// An empty workspace in memory, written row by row.
struct Rows(SqliteConnection);

impl Rows {
    async fn empty() -> Self {
        let mut connection = Connecting::plainly_to(Path::new(":memory:")).connect().await.unwrap();
        crate::shape::MIGRATIONS.run(&mut connection).await.unwrap();
        Self(connection)
    }

    async fn write(&mut self, change: Change) {
        let (table, key) = (change.entity().name(), change.id().uuid().as_bytes().to_vec());
        let query = |sql: String| sqlx::query(AssertSqlSafe(sql));
        let deleted =
            |flag: u8| query(format!("update {table} set _deleted = {flag} where id = ?"));
        let member_of = |sql: &str, field: &'static Field, member: String| {
            query(sql.to_owned()).bind(field.number).bind(member).bind(field.entity.number())
        };
        let statement = match change {
            Change::Create { .. } => query(format!("insert into {table} (id) values (?)")),
            Change::Delete { .. } => deleted(1),
            Change::Restore { .. } => deleted(0),
            Change::Set { field, value, .. } => {
                let set = query(format!("update {table} set {} = ? where id = ?", field.name));
                bind(set, field, &value).unwrap()
            }
            Change::Add { field, member, .. } => member_of(
                "insert into set_member (field, member, entity_type, entity_id) values (?, ?, ?, ?)",
                field,
                member,
            ),
            Change::Remove { field, member, .. } => member_of(
                "delete from set_member \
                 where field = ? and member = ? and entity_type = ? and entity_id = ?",
                field,
                member,
            ),
        };
        assert_eq!(statement.bind(key).execute(&mut self.0).await.unwrap().rows_affected(), 1);
    }

    async fn make(&mut self, entity: EntityType, id: EntityId, fields: &[(&'static Field, Value)]) {
        self.write(Change::Create { entity, id }).await;
        for (field, value) in fields {
            self.write(Change::Set { field, id, value: value.clone() }).await;
        }
    }

    async fn person(&mut self, id: UserId, name: &str, state: &str, role: &str) {
        let user_name = format!("{name}@contoso.com");
        let fields = [
            (&user::DISPLAY_NAME, name.into()),
            (&user::USER_NAME, user_name.into()),
            (&user::STATE, state.into()),
        ];
        self.make(EntityType::User, id.into(), &fields).await;
        let member = role.to_owned();
        self.write(Change::Add { field: &user::ROLES, id: id.into(), member }).await;
    }

    async fn conflict(&mut self, field: &'static Field, member: &str, values: [Value; 2]) {
        let [theirs, mine] = values;
        let fields = [
            (&conflict::SUBJECT_TYPE, Value::Integer(field.entity.number().into())),
            (&conflict::SUBJECT, Value::Id(BEN.uuid())),
            (&conflict::FIELD, Value::Integer(field.number.into())),
            (&conflict::MEMBER, member.into()),
            (&conflict::KIND, "guarded".into()),
            (&conflict::STATE, "open".into()),
            (&conflict::THEIRS, theirs),
            (&conflict::MINE, mine),
        ];
        self.make(EntityType::Conflict, CONFLICT.into(), &fields).await;
    }

    async fn facts(&mut self, command: &Command) -> Facts {
        load(&mut self.0, &command.needs(), Round::default()).await.unwrap()
    }
}

fn settle(field: &'static Field, choice: Choice) -> Command {
    Command::ResolveConflict {
        conflict: CONFLICT,
        subject: field.entity,
        field: field.number,
        choice,
    }
}

#[tokio::test]
async fn a_person_is_told_with_roles_and_details() {
    let mut rows = Rows::empty().await;
    rows.person(ADA, "Ada", "active", "global_admin").await;
    rows.person(BEN, "Ben", "inactive", "a_role_of_tomorrow").await;
    let of = |user| Command::RemoveUser { user, at: Timestamp::UNIX_EPOCH };
    let facts = rows.facts(&of(ADA)).await;
    assert_eq!(facts.admins, BTreeSet::from([ADA]));
    let UserFacts { deleted, active, roles, details, .. } = facts.user.unwrap();
    assert!(active && !deleted);
    assert_eq!(roles, BTreeSet::from([Role::GlobalAdmin]));
    assert_eq!(details.len(), 2, "what is empty is not there: {details:?}");
    assert_eq!(details[&UserField::DisplayName], "Ada");
    let ben = rows.facts(&of(BEN)).await.user.unwrap();
    assert!(!ben.active && ben.roles.is_empty(), "a role nobody knows yet is left out");
    assert_eq!(rows.facts(&of(UserId::new(Uuid::nil()))).await.user, None);
}

#[tokio::test]
async fn an_admin_counts_while_active_and_here_and_in_the_role() {
    let mut rows = Rows::empty().await;
    rows.person(ADA, "Ada", "active", "global_admin").await;
    rows.person(BEN, "Ben", "active", "global_admin").await;
    let ask = Command::RemoveUser { user: ADA, at: Timestamp::UNIX_EPOCH };
    let both = BTreeSet::from([ADA, BEN]);
    let one = BTreeSet::from([ADA]);
    let (entity, id) = (EntityType::User, BEN.into());
    let state = |state: &str| Change::Set { field: &user::STATE, id, value: state.into() };
    let member = "global_admin".to_owned();
    let (field, back) = (&user::ROLES, member.clone());
    for (change, left) in [
        (state("inactive"), &one),
        (state("active"), &both),
        (Change::Delete { entity, id }, &one),
        (Change::Restore { entity, id }, &both),
        (Change::Remove { field, id, member }, &one),
        (Change::Add { field, id, member: back }, &both),
    ] {
        rows.write(change.clone()).await;
        assert_eq!(rows.facts(&ask).await.admins, *left, "after {change:?}");
    }
}

#[tokio::test]
async fn a_user_name_is_taken_by_another_who_is_here_in_any_case() {
    let mut rows = Rows::empty().await;
    rows.person(ADA, "Ada", "active", "global_admin").await;
    rows.person(BEN, "Ben", "active", "sales_agent").await;
    let rename = |user, name: &str| Command::EditUser {
        user,
        edits: vec![(UserField::UserName, Some(name.to_owned()))],
    };
    for (command, taken_by) in [
        (rename(ADA, "BEN@Contoso.com "), Some(BEN)),
        (rename(BEN, "BEN@contoso.com"), None),
        (rename(ADA, "new@contoso.com"), None),
        (rename(ADA, ""), None),
        (Command::RestoreUser { user: BEN, at: Timestamp::UNIX_EPOCH }, None),
    ] {
        assert_eq!(rows.facts(&command).await.user_name_taken_by, taken_by, "{command:?}");
    }
    rows.write(Change::Delete { entity: EntityType::User, id: BEN.into() }).await;
    assert_eq!(rows.facts(&rename(ADA, "ben@contoso.com")).await.user_name_taken_by, None);
    let name = Value::from("ben@contoso.com");
    rows.write(Change::Set { field: &user::USER_NAME, id: ADA.into(), value: name }).await;
    let back = rows.facts(&Command::RestoreUser { user: BEN, at: Timestamp::UNIX_EPOCH }).await;
    assert_eq!(back.user_name_taken_by, Some(ADA), "the name went to another meanwhile");
}

#[tokio::test]
async fn a_device_is_told_as_it_stands() {
    let mut rows = Rows::empty().await;
    let enrol = Command::EnrolDevice(EnrolDevice {
        device: LAPTOP,
        user: ADA,
        name: "Laptop".to_owned(),
        key: [7; 32],
        enrolment: vec![1],
        enrolled_at: Timestamp::UNIX_EPOCH,
    });
    assert_eq!(rows.facts(&enrol).await.device, None);
    let fields = [
        (&device::USER, Value::Id(ADA.uuid())),
        (&device::NAME, "Laptop".into()),
        (&device::KEY, Value::Bytes(vec![7; 32])),
        (&device::STATE, "active".into()),
    ];
    rows.make(EntityType::Device, LAPTOP.into(), &fields).await;
    let there = rows.facts(&enrol).await.device.unwrap();
    assert_eq!((there.user, there.name.as_str(), there.key), (Some(ADA), "Laptop", vec![7; 32]));
    assert!(!there.revoked && !there.deleted);
    let value = Value::from("revoked");
    rows.write(Change::Set { field: &device::STATE, id: LAPTOP.into(), value }).await;
    assert!(rows.facts(&enrol).await.device.unwrap().revoked);
}

#[tokio::test]
async fn a_conflict_is_told_with_what_its_subject_holds_now() {
    let mut rows = Rows::empty().await;
    rows.person(BEN, "Ben", "active", "sales_agent").await;
    assert_eq!(rows.facts(&settle(&user::PHONE, Choice::Mine)).await.conflict, None);
    rows.conflict(&user::PHONE, "", ["1".into(), Value::Absent]).await;
    let phone = Change::Set { field: &user::PHONE, id: BEN.into(), value: "3".into() };
    rows.write(phone).await;
    let facts = rows.facts(&settle(&user::PHONE, Choice::Mine)).await;
    assert!(facts.user.is_some(), "the safeguards know the person");
    let about = facts.conflict.unwrap();
    assert_eq!((about.subject, about.entity), (EntityType::User, BEN.into()));
    assert_eq!((about.field, about.member.as_str()), (user::PHONE.number, ""));
    assert_eq!((about.kind, about.state), (ConflictKind::Guarded, ConflictState::Open));
    assert_eq!((about.theirs, about.mine), ("1".into(), Value::Absent));
    assert_eq!((about.current, about.subject_exists), ("3".into(), true));
    rows.write(Change::Delete { entity: EntityType::User, id: BEN.into() }).await;
    let about = rows.facts(&settle(&user::PHONE, Choice::Mine)).await.conflict.unwrap();
    assert_eq!((about.current, about.subject_exists), ("3".into(), false));
}

#[tokio::test]
async fn a_conflict_over_a_member_tells_whether_it_is_in() {
    let mut rows = Rows::empty().await;
    rows.person(BEN, "Ben", "active", "sales_agent").await;
    rows.conflict(&user::ROLES, "sales_agent", [Value::Flag(true), Value::Flag(false)]).await;
    let ask = settle(&user::ROLES, Choice::Mine);
    assert_eq!(rows.facts(&ask).await.conflict.unwrap().current, Value::Flag(true));
    let member = "sales_agent".to_owned();
    rows.write(Change::Remove { field: &user::ROLES, id: BEN.into(), member }).await;
    assert_eq!(rows.facts(&ask).await.conflict.unwrap().current, Value::Flag(false));
}

#[tokio::test]
async fn a_user_name_that_comes_by_a_choice_must_be_free_too() {
    let mut rows = Rows::empty().await;
    rows.person(ADA, "Ada", "active", "global_admin").await;
    rows.person(BEN, "Ben", "active", "sales_agent").await;
    let values = ["ben@contoso.com".into(), "ADA@contoso.com".into()];
    rows.conflict(&user::USER_NAME, "", values).await;
    for (choice, taken_by) in [
        (Choice::Theirs, None),
        (Choice::Mine, Some(ADA)),
        (Choice::Value(" ada@contoso.com".into()), Some(ADA)),
        (Choice::Value("new@contoso.com".into()), None),
    ] {
        let facts = rows.facts(&settle(&user::USER_NAME, choice.clone())).await;
        assert_eq!(facts.user_name_taken_by, taken_by, "{choice:?}");
    }
}

#[tokio::test]
async fn what_the_workspace_settled_about_roles_is_told_with_its_defaults() {
    let mut rows = Rows::empty().await;
    let ask = Command::GrantRole { user: ADA, role: Role::SalesAgent };
    assert_eq!(rows.facts(&ask).await.policies, Policies::default());
    let id = EntityId::new(Uuid::from_u128(99));
    let fields = [
        (&workspace::ONE_ROLE_PER_CATEGORY, Value::Flag(false)),
        (&workspace::GUEST_ROLES, "account_admin".into()),
    ];
    rows.make(EntityType::Workspace, id, &fields).await;
    let policies = rows.facts(&ask).await.policies;
    assert!(!policies.one_role_per_category);
    assert_eq!(policies.guest_roles, BTreeSet::from([Role::AccountAdmin]));
}

#[tokio::test]
async fn templates_and_requests_are_told_and_what_of_a_person_hangs_on_them() {
    let mut rows = Rows::empty().await;
    rows.person(BEN, "Ben", "active", "referrals_user").await;
    let template = TemplateId::new(Uuid::from_u128(21));
    let request = PasswordRequestId::new(Uuid::from_u128(22));
    let follow = Command::FollowTemplate { user: BEN, template: Some(template) };
    let settle =
        Command::SettlePassword { request, user: BEN, done: true, at: Timestamp::UNIX_EPOCH };
    assert_eq!(rows.facts(&follow).await.template, None);
    assert_eq!(rows.facts(&settle).await.request, None);
    let fields = [(&role_template::NAME, "Clerk".into())];
    rows.make(EntityType::RoleTemplate, template.into(), &fields).await;
    let member = Role::BillingAdmin.code().to_owned();
    let id = template.into();
    rows.write(Change::Add { field: &role_template::ROLES, id, member }).await;
    let fields = [
        (&password_request::USER, Value::Id(BEN.uuid())),
        (&password_request::STATE, "waiting".into()),
    ];
    rows.make(EntityType::PasswordRequest, request.into(), &fields).await;
    let id = BEN.into();
    for change in [
        Change::Set { field: &user::TEMPLATE, id, value: Value::Id(template.uuid()) },
        Change::Set { field: &user::ENTIRE_COMPANY, id, value: Value::Flag(true) },
        Change::Set { field: &user::DELETED_AT, id, value: Value::Integer(5) },
        Change::Add { field: &user::LOCATIONS, id, member: "4711".to_owned() },
    ] {
        rows.write(change).await;
    }
    let facts = rows.facts(&follow).await;
    let told = facts.template.unwrap();
    assert_eq!((told.name.as_str(), told.deleted), ("Clerk", false));
    assert_eq!(told.roles, BTreeSet::from([Role::BillingAdmin]));
    let person = facts.user.unwrap();
    assert_eq!(person.template, Some(template));
    assert!(person.entire_company);
    assert_eq!(person.locations, BTreeSet::from(["4711".to_owned()]));
    assert_eq!(person.deleted_at, Timestamp::from_millisecond(5).ok());
    let request = rows.facts(&settle).await.request.unwrap();
    assert_eq!((request.user, request.state.code()), (BEN, "waiting"));
}

#[tokio::test]
async fn a_field_of_the_profiles_is_loaded_with_those_on_which_it_hangs() {
    use desk_core::account::{AccountField, Program, Verification};
    let mut rows = Rows::empty().await;
    let field = |code: &str| -> AccountField { code.parse().unwrap() };
    let wish = Command::SetAccountField { field: field("legal.companyName"), value: None };
    assert!(rows.facts(&wish).await.account.0.is_empty());
    let text = |text: &str| Value::from(text);
    for (code, desired, observed) in [
        ("account.program", Some("direct_bill"), None),
        ("legal.vettingStatus", None, Some("pending")),
        ("legal.companyName", Some(""), Some("Lumière")),
        ("legal.address.city", Some("Lyon"), None),
    ] {
        let field = field(code);
        let places = field.record();
        let mut fields = vec![(places.code, text(code))];
        fields.extend(desired.map(|wanted| (places.desired, text(wanted))));
        fields.extend(observed.map(|held| (places.observed, text(held))));
        fields.push((places.carried, text("x")));
        fields.push((places.carried_at, Value::Integer(5)));
        fields.push((places.carried_by, Value::Id(ADA.uuid())));
        rows.make(places.entity, field.entity_id(), &fields).await;
    }
    let facts = rows.facts(&wish).await.account;
    assert_eq!(facts.program(), Some(Program::DirectBill));
    assert_eq!(facts.verification(), Some(Verification::Pending));
    let name = facts.value(field("legal.companyName")).unwrap();
    assert_eq!((name.desired.as_deref(), name.observed.as_deref()), (Some(""), Some("Lumière")));
    assert_eq!(name.carried.as_ref().unwrap().at, Timestamp::from_millisecond(5).unwrap());
    assert_eq!(name.carried_by, Some(ADA));
    assert!(facts.value(field("legal.address.city")).is_none(), "nobody asked for it");
    let order = Command::SetAccountField { field: field("billing.taxId"), value: None };
    assert!(rows.facts(&order).await.account.value(field("billing.taxId")).is_none());
}
