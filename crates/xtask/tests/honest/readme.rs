//! The two commands stand where a newcomer looks first.

use std::io;

use crate::text_of;

const FIRST_SCREEN: usize = 40;

#[test]
fn the_readmes_first_screen_names_the_two_commands() -> io::Result<()> {
    let readme = text_of("README.md")?;
    let first_screen = readme.lines().take(FIRST_SCREEN).collect::<Vec<_>>().join("\n");
    for command in ["cargo xtask run", "cargo xtask test"] {
        assert!(
            first_screen.contains(command),
            "`{command}` is missing from the first {FIRST_SCREEN} lines of README.md"
        );
    }
    Ok(())
}
