//! Who sits at the terminal, by the name the system knows.

/// The name of the person; `None` where the system does not tell.
pub(crate) fn name(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.trim().is_empty()))
        .or_else(|| whoami::username().ok())
        .filter(|name| !name.trim().is_empty())
}
