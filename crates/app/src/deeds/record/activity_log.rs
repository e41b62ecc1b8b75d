//! Our record in the shape of Partner Center's activity log (customers-billing-support.md,
//! section 6), so that Microsoft's own records can stand beside it. Names are Microsoft's
//! where they exist; what only we have is named in their way.

use std::collections::BTreeMap;

use desk_core::operation::Operation;
use serde::Serialize;

use crate::views::{FieldChange, RecordEntry};

/// One entry in that shape. Old and new values are JSON in strings, as they are there.
#[derive(Debug, Clone, Serialize)]
pub struct Activity {
    pub id: String,
    #[serde(rename = "resourceType")]
    pub resource_type: String,
    #[serde(rename = "operationType")]
    pub operation_type: String,
    #[serde(rename = "operationStatus")]
    pub operation_status: &'static str,
    /// UTC, seven digits of a second; the hub's clock where it has judged.
    #[serde(rename = "operationDate")]
    pub operation_date: String,
    #[serde(rename = "userPrincipalName")]
    pub user_principal_name: Option<String>,
    #[serde(rename = "originalCorrelationId")]
    pub correlation: String,
    /// `null` where nothing that is kept here tells.
    #[serde(rename = "resourceOldValue")]
    pub old_value: Option<String>,
    #[serde(rename = "resourceNewValue")]
    pub new_value: Option<String>,
    #[serde(rename = "customizedData")]
    pub customized: Vec<KeyValue>,
    /// Always `local`: `remote` is for what Microsoft's log says itself.
    pub origin: &'static str,
    pub device_id: String,
    pub sync_state: String,
    /// The chain behind it, for this device's own.
    pub hash: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyValue {
    pub key: &'static str,
    pub value: String,
}

/// An entry of ours in the shape of that log.
pub fn activity_of(entry: &RecordEntry, has_hub: bool) -> Activity {
    let (resource, operation) = match Operation::from_code(&entry.code) {
        Some(operation) => names(operation),
        // Of a newer version: shown as it is.
        None => ("undefined", entry.code.as_str()),
    };
    let known = entry.changes.iter().any(|change| change.old_known);
    let customized = [
        ("Actor", Some(entry.actor.clone())),
        ("Subject", Some(entry.subject.clone())),
        ("DeviceName", entry.device_name.clone()),
        ("MadeAt", Some(entry.made_at.clone())),
        ("Why", entry.why.clone()),
        ("WhyAbout", entry.why_about.clone()),
    ];
    Activity {
        id: entry.command_id.clone(),
        resource_type: resource.to_owned(),
        operation_type: operation.to_owned(),
        operation_status: status(&entry.outcome, has_hub),
        operation_date: seven_digits(entry.judged_at.as_deref().unwrap_or(&entry.made_at)),
        user_principal_name: entry.actor_user_name.clone(),
        correlation: entry.batch.clone(),
        // What is not known is not there, rather than empty.
        old_value: known.then(|| {
            let told = entry.changes.iter().filter(|change| change.old_known);
            values(told.map(|change| (change, &change.old)))
        }),
        new_value: (!entry.changes.is_empty())
            .then(|| values(entry.changes.iter().map(|change| (change, &change.new)))),
        customized: customized
            .into_iter()
            .filter_map(|(key, value)| {
                value.filter(|value| !value.is_empty()).map(|value| KeyValue { key, value })
            })
            .collect(),
        origin: "local",
        device_id: entry.device_id.clone(),
        sync_state: if has_hub { entry.outcome.clone() } else { "local".to_owned() },
        hash: Some(entry.chain.clone()).filter(|hash| !hash.is_empty()),
    }
}

/// Resource type and operation type.
const fn names(operation: Operation) -> (&'static str, &'static str) {
    match operation {
        Operation::FoundWorkspace => ("workspace", "create_workspace"),
        Operation::SetHomeMarket | Operation::SetPolicy => {
            ("workspace", "update_workspace_settings")
        }
        Operation::AddPriceList => ("price_list", "import_price_list"),
        Operation::RemovePriceList => ("price_list", "remove_price_list"),
        Operation::RestorePriceList => ("price_list", "restore_price_list"),
        Operation::FeatureOffer | Operation::UnfeatureOffer | Operation::MoveFeatured => {
            ("featured_offer", "set_featured_offers")
        }
        Operation::AddUser => ("partner_user", "create_partner_user"),
        Operation::EditUser
        | Operation::ObserveUser
        | Operation::SetUserState
        | Operation::ChangeRoles
        | Operation::ChangeLocations
        | Operation::FollowTemplate => ("partner_user", "update_partner_user"),
        Operation::RemoveUser => ("partner_user", "remove_partner_user"),
        Operation::RestoreUser => ("partner_user", "restore_partner_user"),
        Operation::GrantRole => ("partner_user", "add_user_member"),
        Operation::RevokeRole => ("partner_user", "remove_user_member"),
        Operation::RequestPassword => ("partner_user", "request_partner_user_password_reset"),
        // What came of it in the portal is told by a person here, and by Microsoft there.
        Operation::SettlePassword => ("partner_user", "settle_partner_user_password_reset"),
        Operation::AddTemplate => ("role_template", "create_role_template"),
        Operation::EditTemplate => ("role_template", "update_role_template"),
        Operation::RemoveTemplate => ("role_template", "remove_role_template"),
        Operation::RestoreTemplate => ("role_template", "restore_role_template"),
        Operation::SetAccountField | Operation::ObserveProfile | Operation::CarryOver => {
            ("partner_profile", "update_partner_profile")
        }
        // Their `device` is a customer's; ours edits the workspace.
        Operation::EnrolDevice => ("workspace_device", "enrol_workspace_device"),
        Operation::RenameDevice => ("workspace_device", "update_workspace_device"),
        Operation::RevokeDevice => ("workspace_device", "revoke_workspace_device"),
        Operation::ResolveConflict => ("conflict", "resolve_conflict"),
    }
}

/// Without a hub, what was done here is done.
fn status(outcome: &str, has_hub: bool) -> &'static str {
    match outcome {
        "pending" | "in_flight" | "deferred" if has_hub => "progress",
        // A rule, a missing right, or another's value that stands: nobody failed.
        "rejected" | "conflict" | "discarded" => "decline",
        "quarantined" => "failed",
        _ => "succeeded",
    }
}

