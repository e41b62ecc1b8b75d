// Every text on screen, in French. A missing one is a type error in its own file.
import { activity, settings } from "./fr/activity";
import { catalog, featured, offer } from "./fr/catalog";
import { conflicts, values } from "./fr/conflicts";
import { errors } from "./fr/errors";
import { grid } from "./fr/grid";
import { home } from "./fr/home";
import { keys } from "./fr/keys";
import { lock } from "./fr/lock";
import { menu } from "./fr/menu";
import { palette } from "./fr/palette";
import { people } from "./fr/people";
import { peopleFiles } from "./fr/people_files";
import { importing, priceLists } from "./fr/price_lists";
import { roles } from "./fr/roles";
import { shell } from "./fr/shell";
import { start } from "./fr/start";
import { tasks } from "./fr/tasks";
import { hub, team } from "./fr/team";
import { wizard } from "./fr/wizard";
import { words } from "./fr/words";
import { workspaces } from "./fr/workspaces";

export const fr = {
  shell,
  palette,
  menu,
  lock,
  home,
  words,
  errors,
  start,
  workspaces,
  keys,
  catalog,
  grid,
  offer,
  featured,
  priceLists,
  importing,
  wizard,
  peopleFiles,
  activity,
  conflicts,
  values,
  hub,
  team,
  people,
  roles,
  tasks,
  settings,
} as const;
