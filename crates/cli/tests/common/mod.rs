//! The real program in a folder of its own.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "quiet lantern under the bridge";

/// A person at a terminal, with a folder, a key file and a passphrase.
pub(crate) struct Terminal {
    folder: TempDir,
    passphrase: PathBuf,
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Done {
    /// The JSON on standard output.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The answer of a command that should have been done.
    #[track_caller]
    pub(crate) fn good(&self) -> Value {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.json()
    }

    /// The code of a refusal.
    #[track_caller]
    pub(crate) fn refused(&self, exit: i32) -> String {
        assert_eq!(self.code, Some(exit), "{self:?}");
        let error = &self.json()["error"];
        let message = error["message"].as_str().unwrap();
        assert!(!message.is_empty(), "a refusal says why");
        error["code"].as_str().unwrap().to_owned()
    }
}

impl Terminal {
    /// Nothing is made yet.
    pub(crate) fn fresh() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = folder.path().join("passphrase.txt");
        std::fs::write(&passphrase, format!("{PASSPHRASE}\n")).unwrap();
        Self { folder, passphrase }
    }

    /// With a workspace.
    pub(crate) fn new() -> Self {
        let terminal = Self::fresh();
        terminal.json(&["workspace", "create", "Atelier", "--user-name", "Ada"]).good();
        terminal
    }

    /// With a workspace and the price list of [`price_list`].
    pub(crate) fn with_catalog() -> Self {
        let terminal = Self::new();
        let list = terminal.write("Nov_NCE_LicenseBasedPL_GA_FR.csv", &price_list(""));
        terminal.json(&["price-list", "import", &list, "--month", "2025-11"]).good();
        terminal
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and gives its path for a command line.
    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// A command without any option but what is given.
    pub(crate) fn bare(&self, words: &[&str]) -> Done {
        let output = self.command().args(words).output().unwrap();
        done(&output)
    }

    /// A command on the folder with its key file.
    pub(crate) fn run(&self, words: &[&str]) -> Done {
        let output = self.keyed(&self.passphrase).args(words).output().unwrap();
        done(&output)
    }

    /// The same with `--json`.
    pub(crate) fn json(&self, words: &[&str]) -> Done {
        let output = self.keyed(&self.passphrase).arg("--json").args(words).output().unwrap();
        done(&output)
    }

    /// The same with another passphrase.
    pub(crate) fn json_with(&self, passphrase: &Path, words: &[&str]) -> Done {
        let output = self.keyed(passphrase).arg("--json").args(words).output().unwrap();
        done(&output)
    }

    /// The program on this folder, its key file and its passphrase.
    pub(crate) fn keyed(&self, passphrase: &Path) -> Command {
        let mut command = self.command();
        command.arg("--data-dir").arg(self.path("data"));
        command.arg("--key-file").arg(self.path("key.json"));
        command.arg("--passphrase-file").arg(passphrase);
        command
    }

    pub(crate) fn passphrase(&self) -> &Path {
        &self.passphrase
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_desk"));
        for name in ["LC_ALL", "LC_MESSAGES", "DESK_LOG"] {
            command.env_remove(name);
        }
        // Nothing of ours may land in the home of whoever runs the tests, and no
        // keychain of theirs may be asked.
        command.env("LANG", "C").env("HOME", self.folder.path());
        command.env("XDG_DATA_HOME", self.path("xdg")).env_remove("DBUS_SESSION_BUS_ADDRESS");
        command.env("XDG_RUNTIME_DIR", self.path("run")).stdin(std::process::Stdio::null());
        command
    }
}

fn done(output: &Output) -> Done {
    Done {
        code: output.status.code(),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

const HEADER: &str = "ChangeIndicator,ProductTitle,ProductId,SkuId,SkuTitle,Publisher,\
    SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,\
    PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price,\
    Segment,PreviousValues";

/// A made-up list as the portal writes it (catalog-pricing.md, 6.8): eight offers,
/// one with two prices, and `more` behind them.
pub(crate) fn price_list(more: &str) -> String {
    let mut text = format!("\u{feff}{HEADER}\n");
    for (sku, title) in [
        ("1", "Suite Éssentielle"),
        ("2", "Suite Standard"),
        ("3", "Suite Premium"),
        ("4", "Courrier Plus"),
        ("5", "Archivage"),
        ("6", "Téléphonie"),
    ] {
        text.push_str(&row("Unchanged", sku, title, "P1Y", "Annual", "60", "75", "Commercial"));
    }
    text.push_str(&row(
        "Change",
        "1",
        "Suite Éssentielle",
        "P1Y",
        "Monthly",
        "63",
        "78.75",
        "Commercial",
    ));
    text.push_str(&row("Add", "000F", "Suite Essai", "P1M", "None", "0", "0", "Charity"));
    text.push_str(more);
    text
}

#[expect(clippy::too_many_arguments, reason = "a row has that many cells that matter here")]
pub(crate) fn row(
    marker: &str,
    sku: &str,
    title: &str,
    term: &str,
    billing: &str,
    price: &str,
    retail: &str,
    segment: &str,
) -> String {
    let tags = if billing == "None" { "License;Trial" } else { "License" };
    format!(
        "{marker},Bureau ,CFQ7TTC0AAA1,{sku},{title},Microsoft Corporation,\"Mail, files.\",,{term},\
         {billing},FR,EUR,{price},,,2025-04-01T00:00:00.0000000Z,9999-11-30T23:59:59.0000000Z,\
         {tags},{retail},{segment},\n"
    )
}

/// The id of an offer of [`price_list`].
pub(crate) fn offer(sku: &str) -> String {
    format!("CFQ7TTC0AAA1:{sku:0>4}")
}
