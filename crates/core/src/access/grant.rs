//! How far a role goes in a task, and how the table's rows are read.

use super::role::Role;
use super::table::Task;

/// How far a role goes in a task; the larger, the further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grant {
    /// Not at all.
    None,
    /// Own, team or scope only.
    Own,
    /// Wholly.
    Full,
}

/// Text that names no task.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a task")]
pub struct UnknownTask {
    pub text: String,
}

/// The role columns and, last, what everyone may without any role.
pub(super) const ROLES_AND_NONE: usize = Role::ALL.len() + 1;

/// What the table says of this role alone.
pub const fn grant(role: Role, task: Task) -> Grant {
    task.row()[role as usize]
}

/// What everyone may who works in the company, role or not ("default user").
pub const fn grant_without_role(task: Task) -> Grant {
    task.row()[Role::ALL.len()]
}

/// The roles that may do all of it, for "why and who may".
pub fn who_may(task: Task) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| grant(*role, task) == Grant::Full).collect()
}

impl Task {
    /// Whether a rule knows what of this task is in somebody's scope: whom an
    /// account admin may edit, which roles a user management admin may give, whose
    /// password they may have reset (users-roles.md, 5.2 and 5.3), and which of the
    /// profiles a billing admin sees.
    pub const fn scope_is_ruled(self) -> bool {
        matches!(
            self,
            Self::UsersEdit
                | Self::UsersResetPassword
                | Self::RolesAssignEntra
                | Self::AccountViewProfiles
        )
    }
}

/// Reads a row's marks: `✔` full, `o` own, `–` none. All else (spaces, bars,
/// footnote figures) is for the eye. Runs at compile time.
pub(super) const fn row(marks: &str) -> [Grant; ROLES_AND_NONE] {
    let bytes = marks.as_bytes();
    let mut row = [Grant::None; ROLES_AND_NONE];
    let mut column = 0;
    let mut at = 0;
    while at < bytes.len() {
        let found = match bytes[at] {
            b'o' => Some(Grant::Own),
            // ✔ is E2 9C 94, – is E2 80 93; the raised figures end otherwise.
            0xE2 if at + 2 < bytes.len() => match (bytes[at + 1], bytes[at + 2]) {
                (0x9C, 0x94) => Some(Grant::Full),
                (0x80, 0x93) => Some(Grant::None),
                _ => None,
            },
            _ => None,
        };
        if let Some(grant) = found {
            assert!(column < ROLES_AND_NONE, "a mark too many");
            row[column] = grant;
            column += 1;
        }
        at += 1;
    }
    assert!(column == ROLES_AND_NONE, "a mark too few");
    row
}

/// Makes [`Task`] from the table.
macro_rules! tasks {
    ($($name:ident $code:literal { $marks:literal $title:literal, $source:literal })+) => {
        /// Something a person can do, and for which the table says who may.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Task { $(#[doc = $title] $name,)+ }

        impl Task {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// What stands in the record, in `--json` and in the matrix.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The task in plain English.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// Where the row comes from: an article's name, `po` for the permissions
            /// overview of 2021, a year for its edition, `P` where it is our proposal.
            pub const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)+ }
            }

            /// The marks as written, footnotes and all.
            #[cfg(test)]
            pub(super) const fn marks(self) -> &'static str {
                match self { $(Self::$name => $marks,)+ }
            }

            pub(super) const fn row(self) -> [Grant; ROLES_AND_NONE] {
                match self { $(Self::$name => const { row($marks) },)+ }
            }
        }

        impl FromStr for Task {
            type Err = UnknownTask;
            fn from_str(text: &str) -> Result<Self, UnknownTask> {
                match text {
                    $($code => Ok(Self::$name),)+
                    _ => Err(UnknownTask { text: text.to_owned() }),
                }
            }
        }
    };
}
pub(super) use tasks;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_past_its_footnotes() {
        let row = row("✔ o¹ – ✔² – o¹³ o⁵ –⁸ ✔ – – – – | – o | ✔");
        assert_eq!(row[..8], {
            use Grant::{Full, None, Own};
            [Full, Own, None, Full, None, Own, Own, None]
        });
        assert_eq!(row[14..], [Grant::Own, Grant::Full]);
    }

    #[test]
    fn codes_read_what_they_print() {
        for task in Task::ALL {
            assert_eq!(task.code().parse(), Ok(*task));
        }
        assert!("catalog.everything".parse::<Task>().is_err());
    }
}
