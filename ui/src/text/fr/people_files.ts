import type { peopleFiles as enPeopleFiles } from "../en/people_files";
import type { French } from "../shape";

export const peopleFiles = {
  title: "Importer des utilisateurs",
  chooseHint:
    "Un fichier CSV ou un classeur (.xlsx) : un modèle de Microsoft rempli par quelqu’un, ou un export de l’annuaire. Les mots de passe qu’il contient ne sont jamais affichés ni gardés. Rien n’est modifié avant votre accord.",
  kindAllTheSame:
    "Contient-il tout de même des utilisateurs, sous d’autres noms de colonnes ? Dites de quel modèle il s’agit, puis quelle colonne est laquelle.",
  columnsHint:
    "Ce que contient chaque colonne du fichier. Celles qui n’ont pas de sens ici sont écartées. Les colonnes de mots de passe n’en font pas partie : elles ont été retirées.",
  who: "Utilisateurs du fichier",
  new: "Nouveaux utilisateurs",
  existing: "Utilisateurs qui existent déjà",
  byRow: "Les deux : qui a un ID d’annuaire existe",
  sayWho: "Le fichier ne dit pas si ces utilisateurs existent déjà. Dites-le.",
  means: {
    new: "Chacun devient l’intention de lui donner un compte. Vous créez les comptes chez Microsoft.",
    existing:
      "Ils sont repris tels que l’annuaire les connaît, et personne n’est à créer. Ceux qui sont déjà ici reçoivent les informations du fichier.",
    byRow:
      "Les lignes avec un ID d’annuaire sont reprises telles que l’annuaire les connaît. Les autres deviennent l’intention de donner un compte à quelqu’un.",
  },
  domain: "Domaine des noms d’utilisateur qui n’en ont pas",
  domainHint: "Par exemple contoso.com. Sans lui, ils sont refusés.",
  kind: "Fichier",
  kinds: {
    m365_bulk_add: "Microsoft 365 : modèle pour plusieurs utilisateurs",
    entra_bulk_create: "Microsoft Entra : modèle de création en bloc",
    partner_center_upload: "Espace partenaires : modèle de chargement",
    entra_export: "Microsoft Entra : liste des utilisateurs",
    m365_export: "Microsoft 365 : export des utilisateurs",
    own_export: "Partner Desk : export des utilisateurs",
  },
  rowsNew: "Nouveaux",
  rowsUnseen: "Existent, pas encore ici",
  rowsKnown: "Existent et sont ici",
  examples: "Exemples du modèle",
  dropped_one: "Une colonne de mots de passe a été retirée, avec tout son contenu : {{names}}",
  dropped_many:
    "{{count, number}} de colonnes de mots de passe ont été retirées, avec tout leur contenu : {{names}}",
  dropped_other:
    "{{count, number}} colonnes de mots de passe ont été retirées, avec tout leur contenu : {{names}}",
  suspicious_one:
    "Dans {{count, number}} ligne, le nom complet est celui de la ligne au-dessus ou au-dessous : une colonne a pu glisser. Vérifiez avant d’importer.",
  suspicious_many:
    "Dans {{count, number}} de lignes, le nom complet est celui de la ligne au-dessus ou au-dessous : une colonne a pu glisser. Vérifiez avant d’importer.",
  suspicious_other:
    "Dans {{count, number}} lignes, le nom complet est celui de la ligne au-dessus ou au-dessous : une colonne a pu glisser. Vérifiez avant d’importer.",
  notAllCompared:
    "Le fichier est si grand que les noms d’utilisateur n’ont pas tous été comparés entre eux.",
  skipped_one:
    "Une feuille est laissée de côté, car elle ne contient pas d’utilisateurs : {{names}}",
  skipped_many:
    "{{count, number}} de feuilles sont laissées de côté, car elles ne contiennent pas d’utilisateurs : {{names}}",
  skipped_other:
    "{{count, number}} feuilles sont laissées de côté, car elles ne contiennent pas d’utilisateurs : {{names}}",
  unknownColumns_one:
    "{{count, number}} colonne n’est pas connue ici ; elle est écartée : {{names}}",
  unknownColumns_many:
    "{{count, number}} de colonnes ne sont pas connues ici ; elles sont écartées : {{names}}",
  unknownColumns_other:
    "{{count, number}} colonnes ne sont pas connues ici ; elles sont écartées : {{names}}",
  userName: "Nom d’utilisateur",
  name: "Nom complet",
  department: "Service",
  usageLocation: "Lieu d’utilisation",
  nameOfLine: "Le nom de la ligne {{line}} ?",
  run_one: "Importer {{count, number}} utilisateur",
  run_many: "Importer {{count, number}} d’utilisateurs",
  run_other: "Importer {{count, number}} utilisateurs",
  done_one: "{{count, number}} utilisateur est arrivé",
  done_many: "{{count, number}} d’utilisateurs sont arrivés",
  done_other: "{{count, number}} utilisateurs sont arrivés",
  noRoles:
    "Les nouveaux utilisateurs n’ont pas encore de rôle. Une seule annulation les reprend tous.",
  created: "Nouveaux utilisateurs",
  observed: "Utilisateurs qui existent",
  drop: "Déposez le fichier pour en importer les utilisateurs",
  reasons: {
    stray_line: "Ce n’est pas une ligne d’utilisateurs.",
    not_given: "Le fichier n’a pas cette colonne.",
    no_domain: "Il manque le domaine, et aucun n’est indiqué plus haut.",
    not_a_user_name: "Ce n’est pas un nom d’utilisateur, comme ada@contoso.com.",
    not_an_email: "Ce n’est pas une adresse e-mail.",
    not_a_country: "Ce pays n’est pas connu.",
    not_a_language: "Ce n’est pas une langue, comme fr ou en-GB.",
    not_yes_or_no: "Ce n’est ni oui ni non.",
    not_a_directory_id: "Ce n’est pas l’ID de quelqu’un dans l’annuaire.",
    not_a_user_type: "Ce n’est ni un membre ni un invité.",
    too_many_characters: "Le texte est trop long.",
    not_one_line: "Le texte a plus d’une ligne, ou des caractères qui ne sont pas du texte.",
    twice: "Ce nom d’utilisateur est déjà plus haut dans le fichier.",
    user_name_taken: "Quelqu’un a déjà ce nom d’utilisateur dans l’espace de travail.",
    deleted_there: "L’annuaire a supprimé cet utilisateur.",
    out_of_place:
      "Les cellules ne sont pas sous leurs colonnes. Le fichier contient des mots de passe, donc rien de la ligne n’est montré.",
  },
  exportTitle: "Exporter les utilisateurs",
  exportHint:
    "Tous ceux qui n’ont pas été supprimés. Aucun mot de passe n’est jamais écrit : la colonne qu’un modèle prévoit pour lui reste vide.",
  form: "Format",
  forms: {
    own_csv_english: "CSV pour un tableur anglais, toutes les informations",
    own_csv_french: "CSV pour un tableur français, toutes les informations",
    own_csv_standard: "CSV selon la norme, toutes les informations",
    own_workbook: "Classeur Excel, toutes les informations",
    m365_bulk_add: "Microsoft 365 : modèle pour plusieurs utilisateurs",
    entra_bulk_create: "Microsoft Entra : modèle de création en bloc",
    partner_center_upload: "Espace partenaires : modèle de chargement",
  },
  fileName: "Utilisateurs",
  export: "Exporter…",
  exporting: "Écriture des utilisateurs…",
  exported_one: "{{count, number}} utilisateur est dans « {{file}} ».",
  exported_many: "{{count, number}} d’utilisateurs sont dans « {{file}} ».",
  exported_other: "{{count, number}} utilisateurs sont dans « {{file}} ».",
  leftOut_one:
    "{{count, number}} utilisateur n’a pas le nom d’utilisateur que le modèle demande et a été écarté.",
  leftOut_many:
    "{{count, number}} d’utilisateurs n’ont pas le nom d’utilisateur que le modèle demande et ont été écartés.",
  leftOut_other:
    "{{count, number}} utilisateurs n’ont pas le nom d’utilisateur que le modèle demande et ont été écartés.",
} as const satisfies French<typeof enPeopleFiles>;
