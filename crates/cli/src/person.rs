//! Who sits at the terminal, and at which computer, by the names the system
//! knows.

/// The name of the person; `None` where the system does not tell.
pub(crate) fn name(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.trim().is_empty()))
        .or_else(|| whoami::username().ok())
        .filter(|name| !name.trim().is_empty())
}

/// The name of this computer, as others will see it among the devices.
pub(crate) fn device() -> String {
    whoami::hostname()
        .ok()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "desk".to_owned())
}
