// The first road, step by step, in one language: from an empty laptop to five offers
// on top of the catalog.
import assert from "node:assert/strict";
import { bare, offersIn } from "../support/scratch.mjs";
import { plain } from "../words.mjs";
import { Key } from "./desk.mjs";

export const NAME = "Fabrikam Ouest";

/** First start; the key goes into the system's keychain. */
export async function makeWorkspace(desk, words) {
  const { start, code } = words;
  await desk.find("heading", start.welcome);
  await desk.pictures(`${code}-1-start`);
  await desk.type(start.name, NAME);
  await desk.click("radio", start.teal);
  await desk.type(start.userName, "Ada Martin");
  assert.ok(await (await desk.find("radio", start.keychain)).isSelected(), "a keychain answers");
  await desk.click("button", words.next);

  const key = plain(await (await desk.find("key")).getText());
  assert.match(key, /^[A-Z0-9][A-Z0-9 -]{20,}$/, "a recovery key is shown");
  await desk.pictures(`${code}-2-recovery-key`);
  await desk.click("button", start.kept);
  assert.ok(!(await desk.has("key", null)), "it is not shown where it is typed back");

  const wrong = key.replace(/^./, (first) => (first === "7" ? "8" : "7"));
  await desk.type(start.typed, wrong);
  await desk.click("button", start.make);
  await desk.find("message", start.slip);
  const box = await desk.find("textbox", start.typed);
  assert.equal(await box.getAttribute("value"), wrong, "what was typed stays");
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  await desk.pictures(`${code}-3-typed-wrong`);

  await desk.type(start.typed, key.toLowerCase().replace(/[ -]/g, ""));
  await desk.click("button", start.make);
}

/** The file that the program was started with. */
export async function importList(desk, words, fileName) {
  const { importing, code } = words;
  await desk.find("heading", importing.title);
  await desk.find("heading", importing.detected(fileName));
  await desk.find("button", importing.run);
  const month = await desk.find("select", importing.monthOf);
  const chosen = await desk.run("return arguments[0].selectedOptions[0].text", month);
  assert.equal(chosen, importing.month);
  const market = await desk.find("textbox", importing.market);
  assert.equal(await market.getAttribute("value"), "FR");
  const currency = await desk.find("textbox", importing.currency);
  assert.equal(await currency.getAttribute("value"), "EUR");
  await desk.pictures(`${code}-4-import-preview`);
  await desk.click("button", importing.run);
  await desk.find("heading", importing.done);
  await desk.says(importing.current);
  await desk.pictures(`${code}-5-import-result`);
  await desk.click("link", importing.toCatalog);
  await desk.ready("catalog");
}

const foundBy = (words, text) => {
  const [, count] = words.catalog.found.exec(plain(text)) ?? [];
  return count === undefined ? undefined : Number(count.replace(/\D/g, ""));
};

/** How many offers the catalog says there are, when that is this many. */
async function finds(desk, words, count, why) {
  let said;
  let typed;
  await desk.until(
    `${count} offers: ${why}`,
    async () => {
      [said, typed] = await desk.run(
        "const bar = document.querySelector('search, [role=search]');" +
          "return [bar.querySelector('[role=status]').textContent, bar.querySelector('input').value]",
      );
      return foundBy(words, said) === count;
    },
    () => `; for “${typed}” it says “${said}”`,
  );
}

export async function search(desk, words, file) {
  const titles = offersIn(file);
  const { catalog } = words;
  await finds(desk, words, titles.length, "the whole list");
  await desk.says(catalog.shown);
  const forests = titles.filter((title) => / foret /.test(bare(title))).length;
  assert.ok(forests > 10, "the made-up list has forests");

  const box = await desk.find("textbox", catalog.search);
  await box.click();
  await box.sendKeys("for");
  const beginning = titles.filter((title) => /\bfor/.test(bare(title))).length;
  await desk.until("fewer after three letters", async () => {
    const text = await desk.run(
      "return document.querySelector(':is(search, [role=search]) [role=status]').textContent",
    );
    const count = foundBy(words, text);
    return count >= beginning && count < titles.length;
  });
  await box.sendKeys("et");
  await finds(desk, words, forests, "without its accent");
  // As a person does: what a driver empties may be drawn full again.
  await desk.press(Key.CONTROL, "a");
  await box.sendKeys("FORÊT");
  await finds(desk, words, forests, "in capitals and with its accent");
  await box.sendKeys(" zzz");
  await desk.says(catalog.noMatch("FORÊT zzz"));
  await box.sendKeys(Key.ESCAPE);
  await finds(desk, words, titles.length, "Escape empties the box");
}

