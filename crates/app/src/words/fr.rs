//! French.

use desk_core::access::Role;
use desk_core::operation::Operation;
use desk_core::schema::EntityType;

use super::{Filtered, Foot, Heads, Says, Slip, Words};

pub(super) const WORDS: Words = Words {
    tag: "fr",
    done,
    entity,
    field,
    role,
    outcome,
    why,
    code,
    months: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    date: |month, day, year| format!("{day} {month} {year}"),
    says: Says {
        something: "Une modification",
        no_market: "Aucun marché principal choisi",
        nothing: "–",
        not_told: "non précisé ici",
        not_shown: "Vous ne pouvez pas voir ce qu’elle a changé.",
        there: "Présent",
        deleted: "Absent",
        place: "Une autre place",
        this_device: "cet appareil",
        change: |field, before, after| format!("{field} : {before} → {after}"),
        heads: Heads {
            number: "Nº",
            event: "Événement",
            when: "Quand",
            who: "Qui",
            device: "Appareil",
            batch: "Lot",
            what: "Quoi",
            changes: "Changements",
            outcome: "Résultat",
            why: "Pourquoi",
            hash: "Chaîne",
        },
        title: |name| format!("Journal de « {name} »"),
        made: |when| format!("Écrit le {when}"),
        whole_record: |entries| {
            format!("Le journal entier, {entries} entrées, de la plus récente à la plus ancienne.")
        },
        excerpt: |entries| {
            format!(
                "Un extrait du journal, {entries} entrées, de la plus récente à la plus ancienne."
            )
        },
        by_filter: |filter| format!("Seulement {filter}."),
        filter: Filtered {
            from: |day| format!("à partir du {day}"),
            until: |day| format!("avant le {day}"),
            person: |name| format!("par {name}"),
            device: |name| format!("sur {name}"),
            about: |kind| format!("à propos du genre « {kind} »"),
            operation: |done| format!("les modifications du genre « {done} »"),
            became: |outcome| format!("avec le résultat « {outcome} »"),
            record: |name| format!("à propos de « {name} »"),
            text: |text| format!("avec les mots « {text} »"),
        },
        foot: Foot {
            signed: |seq, at, hash| {
                format!("Fin de la chaîne du hub : événement {seq}, {at}, {hash}")
            },
            hub_key: |key| format!("Signée par la clé du hub {key}"),
            own: |seq, hash| format!("Fin de la chaîne de cet appareil : nº {seq}, {hash}"),
            unsigned: "Personne d’autre ne l’a signée : l’espace de travail n’a pas de hub.",
            whole: |at| format!("Vérifié le {at} : intact, face au journal du hub aussi."),
            whole_without_hub: |at| {
                format!(
                    "Vérifié le {at} : ce qui est gardé ici est intact ; le journal du hub n’a pas été lu."
                )
            },
            broken: |problems, at| {
                format!("Vérifié le {at} : PAS INTACT, endroits rompus : {problems}.")
            },
            evident: "La chaîne rend toute altération visible : qui a gardé la fin ci-dessus peut voir si quelque chose a été changé avant elle.",
            page: |page, all| format!("Page {page} sur {all}"),
        },
    },
    slip: Slip {
        title: "Mot de passe temporaire",
        person: "Pour :",
        user_name: "Nom d’utilisateur :",
        password: "Mot de passe temporaire :",
        what_next: "À faire",
        until: |at| {
            format!(
                "Connectez-vous avant le {at}. Après, personne ne pourra plus le retrouver ici."
            )
        },
        change: "Choisissez votre propre mot de passe à la première connexion. Le portail vous le demande.",
        lost: "S’il ne fonctionne pas, ou si quelqu’un d’autre l’a vu, demandez-en un nouveau.",
        destroy: "Remettez cette page en main propre et détruisez-la après la première connexion.",
        capital: "majuscule",
        small: "minuscule",
        digit: "chiffre",
        sign: "signe",
        space: "espace",
    },
};

