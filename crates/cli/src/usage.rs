//! What is wrong with a command line, in the person's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::UsageTexts;

/// A sentence, and how the command is meant.
pub(crate) fn sentence(error: &clap::Error, texts: &UsageTexts) -> String {
    let what = describe(error, texts);
    let how = said(error, ContextKind::Usage);
    let how = how.trim().strip_prefix("Usage:").unwrap_or(&how).trim();
    if how.is_empty() { what } else { format!("{what}\n{}", (texts.usage)(how)) }
}

fn describe(error: &clap::Error, texts: &UsageTexts) -> String {
    let about = |kind| said(error, kind);
    let arg = about(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            (texts.incomplete)(&about(ContextKind::ValidSubcommand))
        }
        ErrorKind::UnknownArgument => (texts.unknown_argument)(&arg),
        ErrorKind::InvalidSubcommand => {
            (texts.unknown_command)(&about(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => (texts.missing)(&arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match about(ContextKind::InvalidValue).as_str() {
                "" => (texts.without_value)(&arg),
                value => (texts.bad_value)(&arg, value, &about(ContextKind::ValidValue)),
            }
        }
        ErrorKind::ArgumentConflict => (texts.conflict)(&arg, &about(ContextKind::PriorArg)),
        ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::TooManyValues
        | ErrorKind::WrongNumberOfValues => (texts.without_value)(&arg),
        ErrorKind::InvalidUtf8 => texts.not_text.to_owned(),
        // These are no errors of a person, and clap may grow further kinds.
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => texts.other.to_owned(),
    }
}

fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::Bool(said)) => said.to_string(),
        // Nothing is said of it, or in a way that clap has grown since.
        _ => String::new(),
    }
}