/** Features five of what a search finds and is refused the sixth. Answers with the five. */
export async function featureFive(desk, words) {
  const { catalog, code } = words;
  await desk.type(catalog.search, "archipel");
  const pattern = catalog.feature("(.*)");
  const titles = await desk.until("six offers", async () => {
    const names = await desk.run(
      "return [...document.querySelectorAll('[role=row][data-index] button')].map((it) => it.ariaLabel)",
    );
    const found = names.map((name) => new RegExp(`^${pattern}$`).exec(plain(name))?.[1]);
    const good = found.filter((title) => /archipel/i.test(title ?? ""));
    return good.length === found.length && good.length >= 6 && good.slice(0, 6);
  });
  const sixth = titles.pop();
  for (const title of titles) {
    await desk.click("button", catalog.feature(title));
    await desk.find("button", catalog.unfeature(title));
    await hears(desk, catalog.nowFeatured(title));
  }
  await desk.click("button", catalog.feature(sixth));
  const refusal = await desk.find("alert", new RegExp(`^${catalog.full}`));
  assert.ok(await desk.find("button", catalog.feature(sixth)), "the sixth is not featured");
  await desk.pictures(`${code}-6-sixth-refused`);
  await desk.click("link", catalog.toFeatured, { inside: refusal });
  await desk.find("heading", words.featured.title);
  await hasOrder(desk, words, titles, "in the order in which they were featured");
  return titles;
}

export async function hasOrder(desk, words, titles, why) {
  const wanted = titles.map((title, index) => words.featured.item(title, index + 1));
  let last;
  await desk.until(
    `the order: ${why}`,
    async () => {
      last = await desk.run(
        "return [...document.querySelectorAll('main ol > li')].map((it) => it.ariaLabel)",
      );
      return wanted.join("\n") === last.map(plain).join("\n");
    },
    () => `; it is\n${last.join("\n")}\ninstead of\n${wanted.join("\n")}`,
  );
}

async function hears(desk, text) {
  let last;
  await desk.until(
    `the announcement ${text}`,
    async () => {
      last = plain(await desk.announced());
      return last === text;
    },
    () => `; last was “${last}”`,
  );
}

/** By keys, by buttons, undone and done again. Answers with the order at the end. */
export async function arrange(desk, words, [one, two, three, four, five]) {
  const { featured, undo, code } = words;
  const focused = () => desk.run("return document.activeElement.ariaLabel");

  await desk.run("arguments[0].focus()", await desk.find("item", featured.item(one, 1)));
  await desk.press(Key.ALT, Key.ARROW_DOWN);
  await hears(desk, featured.moved(one, 2));
  await hasOrder(desk, words, [two, one, three, four, five], "Alt+Down once");
  assert.equal(plain(await focused()), featured.item(one, 2), "the focus goes along");
  await desk.press(Key.ALT, Key.ARROW_DOWN);
  await hears(desk, featured.moved(one, 3));
  await hasOrder(desk, words, [two, three, one, four, five], "Alt+Down twice");
  await desk.press(Key.ALT, Key.ARROW_UP);
  await hears(desk, featured.moved(one, 2));
  await hasOrder(desk, words, [two, one, three, four, five], "Alt+Up");

  await desk.click("button", featured.down(four));
  await hears(desk, featured.moved(four, 5));
  await hasOrder(desk, words, [two, one, three, five, four], "the button down");
  await desk.click("button", featured.up(three));
  await hears(desk, featured.moved(three, 2));
  const moved = [two, three, one, five, four];
  await hasOrder(desk, words, moved, "the button up");

  const before = [two, one, three, five, four];
  await desk.press(Key.CONTROL, "z");
  await hasOrder(desk, words, before, "Ctrl+Z");
  await desk.says(undo.undone(three));
  await desk.press(Key.CONTROL, "y");
  await hasOrder(desk, words, moved, "Ctrl+Y");
  await desk.says(undo.redone(three));
  await desk.click("button", undo.undoMove(three));
  await hasOrder(desk, words, before, "the undo button");
  await desk.click("button", undo.redoMove(three));
  await hasOrder(desk, words, moved, "the redo button");
  await desk.pictures(`${code}-7-featured`);
  return moved;
}

/** How many changes the status line says are waiting; the outbox must say the same. */
export async function waiting(desk, words) {
  const { total } = await desk.call("outbox_list", { offset: 0, limit: 1 });
  await desk.until("the same number in the status line", async () => {
    const text = plain(await desk.run("return document.querySelector('footer').textContent"));
    return Number(words.waiting.exec(text)?.[1]) === total;
  });
  return total;
}

/** Catalog, an offer's page and the settings, photographed. */
export async function lookAround(desk, words, title) {
  const { code, nav, offer } = words;
  await desk.click("link", nav.catalog);
  await desk.ready("catalog");
  const first = await desk.find("link", `1. ${title}`);
  await desk.pictures(`${code}-8-catalog`);
  await first.click();
  await desk.find("heading", title);
  await desk.find("heading", offer.prices);
  await desk.says(offer.unknown);
  await desk.pictures(`${code}-9-offer`);
  await desk.click("button", offer.back);
  await desk.ready("catalog");
  await desk.click("link", nav.priceLists);
  await desk.find("heading", nav.priceLists);
  await desk.pictures(`${code}-10-price-lists`);
  await desk.click("link", nav.activity);
  await desk.find("heading", nav.activity);
  await desk.pictures(`${code}-11-activity`);
  await desk.click("link", nav.conflicts);
  await desk.find("heading", nav.conflicts);
  await desk.pictures(`${code}-12-conflicts`);
  await desk.click("link", nav.team);
  await desk.find("heading", nav.team);
  await desk.pictures(`${code}-13-team`);
  await desk.click("link", nav.workspaces);
  await desk.find("heading", nav.workspaces);
  await desk.pictures(`${code}-14-workspaces`);
  await desk.click("link", nav.settings);
  await desk.find("heading", words.settings.title);
  await desk.pictures(`${code}-15-settings`);
}
