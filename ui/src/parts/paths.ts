// Where pages are.
export const paths = {
  /** Where the program begins: the catalog, or what comes before there is one. */
  first: "/",
  home: "/home",
  start: "/start",
  join: "/join",
  workspaces: "/workspaces",
  catalog: "/catalog",
  offer: (offerId: string) => `/catalog/${encodeURIComponent(offerId)}`,
  featured: "/featured",
  priceLists: "/price-lists",
  import: "/price-lists/import",
  activity: "/activity",
  conflicts: "/conflicts",
  team: "/team",
  users: "/users",
  globalAdmins: "/users?admins=1",
  newUser: "/users/new",
  passwords: "/users/passwords",
  roleRules: "/users/rules",
  user: (id: string) => `/users/of/${encodeURIComponent(id)}`,
  settings: "/settings",
} as const;
