//! Accounts and roles, in French.

use super::shape_people::People;

pub(super) const PEOPLE: People = People {
    about,
    of,
    word,

    task: "Tâche",
    what: "Quoi",
    reach: "Étendue",
    family: "Famille",
    category: "Catégorie",
    backing: "Derrière",
    gives: "Reçoit",
    takes: "Perd",
    changes: "Ce qui changerait",
    followers: "Suivi par",
    drifted: "Écarts",
    partly: "En partie",
    otherwise: "Ou bien",
    would_be_refused: "Serait refusé",
    worth_a_look: "À regarder de près",
    computed: "Calculé d’après les tâches documentées, pas d’après l’usage.",
    state: "État",
    asked_by: "Demandé par",
    asked_at: "Demandé le (UTC)",
    not_yet_done: "Une demande n’est pas une réinitialisation : quelqu’un la fait dans le portail, puis le dit ici.",
    days_left: |days| match days {
        0 => "plus un jour pour rétablir".to_owned(),
        1 => "encore 1 jour pour rétablir".to_owned(),
        _ => format!("encore {days} jours pour rétablir"),
    },
    committed: |people| match people {
        0 | 1 => format!("Les rôles de {people} personne ont été modifiés."),
        _ => format!("Les rôles de {people} personnes ont été modifiés."),
    },
    imported: |new, observed| match (new, observed) {
        (0, 0) => "Personne n’est arrivé.".to_owned(),
        (1, 0) => "1 nouvelle personne est arrivée.".to_owned(),
        (new, 0) => format!("{new} nouvelles personnes sont arrivées."),
        (0, 1) => "1 personne que l’annuaire connaît est arrivée.".to_owned(),
        (0, observed) => format!("{observed} personnes que l’annuaire connaît sont arrivées."),
        (new, observed) => {
            format!("Nouvelles personnes : {new}. Personnes que l’annuaire connaît : {observed}.")
        }
    },
    examples: |rows| match rows {
        0 | 1 => format!("{rows} ligne est un exemple du modèle et a été écartée."),
        _ => format!("{rows} lignes sont des exemples du modèle et ont été écartées."),
    },
    exported: |people, file| match people {
        0 | 1 => format!("{people} personne est dans {file}."),
        _ => format!("{people} personnes sont dans {file}."),
    },
    left_out: |people| match people {
        0 | 1 => {
            format!(
                "{people} personne n’a pas le nom d’utilisateur que le modèle demande et a été écartée."
            )
        }
        _ => format!(
            "{people} personnes n’ont pas le nom d’utilisateur que le modèle demande et ont été écartées."
        ),
    },
};

