//! Which profile a file is.

use desk_core::account::Profile;
use serde_json::{Map, Value};

use super::named;
use super::problem::{ProfileFault, ProfileProblem};

/// The words for it, in `profileType` and in `attributes.objectType`.
const TYPES: &[(&str, Profile)] = &[
    ("LegalBusinessProfile", Profile::Legal),
    ("support_profile", Profile::Support),
    ("PartnerSupportProfile", Profile::Support),
    ("SupportProfile", Profile::Support),
    ("BillingProfile", Profile::Billing),
    ("OrganizationProfile", Profile::Organization),
    ("MpnProfile", Profile::Mpn),
];

/// Names that only one profile has, for a file that does not say which it is.
const SIGNS: &[(&str, Profile)] = &[
    ("vettingStatus", Profile::Legal),
    ("companyApproverEmail", Profile::Legal),
    ("telephone", Profile::Support),
    ("website", Profile::Support),
    ("billingCurrency", Profile::Billing),
    ("purchaseOrderNumber", Profile::Billing),
    ("defaultAddress", Profile::Organization),
    ("tenantId", Profile::Organization),
    ("mpnId", Profile::Mpn),
];

/// What the file says it is, else what it looks like.
pub(super) fn of(object: &Map<String, Value>) -> Result<Profile, ProfileProblem> {
    let wrong = |field: &str, fault| ProfileProblem { field: field.to_owned(), fault };
    let at = |field: &'static str| move |fault| wrong(field, fault);
    let own = named(object, "profileType").map_err(at("profileType"))?;
    let attributes = named(object, "attributes").map_err(at("attributes"))?;
    let object_type = match attributes {
        Some(Value::Object(inner)) => {
            named(inner, "objectType").map_err(at("attributes.objectType"))?
        }
        Some(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        )
        | None => None,
    };
    let mut said = None;
    for (field, value) in [("profileType", own), ("attributes.objectType", object_type)] {
        let Some(word) = value.and_then(Value::as_str).filter(|word| !word.is_empty()) else {
            continue;
        };
        let known = TYPES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
        let Some((_, profile)) = known else {
            return Err(wrong(field, ProfileFault::UnknownProfile));
        };
        if said.is_some_and(|said| said != *profile) {
            return Err(wrong(field, ProfileFault::TwoProfiles));
        }
        said = Some(*profile);
    }
    let looks = |(name, profile): &(&str, Profile)| {
        object.keys().any(|key| key.eq_ignore_ascii_case(name)).then_some(*profile)
    };
    said.or_else(|| SIGNS.iter().find_map(looks))
        .ok_or_else(|| wrong("profileType", ProfileFault::UnknownProfile))
}
