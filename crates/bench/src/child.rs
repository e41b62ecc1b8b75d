//! Parts that run in a process of their own, so that one does not warm or fill
//! the memory of the next. They print their answer as JSON on one line.

use std::path::Path;
use std::process::{Command, Stdio};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problem::Problem;
use crate::{import, people, record, search, start, sync, users, window};

/// The word that says: this is not a person calling.
pub(crate) const WORD: &str = "part";

/// The role that this process was started for, with what belongs to it.
pub(crate) fn role(words: &[String]) -> Option<(&str, &[String])> {
    match words {
        [word, role, rest @ ..] if word == WORD => Some((role, rest)),
        _ => None,
    }
}

pub(crate) async fn play(role: &str, rest: &[String]) -> Result<(), Problem> {
    let unknown = || Problem::Role(format!("{role} {}", rest.join(" ")));
    let number = |text: &String| text.parse::<u64>().map_err(|_| unknown());
    match (role, rest) {
        ("import", [list, folder]) => {
            answer(&import::deed(Path::new(list), Path::new(folder)).await?)
        }
        ("floor", [rows, search, folder]) => {
            let search = search.parse().map_err(|_| unknown())?;
            answer(&import::floor(number(rows)?, search, Path::new(folder)).await?)
        }
        ("people", [file, folder]) => {
            answer(&people::deed(Path::new(file), Path::new(folder)).await?)
        }
        ("people-floor", [file, folder]) => {
            answer(&people::floor(Path::new(file), Path::new(folder)).await?)
        }
        ("users", [people, rounds, folder]) => {
            answer(&users::rounds(number(people)?, number(rounds)?, Path::new(folder)).await?)
        }
        ("record", [entries, rounds, folder]) => {
            answer(&record::turns(number(entries)?, number(rounds)?, Path::new(folder)).await?)
        }
        ("search", [list, rows, rounds, folder]) => {
            let (rows, rounds) = (number(rows)?, number(rounds)?);
            answer(&search::rounds(Path::new(list), rows, rounds, Path::new(folder)).await?)
        }
        ("start", [starts, list, folder]) => {
            let starts = number(starts)?;
            answer(&start::take_turns(starts, Path::new(list), Path::new(folder)).await?)
        }
        ("fill", [list, folder]) => {
            answer(&window::fill(Path::new(list), Path::new(folder)).await?)
        }
        (role, [folder]) if sync::ROLES.contains(&role) => {
            sync::play(role, Path::new(folder)).await
        }
        _ => Err(unknown()),
    }
}

fn answer(answer: &impl Serialize) -> Result<(), Problem> {
    println!("{}", serde_json::to_string(answer)?);
    Ok(())
}

/// Runs a part and reads its answer.
pub(crate) fn ask<T: DeserializeOwned>(words: &[&str]) -> Result<T, Problem> {
    let mut command = Command::new(std::env::current_exe()?);
    read(command.stderr(Stdio::inherit()), words)
}

/// The same, where `command` starts our program in some other way. What others
/// say on the way is shown only when it goes wrong.
pub(crate) fn ask_through<T: DeserializeOwned>(
    mut command: Command,
    words: &[&str],
) -> Result<T, Problem> {
    read(command.stderr(Stdio::piped()), words)
}

fn read<T: DeserializeOwned>(command: &mut Command, words: &[&str]) -> Result<T, Problem> {
    let output = command.arg(WORD).args(words).output()?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err(Problem::Child { role: words.join(" "), status: output.status });
    }
    let said = String::from_utf8_lossy(&output.stdout);
    Ok(serde_json::from_str(said.lines().next_back().unwrap_or_default())?)
}
