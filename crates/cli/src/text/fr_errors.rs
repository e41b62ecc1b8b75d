//! Why a deed was not done, in French, and what to do about it.

use desk_app::ErrorCode;

use super::Said;
use super::fr_reasons::{archive, not_a_list_of_people, not_a_price_list, other_file};

pub(super) fn error(code: ErrorCode, said: Said<'_>) -> String {
    let about = said.about;
    match code {
        ErrorCode::NoWorkspace => "Il n’y a pas d’espace de travail de ce nom.".to_owned(),
        ErrorCode::WorkspaceNameTaken => {
            with("Un espace de travail porte déjà ce nom. Choisissez un autre nom.", about)
        }
        ErrorCode::BadName => {
            "Ce nom ne convient pas. Il ne doit être ni vide ni très long.".to_owned()
        }
        ErrorCode::BadPassphrase => {
            "Cette phrase secrète ne convient pas. Elle est vide ou trop courte.".to_owned()
        }
        ErrorCode::WrongKey => {
            "Cela ne l’ouvre pas : c’est une autre clé ou une autre phrase secrète.".to_owned()
        }
        ErrorCode::RecoveryKeyMistyped => {
            "Il y a une faute de frappe dans la clé de récupération. Comparez-la groupe par groupe.".to_owned()
        }
        ErrorCode::RecoveryKeyWrong => {
            "C’est bien une clé de récupération, mais pas celle de cet espace de travail.".to_owned()
        }
        ErrorCode::KeychainUnavailable => {
            "Le trousseau du système ne répond pas. Déverrouillez-le, ou utilisez un fichier de clé : --key-file FICHIER.".to_owned()
        }
        ErrorCode::DraftGone => {
            "Ce qui avait été commencé n’existe plus. Recommencez.".to_owned()
        }
        ErrorCode::WorkspaceDamaged => {
            "Le fichier de cet espace de travail est endommagé. Rien n’a été écrasé. Restaurez une sauvegarde : desk workspace restore FICHIER.".to_owned()
        }
        ErrorCode::NameDiffers => {
            "Ce qui a été saisi n’est pas le nom de cet espace de travail. Rien n’a été changé.".to_owned()
        }
        ErrorCode::UnsentNotExported => with(
            "Des modifications n’ont jamais été envoyées et ne sont dans aucun export. Dites où les garder : --export FICHIER.",
            about,
        ),
        ErrorCode::LastKey => {
            "Rien d’autre n’ouvrirait cet espace de travail. Faites d’abord un autre moyen : desk workspace keys passphrase, ou desk workspace keys recovery.".to_owned()
        }
        ErrorCode::StillOpens => {
            "Cet espace de travail s’ouvre ici. Oubliez-le sans --unopened : ce qui n’a jamais été envoyé est alors listé.".to_owned()
        }
        ErrorCode::WorkspaceInUse => {
            "Un autre programme a ouvert cet espace de travail. Fermez-le d’abord là-bas.".to_owned()
        }
        ErrorCode::ReadOnly => {
            "Une version plus récente de Partner Desk a écrit cet espace de travail ; il est en lecture seule.".to_owned()
        }
        ErrorCode::BackupUnreadable => with("Ce fichier n’est pas une sauvegarde lisible.", about),
        ErrorCode::FileUnreadable => with("Le fichier ne peut pas être lu.", about),
        ErrorCode::FileUnwritable => with(
            "Le fichier ne peut pas être écrit. Y a-t-il de la place, et avez-vous le droit d’y écrire ?",
            about,
        ),
        ErrorCode::FileGone => "Le fichier n’est plus là.".to_owned(),
        ErrorCode::NotAPriceList => format!(
            "Ce n’est pas une liste de prix lisible : {}.",
            about.and_then(not_a_price_list).unwrap_or(said.detail)
        ),
        ErrorCode::NotAListOfPeople => format!(
            "Ce n’est pas une liste de personnes lisible : {}.",
            about.and_then(not_a_list_of_people).unwrap_or(said.detail)
        ),
        ErrorCode::PriceListKindUnread => format!(
            "Ce type de fichier ne peut pas encore être lu : {}.",
            about.and_then(other_file).unwrap_or(said.detail)
        ),
        ErrorCode::ArchiveRefused => {
            format!("L’archive a été refusée : {}.", about.and_then(archive).unwrap_or(said.detail))
        }
        ErrorCode::MonthUnknown => {
            "La liste ne dit pas son mois. Indiquez-le : --month 2026-11.".to_owned()
        }
        ErrorCode::DatesAmbiguous => format!(
            "{} Dites laquelle est la bonne : --dates day-first (jour d’abord) ou --dates month-first (mois d’abord).",
            with("Les dates de ce fichier peuvent se lire de deux façons.", about)
        ),
        ErrorCode::BadCorrection => with("L’une des corrections ne convient pas.", about),
        ErrorCode::RowsRefused => {
            "Certaines lignes sont illisibles : avec --strict, rien du fichier n’est importé."
                .to_owned()
        }
        ErrorCode::NoRows => "Aucune ligne n’est lisible. Rien n’a été modifié.".to_owned(),
        ErrorCode::AlreadyImported => with("Ce fichier même est déjà importé.", about),
        ErrorCode::NoSuchList => with("Il n’y a pas de liste de prix de cet ID.", about),
        ErrorCode::BadOfferId => {
            with("Ce n’est pas l’ID d’une offre ; il a la forme PRODUIT:SKU.", about)
        }
        ErrorCode::OfferNotInList => {
            with("Cette offre n’est dans aucune liste de prix actuelle.", about)
        }
        ErrorCode::OfferEndOfSale => with(
            "La liste de prix actuelle dit que cette offre prend fin ; elle ne peut pas être mise en avant.",
            about,
        ),
        ErrorCode::OfferIsAddOn => with(
            "Un module complémentaire ne se vend qu’avec une autre offre ; il ne peut pas être mis en avant.",
            about,
        ),
        ErrorCode::OfferNotFeatured => with("Cette offre n’est pas mise en avant.", about),
        ErrorCode::FeaturedFull => {
            "Toutes les places mises en avant sont prises. Retirez d’abord l’une des offres mises en avant.".to_owned()
        }
        ErrorCode::BadPosition => {
            with("Cette place n’existe pas parmi les offres mises en avant.", about)
        }
        ErrorCode::BadFilter => with("Ce filtre du catalogue ne peut pas être utilisé.", about),
        ErrorCode::BadView => "Aucun tableau ne peut se présenter ainsi.".to_owned(),
        ErrorCode::ViewNotFound => with("Cette vue n’existe plus.", about),
        ErrorCode::ViewNameTaken => with("Une autre vue porte déjà ce nom.", about),
        ErrorCode::BadMarket => with("Un marché a deux lettres, comme FR ou US.", about),
        ErrorCode::BadUserField => with("L’une des informations manque, est trop longue ou n’a pas la forme voulue.", about),
        ErrorCode::UserNotFound => with("Il n’y a personne de cet ID dans cet espace de travail.", about),
        ErrorCode::BadRole => with("Ce rôle n’existe pas.", about),
        ErrorCode::UserNameTaken => with("Une autre personne porte déjà ce nom d’utilisateur. Choisissez-en un autre.", about),
        ErrorCode::LastAdmin => {
            "Il faut au moins un administrateur général actif dans l’espace de travail. Désignez-en d’abord un autre.".to_owned()
        }
        ErrorCode::NotOnOneself => {
            "Vous ne pouvez pas faire cela pour vous-même. Adressez-vous à un autre administrateur.".to_owned()
        }
        ErrorCode::MorePowerful => with("Seul un administrateur général peut modifier un administrateur général.", about),
        ErrorCode::OutOfReach => with("Cette personne a des rôles dans le locataire, hors de portée d’un administrateur des comptes.", about),
        ErrorCode::RoleNotAssignable => with("Vos rôles ne vous permettent ni d’attribuer ni de retirer ce rôle.", about),
        ErrorCode::GuestRole => with("Un utilisateur invité ne peut pas avoir ce rôle.", about),
        ErrorCode::OneRolePerCategory => with("Une personne a un seul rôle par catégorie. Retirez l’autre ou échangez-les.", about),
        ErrorCode::BadAccountField => with("Le champ n’a pas la forme voulue ou est trop long.", about),
        ErrorCode::AccountFieldNotFound => with("Le compte n’a pas de champ de ce nom.", about),
        ErrorCode::FieldLocked => with("Ce champ ne peut pas être modifié ici.", about),
        ErrorCode::NothingToCarry => with("Rien de ce champ n’attend d’être reporté.", about),
        ErrorCode::BadProfileFile => with("Ce n’est pas un profil dans la forme de l’interface.", about),
        ErrorCode::ReadOnlyDetail => with("Un autre répertoire tient cette information. Modifiez-la là-bas.", about),
        ErrorCode::PasswordKeptElsewhere => with("Un autre répertoire tient le mot de passe de cette personne. Il se réinitialise là-bas.", about),
        ErrorCode::RestoreTooLate => with("Les 30 jours pour rétablir cette personne sont passés.", about),
        ErrorCode::BadLocation => with("L’ID MPN d’un emplacement est un nombre de 10 chiffres au plus.", about),
        ErrorCode::TemplateNotFound => with("Ce modèle de rôles n’existe plus.", about),
        ErrorCode::RequestNotFound => with("Cette demande de mot de passe n’existe pas.", about),
        ErrorCode::RequestSettled => with("Cette demande de mot de passe a été faite ou retirée entre-temps.", about),
        ErrorCode::BadEnvelope => with("Une partie de l’enveloppe n’est pas valable.", about),
        ErrorCode::EnvelopeNotFound => with("Cette enveloppe n’existe pas sur cet ordinateur.", about),
        ErrorCode::EnvelopeEnded => with("Cette enveloppe ne peut plus être ouverte.", about),
        ErrorCode::BadTask => with("Cette tâche n’existe pas.", about),
        ErrorCode::TasksUnreachable => with("Aucun ensemble de rôles ne couvre toutes ces tâches avec ces règles.", about),
        ErrorCode::NothingStaged => with("Il n’y a aucune modification de rôles à valider.", about),
        ErrorCode::DeviceNotFound => with("Cet appareil n’existe pas dans cet espace de travail.", about),
        ErrorCode::ConflictNotFound => with("Ce conflit n’existe plus.", about),
        ErrorCode::ConflictClosed => with("Ce conflit a été réglé autrement entre-temps.", about),
        ErrorCode::BadChoice => with("Ce champ ne peut pas contenir ce que vous avez choisi.", about),
        ErrorCode::CommandNotFound => with("Cette modification n’existe pas sur cet ordinateur.", about),
        ErrorCode::CommandNotRefused => {
            "Cette modification n’a pas été refusée, ou quelqu’un s’en est déjà occupé.".to_owned()
        }
        ErrorCode::NoHub => {
            "Cet espace de travail n’a pas de hub. Confiez-le à un hub : desk hub publish INVITATION.".to_owned()
        }
        ErrorCode::AlreadyOnHub => {
            "Cet espace de travail a déjà un hub. Quittez-le d’abord : desk hub leave.".to_owned()
        }
        ErrorCode::WorkspaceHere => {
            "Cet espace de travail est déjà sur cet ordinateur. Ouvrez-le, puis rejoignez-le de nouveau.".to_owned()
        }
        ErrorCode::InvitationInvalid => {
            "Cette invitation n’est pas faite pour cela. Demandez-en une autre.".to_owned()
        }
        ErrorCode::InvitationMistyped => {
            "Ce n’est pas une invitation, ou il en manque une partie. Copiez-la en entier, de « desk1- » à la fin.".to_owned()
        }
        ErrorCode::InvitationExpired => {
            "Cette invitation a déjà servi, ou son délai est passé. Demandez-en une autre.".to_owned()
        }
        ErrorCode::HubUnreachable => with(
            "Le hub est injoignable. Votre travail est conservé ici et sera envoyé plus tard.",
            about,
        ),
        ErrorCode::HubNotTrusted => with(
            "Ce qui répond à l’adresse du hub n’est pas le hub de l’invitation. Rien n’a été envoyé. Prévenez la personne qui s’occupe du hub.",
            about,
        ),
        ErrorCode::HubBusy => {
            "Le hub est occupé ou arrêté un moment. Réessayez plus tard ; rien n’a été perdu.".to_owned()
        }
        ErrorCode::HubRestored => {
            "Le hub a été restauré à partir d’une sauvegarde. Un administrateur général doit le confirmer : desk hub confirm-restored. Rien de ce que vous avez fait n’est perdu.".to_owned()
        }
        ErrorCode::DeviceRevoked => {
            "Le hub a exclu cet appareil. Plus rien ne peut être modifié ici ; ce qui n’a pas été envoyé est conservé : desk outbox export FICHIER.".to_owned()
        }
        ErrorCode::SignInClosed => {
            "La connexion de cet appareil a servi deux fois ; le hub l’a fermée. Demandez une invitation et rejoignez de nouveau l’espace de travail ; rien n’est perdu.".to_owned()
        }
        ErrorCode::TooOld => {
            "Le hub demande une version plus récente de Partner Desk. Mettez-le à jour ; vos modifications ont été reçues.".to_owned()
        }
        ErrorCode::SyncStopped => with(
            "Ce qui est venu du hub ne concorde pas et n’a pas été repris. Rien n’a été perdu.",
            about,
        ),
        ErrorCode::Locked => "La fenêtre est verrouillée. Déverrouillez-la là-bas.".to_owned(),
        ErrorCode::TryLater => {
            with("Trop d’essais erronés : attendez quelques secondes, puis réessayez.", about)
        }
        ErrorCode::NotConfirmed => {
            "Le système n’a pas confirmé qui est devant l’ordinateur.".to_owned()
        }
        ErrorCode::NothingToUndo => "Il n’y a rien à annuler.".to_owned(),
        ErrorCode::NothingToRedo => "Il n’y a rien à rétablir.".to_owned(),
        ErrorCode::NotAllowed => with("Cette action ne vous est pas autorisée.", about),
        ErrorCode::Cancelled => "Arrêté. Rien n’a été modifié.".to_owned(),
        ErrorCode::DiskFull => {
            "Le disque est plein. Libérez de la place et réessayez ; rien n’a été perdu.".to_owned()
        }
        ErrorCode::Internal => with(
            "Un problème est survenu dans Partner Desk même. Rien n’a été perdu.",
            about,
        ),
    }
}

fn with(sentence: &str, about: Option<&str>) -> String {
    match about {
        Some(about) => format!("{sentence} ({about})"),
        None => sentence.to_owned(),
    }
}
