// The way past every page, form and dialog of the program. What is done at each stop is
// the visitor's affair: a camera takes a picture, an inspector looks for faults.
import { join } from "node:path";
import { everyPage } from "../browser/pages.mjs";
import { root } from "../support/machine.mjs";

/** These are visited by themselves below. */
const APART = ["start", "join", "catalog", "import"];

const USERS = join(root, "tests/fixtures/people/some_rows_refused.csv");

/** What one meets before there is a workspace. */
export async function beforeAnyWorkspace(visitor, invitation) {
  const { start, team, next } = visitor.words;
  await visitor.goTo(["/start", start.welcome]);
  await visitor.seeAll("start");
  await visitor.named("button", next).click();
  await visitor.page.locator("[aria-invalid=true]").first().waitFor();
  await visitor.see("start-incomplete");
  await visitor.goTo(["/join", start.join]);
  await visitor.seeAll("join");
  await visitor.named("textbox", team.invitation).fill(invitation);
  await visitor.named("button", team.look).click();
  await visitor.named("group", team.says).waitFor();
  await visitor.seeAll("join-invitation");
}

/** Everything there is in a workspace. */
export async function everywhere(visitor, { offer, lists, user }) {
  await everyPlainPage(visitor, offer);
  await users(visitor, user);
  await roles(visitor);
  await catalog(visitor, offer);
  await imports(visitor, lists);
  await importOfUsers(visitor);
  await overlays(visitor);
}

async function everyPlainPage(visitor, offer) {
  for (const [name, place] of Object.entries(everyPage(visitor.words, offer))) {
    if (APART.includes(name)) continue;
    await visitor.goTo(place);
    const plain = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    await visitor.seeAll(plain);
    if (await visitor.openForms()) await visitor.seeAll(`${plain}-open`);
  }
}

/** The list narrowed down, and the page of somebody who waits for a new password. */
async function users(visitor, { id, name }) {
  const { nav, users } = visitor.words;
  await visitor.goTo(["/users", nav.users]);
  await visitor.named("button", users.whoIsAdmin).click();
  await visitor.named("grid", nav.users).waitFor();
  await visitor.see("users-global-admins");
  await visitor.goTo([`/users/of/${id}`, name]);
  await visitor.seeAll("user");
  if (await visitor.openForms()) await visitor.seeAll("user-open");
}

/** Changes that are staged, before they are committed; and what is found for a task. */
export async function roles(visitor) {
  const { roles } = visitor.words;
  await visitor.goTo(["/roles", roles.matrix]);
  await visitor.page.locator("[data-state=give]").first().waitFor();
  await visitor.see("roles-staged");
  await visitor.named("button", roles.review).click();
  await visitor.page.getByRole("heading", { name: roles.wouldChange }).waitFor();
  await visitor.see("roles-review");
  await visitor.closeWhatCovers();
  await visitor.goTo(["/roles/who-can?task=customers.view", roles.whoCan]);
  await visitor.named("heading", roles.seeCustomers).waitFor();
  await visitor.see("who-can-found");
  await visitor.goTo(["/roles/smallest?tasks=billing.manage,customers.view", roles.smallest]);
  await visitor.page.getByText(roles.besides).click();
  await visitor.see("smallest-roles-found");
}

async function catalog(visitor, offer) {
  const { catalog } = visitor.words;
  await visitor.goTo(everyPage(visitor.words, offer).catalog);
  await visitor.found(catalog.found);
  await visitor.see("catalog");
  await visitor.openFilters();
  await visitor.see("catalog-filters");
  await visitor.openColumns();
  await visitor.see("catalog-columns");
  await visitor.closeWhatCovers();
  await visitor.openViews();
  await visitor.see("catalog-views");
  await visitor.openSaveView();
  await visitor.see("catalog-save-view");
  await visitor.closeWhatCovers();
  await visitor.named("searchbox", catalog.search).fill("forêt zzz");
  await visitor.page.getByText(catalog.noMatch("forêt zzz")).waitFor();
  await visitor.see("catalog-nothing-found");
  await visitor.named("searchbox", catalog.search).fill("");
  await visitor.found(catalog.found);
}

async function imports(visitor, lists) {
  await visitor.goTo(everyPage(visitor.words, {}).import);
  await visitor.see("import");
  await visitor.lookInto(lists.good);
  await visitor.named("button", visitor.words.importing.run).waitFor();
  await visitor.seeAll("import-preview");
  await visitor.lookInto(lists.broken);
  await visitor.seeAll("import-refused");
}

/** A file of users, looked into and taken in: two come in, and two are refused. */
async function importOfUsers(visitor) {
  const { filesOfUsers } = visitor.words;
  await visitor.lookIntoUsers(USERS);
  await visitor.seeAll("import-users-preview");
  // In the second language they are here already; as people who exist they come in again.
  await visitor.named("radio", filesOfUsers.existing).click();
  await visitor.page.getByText(filesOfUsers.means).waitFor();
  await visitor.named("button", filesOfUsers.run).click();
  await visitor.named("heading", filesOfUsers.done).waitFor();
  await visitor.seeAll("import-users-report");
}

async function overlays(visitor) {
  await visitor.goTo(everyPage(visitor.words, {}).home);
  await visitor.openPalette("a");
  await visitor.see("palette");
  await visitor.closeWhatCovers();
  await visitor.openKeys();
  await visitor.see("keys");
  await visitor.closeWhatCovers();
  await visitor.openMenu();
  await visitor.see("menu");
  await visitor.closeWhatCovers();
}
