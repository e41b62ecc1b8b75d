//! A made-up company with a made-up price list, to look at the program with.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Problem, file};
use crate::repo;
use crate::shell;

const COMPANY: &str = "Fontanelle Conseil (demo)";
const SAMPLE: [&str; 8] = ["--rows", "4000", "--seed", "1", "--market", "FR", "--month", "2026-11"];

/// It protects nothing: the workspace holds only what the project made up.
const PASSPHRASE: &str = "made-up company, made-up passphrase\n";

#[derive(Debug)]
pub(crate) struct Demo {
    folder: PathBuf,
}

impl Demo {
    /// Makes the workspace, unless an earlier run made it whole. What a person did
    /// in it since then stays.
    pub(crate) fn prepare() -> Result<Self, Problem> {
        let demo = Self { folder: repo::target().join("demo") };
        let finished = demo.folder.join("finished");
        let recipe = format!("{COMPANY}\n{}\n", SAMPLE.join(" "));
        if fs::read_to_string(&finished).is_ok_and(|made| made == recipe) {
            println!("The demo workspace is there already: {}", demo.folder.display());
            return Ok(demo);
        }
        demo.make()?;
        fs::write(&finished, recipe).map_err(file("write", &finished))?;
        Ok(demo)
    }

    fn make(&self) -> Result<(), Problem> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).map_err(file("clear", &self.folder))?;
        }
        fs::create_dir_all(&self.folder).map_err(file("make", &self.folder))?;
        write_private(&self.passphrase_file(), PASSPHRASE)?;

        let list = self.folder.join("price-list.csv");
        let mut sample = shell::command(repo::built("desk-sample"), SAMPLE);
        sample.arg("--out").arg(&list);
        shell::run(sample)?;
        shell::run(self.desk(["workspace", "create", COMPANY]))?;
        let mut import = self.desk(["price-list", "import"]);
        import.arg(&list);
        shell::run(import)
    }

    fn desk<const N: usize>(&self, words: [&str; N]) -> Command {
        let mut command = shell::command(repo::built("desk"), self.options());
        command.args(words);
        command
    }

    /// The desktop program and its terminal twin take the same three options.
    pub(crate) fn options(&self) -> Vec<OsString> {
        vec![
            "--data-dir".into(),
            self.folder.join("data").into(),
            "--key-file".into(),
            self.folder.join("demo.key").into(),
            "--passphrase-file".into(),
            self.passphrase_file().into(),
        ]
    }

    fn passphrase_file(&self) -> PathBuf {
        self.folder.join("passphrase.txt")
    }
}

/// Secrets in files others may read are refused by the program, rightly.
fn write_private(path: &Path, text: &str) -> Result<(), Problem> {
    fs::write(path, text).map_err(file("write", path))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(path, private).map_err(file("protect", path))?;
    }
    Ok(())
}
