//! The shape of the file, in steps; each is applied once, in order.

use std::borrow::Cow;
use std::sync::LazyLock;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

macro_rules! steps {
    ($($version:literal $name:literal;)*) => {
        /// The steps in `migrations/desktop`, by number and name.
        const STEPS: &[(i64, &str, &str)] = &[$((
            $version,
            $name,
            include_str!(concat!("../../../migrations/desktop/", $name, ".sql")),
        ),)*];
    };
}

// Not `sqlx::migrate!`: its macro crate would compile SQLite a second time for
// the machine that builds. A test compares this list with the folder.
steps! {
    1 "0001_ground";
    2 "0002_hub";
    3 "0003_saved_views";
    4 "0004_people";
    5 "0005_envelopes";
    6 "0006_account";
}

pub(crate) static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let steps: Vec<Migration> = STEPS
        .iter()
        .map(|&(version, name, sql)| {
            Migration::new(
                version,
                Cow::Borrowed(name),
                MigrationType::Simple,
                sql.into_sql_str(),
                false,
            )
        })
        .collect();
    Migrator { migrations: Cow::Owned(steps), ..Migrator::DEFAULT }
});

/// The newest step that this version knows.
#[cfg(test)]
pub(crate) fn newest() -> i64 {
    STEPS.iter().map(|step| step.0).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_in_the_folder_is_in_the_list_and_the_numbers_agree() {
        let folder =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/desktop");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let listed: Vec<String> = STEPS.iter().map(|step| format!("{}.sql", step.1)).collect();
        assert_eq!(listed, files);
        for (version, name, _) in STEPS {
            assert!(name.starts_with(&format!("{version:04}_")), "{name} is step {version}");
        }
    }
}
