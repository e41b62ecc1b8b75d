//! The company’s own account, in French.

use super::shape_account::Account;

pub(super) const ACCOUNT: Account = Account {
    about,
    of,
    word,
    problem,

    field: "Champ",
    desired: "Voulu",
    observed: "Microsoft",
    standing: "État",
    kind: "Type",
    error: "erreur",
    warning: "avertissement",
    weight: "Poids",
    item: "Quoi",
    no_difference: "Ce qui est voulu est ce qui est chez Microsoft, pour autant que quelqu’un ait regardé.",
    no_finding: "Rien à signaler.",
    expects_verification: "Microsoft vérifiera de nouveau l’entreprise quand le nom, l’adresse ou le contact modifiés y arriveront.",
    score: |score, blocking| match blocking {
        0 => format!("Profil complet à {score} %."),
        1 => format!("Profil complet à {score} % ; 1 point bloquant."),
        _ => format!("Profil complet à {score} % ; {blocking} points bloquants."),
    },
};

fn about(path: &str) -> &'static str {
    match path {
        "desk account" => "Le compte de l’entreprise : ses profils et ce qui reste à faire",
        "desk account show" => "Les profils, champ par champ",
        "desk account set" => "Indiquer la valeur voulue d’un champ",
        "desk account observe" => "Reprendre l’état chez Microsoft, à partir d’un profil en JSON",
        "desk account diff" => "Là où la valeur voulue n’est pas celle de Microsoft",
        "desk account carry" => "Noter qu’un champ a été reporté dans le portail",
        "desk account checklist" => "Ce qui reste avant que le profil soit complet",
        "desk account validate" => "Vérifier un profil en JSON, sans espace de travail",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    if !path.starts_with("desk account") {
        return "";
    }
    match argument {
        "only" => "Un profil, un endroit d’un profil ou un champ, comme legal.address",
        "field" => "Code du champ, comme legal.address.city",
        "value" => "La valeur voulue ; vide pour la vouloir vide",
        "as_observed" => "Vouloir ce qui est chez Microsoft, quoi que ce soit",
        "file" => "Un profil dans le JSON de l’interface",
        "last_finalized" => "Les dernières valeurs acceptées par Microsoft",
        "note" => "Comment cela a été fait : un ticket, une date",
        "undone" => "Retirer cette note",
        _ => "",
    }
}

fn word(code: &str) -> Option<&'static str> {
    Some(match code {
        "empty" => "vide",
        "observed" => "comme chez Microsoft",
        "wanted" => "voulu, jamais comparé",
        "same" => "identique",
        "differs" => "différent",
        "carried" => "reporté",
        "drifted" => "a changé depuis",
        "only_global_admin" => "administrateur général uniquement",
        "needs_ticket" => "demande un ticket de support",
        "needs_ticket_while_authorized" => {
            "demande un ticket de support tant que la vérification est accordée"
        }
        "fixed_for_csp" => "fixe pour une entreprise du programme CSP",
        "fixed_by_country" => "fixé par le pays légal",
        "never" => "défini par Microsoft",
        "done" => "fait",
        "open" => "à faire",
        "not_needed" => "sans objet",
        "not_kept" => "pas encore tenu ici",
        "hidden" => "hors de votre vue",
        "blocking" => "bloquant",
        "warning" => "avertissement",
        "info" => "pour information",
        "acct.admin_email" => "Un administrateur général a une adresse e-mail professionnelle",
        "legal.name" => "Nom légal de l’entreprise",
        "legal.address" => "Adresse légale",
        "legal.contact" => "Contact principal",
        "legal.registration" => "Numéro d’enregistrement",
        "legal.verification" => "Vérification par Microsoft",
        "support.email" => "E-mail du support",
        "support.phone" => "Téléphone du support",
        "support.website" => "Site web du support",
        "billing.address" => "Adresse de facturation",
        "billing.contact" => "Contact de facturation",
        "billing.tax_id" => "Numéro de TVA ou d’identification fiscale",
        "tax.exemption" => "Exonérations fiscales",
        "org.language_culture" => "Langue et culture de l’organisation",
        "mpn.association" => "ID MPN de l’emplacement",
        "locations.reviewed" => "Emplacements vérifiés",
        "users.first" => "Une deuxième personne, ou travail en solo",
        "users.roles" => "Chacun a un rôle",
        "users.two_admins" => "Deux administrateurs généraux",
        "security.mfa" => "Authentification multifacteur pour tous",
        "bizprofile.published" => "Profil métier publié",
        "catalog.featured" => "Offres mises en avant choisies",
        "pricing.current" => "Liste de prix de ce mois",
        _ => return None,
    })
}

fn problem(code: &str, about: &str) -> Option<String> {
    Some(match code {
        "too_long" => format!("{about} caractères au plus"),
        "postal_code_form" => format!("les codes postaux de ce pays s’écrivent {about}"),
        "phone_length" => format!("les numéros de ce pays ont {about} chiffres"),
        "phone_too_short" => format!("au moins {about} chiffres"),
        "tax_form" => format!("les numéros fiscaux de ce pays s’écrivent {about}"),
        "unusual_tax_form" => {
            format!("les numéros fiscaux de ce pays s’écrivent d’ordinaire {about}")
        }
        "unusual_registration_form" => {
            format!("les numéros d’enregistrement de ce pays s’écrivent d’ordinaire {about}")
        }
        _ => return plain_problem(code).map(str::to_owned),
    })
}

fn plain_problem(code: &str) -> Option<&'static str> {
    Some(match code {
        "missing" => "la valeur manque",
        "hidden_sign" => "elle contient un saut de ligne ou un signe invisible",
        "unknown_country" => "ce n’est pas un pays des partenaires de Microsoft",
        "unknown_state" => "ce n’est pas un État ou une province de ce pays",
        "unusual_state" => "cet État ou cette province n’est pas connu ici",
        "phone_signs" => "seuls chiffres, espaces et + - ( ) . y ont leur place",
        "location_phone" => "dix chiffres au plus, et rien d’autre",
        "phone_elsewhere" => "un numéro d’un autre pays",
        "email_form" => "ce n’est pas une adresse e-mail",
        "personal_mailbox" => "une boîte chez un fournisseur grand public",
        "tenant_mailbox" => "une adresse du locataire, souvent sans boîte aux lettres",
        "foreign_domain" => "aucun des domaines vérifiés de l’entreprise",
        "website_form" => "ce n’est pas un site web",
        "website_scheme" => "ni http ni https",
        "check_digit" => "le chiffre de contrôle ne correspond pas aux autres",
        "guid_form" => "ce n’est pas un GUID",
        "duns_form" => "un numéro D-U-N-S a neuf chiffres",
        "mpn_id_form" => "un ID MPN est un nombre",
        "language_elsewhere" => "pas une langue de l’Espace partenaires dans ce pays",
        "culture_elsewhere" => "pas une culture de l’Espace partenaires dans ce pays",
        "currency_elsewhere" => "pas une devise dans laquelle Microsoft facture dans ce pays",
        "abbreviation" => "un mot semble abrégé ; le registre l’écrit en entier",
        "unknown_field" => "l’interface n’a pas de champ de ce nom",
        "too_large" => "le fichier est plus grand qu’un profil",
        "not_json" => "le fichier n’est pas du JSON",
        "not_an_object" => "un objet devrait se trouver ici",
        "unknown_profile" => "il ne nomme aucun profil connu",
        "two_profiles" => "il nomme deux profils différents",
        "not_text" => "aucun texte ne se trouve ici",
        "twice" => "le nom s’y trouve deux fois",
        _ => return None,
    })
}
