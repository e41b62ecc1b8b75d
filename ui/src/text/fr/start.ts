// Making a workspace.

import type { start as english } from "../en/start";
import type { French } from "../shape";

export const start = {
  title: "Nouvel espace de travail",
  welcome: "Bienvenue dans Partner Desk",
  intro:
    "Un espace de travail contient le catalogue d’une entreprise partenaire et tout ce que vous en faites. C’est un seul fichier chiffré sur cet ordinateur.",
  joinInstead: "Rejoindre une équipe",
  joinInsteadHint: "Une personne dont l’espace de travail est sur un hub vous a invité.",
  joining: "Rejoindre une équipe",
  joinIntro:
    "Vous recevez sur cet ordinateur une copie de l’espace de travail de l’équipe, chiffrée avec sa propre clé. Ce que vous y faites est envoyé au hub quand il y a un réseau.",
  joinName: "Nom sur cet ordinateur",
  joinMake: "Rejoindre",
  joinPending: "L’espace de travail est en cours de réception. On peut arrêter et reprendre.",
  joinConfirm:
    "Saisissez la clé de récupération depuis l’endroit où vous l’avez mise. L’espace de travail est alors reçu.",
  wrongInvitation:
    "Cette invitation est pour la personne qui amène un espace de travail sur un nouveau hub. Ouvrez cet espace de travail et suivez l’invitation sur sa page « Équipe ».",
  step: "Étape {{step, number}} sur {{steps, number}} : {{name}}",
  steps: {
    invitation: "Invitation",
    details: "Nom et clé",
    key: "Clé de récupération",
    confirm: "Saisie de contrôle",
  },
  name: "Nom de l’espace de travail",
  nameHint: "Le plus souvent, c’est le nom de l’entreprise.",
  colour: "Couleur",
  outside:
    "Le nom et la couleur sont les seules choses en dehors du chiffrement : ils s’affichent avant l’ouverture de l’espace de travail.",
  userName: "Votre nom",
  userNameHint: "Vous devenez le premier utilisateur et Administrateur général.",
  market: "Marché principal (facultatif)",
  marketHint:
    "Deux lettres, comme FR ou US. Si vous ne mettez rien, la première liste de prix décide.",
  keyTitle: "Où la clé est gardée",
  keychain: "Dans le trousseau du système",
  keychainHint: "L’espace de travail s’ouvre tout seul quand votre session est ouverte.",
  byPassphrase: "Derrière une phrase secrète",
  byPassphraseHint: "Vous la saisissez à chaque ouverture de l’espace de travail.",
  keychainLocked:
    "Le trousseau du système est verrouillé et ne peut pas garder la clé. Déverrouillez-le et vérifiez de nouveau, ou utilisez une phrase secrète.",
  keychainAbsent:
    "Aucun trousseau ne répond sur cet ordinateur, la clé ne peut donc pas y être gardée. Utilisez une phrase secrète.",
  lookAgain: "Vérifier de nouveau",
  passphrase: "Phrase secrète",
  passphraseHint:
    "Au moins 12 caractères. Quelques mots que vous seul mettriez ensemble conviennent bien.",
  passphraseAgain: "Phrase secrète, encore une fois",
  show: "Afficher : {{field}}",
  hide: "Masquer : {{field}}",
  needName: "Donnez un nom à l’espace de travail.",
  needUserName: "Dites qui vous êtes.",
  needDeviceName: "Donnez un nom à cet appareil.",
  needLonger_one: "Au moins {{count, number}} caractère.",
  needLonger_many: "Au moins {{count, number}} de caractères.",
  needLonger_other: "Au moins {{count, number}} caractères.",
  needSame: "Les deux ne sont pas identiques.",
  keyIntro:
    "Voici la clé de récupération. Elle ouvre l’espace de travail si le trousseau ou la phrase secrète est perdu. Elle ne s’affiche que maintenant : notez-la ou gardez-la dans un gestionnaire de mots de passe, hors de cet ordinateur.",
  keyLost: "Sans elle, personne ne peut aider : ni nous, ni personne d’autre.",
  keyLabel: "Clé de récupération",
  copy: "Copier",
  copied: "La clé de récupération est copiée. Videz le presse-papiers une fois la clé rangée.",
  copyFailed: "Elle n’a pas pu être copiée. Notez-la.",
  keyChanged:
    "Vous avez changé quelque chose : une nouvelle clé de récupération a été faite. La précédente n’est plus valable.",
  kept: "Je l’ai mise en lieu sûr",
  confirmIntro:
    "Saisissez la clé de récupération depuis l’endroit où vous l’avez mise. L’espace de travail est alors créé.",
  typed: "La clé de récupération, à saisir",
  typedHint: "Majuscules ou minuscules, avec ou sans espaces ou tirets.",
  needTyped: "Saisissez la clé de récupération.",
  make: "Créer l’espace de travail",
} as const satisfies French<typeof english>;
