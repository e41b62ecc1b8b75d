// What waits for a hub, the record, and the settings.

import type { activity as enActivity, settings as enSettings } from "../en/activity";
import type { French } from "../shape";

export const activity = {
  title: "Activité",
  waiting: "En attente d’un hub",
  waitingHint:
    "Il n’y a pas encore de hub. Ces modifications sont en sécurité dans l’espace de travail et seront envoyées quand il y en aura un.",
  nothingWaits: "Rien n’attend.",
  record: "Journal",
  recordHint: "Qui a fait quoi, du plus récent au plus ancien.",
  noRecord: "Rien n’a encore été fait.",
  by: "par {{actor}}, {{when}}",
  number: "Nº {{seq, number}}",
  changes_one: "{{count, number}} changement",
  changes_many: "{{count, number}} de changements",
  changes_other: "{{count, number}} changements",
  field: "Champ",
  before: "Avant",
  after: "Après",
  chain: "Chaîne {{hash}}",
  newer: "Plus récents",
  older: "Plus anciens",
  page: "{{from, number}} à {{to, number}} sur {{total, number}}",
  pages: "Pages du journal",
  waitingPages: "Pages des modifications en attente",
} as const satisfies French<typeof enActivity>;

export const settings = {
  title: "Paramètres",
  look: "Langue et apparence",
  language: "Langue",
  systemLanguage: "Comme le système",
  english: "English",
  french: "Français",
  theme: "Thème",
  systemTheme: "Comme le système",
  light: "Clair",
  dark: "Sombre",
  workspace: "Cet espace de travail",
  market: "Marché principal",
  marketHint:
    "Deux lettres, comme FR ou US. Le catalogue affiche ce marché. Vide : celui de la première liste.",
  save: "Enregistrer",
  marketSaved: "Le marché principal est {{market}}.",
  marketCleared: "Aucun marché principal n’est choisi.",
  you: "Vous",
  youAre: "{{name}}, {{roles}}",
  about: "À propos",
  version: "Version {{version}}",
} as const satisfies French<typeof enSettings>;
