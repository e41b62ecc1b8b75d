// Every text on screen, in English. Its shape is what other languages must have.
import { activity, settings } from "./en/activity";
import { catalog, featured, offer } from "./en/catalog";
import { conflicts, values } from "./en/conflicts";
import { errors } from "./en/errors";
import { grid } from "./en/grid";
import { home } from "./en/home";
import { keys } from "./en/keys";
import { lock } from "./en/lock";
import { menu } from "./en/menu";
import { palette } from "./en/palette";
import { people } from "./en/people";
import { peopleFiles } from "./en/people_files";
import { importing, priceLists } from "./en/price_lists";
import { roles } from "./en/roles";
import { shell } from "./en/shell";
import { start } from "./en/start";
import { tasks } from "./en/tasks";
import { hub, team } from "./en/team";
import { wizard } from "./en/wizard";
import { words } from "./en/words";
import { workspaces } from "./en/workspaces";

export const en = {
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
