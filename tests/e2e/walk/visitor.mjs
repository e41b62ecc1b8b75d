// One person's window, in one language, and the ways through it.
import { everyPage, goTo, openMenu } from "../browser/pages.mjs";
import { until } from "../support/wait.mjs";
import { plain } from "../words.mjs";

/** What has room for more, and may be pressed. */
const OPENS =
  "main button[aria-expanded=false]:not([aria-disabled=true]):not([aria-haspopup])";

export class Visitor {
  constructor(page, words) {
    Object.assign(this, { page, words });
  }

  named(role, name) {
    return this.page.getByRole(role, { name, exact: true });
  }

  goTo(place) {
    return goTo(this.page, place);
  }

  async openFilters() {
    await this.named("button", this.words.catalog.filters).click();
    await this.page.locator("fieldset select").first().waitFor();
  }

  async openColumns() {
    await this.named("button", this.words.catalog.columns).click();
    await this.named("dialog", this.words.catalog.columns).waitFor();
  }

  async openViews() {
    await this.page.getByRole("button", { name: this.words.catalog.viewsButton }).click();
    await this.named("menuitem", this.words.catalog.saveView).waitFor();
  }

  async openSaveView() {
    await this.named("menuitem", this.words.catalog.saveView).click();
    await this.named("dialog", this.words.catalog.saveView).waitFor();
  }

  async found(pattern) {
    const bar = this.page.getByRole("search").getByRole("status");
    await until(`what is found, ${pattern}`, async () =>
      pattern.test(plain(await bar.innerText())),
    );
  }

  /** What the import says of this file, before anything is written. */
  async lookInto(file) {
    const { importing, nav } = this.words;
    await this.goTo(["/price-lists", nav.priceLists]);
    const choosing = this.page.waitForEvent("filechooser");
    await this.named("button", importing.title).click();
    await (await choosing).setFiles(file);
    const name = file.split("/").at(-1);
    await this.named("heading", importing.detected(name)).waitFor();
  }

  /** The same of a file of users. */
  async lookIntoUsers(file) {
    const { importing, filesOfUsers } = this.words;
    await this.goTo(["/users/import", filesOfUsers.title]);
    const choosing = this.page.waitForEvent("filechooser");
    await this.named("button", filesOfUsers.choose).click();
    await (await choosing).setFiles(file);
    const name = file.split("/").at(-1);
    await this.named("heading", importing.detected(name)).waitFor();
  }

  /** Every form of the page that a button makes room for. Whether there was any. */
  async openForms() {
    const closed = this.page.locator(OPENS);
    const forms = await closed.count();
    for (let form = 0; form < forms; form += 1) await closed.first().click();
    const more = await this.page.locator("main details:not([open])").evaluateAll((all) => {
      for (const one of all) one.open = true;
      return all.length;
    });
    return forms + more > 0;
  }

  async openPalette(text) {
    await this.page.keyboard.press("Control+k");
    await this.named("combobox", this.words.palette.box).fill(text);
    await this.page.getByRole("option").first().waitFor();
  }

  async openKeys() {
    await this.page.keyboard.press("Control+/");
    await this.named("dialog", this.words.palette.keys).waitFor();
  }

  openMenu() {
    return openMenu(this.page);
  }

  async closeWhatCovers() {
    await this.page.keyboard.press("Escape");
    await this.page.waitForFunction(
      () => document.querySelector("[role=dialog], [role=menu]") === null,
    );
  }

  /** A page that falls over, because what it is told is not what was agreed. */
  async breakPage() {
    await this.goTo(everyPage(this.words, {}).settings);
    await this.page.route("**/call/featured_list", (route) =>
      route.fulfill({ json: { offers: 1 } }),
    );
    await this.page.reload();
    await this.page.evaluate(() => {
      window.location.hash = "/featured";
    });
    await this.page.locator("[role=alert] details").waitFor();
  }
}
