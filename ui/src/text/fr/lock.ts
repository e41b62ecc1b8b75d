// The lock of the window.
import type { lock as english } from "../en/lock";
import type { French } from "../shape";

export const lock = {
  title: "Verrouillé – Partner Desk",
  heading: "Partner Desk est verrouillé",
  kept: "Rien n’est fermé : votre saisie est toujours là, et ce qui était en cours continue.",
  anybody:
    "Cet espace de travail n’a pas de phrase secrète ; quiconque est devant votre session peut donc le déverrouiller. Vous pouvez en ajouter une sur la page « Espaces de travail ».",
  passphrase: "Phrase secrète",
  recovery: "Clé de récupération",
  needSecret: "Saisissez ce qui déverrouille.",
  unlock: "Déverrouiller",
  unlocking: "Un instant…",
  instead: {
    presence: "Laisser le système vérifier qui est là",
    keychain: "Utiliser le trousseau du système",
    passphrase: "Utiliser la phrase secrète",
    recovery: "Utiliser la clé de récupération",
  },
  wait_one: "Prochain essai dans {{count, number}} seconde.",
  wait_many: "Prochain essai dans {{count, number}} de secondes.",
  wait_other: "Prochain essai dans {{count, number}} secondes.",
  again: "Vous pouvez réessayer.",
} as const satisfies French<typeof english>;
