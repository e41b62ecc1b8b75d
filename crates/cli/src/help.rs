//! Puts the words of a language into the help.

use clap::{Arg, Command};

use crate::text::{Help, Texts};

/// The command line's own description, in a language.
pub(crate) fn in_language(command: Command, texts: &Texts) -> Command {
    dress(command, "desk", texts)
}

fn dress(command: Command, path: &str, texts: &Texts) -> Command {
    let (help, team, manage) = (&texts.help, &texts.team, &texts.manage);
    let (people, account) = (&texts.people, &texts.account);
    let template = format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}", help.usage);
    let command = command
        .about(first(
            first(about(help, path), (team.about)(path)),
            first((manage.about)(path), first((people.about)(path), (account.about)(path))),
        ))
        // A command that is not whole is a mistake, and is told as one.
        .arg_required_else_help(false)
        .help_template(template)
        .subcommand_help_heading(help.commands)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { help.arguments } else { help.options };
            let name = arg.get_id().as_str();
            let said = first((people.of)(path, name), (manage.of)(path, name));
            let said = first((account.of)(path, name), said);
            let said = first(first(said, (team.of)(path, name)), of(help, path, &arg));
            arg.help(said).long_help(None::<&str>).help_heading(heading)
        });
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        dress(sub, &path, texts)
    })
}

/// The one of the two that is said.
const fn first(one: &'static str, other: &'static str) -> &'static str {
    if one.is_empty() { other } else { one }
}

fn about(help: &Help, path: &str) -> &'static str {
    match path {
        "desk" => help.desk,
        "desk workspace" => help.workspace,
        "desk workspace create" => help.workspace_create,
        "desk workspace list" => help.workspace_list,
        "desk workspace backup" => help.workspace_backup,
        "desk workspace restore" => help.workspace_restore,
        "desk workspace backups" => help.workspace_backups,
        "desk price-list" => help.price_list,
        "desk price-list import" => help.price_list_import,
        "desk price-list list" => help.price_list_list,
        "desk price-list show" => help.price_list_show,
        "desk price-list remove" => help.price_list_remove,
        "desk price-list restore" => help.price_list_restore,
        "desk catalog" => help.catalog,
        "desk catalog search" => help.catalog_search,
        "desk catalog show" => help.catalog_show,
        "desk catalog feature" => help.catalog_feature,
        "desk catalog unfeature" => help.catalog_unfeature,
        "desk catalog move" => help.catalog_move,
        "desk catalog featured" => help.catalog_featured,
        "desk undo" => help.undo,
        "desk redo" => help.redo,
        "desk outbox" => help.outbox,
        "desk outbox list" => help.outbox_list,
        "desk record" => help.record,
        "desk record list" => help.record_list,
        _ => "",
    }
}

fn of(help: &Help, path: &str, arg: &Arg) -> &'static str {
    match (path, arg.get_id().as_str()) {
        (_, "data_dir") => help.of_data_dir,
        (_, "workspace") => help.of_workspace,
        (_, "key_file") => help.of_key_file,
        (_, "passphrase_file") => help.of_passphrase_file,
        (_, "json") => help.of_json,
        (_, "lang") => help.of_lang,
        (_, "yes") => help.of_yes,
        (_, "help") => help.of_help,
        (_, "version") => help.of_version,
        ("desk workspace create", "name") => help.of_name,
        ("desk workspace create", "colour") => help.of_colour,
        ("desk workspace create", "user_name") => help.of_user_name,
        ("desk workspace create", "market") => help.of_home_market,
        ("desk workspace backup", "file") => help.of_backup_target,
        ("desk workspace restore", "file") => help.of_backup_source,
        ("desk price-list import", "file") => help.of_price_list_file,
        ("desk price-list import", "month") => help.of_month,
        ("desk price-list import", "market") => help.of_list_market,
        ("desk price-list import", "currency") => help.of_currency,
        ("desk price-list import", "kind") => help.of_kind,
        ("desk price-list import", "preview") => help.of_preview,
        ("desk price-list import", "no_preview") => help.of_no_preview,
        ("desk price-list import", "dates") => help.of_dates,
        ("desk price-list import", "columns") => help.of_column,
        ("desk price-list import", "strict") => help.of_strict,
        ("desk price-list import", "refused") => help.of_refused_file,
        ("desk price-list show" | "desk price-list remove" | "desk price-list restore", "id") => {
            help.of_list_id
        }
        ("desk catalog search", "text") => help.of_text,
        ("desk catalog search", "segment") => help.of_segment,
        ("desk catalog search", "market") => help.of_catalog_market,
        ("desk catalog search", "term") => help.of_term,
        ("desk catalog search", "billing") => help.of_billing,
        ("desk catalog search", "currency") => help.of_only_currency,
        ("desk catalog search", "price_from") => help.of_price_from,
        ("desk catalog search", "price_to") => help.of_price_to,
        ("desk catalog search", "trial") => help.of_trial,
        ("desk catalog search", "no_trial") => help.of_no_trial,
        ("desk catalog search", "order") => help.of_order,
        ("desk catalog search", "descending") => help.of_descending,
        (_, "limit") => help.of_limit,
        (_, "offset") => help.of_offset,
        (_, "id") => help.of_offer_id,
        (_, "at") => help.of_at,
        (_, "to") => help.of_to,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::{Cli, Lang};
    use crate::text::texts;

    fn check(command: &Command, path: &str) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_empty(), "`{path}` says nothing of itself");
        for arg in command.get_arguments() {
            let said = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!said.is_empty(), "`{path}` says nothing of {}", arg.get_id());
        }
        for sub in command.get_subcommands() {
            check(sub, &format!("{path} {}", sub.get_name()));
        }
    }

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        for lang in [Lang::En, Lang::Fr] {
            let mut command = in_language(Cli::command(), texts(lang));
            command.build();
            check(&command, "desk");
        }
    }
}
