// What the program is given from outside: a price list goes to the import, a file of users
// to theirs where that is open, a link to its page. Where one is in the middle of something it waits, and is offered.
import { useEffect, useEffectEvent, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import type { HandedOver as Given, PickedFile, Place } from "../ipc/bindings";
import { call } from "../ipc/client";
import { useOutside } from "../ipc/outside";
import type { ImportPlace } from "../parts/import/import_button";
import { paths } from "../parts/paths";
import { useToast } from "../parts/toasts";
import { holdsUnkept } from "../parts/unkept";
import { useWords } from "../text/words";

/** Pages that are one long thing, from which nobody is led away. */
const BUSY: readonly string[] = [paths.import, paths.importUsers, paths.start, paths.join];
const IMPORTS: readonly string[] = [paths.import, paths.importUsers];

/** Every place but those that are about one thing. */
const PAGES: Record<Exclude<Place["kind"], "offer" | "user">, string> = {
  home: paths.home,
  catalog: paths.catalog,
  featured: paths.featured,
  price_lists: paths.priceLists,
  activity: paths.activity,
  conflicts: paths.conflicts,
  team: paths.team,
  users: paths.users,
  passwords: paths.passwords,
  role_rules: paths.roleRules,
  roles: paths.roles,
  role_catalogue: paths.roleCatalogue,
  who_can: paths.whoCan,
  smallest_roles: paths.smallestRoles,
  role_templates: paths.roleTemplates,
  workspaces: paths.workspaces,
  settings: paths.settings,
};

export function HandedOver(): null {
  const { arrivals } = useOutside();
  const { t } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const { pathname, state } = useLocation();
  // An import without a file yet has nothing to lose.
  const onTheWay = BUSY.includes(pathname) && (!IMPORTS.includes(pathname) || state !== null);

  // What waited for a workspace goes ahead as soon as one is there, also on the page
  // where it was just made.
  const opening = useRef(true);

  const receive = useEffectEvent(({ file, leftOut, place }: Given, opening: boolean) => {
    const mayGo = opening || !(onTheWay || holdsUnkept());
    if (file !== null) toImport(file, leftOut, mayGo);
    // One cannot go to both: the file goes first, and the link waits.
    if (place !== null) toPlace(place, mayGo && file === null);
  });

  function toImport(file: PickedFile, leftOut: number, mayGo: boolean) {
    const { name } = file;
    if (leftOut > 0) toast({ text: t("shell.leftOut", { name, count: leftOut }) });
    // Where users are imported, it is a file of users.
    const target = pathname === paths.importUsers ? paths.importUsers : paths.import;
    const go = () => void navigate(target, { state: { file } satisfies ImportPlace });
    if (mayGo) return go();
    toast({ text: t("shell.fileWaits", { name }), action: { label: t("shell.look"), run: go } });
  }

  function toPlace(place: Place, mayGo: boolean) {
    const go = () => void navigate(pathOf(place));
    if (mayGo) return go();
    toast({ text: t("shell.linkWaits"), action: { label: t("shell.follow"), run: go } });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again at each arrival
  useEffect(() => {
    const isOpening = opening.current;
    opening.current = false;
    void call("handed_over", {}).then(
      (given) => receive(given, isOpening),
      // What cannot be asked for leaves everything as it is.
      () => undefined,
    );
  }, [arrivals]);
  return null;
}

function pathOf(place: Place): string {
  switch (place.kind) {
    case "offer":
      return paths.offer(place.offerId);
    case "user":
      return paths.user(place.userId);
    default:
      return PAGES[place.kind];
  }
}
