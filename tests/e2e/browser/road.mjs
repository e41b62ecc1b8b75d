// The core path in a browser, in one language, with axe-core on every page met.
import assert from "node:assert/strict";
import { bare, offersIn } from "../support/scratch.mjs";
import { until } from "../support/wait.mjs";
import { plain } from "../words.mjs";
import { look } from "./browser.mjs";

export const NAME = "Contoso Sud";
export const PASSPHRASE = "sept lampes, trois marées";

export class Road {
  constructor(test, page, words) {
    Object.assign(this, { test, page, words });
  }

  look(name) {
    return look(this.test, this.page, `${this.words.code}-${name}`);
  }

  named(role, name) {
    return this.page.getByRole(role, { name, exact: true });
  }

  async makeWorkspace() {
    const { start, next } = this.words;
    await this.named("heading", start.welcome).waitFor();
    await this.page.getByText(start.absent).waitFor();
    await this.look("1-start");
    await this.named("button", next).click();
    await this.page.locator("[aria-invalid=true]").first().waitFor();
    await this.look("2-start-incomplete");
    await this.named("textbox", start.name).fill(NAME);
    await this.named("radio", start.teal).check();
    await this.named("textbox", start.userName).fill("Ada Martin");
    await this.named("textbox", start.passphrase).fill(PASSPHRASE);
    await this.named("textbox", start.again).fill(PASSPHRASE);
    await this.named("button", next).click();

    const key = plain(await this.page.getByTestId("recovery-key").innerText());
    await this.look("3-recovery-key");
    await this.named("button", start.kept).click();
    await this.named("textbox", start.typed).fill(`${key.slice(0, -1)}!`);
    await this.named("button", start.make).click();
    await this.page.getByText(start.slip).waitFor();
    assert.equal(await this.named("textbox", start.typed).inputValue(), `${key.slice(0, -1)}!`);
    await this.look("4-typed-wrong");
    await this.named("textbox", start.typed).fill(key);
    await this.named("button", start.make).click();
    await this.atCatalog();
  }

  unlock() {
    return this.unlockWith(NAME, { wrong: "not this one at all", right: PASSPHRASE });
  }

  async unlockWith(name, { wrong, right }) {
    const { unlock, open } = this.words;
    await this.named("heading", unlock.title(name)).waitFor();
    await this.named("textbox", unlock.passphrase).fill(wrong);
    await this.named("button", open).click();
    await this.page.getByText(unlock.wrong).waitFor();
    await this.look("19-unlock-wrong");
    await this.named("textbox", unlock.passphrase).fill(right);
    await this.named("button", open).click();
    await this.atCatalog();
  }

  atCatalog() {
    return this.page.locator("body[data-ready=catalog]").waitFor();
  }

  async importList(file) {
    const { importing } = this.words;
    await this.look("5-catalog-empty");
    const choosing = this.page.waitForEvent("filechooser");
    await this.named("button", importing.title).click();
    await (await choosing).setFiles(file);
    await this.named("button", importing.run).waitFor();
    await this.look("6-import-preview");
    await this.named("button", importing.run).click();
    await this.named("heading", importing.done).waitFor();
    await this.look("7-import-result");
    await this.named("link", importing.toCatalog).click();
    await this.atCatalog();
  }

  /** What the search bar says was found. */
  async found() {
    const bar = this.page.getByRole("search").getByRole("status");
    const [, count] = this.words.catalog.found.exec(plain(await bar.innerText())) ?? [];
    return count === undefined ? undefined : Number(count.replace(/\D/g, ""));
  }

  async search(file) {
    const titles = offersIn(file);
    const forests = titles.filter((title) => / foret /.test(bare(title))).length;
    const box = this.named("searchbox", this.words.catalog.search);
    await until("the whole list", async () => (await this.found()) === titles.length);
    for (const text of ["foret", "FORÊT", "Forêt"]) {
      await box.fill("");
      await box.pressSequentially(text);
      await until(`${forests} offers for ${text}`, async () => (await this.found()) === forests);
    }
    await box.fill("forêt zzz");
    await this.page.getByText(this.words.catalog.noMatch("forêt zzz")).waitFor();
    await this.look("8-nothing-found");
  }