fn done(operation: Operation, subject: &str) -> String {
    match operation {
        Operation::FoundWorkspace => format!("{subject} a créé l’espace de travail"),
        Operation::SetHomeMarket => format!("Marché principal choisi : {subject}"),
        Operation::AddPriceList => format!("Liste de prix « {subject} » importée"),
        Operation::RemovePriceList => format!("Liste de prix « {subject} » supprimée"),
        Operation::RestorePriceList => format!("Liste de prix « {subject} » rétablie"),
        Operation::FeatureOffer => format!("« {subject} » mise en avant"),
        Operation::UnfeatureOffer => format!("« {subject} » retirée des offres mises en avant"),
        Operation::MoveFeatured => format!("« {subject} » déplacée"),
        Operation::AddUser => format!("{subject} : utilisateur ajouté"),
        Operation::EditUser => format!("{subject} : informations modifiées"),
        Operation::RemoveUser => format!("{subject} : utilisateur supprimé"),
        Operation::RestoreUser => format!("{subject} : utilisateur rétabli"),
        Operation::GrantRole => format!("Rôle attribué : {subject}"),
        Operation::RevokeRole => format!("Rôle retiré : {subject}"),
        Operation::SetUserState => format!("{subject} : accès activé ou désactivé"),
        Operation::ObserveUser => format!("{subject} : informations du répertoire reprises"),
        Operation::ChangeRoles => format!("{subject} : rôles modifiés"),
        Operation::ChangeLocations => format!("{subject} : emplacements modifiés"),
        Operation::FollowTemplate => format!("{subject} : modèle de rôles choisi"),
        Operation::AddTemplate => format!("Modèle de rôles « {subject} » créé"),
        Operation::EditTemplate => format!("Modèle de rôles « {subject} » modifié"),
        Operation::RemoveTemplate => format!("Modèle de rôles « {subject} » supprimé"),
        Operation::RestoreTemplate => format!("Modèle de rôles « {subject} » rétabli"),
        Operation::RequestPassword => format!("{subject} : nouveau mot de passe demandé"),
        Operation::SettlePassword => format!("{subject} : demande de mot de passe close"),
        Operation::SetPolicy => "Règles sur les rôles modifiées".to_owned(),
        Operation::SetAccountField => format!("Valeur voulue indiquée : {subject}"),
        Operation::ObserveProfile => format!("État chez Microsoft repris : {subject}"),
        Operation::CarryOver => format!("Report dans l’Espace partenaires noté : {subject}"),
        Operation::EnrolDevice => format!("Appareil « {subject} » admis"),
        Operation::RenameDevice => format!("Appareil « {subject} » renommé"),
        Operation::RevokeDevice => format!("Appareil « {subject} » exclu"),
        Operation::ResolveConflict => format!("Conflit réglé : {subject}"),
    }
}

const fn entity(entity: EntityType) -> &'static str {
    match entity {
        EntityType::Workspace => "Espace de travail",
        EntityType::User => "Personne",
        EntityType::PriceList => "Liste de prix",
        EntityType::FeaturedOffer => "Offre mise en avant",
        EntityType::Device => "Appareil",
        EntityType::Conflict => "Conflit",
        EntityType::RoleTemplate => "Modèle de rôles",
        EntityType::PasswordRequest => "Demande de mot de passe",
        EntityType::ProfileField => "Champ de profil",
        EntityType::BillingField => "Champ du profil de facturation",
    }
}

