//! What each command does.

use desk_hub::http::Route;
use desk_hub::ops;
use desk_hub::serve::{self, CertificateFiles, ServeOptions, told_to_end};
use serde_json::json;

use super::answer::{Answer, print};
use super::args::{Cli, Command, InviteOwner, Restore, Serve};
use super::failure::Failure;

pub(super) async fn perform(cli: Cli) -> Result<Answer, Failure> {
    match cli.command {
        Command::Serve(words) => serve(words, cli.json).await,
        Command::InviteOwner(words) => invite_owner(words).await,
        Command::Backup { place, target } => {
            let made = ops::backup(&place.data_dir, &target).await?;
            let text = format!(
                "{} workspaces are in {} and were checked there",
                made.workspaces,
                target.display()
            );
            let json = json!({"target": target, "workspaces": made.workspaces,
                "made_ms": made.made_ms});
            Ok(Answer::new(json, text))
        }
        Command::Restore(words) => restore(words).await,
        Command::Verify { place } => {
            let report = ops::verify(&place.data_dir).await?;
            Ok(Answer::new(report.to_json(), report.to_string()).judged(report.sound()))
        }
        Command::Doctor { place, certificate } => {
            let report = ops::doctor(&place.data_dir, certificate.as_deref()).await?;
            Ok(Answer::new(report.to_json(), report.to_string()).judged(report.sound()))
        }
        Command::Export { place, workspace, target } => {
            let proof = ops::export(&place.data_dir, workspace, &target).await?;
            let text = format!("{workspace} is in {}, {proof}", target.display());
            Ok(Answer::new(proof.to_json(), text))
        }
        Command::Import { place, file } => {
            let proof = ops::import(&place.data_dir, &file).await?;
            let text = format!("{} is here, {proof}", proof.workspace);
            Ok(Answer::new(proof.to_json(), text))
        }
        Command::Compact { place } => {
            let workspaces = ops::compact(&place.data_dir).await?;
            let text = format!("{workspaces} workspaces have a new snapshot");
            Ok(Answer::new(json!({ "workspaces": workspaces }), text))
        }
        Command::Routes => {
            let lines: Vec<String> =
                Route::ALL.iter().map(|r| format!("{} {}", r.method(), r.path())).collect();
            Ok(Answer::new(json!(lines), lines.join("\n")))
        }
    }
}

async fn serve(words: Serve, json: bool) -> Result<Answer, Failure> {
    let certificate = match (words.certificate, words.key) {
        (Some(certificate), Some(key)) => Some(CertificateFiles { certificate, key }),
        // The one asks for the other.
        (Some(_) | None, _) => None,
    };
    // Before anything is said: whoever reads the line may end us at once.
    let told = told_to_end()?;
    let ready = serve::prepare(ServeOptions {
        data_dir: words.place.data_dir,
        listen: words.listen,
        addresses: words.addresses,
        certificate,
        metrics_for_all: words.open_metrics,
    })
    .await?;
    let invitation = ready.invitation.as_ref().map(|invitation| invitation.text.as_str());
    let line = if json {
        json!({"address": ready.address, "invitation": invitation}).to_string()
    } else {
        match invitation {
            Some(text) => format!(
                "The hub is at {}. Whoever has this invitation opens its first workspace, \
                 once, within 7 days:\n{text}",
                ready.address
            ),
            None => format!("The hub is at {}.", ready.address),
        }
    };
    print(&line)?;
    ready.serve(told).await?;
    Ok(Answer::said())
}

async fn invite_owner(words: InviteOwner) -> Result<Answer, Failure> {
    let made = ops::invite_owner(&words.place.data_dir, &words.addresses).await?;
    let json = json!({"invitation": made.text, "expires_ms": made.expires_ms});
    Ok(Answer::new(json, made.text))
}

async fn restore(words: Restore) -> Result<Answer, Failure> {
    let restored = ops::restore(&words.backup, &words.place.data_dir, words.force).await?;
    let aside = restored
        .aside
        .as_ref()
        .map_or_else(String::new, |aside| format!("; what was there is in {}", aside.display()));
    let text = format!(
        "{} workspaces are restored{aside}. Each waits until somebody who may restores it \
         confirms that on a device.",
        restored.workspaces
    );
    let json = json!({"workspaces": restored.workspaces, "aside": restored.aside});
    Ok(Answer::new(json, text))
}
