//! What was asked on the command line. By hand: ten commands and three options do
//! not pay for a parser that every fresh machine would have to compile first.

use thiserror::Error;

use crate::setup::Purpose;

pub(crate) const USAGE: &str = "\
cargo xtask <command>

  run [--yes]                      set up, build, open the window on a demo workspace
  test [--yes]                     set up, then run every test there is
  ci [--yes]                       format, lint, licences and types, then `test`
  setup [--yes] [--for PURPOSE]    only the set-up, for run, test or package (run when not said)
  deny                             licences, bans and sources of our dependencies
  licences                         the licences of all that the program contains, as packages have them
  codegen                          write the TypeScript bindings and the rights matrix
  screenshots [--yes]              a picture of every page into target/screenshots
  package [--yes] [--check]        the packages of this system; --check installs the .deb on a
                                   clean Debian and starts it, and needs root
  bench [sync] [--quick] [...]     measure; arguments go to desk-bench

--yes installs missing system packages without asking; so does the variable CI.";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Setup { yes: bool, purpose: Purpose },
    Run { yes: bool },
    Test { yes: bool },
    Ci { yes: bool },
    Deny,
    Licences,
    Screenshots { yes: bool },
    Package { yes: bool, check: bool },
    Codegen,
    Bench { passed_on: Vec<String> },
}

#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum Misuse {
    #[error("say what to do")]
    NoCommand,
    #[error("there is no command `{0}`")]
    UnknownCommand(String),
    #[error("`{command}` does not take `{word}`")]
    UnknownOption { command: String, word: String },
    #[error("--for wants `run`, `test` or `package`")]
    Purpose,
}

pub(crate) fn parse(words: &[String]) -> Result<Command, Misuse> {
    let Some((command, rest)) = words.split_first() else {
        return Err(Misuse::NoCommand);
    };
    let yes = || only_yes(command, rest);
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "setup" => setup(rest),
        "run" => yes().map(|yes| Command::Run { yes }),
        "test" => yes().map(|yes| Command::Test { yes }),
        "ci" => yes().map(|yes| Command::Ci { yes }),
        "screenshots" => yes().map(|yes| Command::Screenshots { yes }),
        "package" => package(rest),
        "deny" => nothing(command, rest).map(|()| Command::Deny),
        "licences" => nothing(command, rest).map(|()| Command::Licences),
        "codegen" => nothing(command, rest).map(|()| Command::Codegen),
        "bench" => Ok(Command::Bench { passed_on: rest.to_vec() }),
        other => Err(Misuse::UnknownCommand(other.to_owned())),
    }
}

fn setup(rest: &[String]) -> Result<Command, Misuse> {
    let (mut yes, mut purpose) = (false, Purpose::Run);
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--yes" => yes = true,
            "--for" => {
                purpose = match words.next().map(String::as_str) {
                    Some("run") => Purpose::Run,
                    Some("test") => Purpose::Test,
                    Some("package") => Purpose::Package,
                    Some(_) | None => return Err(Misuse::Purpose),
                }
            }
            _ => return Err(unknown("setup", word)),
        }
    }
    Ok(Command::Setup { yes, purpose })
}

fn package(rest: &[String]) -> Result<Command, Misuse> {
    let (mut yes, mut check) = (false, false);
    for word in rest {
        match word.as_str() {
            "--yes" => yes = true,
            "--check" => check = true,
            _ => return Err(unknown("package", word)),
        }
    }
    Ok(Command::Package { yes, check })
}

fn only_yes(command: &str, rest: &[String]) -> Result<bool, Misuse> {
    match rest.iter().find(|word| *word != "--yes") {
        Some(word) => Err(unknown(command, word)),
        None => Ok(!rest.is_empty()),
    }
}

fn nothing(command: &str, rest: &[String]) -> Result<(), Misuse> {
    rest.first().map_or(Ok(()), |word| Err(unknown(command, word)))
}

fn unknown(command: &str, word: &str) -> Misuse {
    Misuse::UnknownOption { command: command.to_owned(), word: word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, Misuse> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_command_is_understood() {
        let cases = [
            ("run", Command::Run { yes: false }),
            ("run --yes", Command::Run { yes: true }),
            ("test --yes", Command::Test { yes: true }),
            ("ci", Command::Ci { yes: false }),
            ("screenshots --yes", Command::Screenshots { yes: true }),
            ("package", Command::Package { yes: false, check: false }),
            ("package --check", Command::Package { yes: false, check: true }),
            ("setup", Command::Setup { yes: false, purpose: Purpose::Run }),
            ("setup --for test --yes", Command::Setup { yes: true, purpose: Purpose::Test }),
            ("bench --quick", Command::Bench { passed_on: vec!["--quick".to_owned()] }),
        ];
        for (line, wanted) in cases {
            assert_eq!(parsed(line), Ok(wanted), "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert_eq!(parsed(""), Err(Misuse::NoCommand));
        assert_eq!(parsed("fly"), Err(Misuse::UnknownCommand("fly".to_owned())));
        assert_eq!(parsed("setup --for fun"), Err(Misuse::Purpose));
        assert_eq!(parsed("run --fast"), Err(unknown("run", "--fast")));
        assert_eq!(parsed("package --fast"), Err(unknown("package", "--fast")));
        assert_eq!(parsed("deny all"), Err(unknown("deny", "all")));
    }
}