/// `{"app_user.display_name":"Ada"}`.
fn values<'c>(sides: impl Iterator<Item = (&'c FieldChange, &'c Option<String>)>) -> String {
    let fields: BTreeMap<String, Option<&str>> = sides
        .map(|(change, value)| (format!("{}.{}", change.entity, change.field), value.as_deref()))
        .collect();
    serde_json::to_string(&fields).unwrap_or_default()
}

/// As they write times: `2025-11-03T10:00:00.0000000Z`.
fn seven_digits(at: &str) -> String {
    match at.parse::<jiff::Timestamp>() {
        Ok(at) => at.strftime("%Y-%m-%dT%H:%M:%S.%7fZ").to_string(),
        Err(_) => at.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, outcome: &str) -> RecordEntry {
        let change = |field: &str, old: Option<&str>, new: &str, old_known| FieldChange {
            entity: "app_user".to_owned(),
            field: field.to_owned(),
            old: old.map(str::to_owned),
            new: Some(new.to_owned()),
            old_known,
        };
        RecordEntry {
            device_seq: 4,
            command_id: "c".to_owned(),
            batch: "b".to_owned(),
            event_seq: Some(9),
            outcome: outcome.to_owned(),
            why: Some("last_admin".to_owned()),
            why_about: None,
            device_id: "d".to_owned(),
            device_name: None,
            judged_at: Some("2025-11-03T10:00:00.25Z".to_owned()),
            code: code.to_owned(),
            subject: "Carla".to_owned(),
            actor_id: "a".to_owned(),
            actor: "Ada".to_owned(),
            actor_user_name: Some("ada@contoso.com".to_owned()),
            made_at: "2025-11-03T09:00:00Z".to_owned(),
            chain: "0f".to_owned(),
            changes: vec![
                change("phone", Some("1"), "2", true),
                change("office", None, "3", false),
            ],
            hidden: false,
        }
    }

    #[test]
    fn an_entry_has_the_names_of_the_activity_log() {
        let told = serde_json::to_value(activity_of(&entry("edit_user", "applied"), true)).unwrap();
        assert_eq!(told["resourceType"], "partner_user");
        assert_eq!(told["operationType"], "update_partner_user");
        assert_eq!(told["operationStatus"], "succeeded");
        assert_eq!(told["operationDate"], "2025-11-03T10:00:00.2500000Z");
        assert_eq!(told["userPrincipalName"], "ada@contoso.com");
        assert_eq!(told["resourceOldValue"], r#"{"app_user.phone":"1"}"#, "only what is known");
        assert_eq!(told["resourceNewValue"], r#"{"app_user.office":"3","app_user.phone":"2"}"#);
        assert_eq!((&told["origin"], &told["hash"]), (&"local".into(), &"0f".into()));
    }

    #[test]
    fn a_status_says_what_the_hub_said_and_without_one_that_it_is_done() {
        let status = |outcome, hub| activity_of(&entry("edit_user", outcome), hub).operation_status;
        assert_eq!(status("pending", true), "progress");
        assert_eq!(status("pending", false), "succeeded");
        assert_eq!(status("rejected", true), "decline");
        assert_eq!(status("quarantined", true), "failed");
        let newer = activity_of(&entry("of_a_newer_version", "applied"), true);
        assert_eq!(newer.operation_type, "of_a_newer_version", "shown as it is");
    }
}
