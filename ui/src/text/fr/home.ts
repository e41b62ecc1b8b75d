// The page that says how things stand: what waits, what changed, what wants attention.
import type { home as english } from "../en/home";
import type { French } from "../shape";

export const home = {
  title: "Accueil",
  waits: "Ce qui attend",
  nothingWaits: "Rien n’attend.",
  waiting_one: "{{count, number}} modification attend d’être envoyée, depuis le {{oldest}}.",
  waiting_many:
    "{{count, number}} modifications attendent d’être envoyées, la plus ancienne depuis le {{oldest}}.",
  waiting_other:
    "{{count, number}} modifications attendent d’être envoyées, la plus ancienne depuis le {{oldest}}.",
  waitingLocal_one: "{{count, number}} modification attend un hub, depuis le {{oldest}}.",
  waitingLocal_many:
    "{{count, number}} modifications attendent un hub, la plus ancienne depuis le {{oldest}}.",
  waitingLocal_other:
    "{{count, number}} modifications attendent un hub, la plus ancienne depuis le {{oldest}}.",
  inFlight_one: "{{count, number}} d’entre elles est en route.",
  inFlight_many: "{{count, number}} d’entre elles sont en route.",
  inFlight_other: "{{count, number}} d’entre elles sont en route.",
  deferred_one: "{{count, number}} d’entre elles attend autre chose.",
  deferred_many: "{{count, number}} d’entre elles attendent autre chose.",
  deferred_other: "{{count, number}} d’entre elles attendent autre chose.",
  foreseen_one: "{{count, number}} d’entre elles ne serait pas acceptée en l’état actuel.",
  foreseen_many: "{{count, number}} d’entre elles ne seraient pas acceptées en l’état actuel.",
  foreseen_other: "{{count, number}} d’entre elles ne seraient pas acceptées en l’état actuel.",
  itInFlight: "Elle est en route.",
  itDeferred: "Elle attend autre chose.",
  itForeseen: "Elle ne serait pas acceptée en l’état actuel.",
  toWaiting: "Les afficher",
  changed: "Ce qui a changé",
  toRecord: "Afficher tout le journal",
  wants: "Ce qui demande votre attention",
  nothingWants: "Rien ne demande votre attention.",
  noRoles:
    "Vous n’avez aucun rôle ici. Vous pouvez tout regarder ; un Administrateur général peut vous en donner un.",
  noList: "Il n’y a pas encore de liste de prix pour {{month}}.",
  noListFor: "Il n’y a pas encore de liste de prix pour {{month}} sur le marché {{market}}.",
  noNextList: "La liste de prix pour {{month}} n’est pas encore là ; ce mois commence bientôt.",
  noNextListFor:
    "La liste de prix pour {{month}} sur le marché {{market}} n’est pas encore là ; ce mois commence bientôt.",
  toLists: "Afficher les listes de prix",
  vanished_one: "Une des offres mises en avant n’est plus disponible : {{titles}}.",
  vanished_many:
    "{{count, number}} des offres mises en avant ne sont plus disponibles : {{titles}}.",
  vanished_other:
    "{{count, number}} des offres mises en avant ne sont plus disponibles : {{titles}}.",
  toFeatured: "Afficher les offres mises en avant",
  noCopy: "Il n’y a aucune copie de cet espace de travail.",
  oldCopy: "La copie la plus récente de cet espace de travail date du {{when}}.",
  toCopies: "Afficher les espaces de travail",
  oneKey:
    "Cet espace de travail n’a ni phrase secrète ni clé de récupération : si cet ordinateur est perdu, rien ne l’ouvre.",
  silent: "Le hub ne répond plus depuis le {{when}} ; votre travail est gardé et sera envoyé.",
} as const satisfies French<typeof english>;