fn field(code: &str) -> Option<&'static str> {
    Some(match code {
        "existence" => "Existe",
        "home_market" => "Marché principal",
        "display_name" => "Nom",
        "state" => "État",
        "roles" => "Rôles",
        "kind" => "Type",
        "market" => "Marché",
        "currency" => "Devise",
        "month" => "Mois",
        "preview" => "Aperçu",
        "file_name" => "Fichier",
        "source_sha256" => "Empreinte du fichier",
        "rows_blob" => "Empreinte des lignes",
        "rows" => "Lignes",
        "rows_refused" => "Lignes refusées",
        "imported_by" => "Importée par",
        "imported_at" => "Importée le",
        "offer" => "Offre",
        "title" => "Titre",
        "order_key" => "Place",
        "first_name" => "Prénom",
        "last_name" => "Nom de famille",
        "user_name" => "Nom d’utilisateur",
        "contact_email" => "E-mail de contact",
        "phone" => "Téléphone",
        "usage_location" => "Lieu d’utilisation",
        "preferred_language" => "Langue préférée",
        "job_title" => "Fonction",
        "department" => "Service",
        "office" => "Bureau",
        "mobile" => "Mobile",
        "notes" => "Notes",
        "user" => "Personne",
        "name" => "Nom",
        "key" => "Clé",
        "enrolment" => "Admission",
        "enrolled_at" => "Admis le",
        "subject_type" => "À propos de quoi",
        "subject" => "À propos de",
        "field" => "Champ",
        "member" => "Élément",
        "base" => "Avant",
        "theirs" => "La première",
        "mine" => "La seconde",
        "theirs_by" => "La première de",
        "theirs_at" => "La première le",
        "theirs_command" => "La première modification",
        "mine_by" => "La seconde de",
        "mine_at" => "La seconde le",
        "mine_command" => "La seconde modification",
        "mine_device" => "Le second appareil",
        "resolved_by" => "Réglé par",
        "resolved_at" => "Réglé le",
        "one_role_per_category" => "Un rôle par catégorie",
        "guest_roles" => "Rôles pour les invités",
        "user_type" => "Membre ou invité",
        "domain_type" => "Domaine",
        "last_directory_sync" => "Dernière synchronisation du répertoire",
        "directory_id" => "ID de répertoire",
        "mfa_state" => "Authentification multifacteur",
        "learn_id" => "Compte Learn",
        "origin" => "Origine",
        "entire_company" => "S’étend à toute l’entreprise",
        "locations" => "Emplacements",
        "deleted_at" => "Supprimé le",
        "template" => "Modèle de rôles",
        "note" => "Remarque",
        "asked_by" => "Demandé par",
        "asked_at" => "Demandé le",
        "settled_by" => "Fait ou retiré par",
        "settled_at" => "Fait ou retiré le",
        "code" => "Lequel",
        "desired" => "Voulu",
        "observed" => "Chez Microsoft",
        "observed_at" => "Chez Microsoft depuis",
        "finalized" => "Dernière valeur acceptée",
        "finalized_at" => "Acceptée le",
        "carried" => "Reporté",
        "carried_at" => "Reporté le",
        "carried_by" => "Reporté par",
        "carried_note" => "Remarque sur le report",
        _ => return None,
    })
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => "Administrateur général",
        Role::UserManagementAdmin => "Administrateur de la gestion des utilisateurs",
        Role::BillingAdmin => "Administrateur de la facturation",
        Role::AdminAgent => "Agent d’administration",
        Role::SalesAgent => "Agent commercial",
        Role::HelpdeskAgent => "Agent du support technique",
        Role::MpnPartnerAdmin => "Administrateur partenaire MPN",
        Role::AccountAdmin => "Administrateur des comptes",
        Role::ReferralsAdmin => "Administrateur des références",
        Role::ReferralsUser => "Utilisateur Références",
        Role::BusinessProfileAdmin => "Administrateur de profils métier",
        Role::IncentivesAdmin => "Administrateur de primes incitatives",
        Role::IncentivesUser => "Utilisateur de primes incitatives",
        Role::ExecReportViewer => "Lecteur de rapports de direction",
        Role::ReportViewer => "Lecteur de rapports",
    }
}

fn outcome(code: &str) -> Option<&'static str> {
    Some(match code {
        "applied" => "Faite",
        "done" => "Faite",
        "pending" => "En attente",
        "in_flight" => "En cours d’envoi",
        "merged" => "Fusionnée",
        "noop" => "C’était déjà ainsi",
        "conflict" => "Conflit",
        "rejected" => "Non acceptée",
        "deferred" => "Attend autre chose",
        "quarantined" => "Mise de côté",
        "discarded" => "Abandonnée",
        _ => return None,
    })
}

