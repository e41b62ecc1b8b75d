//! Is Node there, and new enough for the tools that build the screens?

use crate::problem::Problem;
use crate::repo::NPM;
use crate::shell;

pub(crate) fn check() -> Result<(), Problem> {
    let mut missing = Vec::new();
    match shell::read(shell::command("node", ["--version"])) {
        Ok(version) if new_enough(version.trim()) => {}
        Ok(version) => missing.push(format!("Node 20.19 or newer; {} is here", version.trim())),
        Err(_) => missing.push("Node 20.19 or newer: https://nodejs.org/".to_owned()),
    }
    if !shell::answers(NPM) {
        missing.push("npm, which comes with Node".to_owned());
    }
    if missing.is_empty() { Ok(()) } else { Err(Problem::Missing(missing)) }
}

/// Vite's own condition: 20.19, or 22.12 and later.
fn new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
        return false;
    };
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        major => major > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::new_enough;

    #[test]
    fn old_and_odd_versions_are_refused() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"] {
            assert!(new_enough(good), "{good}");
        }
        for bad in ["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "", "nonsense"] {
            assert!(!new_enough(bad), "{bad}");
        }
    }
}
