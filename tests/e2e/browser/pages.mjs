// The pages of the program, and how to get to them.

/** Where every page is, and its heading. */
export function everyPage({ nav, importing, filesOfUsers, start, users, roles }, offer) {
  return {
    home: ["/home", nav.home],
    catalog: ["/catalog", nav.catalog],
    offer: [`/catalog/${encodeURIComponent(offer.offer_id)}`, offer.title],
    featured: ["/featured", nav.featured],
    priceLists: ["/price-lists", nav.priceLists],
    import: ["/price-lists/import", importing.title],
    activity: ["/activity", nav.activity],
    conflicts: ["/conflicts", nav.conflicts],
    team: ["/team", nav.team],
    users: ["/users", nav.users],
    newUser: ["/users/new", users.add],
    passwords: ["/users/passwords", users.passwords],
    roleRules: ["/users/rules", users.rules],
    roles: ["/roles", roles.matrix],
    roleCatalogue: ["/roles/catalogue", roles.catalogue],
    whoCan: ["/roles/who-can", roles.whoCan],
    smallestRoles: ["/roles/smallest", roles.smallest],
    roleTemplates: ["/roles/templates", roles.templates],
    importUsers: ["/users/import", filesOfUsers.title],
    exportUsers: ["/users/export", filesOfUsers.exportTitle],
    workspaces: ["/workspaces", nav.workspaces],
    settings: ["/settings", nav.settings],
    start: ["/start", start.new],
    join: ["/join", start.join],
  };
}

/** To the page with this address and heading, when all of it is there. */
export async function goTo(page, [path, heading]) {
  // The first page chooses where the program begins; it must not choose after us.
  await page.waitForFunction(() => window.location.hash.length > "#/".length);
  await page.evaluate((path) => {
    window.location.hash = path;
  }, path);
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelector(".fui-Spinner") === null);
}

/** The menu, open. */
export async function openMenu(page) {
  await page.waitForFunction(() => document.querySelector("[role=dialog]") === null);
  await page.keyboard.press("F10");
  await page.waitForFunction(() => document.activeElement?.ariaHasPopup === "menu");
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor();
  await page.waitForFunction(() => document.activeElement?.role === "menuitem");
}
