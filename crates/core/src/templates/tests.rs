use uuid::Uuid;

use super::*;
use crate::access::Actor;
use crate::decide::decide;
use crate::facts::UserFacts;

const ADA: UserId = UserId::new(Uuid::from_u128(1));
const BEN: UserId = UserId::new(Uuid::from_u128(2));
const CLERK: TemplateId = TemplateId::new(Uuid::from_u128(7));

fn of(facts: &Facts, command: &Command) -> Result<Decision, Refusal> {
    decide(facts, &command.right(&Actor::new(ADA, [Role::GlobalAdmin])).unwrap(), command)
}

fn clerk() -> Facts {
    let template = TemplateFacts {
        name: "Billing clerk".to_owned(),
        roles: BTreeSet::from([Role::BillingAdmin]),
        ..TemplateFacts::default()
    };
    let person = UserFacts { active: true, ..UserFacts::default() };
    Facts { template: Some(template), user: Some(person), ..Facts::default() }
}

fn make(name: &str, roles: &[Role]) -> Command {
    let (name, roles) = (name.to_owned(), roles.to_vec());
    Command::AddTemplate { template: CLERK, name, note: Some(" ".to_owned()), roles }
}

fn change(name: Option<&str>, add: &[Role], remove: &[Role]) -> Command {
    Command::EditTemplate {
        template: CLERK,
        name: name.map(str::to_owned),
        note: None,
        add: add.to_vec(),
        remove: remove.to_vec(),
    }
}

#[test]
fn drift_tells_what_is_missing_and_what_is_more() {
    let roles = |roles: &[Role]| roles.iter().copied().collect::<BTreeSet<_>>();
    let template = roles(&[Role::BillingAdmin, Role::SalesAgent]);
    let (same, other) = (template.clone(), roles(&[Role::SalesAgent, Role::IncentivesUser]));
    let told = who_drifted(&template, [(1, &same), (2, &other)]);
    let drift =
        Drift { missing: roles(&[Role::BillingAdmin]), extra: roles(&[Role::IncentivesUser]) };
    assert_eq!(told, [(2, drift)]);
}

#[test]
fn a_template_is_made_with_a_name_and_roles_that_fit_together() {
    let nothing = Facts::default();
    let made = of(&nothing, &make(" Clerk ", &[Role::BillingAdmin, Role::BillingAdmin])).unwrap();
    assert_eq!(made.changes.len(), 3, "a note of nothing is none, and a role twice is once");
    assert_eq!(made.inverse, Some(Command::RemoveTemplate { template: CLERK }));
    let bad = Err(Refusal::BadName { limit: NAME_LIMIT });
    assert_eq!(of(&nothing, &make("  ", &[])), bad);
    let both = make("C", &[Role::BillingAdmin, Role::AccountAdmin]);
    let refused =
        Refusal::OneRolePerCategory { role: Role::BillingAdmin, other: Role::AccountAdmin };
    assert_eq!(of(&nothing, &both), Err(refused));
    let there = Refusal::TemplateAlreadyThere { template: CLERK };
    assert_eq!(of(&clerk(), &make("C", &[])), Err(there));
}

#[test]
fn an_edit_can_be_taken_back() {
    let ask = change(Some("Clerk"), &[Role::SalesAgent], &[Role::BillingAdmin, Role::ReportViewer]);
    let decision = of(&clerk(), &ask).unwrap();
    assert_eq!(decision.changes.len(), 3);
    let back = change(Some("Billing clerk"), &[Role::BillingAdmin], &[Role::SalesAgent]);
    assert_eq!(decision.inverse, Some(back));
    let same = change(Some("Billing clerk"), &[Role::BillingAdmin], &[]);
    assert_eq!(of(&clerk(), &same), Ok(Decision::nothing()));
}

#[test]
fn what_was_removed_is_neither_edited_nor_followed_and_comes_back() {
    let mut gone = clerk();
    gone.template.as_mut().unwrap().deleted = true;
    let follow = Command::FollowTemplate { user: BEN, template: Some(CLERK) };
    let refused = Err(Refusal::NoSuchTemplate { template: CLERK });
    for command in [&follow, &change(Some("C"), &[], &[])] {
        assert_eq!(of(&gone, command), refused, "{command:?}");
    }
    assert_eq!(
        of(&clerk(), &Command::RemoveTemplate { template: CLERK }).unwrap().changes.len(),
        1
    );
    assert_eq!(of(&gone, &Command::RestoreTemplate { template: CLERK }).unwrap().changes.len(), 1);
    let followed = of(&clerk(), &follow).unwrap();
    assert_eq!(followed.inverse, Some(Command::FollowTemplate { user: BEN, template: None }));
    let none = Command::FollowTemplate { user: BEN, template: None };
    assert_eq!(of(&clerk(), &none), Ok(Decision::nothing()));
    let nobody = Facts { user: None, ..clerk() };
    assert_eq!(of(&nobody, &follow), Err(Refusal::NoSuchUser { user: BEN }));
}

#[test]
fn whoever_may_give_roles_may_make_templates() {
    let command = make("C", &[]);
    for role in Role::ALL {
        let actor = Actor::new(ADA, [role]);
        let assigns = Role::ALL
            .into_iter()
            .any(|one| Command::GrantRole { user: BEN, role: one }.right(&actor).is_ok());
        assert_eq!(command.right(&actor).is_ok(), assigns, "{role}");
    }
}
