// The main road as a screen reader tells it, in both languages: roles and names in their
// order, headings and landmarks, what is announced, and no control without a name.
import assert from "node:assert/strict";
import test from "node:test";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT, until } from "../support/wait.mjs";
import { plain, words } from "../words.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { NAME, PASSPHRASE, Road } from "./road.mjs";

class Listener extends Road {
  /** Others look. */
  async look() {}

  async listen() {
    this.reader = await Reader.of(this.page);
  }

  /** Until this was announced; what else was is no matter. */
  async heard(wanted) {
    const fits = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
    const all = [];
    await until(`the announcement ${wanted}; there was ${JSON.stringify(all)}`, async () => {
      all.push(...(await this.reader.heard()));
      return all.some(fits);
    });
  }

  /** These lines come in this order, whatever is between them. */
  async tells(where, ...wanted) {
    const lines = await this.reader.lines();
    let at = -1;
    for (const line of wanted.map(plain)) {
      const next = lines.indexOf(line, at + 1);
      assert.ok(next > at, `“${line}” on ${where}, after “${lines[at]}”, of:\n${lines.join("\n")}`);
      at = next;
    }
  }

  /** What holds for every page. */
  async isSound(where, landmarks = []) {
    const { frame } = this.words;
    assert.deepEqual(await this.reader.unnamed(), [], `nothing on ${where} is without a name`);
    const headings = await this.reader.headings();
    const told = `headings on ${where}: ${JSON.stringify(headings)}`;
    assert.deepEqual(
      headings.map(({ level }) => level).filter((level) => level === 1),
      [1],
      told,
    );
    assert.equal(headings[0].level, 1, told);
    for (const [index, { level, name }] of headings.entries()) {
      assert.notEqual(name, "", told);
      if (index > 0) assert.ok(level <= headings[index - 1].level + 1, told);
    }
    const wanted = [
      "banner",
      `navigation ${frame.navigation}`,
      "main",
      ...landmarks,
      "contentinfo",
    ];
    assert.deepEqual(await this.reader.landmarks(), wanted, `landmarks on ${where}`);
  }

  /** What stands around every page, and its heading. */
  around(heading) {
    const { skip, menu, frame, undo, palette, nav } = this.words;
    const pages = Object.values(nav).map((page) => `link ${page}`);
    return {
      before: [
        "banner",
        `link ${skip}`,
        `button ${menu.open}`,
        `toolbar ${frame.undoBar}`,
        `button ${undo.nothing}`,
        `button ${frame.redoNothing}`,
        `button ${palette.open} Ctrl+K`,
        `navigation ${frame.navigation}`,
        "list",
        ...pages,
        "main",
        `heading ${heading}`,
      ],
      after: ["contentinfo", "status"],
    };
  }

  async unlockAloud() {
    const { unlock, open } = this.words;
    await this.named("heading", unlock.title(NAME)).waitFor();
    await this.isSound("the locked workspace", [`form ${unlock.form}`]);
    const form = [`textbox ${unlock.passphrase}`, `button ${open}`];
    await this.tells("the locked workspace", "main", `heading ${unlock.title(NAME)}`, ...form);
    await this.named("textbox", unlock.passphrase).fill("not this one at all");
    await this.named("button", open).click();
    await this.heard(unlock.wrong);
    await this.named("textbox", unlock.passphrase).fill(PASSPHRASE);
    await this.named("button", open).click();
    await this.atCatalog();
    await this.isSound("the empty catalog", ["search"]);
  }

  async importAloud(file) {
    const { importing, wizard } = this.words;
    const choosing = this.page.waitForEvent("filechooser");
    await this.named("button", importing.title).click();
    await (await choosing).setFiles(file);
    await this.heard(wizard.looked);
    await this.isSound("the import");
    const { before, after } = this.around(importing.title);
    const name = file.split("/").at(-1);
    const [columns, rows, first] = importing.sections;
    await this.tells(
      "the import",
      ...before.filter((line) => !line.startsWith("button")),
      `button ${wizard.chooseOther}`,
      `region ${importing.detected(name)}`,
      `heading ${importing.detected(name)}`,
      `combobox ${importing.monthOf}`,
      `textbox ${importing.market}`,
      `textbox ${importing.currency}`,
      `region ${columns}`,
      `heading ${columns}`,
      `button ${importing.run}`,
      `region ${rows}`,
      `heading ${rows}`,
      `region ${first}`,
      `heading ${first}`,
      `table ${first}`,
      ...after,
    );
    await this.named("button", importing.run).click();
    await this.named("heading", importing.done).waitFor();
    await this.isSound("what came in");
    const focus = await this.page.evaluate(() => document.activeElement.textContent);
    assert.equal(plain(focus), importing.done, "the focus is brought to what came of it");
    await this.tells(
      "what came in",
      `heading ${importing.done}`,
      `link ${importing.toCatalog}`,
      `link ${importing.toLists}`,
    );
    await this.named("link", importing.toCatalog).click();
    await this.atCatalog();
  }

