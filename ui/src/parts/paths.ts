// Where pages are.
export const paths = {
  home: "/",
  start: "/start",
  workspaces: "/workspaces",
  catalog: "/catalog",
  offer: (offerId: string) => `/catalog/${encodeURIComponent(offerId)}`,
  featured: "/featured",
  priceLists: "/price-lists",
  import: "/price-lists/import",
  activity: "/activity",
  settings: "/settings",
} as const;