  /** Filters and an order, two offers on the clipboard, and everything in a file. */
  async narrowAndTake() {
    const { catalog } = this.words;
    const { keyboard } = this.page;
    await this.named("searchbox", catalog.search).fill("");
    await this.named("button", catalog.filters).click();
    await this.named("combobox", catalog.term).selectOption({ label: catalog.year });
    await this.named("textbox", catalog.upTo).fill("100000");
    await keyboard.press("Enter");
    await this.named("button", catalog.filtersSet(2)).waitFor();
    const heading = this.page.getByRole("columnheader", { name: catalog.price });
    await heading.getByRole("button").click();
    await heading.getByRole("button").click();
    await until("the dearest first", async () => {
      return (await heading.getAttribute("aria-sort")) === "descending";
    });
    await this.look("30-narrowed");

    await this.named("searchbox", catalog.search).focus();
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    await keyboard.press("Shift+ArrowDown");
    await this.page.getByText(catalog.chosen).waitFor();
    await keyboard.press("Control+c");
    await this.page.getByText(catalog.copied).waitFor();
    const lines = (await this.page.evaluate(() => navigator.clipboard.readText())).split("\n");
    assert.ok(lines.length >= 3, "two offers have a line each at least, below the headings");
    assert.ok(lines.every((line) => line.split("\t").length === 7));
    await keyboard.press("Escape");

    await this.named("button", catalog.export).click();
    await this.named("combobox", catalog.form).selectOption({ label: catalog.workbook });
    await this.look("31-export");
    await this.named("button", catalog.run).click();
    await this.page.getByText(catalog.exported).waitFor();
    await this.named("button", catalog.clear).click();
    await this.named("button", catalog.filters).click();
  }

  /** Columns in an order of one's own, and a view that outlives a reload. */
  async columnsAndViews() {
    const { catalog, close } = this.words;
    const headings = async () => {
      const texts = await this.page.getByRole("columnheader").allInnerTexts();
      return texts
        .map((text) =>
          plain(text)
            .replace(/ ?[▲▼]/, "")
            .trim(),
        )
        .join(", ");
    };
    const shows = (...wanted) =>
      until(`the columns ${wanted}`, async () => (await headings()) === wanted.join(", "));
    const { offer, id, price, featured, publisher } = catalog.headings;
    // Messages have such a button, too.
    const closeColumns = () =>
      this.named("dialog", catalog.columns)
        .getByRole("button", { name: close, exact: true })
        .click();
    await shows(offer, id, price, featured);
    await this.named("button", catalog.columns).click();
    await this.named("dialog", catalog.columns).waitFor();
    await this.named("checkbox", publisher).check();
    await this.named("checkbox", id).uncheck();
    await this.named("checkbox", featured).focus();
    await this.page.keyboard.press("Alt+ArrowUp");
    await this.look("32-columns");
    await closeColumns();
    await shows(offer, featured, price, publisher);

    await this.named("searchbox", catalog.search).fill("archipel");
    await this.named("button", catalog.views).click();
    await this.named("menuitem", catalog.saveView).click();
    await this.named("textbox", catalog.viewName).fill("Archipels");
    await this.look("33-save-view");
    await this.page.keyboard.press("Enter");
    await this.named("button", catalog.viewShown("Archipels")).waitFor();

    // Away from it, and one's own columns as they were.
    const choose = async (view) => {
      await this.page.getByRole("button", { name: catalog.viewsButton }).click();
      await this.named("menuitemradio", view).click();
    };
    await choose(catalog.noView);
    await this.named("button", catalog.columns).click();
    await this.named("button", catalog.asItWas).click();
    await closeColumns();
    await shows(offer, id, price, featured);

    await this.page.reload();
    await this.atCatalog();
    await choose("Archipels");
    await shows(offer, featured, price, publisher);
    assert.equal(await this.named("searchbox", catalog.search).inputValue(), "archipel");
    await this.look("34-view");
    await choose(catalog.noView);
    await shows(offer, id, price, featured);
  }