  async searchAloud() {
    const { catalog, nav } = this.words;
    const box = this.named("searchbox", catalog.search);
    await box.fill("archipel");
    await this.heard(/^39 (offers|offres)\b/);
    await this.isSound("the catalog", ["search"]);
    const rows = await this.page.getByRole("row").locator("[role=rowheader] a").allInnerTexts();
    const titles = rows.map(plain);
    const { before, after } = this.around(nav.catalog);
    await this.tells(
      "the catalog",
      ...before.filter((line) => !line.startsWith("button")),
      "search",
      `searchbox ${catalog.search}`,
      `combobox ${catalog.segment}`,
      `button ${catalog.filters}`,
      "status",
      `grid ${catalog.title}`,
      ...titles
        .slice(0, 3)
        .flatMap((title) => [`link ${title}`, `button ${catalog.feature(title)}`]),
      ...after,
    );
    return titles[0];
  }

  async offerAloud(title) {
    const { offer, catalog, undo } = this.words;
    await this.named("link", title).first().click();
    await this.named("heading", offer.prices).waitFor();
    await this.isSound("the offer");
    await this.tells(
      "the offer",
      "main",
      `heading ${title}`,
      `button ${offer.back}`,
      `button ${offer.copyLink}`,
      `button ${catalog.feature(title)}`,
      ...offer.sections.flatMap((section) => [`region ${section}`, `heading ${section}`]),
      `button ${offer.historyOf(title)}`,
      "contentinfo",
    );
    await this.named("button", catalog.feature(title)).click();
    await this.heard(catalog.nowFeatured(title));
    await this.page.getByRole("button", { name: undo.undo }).waitFor();
    await this.tells("the offer", "main", `button ${catalog.unfeature(title)}`);
  }

  async featuredAloud(title) {
    const { nav, featured, undo } = this.words;
    await this.named("link", nav.featured).click();
    await this.named("listitem", `${title}${featured.only}`).waitFor();
    await this.isSound("the featured offers");
    await this.tells(
      "the featured offers",
      "main",
      `heading ${nav.featured}`,
      "list",
      `listitem ${title}${featured.only}`,
      `link ${title}`,
      `button ${featured.up(title)}`,
      `button ${featured.down(title)}`,
      "contentinfo",
    );
    await this.page.keyboard.press("Control+z");
    await this.heard(undo.undoneFeature(title));
  }

  async priceListsAloud() {
    const { nav, importing, priceLists } = this.words;
    await this.named("link", nav.priceLists).click();
    await this.named("table", priceLists.table).waitFor();
    await this.isSound("the price lists");
    await this.tells(
      "the price lists",
      "main",
      `heading ${nav.priceLists}`,
      `button ${importing.title}`,
      `table ${priceLists.table}`,
      "row",
      `columnheader ${importing.monthOf}`,
      `rowheader ${importing.month} 2026`,
      `button ${priceLists.remove}`,
      "contentinfo",
    );
  }
}

for (const [code, locale] of [
  ["en", "en-GB"],
  ["fr", "fr-FR"],
]) {
  test(`the main road by ear, ${code}`, LIMIT, async (t) => {
    const scratch = new Scratch(t);
    const list = scratch.priceList("prices.csv");
    const data = ["--data-dir", scratch.path("desk"), "--keychain", "absent"];
    const browser = await startBrowser(t);
    let host = await startHost(t, data);
    const first = await openPage(t, browser, host.address, { locale });
    await new Listener(t, first.page, words[code]).makeWorkspace();
    await first.page.close();
    await host.end();

    host = await startHost(t, data);
    const { page, seen } = await openPage(t, browser, host.address, { locale });
    const listener = new Listener(t, page, words[code]);
    await listener.listen();
    await listener.unlockAloud();
    await listener.importAloud(list);
    const title = await listener.searchAloud();
    await listener.offerAloud(title);
    await listener.featuredAloud(title);
    await listener.priceListsAloud();
    assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the page");
  });
}
