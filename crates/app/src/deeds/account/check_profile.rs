use desk_core::account::{AccountFacts, AccountFinding, AccountValue, findings};
use desk_files::profile::{ProfileFile, ProfileProblem, path_in_profile, read_profile};

use crate::desk::Desk;
use crate::error::AppError;
use crate::present::account::finding;
use crate::views::{CheckProfile, FindingView, ProfileChecked};

/// Checks a profile in the interface's JSON, by itself. Needs no workspace, keeps nothing.
pub async fn check_profile(_: &Desk, ask: CheckProfile) -> Result<ProfileChecked, AppError> {
    Ok(checked(ask.json.as_bytes()))
}

/// The same for a shell that has the bytes.
pub fn checked(bytes: &[u8]) -> ProfileChecked {
    match read_profile(bytes) {
        Ok(file) => of_file(file),
        Err(problems) => ProfileChecked {
            profile: None,
            errors: problems.iter().map(of_problem).collect(),
            warnings: Vec::new(),
        },
    }
}

fn of_file(file: ProfileFile) -> ProfileChecked {
    let held = |text: Option<String>| AccountValue {
        observed: Some(text.unwrap_or_default()),
        ..AccountValue::default()
    };
    let facts =
        AccountFacts(file.values.into_iter().map(|(field, text)| (field, held(text))).collect());
    let found = findings(&facts, file.profile);
    let (errors, warnings): (Vec<_>, Vec<_>) =
        found.into_iter().partition(AccountFinding::is_error);
    let at = |one: &AccountFinding| FindingView {
        field: path_in_profile(one.field).to_owned(),
        ..finding(one)
    };
    let unknown = file.unknown.into_iter().map(|field| FindingView {
        field,
        code: "unknown_field".to_owned(),
        about: None,
        is_error: false,
    });
    ProfileChecked {
        profile: Some(file.profile.code().to_owned()),
        errors: errors.iter().map(at).collect(),
        warnings: warnings.iter().map(at).chain(unknown).collect(),
    }
}

fn of_problem(problem: &ProfileProblem) -> FindingView {
    FindingView {
        field: problem.field.clone(),
        code: problem.fault.code().to_owned(),
        about: None,
        is_error: true,
    }
}
