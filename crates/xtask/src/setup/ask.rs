//! May we install? Only a person at a terminal is asked.

use std::env;
use std::io::{self, IsTerminal, Write};

use crate::problem::{Problem, file};

pub(crate) fn may_install(yes: bool) -> Result<(), Problem> {
    if yes || in_ci() {
        return Ok(());
    }
    if !io::stdin().is_terminal() {
        println!("No terminal to ask on, so going ahead.");
        return Ok(());
    }
    print!("Install them now? [Y/n] ");
    let _ = io::stdout().flush();
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(file("read", "the terminal"))?;
    if agreed(&answer) { Ok(()) } else { Err(Problem::Declined) }
}

fn in_ci() -> bool {
    env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "false" && ci != "0")
}

/// Enter alone means yes. A closed terminal gives no line at all, which is no answer.
fn agreed(answer: &str) -> bool {
    answer.ends_with('\n')
        && matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes" | "o" | "oui")
}

#[cfg(test)]
mod tests {
    use super::agreed;

    #[test]
    fn only_a_yes_or_enter_installs() {
        for answer in ["\n", "y\n", "Yes\r\n", "oui\n"] {
            assert!(agreed(answer), "{answer:?} is a yes");
        }
        for answer in ["n\n", "no\n", "what?\n", ""] {
            assert!(!agreed(answer), "{answer:?} is not a yes");
        }
    }
}