  /** To an offer and to a page from anywhere, and the list of keys. */
  async findAnything(file) {
    const { palette, nav, close } = this.words;
    const [title] = offersIn(file).filter((title) => /Archipel/.test(title));
    const { keyboard } = this.page;
    const box = this.named("combobox", palette.box);
    await keyboard.press("Control+k");
    await box.pressSequentially(bare(title));
    await this.page.getByRole("option", { name: title }).first().waitFor();
    await this.look("20-palette");
    const chosen = plain(await this.page.getByRole("option", { selected: true }).innerText());
    await keyboard.press("Enter");
    await this.named("heading", chosen).waitFor();

    await this.page.getByRole("button", { name: palette.open }).click();
    await box.fill(bare(nav.priceLists));
    await this.page.getByRole("option", { name: palette.goTo(nav.priceLists) }).click();
    await this.named("heading", nav.priceLists).waitFor();

    await keyboard.press("Control+/");
    await this.named("dialog", palette.keys).waitFor();
    await this.look("21-keys");
    await this.named("button", close).click();
    await keyboard.press("Control+2");
    await this.atCatalog();
  }

  async featureFive() {
    const { catalog } = this.words;
    await this.named("searchbox", catalog.search).fill("archipel");
    const buttons = this.page.locator("[role=row][data-index]").getByRole("button");
    const pattern = new RegExp(`^${catalog.feature("(.*)")}$`);
    const titles = await until("six offers", async () => {
      const labels = await buttons.evaluateAll((all) => all.map((it) => it.ariaLabel));
      const found = labels.map((label) => pattern.exec(plain(label))?.[1] ?? "");
      return found.length >= 6 && found.every((it) => /archipel/i.test(it)) && found.slice(0, 6);
    });
    const sixth = titles.pop();
    for (const title of titles) {
      await this.named("button", catalog.feature(title)).click();
      await this.named("button", catalog.unfeature(title)).waitFor();
    }
    await this.named("button", catalog.feature(sixth)).click();
    const refusal = this.page.getByRole("alert").filter({ hasText: catalog.full });
    await refusal.waitFor();
    await this.named("button", catalog.feature(sixth)).waitFor();
    await this.look("9-sixth-refused");
    await refusal.getByRole("link", { name: catalog.toFeatured }).click();
    await this.hasOrder(titles);
    return titles;
  }

  async hasOrder(titles) {
    const wanted = titles.map((title, index) => this.words.featured.item(title, index + 1));
    const items = this.page.locator("main ol > li");
    await until(`the order ${wanted}`, async () => {
      const names = await items.evaluateAll((all) => all.map((it) => it.ariaLabel));
      return names.map(plain).join() === wanted.join();
    });
  }

  async said(text) {
    const region = this.page.getByTestId("announcements");
    await until(`the announcement ${text}`, async () => plain(await region.innerText()) === text);
  }

  async arrange([one, two, three, four, five]) {
    const { featured, undo } = this.words;
    await this.named("listitem", featured.item(one, 1)).press("Alt+ArrowDown");
    await this.said(featured.moved(one, 2));
    await this.hasOrder([two, one, three, four, five]);
    await this.named("button", featured.up(five)).click();
    await this.said(featured.moved(five, 4));
    await this.hasOrder([two, one, three, five, four]);
    await this.dragTo(featured.item(four, 5), featured.item(two, 1));
    await this.said(featured.moved(four, 1));
    await this.hasOrder([four, two, one, three, five]);
    await this.page.keyboard.press("Control+z");
    await this.page.getByText(undo.undone(four)).waitFor();
    await this.hasOrder([two, one, three, five, four]);
    await this.page.keyboard.press("Control+y");
    await this.page.getByText(undo.redone(four)).waitFor();
    await this.hasOrder([four, two, one, three, five]);
    await this.look("10-featured");
    return [four, two, one, three, five];
  }

