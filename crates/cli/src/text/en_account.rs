//! The company’s own account, in English.

use super::shape_account::Account;

pub(super) const ACCOUNT: Account = Account {
    about,
    of,
    word,
    problem,

    field: "Field",
    desired: "Wanted",
    observed: "Microsoft",
    standing: "State",
    kind: "Kind",
    error: "error",
    warning: "warning",
    weight: "Weight",
    item: "What",
    no_difference: "What is wanted is what Microsoft holds, as far as anybody looked.",
    no_finding: "Nothing is wrong.",
    expects_verification: "Microsoft will verify the company again once the edits of name, address or contact get there.",
    score: |score, blocking| match blocking {
        0 => format!("Complete: {score} of 100."),
        1 => format!("Complete: {score} of 100; 1 item stands in the way."),
        _ => format!("Complete: {score} of 100; {blocking} items stand in the way."),
    },
};

fn about(path: &str) -> &'static str {
    match path {
        "desk account" => "The company’s own account: its profiles and what is left to do",
        "desk account show" => "The profiles, field by field",
        "desk account set" => "Say what the company wants of a field",
        "desk account observe" => "Take over what Microsoft holds, from a profile in JSON",
        "desk account diff" => "Where what is wanted is not what Microsoft holds",
        "desk account carry" => "Note that a field was carried over in the portal",
        "desk account checklist" => "What is left before the profile is complete",
        "desk account validate" => "Check a profile in JSON; no workspace is needed",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    if !path.starts_with("desk account") {
        return "";
    }
    match argument {
        "only" => "A profile, a place in one, or a field, such as legal.address",
        "field" => "Code of the field, such as legal.address.city",
        "value" => "What the company wants; empty to want it empty",
        "as_observed" => "Want what Microsoft holds, whatever that is",
        "file" => "A profile in the interface’s JSON",
        "last_finalized" => "The values that Microsoft last accepted",
        "note" => "How it was done: a ticket, a date",
        "undone" => "Take the note back",
        _ => "",
    }
}

fn word(code: &str) -> Option<&'static str> {
    Some(match code {
        "empty" => "empty",
        "observed" => "as Microsoft holds it",
        "wanted" => "wanted, never looked at",
        "same" => "the same",
        "differs" => "differs",
        "carried" => "carried over",
        "drifted" => "drifted since",
        "only_global_admin" => "only a global admin",
        "needs_ticket" => "needs a support ticket",
        "needs_ticket_while_authorized" => "needs a support ticket while verified",
        "fixed_for_csp" => "fixed for a company in the CSP program",
        "fixed_by_country" => "fixed by the legal country",
        "never" => "set by Microsoft",
        "done" => "done",
        "open" => "open",
        "not_needed" => "not needed",
        "not_kept" => "not kept here yet",
        "hidden" => "not yours to see",
        "blocking" => "blocking",
        "warning" => "warning",
        "info" => "for information",
        "acct.admin_email" => "A global admin has a work e-mail address",
        "legal.name" => "Legal company name",
        "legal.address" => "Legal address",
        "legal.contact" => "Primary contact",
        "legal.registration" => "Registration number",
        "legal.verification" => "Verification by Microsoft",
        "support.email" => "Support e-mail",
        "support.phone" => "Support telephone",
        "support.website" => "Support website",
        "billing.address" => "Bill-to address",
        "billing.contact" => "Bill-to contact",
        "billing.tax_id" => "VAT or tax number",
        "tax.exemption" => "Tax exemptions",
        "org.language_culture" => "Language and culture of the organization",
        "mpn.association" => "MPN ID of the location",
        "locations.reviewed" => "Locations reviewed",
        "users.first" => "A second person, or working alone",
        "users.roles" => "Everyone has a role",
        "users.two_admins" => "Two global admins",
        "security.mfa" => "Multifactor authentication for everyone",
        "bizprofile.published" => "Business profile published",
        "catalog.featured" => "Featured offers chosen",
        "pricing.current" => "Price list of this month",
        _ => return None,
    })
}

fn problem(code: &str, about: &str) -> Option<String> {
    Some(match code {
        "too_long" => format!("at most {about} characters"),
        "postal_code_form" => format!("postal codes there are written {about}"),
        "phone_length" => format!("numbers there have {about} digits"),
        "phone_too_short" => format!("at least {about} digits"),
        "tax_form" => format!("tax numbers there are written {about}"),
        "unusual_tax_form" => format!("tax numbers there are usually written {about}"),
        "unusual_registration_form" => {
            format!("registration numbers there are usually written {about}")
        }
        _ => return plain_problem(code).map(str::to_owned),
    })
}

fn plain_problem(code: &str) -> Option<&'static str> {
    Some(match code {
        "missing" => "it is missing",
        "hidden_sign" => "it has a line break or a sign that is not seen",
        "unknown_country" => "this is no country of Microsoft’s partners",
        "unknown_state" => "this is none of the country’s states",
        "unusual_state" => "this is no state that is known here",
        "phone_signs" => "only digits, spaces and + - ( ) . belong there",
        "location_phone" => "at most ten digits, and nothing else",
        "phone_elsewhere" => "a number of another country",
        "email_form" => "this is no e-mail address",
        "personal_mailbox" => "a mailbox of a provider for private persons",
        "tenant_mailbox" => "an address of the tenant, often without a mailbox",
        "foreign_domain" => "none of the company’s verified domains",
        "website_form" => "this is no website",
        "website_scheme" => "neither http nor https",
        "check_digit" => "the check digit does not fit the others",
        "guid_form" => "this is no GUID",
        "duns_form" => "a D-U-N-S number has nine digits",
        "mpn_id_form" => "an MPN ID is a number",
        "language_elsewhere" => "not a language that Partner Center speaks in this country",
        "culture_elsewhere" => "not a culture that Partner Center has in this country",
        "currency_elsewhere" => "not a currency in which Microsoft is known to bill there",
        "abbreviation" => "a word looks cut short; the register has it in full",
        "unknown_field" => "the interface has no such field",
        "too_large" => "the file is larger than any profile",
        "not_json" => "the file is not JSON",
        "not_an_object" => "an object should stand here",
        "unknown_profile" => "it says no profile that is known",
        "two_profiles" => "it says two different profiles",
        "not_text" => "no text stands here",
        "twice" => "the name stands twice",
        _ => return None,
    })
}
