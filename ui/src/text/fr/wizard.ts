import type { wizard as enWizard } from "../en/wizard";
import type { French } from "../shape";

export const wizard = {
  columns: "Colonnes",
  columnsFit_one: "La seule colonne obligatoire est là.",
  columnsFit_many: "Les {{count, number}} de colonnes obligatoires sont là.",
  columnsFit_other: "Les {{count, number}} colonnes obligatoires sont là.",
  show: "Afficher les colonnes",
  hide: "Masquer les colonnes",
  missing_one: "Aucune colonne n’est reconnue comme {{names}}. Choisissez celle qui l’est.",
  missing_many: "Aucune colonne n’est reconnue comme {{names}}. Choisissez celles qui le sont.",
  missing_other: "Aucune colonne n’est reconnue comme {{names}}. Choisissez celles qui le sont.",
  needMapping: "Il manque une colonne obligatoire : choisissez-la sous « Colonnes ».",
  columnsHint:
    "Ce que contient chaque colonne du fichier. Celles qui n’ont pas de sens ici sont conservées telles quelles.",
  inFile: "Colonne du fichier",
  samples: "Quelques cellules",
  meaning: "Sens",
  meaningOf: "Sens de la colonne « {{name}} »",
  noMeaning: "Aucun : conservée telle quelle",
  needed: "{{name}} (obligatoire)",
  oneOfThese: "{{name}} (l’une d’elles est obligatoire)",
  reset: "Revenir à ce qui a été détecté",
  repairHint:
    "Corrigez une cellule ici et appuyez sur Entrée : le fichier est relu, et lui-même reste tel quel. Les lignes que vous laissez sont écartées.",
  repairOf: "{{column}}, ligne {{line}}",
  repaired: "Corrigée.",
  stillWrong: "Toujours faux : {{reason}}",
  takeBack: "Annuler la correction",
  takeBackOf: "Annuler la correction de {{column}}, ligne {{line}}",
  full: "{{count, number}} cellules sont corrigées, et il ne peut y en avoir plus ici. Corrigez les autres dans le fichier.",
  save: "Enregistrer les lignes refusées…",
  saving: "Écriture des lignes refusées…",
  savedName: "{{file}} lignes refusées.csv",
  saved_one: "{{count, number}} ligne refusée est dans « {{file}} ».",
  saved_many: "{{count, number}} de lignes refusées sont dans « {{file}} ».",
  saved_other: "{{count, number}} lignes refusées sont dans « {{file}} ».",
} as const satisfies French<typeof enWizard>;