  /** By mouse, from one item's handle to the other's. */
  async dragTo(from, to) {
    const handle = (name) => this.named("listitem", name).locator("span").first().boundingBox();
    const [start, end] = [await handle(from), await handle(to)];
    await this.page.mouse.move(start.x + 8, start.y + 8);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + 8, end.y + 8, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Everything that can be done, by the keys that lead to a menu elsewhere. */
  async openMenu() {
    const { menu, palette, nav } = this.words;
    const { keyboard } = this.page;
    await keyboard.press("Alt");
    await this.page.waitForFunction(() => document.activeElement?.ariaHasPopup === "menu");
    await keyboard.press("Enter");
    await this.named("menu", menu.open).waitFor();
    const shown = this.page.getByRole("menu");
    for (const group of menu.groups) await shown.getByText(group, { exact: true }).waitFor();
    await this.look("23-menu");
    await keyboard.press("Escape");
    await this.page.waitForFunction(() => document.querySelector("[role=menu]") === null);
    const button = this.named("button", menu.open);
    await button.click();
    await this.named("menu", menu.open).waitFor();
    await button.click();
    await this.page.waitForFunction(() => document.querySelector("[role=menu]") === null);
    await button.press("Enter");
    await this.page.getByRole("menuitem", { name: palette.goTo(nav.activity) }).click();
    await this.page.getByRole("heading", { level: 1, name: nav.activity }).waitFor();
  }

  /** The record is checked, narrowed down and written to paper. */
  async readRecord() {
    const { activity } = this.words;
    await this.named("button", activity.check).click();
    await this.page.getByText(activity.wholeHere).waitFor();
    await this.page.getByText(activity.evident).waitFor();
    await this.look("40-record-checked");
    const record = this.named("region", activity.record);
    const imported = record.getByRole("listitem").filter({ hasText: activity.imported });
    await imported.waitFor();
    const change = record.getByRole("combobox", { name: activity.change, exact: true });
    await change.selectOption("move_featured");
    await imported.waitFor({ state: "detached" });
    await this.look("41-record-narrowed");
    await this.named("button", activity.export).click();
    await this.page.getByText(activity.excerpt).waitFor();
    await this.look("42-record-export");
    await this.named("button", activity.write).click();
    await this.page.getByText(activity.exported).waitFor();
    await this.named("button", activity.everything).click();
  }

  /** How things stand, one key away. */
  async atHome() {
    const { nav, home } = this.words;
    await this.page.keyboard.press("Control+1");
    await this.page.getByRole("heading", { level: 1, name: nav.home }).waitFor();
    await this.page.getByRole("listitem").filter({ hasText: home.waits }).waitFor();
    await this.named("link", home.toList).waitFor();
    await this.look("22-home");
  }

  /** The rest of the pages. */
  async lookAround(title) {
    const { nav, offer, settings } = this.words;
    await this.named("link", nav.catalog).click();
    await this.atCatalog();
    await this.named("link", `1. ${title}`).waitFor();
    await this.look("11-catalog");
    await this.named("link", `1. ${title}`).click();
    await this.named("heading", offer.prices).waitFor();
    await this.look("12-offer");
    await this.openMenu();
    await this.readRecord();
    await this.atHome();
    const rest = ["priceLists", "activity", "conflicts", "team", "workspaces", "settings"];
    for (const [at, page] of rest.entries()) {
      await this.named("link", nav[page]).click();
      await this.page.getByRole("heading", { level: 1, name: nav[page] }).waitFor();
      await this.look(`${13 + at}-${page}`);
    }
    assert.equal(await this.named("heading", settings.title).count(), 1);
  }
}