fn about(path: &str) -> &'static str {
    match path {
        "desk user" => {
            "Comptes d’utilisateur : lister, afficher, créer, modifier, désactiver, supprimer, rétablir"
        }
        "desk user list" => "Les personnes de l’espace de travail, page par page",
        "desk user show" => "Tout sur une personne",
        "desk user create" => "L’intention de créer un compte",
        "desk user edit" => "Modifier les informations d’une personne, toutes ou aucune",
        "desk user disable" => "Désactiver l’accès d’une personne",
        "desk user enable" => "Réactiver l’accès d’une personne",
        "desk user delete" => "Supprimer une personne ; 30 jours pour la rétablir",
        "desk user restore" => "Rétablir une personne supprimée",
        "desk user import" => {
            "Faire venir des personnes d’un fichier ; ses mots de passe ne sont jamais gardés"
        }
        "desk user export" => "Écrire les personnes dans un fichier",
        "desk user locations" => "Dire où s’étendent les rôles de références d’une personne",
        "desk role" => "Rôles : qui a lesquels, et ce qu’ils permettent",
        "desk role list" => "Chaque rôle, avec sa famille, sa catégorie et ce qu’il y a derrière",
        "desk role assign" => "Attribuer un rôle à une personne",
        "desk role remove" => "Retirer un rôle à une personne",
        "desk role matrix" => "Les personnes et leurs rôles, avec ce qui est préparé",
        "desk role stage" => "Préparer une modification de rôle, sans la faire",
        "desk role staged" => "Ce qui est préparé, et ce qui changerait",
        "desk role unstage" => "Effacer tout ce qui est préparé",
        "desk role review" => {
            "Ce que dirait la validation de ce qui est préparé, sans rien changer"
        }
        "desk role commit" => "Faire tout ce qui est préparé, tout ou rien",
        "desk role explain" => "Ce qu’une personne peut faire, et par quel rôle",
        "desk role who-can" => "Qui peut faire une tâche",
        "desk role minimal" => "Le plus petit ensemble de rôles qui couvre des tâches",
        "desk role policy" => "Afficher ou régler ce qui est permis pour les rôles",
        "desk role template" => "Modèles de rôles : lister, ajouter, modifier, appliquer",
        "desk role template list" => "Les modèles de rôles, et combien s’en écartent",
        "desk role template add" => "Créer un modèle de rôles",
        "desk role template edit" => "Modifier un modèle de rôles",
        "desk role template remove" => {
            "Supprimer un modèle de rôles ; les personnes gardent leurs rôles"
        }
        "desk role template restore" => "Rétablir un modèle de rôles supprimé",
        "desk role template apply" => "Donner aux personnes les rôles d’un modèle, et aucun autre",
        "desk role template leave" => {
            "Les personnes ne suivent plus de modèle et gardent leurs rôles"
        }
        "desk password" => "Demandes de nouveau mot de passe ; jamais un mot de passe",
        "desk password request" => {
            "Demander un nouveau mot de passe pour une personne ; quelqu’un le fait dans le portail"
        }
        "desk password list" => "Les demandes, celles en attente d’abord",
        "desk password done" => "Dire que c’est fait dans le portail",
        "desk password withdraw" => "Retirer la demande",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    let ours = ["desk user", "desk role", "desk password"];
    if !ours.iter().any(|area| path.starts_with(area)) {
        return "";
    }
    match (path, argument) {
        ("desk user import", "file") => {
            "Un modèle rempli, ou un export de l’annuaire : CSV, ZIP ou XLSX"
        }
        ("desk user import", "observed") => {
            "Ses personnes existent déjà dans l’annuaire : personne n’est à créer"
        }
        ("desk user import", "new") => {
            "Ses personnes sont nouvelles, quelle que soit l’allure du fichier"
        }
        ("desk user import", "kind") => {
            "m365_bulk_add, entra_bulk_create, partner_center_upload, entra_export, m365_export ou own_export"
        }
        ("desk user import", "domain") => "Domaine des noms d’utilisateur qui n’en ont pas",
        ("desk user import", "columns") => {
            "Colonne du fichier qui contient un champ, comme display_name=Nom ; peut être répété"
        }
        ("desk user import", "refused") => "Écrire les lignes refusées dans ce fichier CSV",
        ("desk user export", "file") => {
            "Le fichier à écrire ; .xlsx est un classeur, le reste du CSV"
        }
        ("desk user export", "form") => {
            "m365_bulk_add, entra_bulk_create, partner_center_upload, csv ou xlsx"
        }
        (_, "user") => "La personne, par ID ou nom d’utilisateur",
        (_, "search") => "Mots du nom, du nom d’utilisateur ou de l’adresse e-mail",
        (
            "desk role assign" | "desk role remove" | "desk role stage" | "desk user list",
            "role",
        ) => "Code d’un rôle, comme sales_agent",
        (_, "state") => "Seulement les personnes actives, inactives ou supprimées",
        (_, "guests") => "Seulement les utilisateurs invités",
        (_, "without_role") => "Seulement les personnes sans rôle",
        (_, "without_mfa") => "Seulement les personnes sans authentification multifacteur",
        ("desk user list", "drifted") => "Seulement les personnes qui s’écartent de leur modèle",
        (_, "global_admins") => {
            "Seulement les administrateurs généraux actifs ; chacun peut le demander"
        }
        ("desk user list", "template") => "Seulement les personnes qui suivent ce modèle",
        ("desk user list", "order") => "Dans l’ordre de name, user_name, department ou deleted",
        ("desk user list", "descending") => "Dans l’autre sens",
        ("desk user list" | "desk role matrix", "limit") => {
            "Combien de personnes au plus, jusqu’à 500 [défaut : 100]"
        }
        ("desk user list" | "desk role matrix", "offset") => "Combien passer avant [défaut : 0]",
        ("desk user create", "name") => "Nom de la personne",
        ("desk user create", "user_name") => "Son nom d’utilisateur, nom@domaine",
        (_, "entire_company") => "S’ils s’étendent à toute l’entreprise",
        ("desk user locations", "add") => {
            "ID MPN d’un emplacement à ajouter ; peut être dit plusieurs fois"
        }
        ("desk user locations", "remove") => "ID MPN d’un emplacement à retirer",
        (_, "instead_of") => "Code d’un rôle qu’il remplace",
        ("desk role stage", "on") => "La personne doit avoir le rôle",
        ("desk role stage", "off") => "La personne ne doit pas avoir le rôle",
        (_, "task") => "Code d’une tâche, comme users.reset_password",
        (_, "guest") => "Seulement les rôles permis aux invités",
        (_, "any_category") => {
            "Plusieurs rôles d’une catégorie, quoi que l’espace de travail ait réglé"
        }
        (_, "one_role_per_category") => "Si une personne a un seul rôle par catégorie",
        (_, "guest_roles") => "Codes des rôles permis aux invités, séparés par des virgules",
        ("desk role template add" | "desk role template edit", "name") => "Nom du modèle",
        ("desk role template add" | "desk role template edit", "note") => {
            "Une remarque sur le modèle"
        }
        ("desk role template add" | "desk role template edit", "role") => {
            "Code d’un rôle du modèle ; peut être dit plusieurs fois"
        }
        (
            "desk role template edit"
            | "desk role template remove"
            | "desk role template restore"
            | "desk role template apply",
            "id",
        ) => "ID du modèle",
        (_, "request") => "ID de la demande",
        _ => "",
    }
}

fn word(code: &str) -> Option<&'static str> {
    Some(match code {
        "active" => "actif",
        "inactive" => "inactif",
        "deleted" => "supprimé",
        "guest" => "invité",
        "none" => "non",
        "own" => "en partie",
        "full" => "entièrement",
        "waiting" => "pas encore fait",
        "done" => "fait",
        "withdrawn" => "retiré",
        "few_global_admins" => "il y a moins de deux administrateurs généraux",
        "many_global_admins" => "il y a plus de cinq administrateurs généraux",
        "without_role" => "sans rôle",
        "mfa_not_enabled" => "sans authentification multifacteur",
        "guest_role" => "un rôle non permis aux invités",
        "same_category" => "deux rôles d’une catégorie",
        "fewer_roles" => "moins de rôles, mais un administrateur général peut tout",
        "in_part" => "sans administrateur général, mais en partie seulement",
        "own_role" => "un de vos rôles, que vous ne pourrez pas vous rendre",
        "without_location" => "sans emplacement",
        "entra_role_missing" => {
            "administrateur des comptes sans rôle de gestion des utilisateurs ni d’administrateur général : ne crée personne chez Microsoft"
        }
        _ => return None,
    })
}