fn why(code: &str) -> Option<&'static str> {
    Some(match code {
        "conflict" => "Quelqu’un d’autre a modifié la même chose entre-temps.",
        "already_so" => "C’est déjà ainsi ; il ne reste rien à faire.",
        "depends_on" => "Elle s’appuie sur une autre modification qui n’a pas été acceptée.",
        "not_yours" => "L’appareil d’où elle vient n’est pas celui de cette personne.",
        "rows_missing" => "Les lignes de la liste de prix ne sont pas encore arrivées.",
        "mixed_scopes" => {
            "Elle touche des choses que les mêmes personnes ne peuvent pas toutes voir."
        }
        "wrong_right" => "Le droit avec lequel elle a été demandée n’est pas pour cela.",
        "already_founded" => "L’espace de travail a déjà son premier utilisateur.",
        "user_already_there" => "Cette personne est déjà là.",
        "device_already_there" => "Cet appareil participe déjà, ou il a été exclu.",
        "not_allowed" => "Le droit manquait quand le hub en a jugé.",
        "last_admin" => "Il ne serait resté aucun administrateur général actif.",
        "featured_full" => "Toutes les places mises en avant étaient prises.",
        "offer_not_featured" => "L’offre n’était plus mise en avant.",
        "offer_not_in_list" => "L’offre n’est dans aucune liste actuelle.",
        "user_not_found" => "La personne n’était plus là.",
        "user_name_taken" => "Quelqu’un d’autre avait ce nom d’utilisateur.",
        "no_such_list" => "La liste de prix n’était plus là.",
        "already_imported" => "La liste de prix était déjà là.",
        "conflict_closed" => "Le conflit a été réglé autrement.",
        "more_powerful" => {
            "Seul un administrateur général peut modifier un administrateur général."
        }
        "out_of_reach" => {
            "La personne a des rôles dans le locataire, hors de portée d’un administrateur des comptes."
        }
        "role_not_assignable" => "Qui l’a demandé ne peut ni attribuer ni retirer ce rôle.",
        "guest_role" => "Un invité ne peut pas avoir ce rôle.",
        "one_role_per_category" => "La personne aurait eu deux rôles d’une même catégorie.",
        "not_on_oneself" => "Personne ne fait cela à son propre compte.",
        "read_only_detail" => "Un autre répertoire tient cette information.",
        "password_kept_elsewhere" => "Un autre répertoire tient le mot de passe de la personne.",
        "restore_too_late" => "Les 30 jours pour rétablir la personne étaient passés.",
        "template_not_found" => "Le modèle de rôles n’était plus là.",
        "template_already_there" => "Ce modèle de rôles est déjà là.",
        "request_not_found" => "La demande de mot de passe n’était plus là.",
        "request_already_there" => "Cette demande de mot de passe est déjà là.",
        "request_settled" => "La demande de mot de passe a été close entre-temps.",
        "bad_account_field" => "Le champ n’avait pas la forme voulue.",
        "field_locked" => "Le champ ne pouvait pas être modifié ici.",
        "nothing_to_carry" => "Rien de ce champ n’était à reporter.",
        _ => return None,
    })
}

fn code(code: &str) -> Option<&'static str> {
    Some(match code {
        "active" => "Actif",
        "inactive" => "Inactif",
        "revoked" => "Exclu",
        "true" => "Oui",
        "false" => "Non",
        "license_new_commerce" => "Basée sur une licence, nouveau commerce",
        "license_legacy" => "Basée sur une licence, ancienne",
        "software" => "Logiciels",
        "open" => "Ouvert",
        "auto" => "Réglé de lui-même",
        "theirs" => "La première gardée",
        "mine" => "La seconde gardée",
        "value" => "Une autre valeur",
        "member" => "Membre",
        "guest" => "Invité",
        "none" => "Aucun",
        "managed" => "Géré",
        "federated" => "Fédéré",
        "disabled" => "Désactivée",
        "enabled" => "Activée",
        "enforced" => "Appliquée",
        "created" => "Créé ici",
        "observed" => "Observé dans le répertoire",
        "waiting" => "Pas encore faite",
        "done" => "Faite",
        "withdrawn" => "Retirée",
        _ => return None,
    })
}
