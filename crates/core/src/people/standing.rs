//! How a person stands: what the words of their details mean.

use jiff::{SignedDuration, Timestamp};

use crate::access::Role;
use crate::facts::UserFacts;
use crate::user_field::UserField;
use crate::words::words;

words! {
    /// Whether somebody belongs to the tenant or visits it.
    UserType, "a type of user";
    Member "member";
    Guest "guest";
}

words! {
    /// Who keeps the domain of somebody's user name.
    DomainType, "a type of domain";
    None "none";
    Managed "managed";
    /// Another directory; it keeps the password too.
    Federated "federated";
}

words! {
    /// How far somebody is with multifactor authentication (users-roles.md, 7).
    MfaState, "a state of multifactor authentication";
    Disabled "disabled";
    Enabled "enabled";
    Enforced "enforced";
}

words! {
    /// Whether somebody exists at Microsoft already.
    Origin, "an origin";
    /// Made here: the intent to create the account.
    Created "created";
    /// Seen in the directory: nobody is to be created.
    Observed "observed";
}

/// How long somebody who was deleted can come back.
const WINDOW: SignedDuration = SignedDuration::from_hours(30 * 24);
const DAY: i64 = 24 * 60 * 60;

/// The days that are left to bring somebody back, a begun one counted whole; `None`
/// when the time is over. A clock that was set back gives no more than all of them.
pub fn days_left(deleted_at: Timestamp, now: Timestamp) -> Option<u8> {
    let gone = now.duration_since(deleted_at).max(SignedDuration::ZERO);
    let left = WINDOW - gone;
    if left <= SignedDuration::ZERO {
        return None;
    }
    u8::try_from((left.as_secs() + DAY - 1) / DAY).ok().map(|days| days.clamp(1, 30))
}

impl UserFacts {
    fn word<T: std::str::FromStr>(&self, field: UserField) -> Option<T> {
        self.details.get(&field).and_then(|text| text.parse().ok())
    }

    /// A member where nothing is told.
    pub fn is_guest(&self) -> bool {
        self.word(UserField::UserType) == Some(UserType::Guest)
    }

    /// What nobody told is taken for not enabled.
    pub fn mfa(&self) -> MfaState {
        self.word(UserField::MfaState).unwrap_or(MfaState::Disabled)
    }

    /// Made here, where nothing is told.
    pub fn origin(&self) -> Origin {
        self.word(UserField::Origin).unwrap_or(Origin::Created)
    }

    /// Whether another directory keeps who they are and their password: theirs is
    /// federated, or comes from one on premises (S11).
    pub fn is_kept_elsewhere(&self) -> bool {
        self.word(UserField::DomainType) == Some(DomainType::Federated)
            || self.details.contains_key(&UserField::LastDirectorySync)
    }

    pub fn is_global_admin(&self) -> bool {
        self.roles.contains(&Role::GlobalAdmin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_days_run_from_the_moment_of_the_deletion() {
        let at = Timestamp::UNIX_EPOCH;
        for (hours, meant) in [
            (-48, Some(30)),
            (0, Some(30)),
            (1, Some(30)),
            (24, Some(29)),
            (29 * 24, Some(1)),
            (30 * 24 - 1, Some(1)),
            (30 * 24, None),
            (400 * 24, None),
        ] {
            let now = at + SignedDuration::from_hours(hours);
            assert_eq!(days_left(at, now), meant, "after {hours} hours");
        }
    }

    #[test]
    fn what_nobody_told_is_taken_for_the_plainest() {
        let nobody = UserFacts::default();
        assert!(!nobody.is_guest() && !nobody.is_kept_elsewhere());
        assert_eq!((nobody.mfa(), nobody.origin()), (MfaState::Disabled, Origin::Created));
        let with = |field, text: &str| UserFacts {
            details: [(field, text.to_owned())].into(),
            ..UserFacts::default()
        };
        assert!(with(UserField::UserType, "guest").is_guest());
        assert!(with(UserField::DomainType, "federated").is_kept_elsewhere());
        assert!(!with(UserField::DomainType, "managed").is_kept_elsewhere());
        assert!(with(UserField::LastDirectorySync, "2026-11-20T09:00:00Z").is_kept_elsewhere());
    }
}
