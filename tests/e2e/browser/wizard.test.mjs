// A list whose header is spelled otherwise and whose cells are wrong, from the choice of
// the file to the last row: columns, repairs, an import that is stopped and one that is
// not, the refused rows in a file, and that file repaired and imported. In English with
// a mouse, in French with the keys alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { offersIn, Scratch } from "../support/scratch.mjs";
import { LIMIT, until } from "../support/wait.mjs";
import { plain, words } from "../words.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";
import { Keyboard, Mouse } from "./hands.mjs";
import { Road } from "./road.mjs";

const ROWS = 20_000;
const STEM = "2026-11 prices";

/** Their lines, what stands there, and what belongs there. */
const PRICE = { line: 5, wrong: "a lot", right: "61" };
const NEGATIVE = { line: 9, wrong: "-5", right: "5" };
const TERM = { line: 12, wrong: "weekly", right: "P1Y" };

/** A made-up list with another name for the price, and three cells that are wrong. */
function oddList(scratch, header) {
  const lines = readFileSync(scratch.priceList("whole.csv", { rows: ROWS }), "utf8").split("\n");
  const change = (line, pattern, to) => {
    assert.match(lines[line - 1], pattern);
    lines[line - 1] = lines[line - 1].replace(pattern, to);
  };
  change(1, /,UnitPrice,/, `,${header},`);
  for (const { line, wrong } of [PRICE, NEGATIVE])
    change(line, /,FR,EUR,[^,]+,/, `,FR,EUR,${wrong},`);
  change(TERM.line, /,(P1Y|P1M|P3Y),/, `,${TERM.wrong},`);
  return scratch.file(`${STEM}.csv`, lines.join("\n"));
}

class Wizard extends Road {
  constructor(test, page, words, hands) {
    super(test, page, words);
    this.hands = hands;
  }

  press(role, name) {
    return this.hands.press(this.named(role, name));
  }

  async choose(file, button) {
    const choosing = this.page.waitForEvent("filechooser");
    await this.press("button", button);
    await (await choosing).setFiles(file);
    const name = file.split("/").at(-1);
    await this.named("heading", this.words.importing.detected(name)).waitFor();
  }

  /** Which column holds the price, as nothing in the file tells it. */
  async mapPrice(rows) {
    const { wizard } = this.words;
    const note = this.page.getByRole("main").getByText(wizard.missing);
    await note.waitFor();
    const run = this.named("button", wizard.run(0));
    assert.equal(await run.getAttribute("aria-disabled"), "true");
    await this.hands.choose(this.named("combobox", wizard.meaningOf(wizard.header)), wizard.price);
    await this.named("button", wizard.run(rows)).waitFor();
    assert.equal(await note.count(), 0);
  }

  cell(column, { line }) {
    return this.named("textbox", this.words.wizard.cell(column, line));
  }

  /** The reason beside a cell, as a screen reader tells it with the cell. */
  async reasonOf(cell) {
    return plain(
      await cell.evaluate(
        (it) => document.getElementById(it.getAttribute("aria-describedby")).textContent,
      ),
    );
  }

  async seeProblems() {
    const { header, reasons } = this.words.wizard;
    for (const [cell, { wrong }, reason] of [
      [this.cell(header, PRICE), PRICE, reasons.number],
      [this.cell(header, NEGATIVE), NEGATIVE, reasons.negative],
      [this.cell("TermDuration", TERM), TERM, reasons.term],
    ]) {
      assert.equal(await cell.inputValue(), wrong);
      assert.equal(await cell.getAttribute("aria-invalid"), "true");
      assert.equal(await this.reasonOf(cell), reason);
    }
  }

  async repair() {
    const { wizard } = this.words;
    const cell = this.cell(wizard.header, PRICE);
    await this.hands.fill(cell, "few");
    await until(
      "that it is wrong still",
      async () => (await this.reasonOf(cell)) === wizard.stillWrong,
    );
    await this.hands.fill(cell, PRICE.right);
    await this.named("button", wizard.run(ROWS - 2)).waitFor();
    assert.ok((await this.reasonOf(cell)).startsWith(wizard.repaired));
  }

  /** What the workspace holds, asked of the host itself. */
  held() {
    return this.page.evaluate(async () => {
      const token = new URL(window.location.href).searchParams.get("token");
      const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
      const ask = async (name, body) => {
        const options = { method: "POST", headers, body: JSON.stringify(body) };
        return (await fetch(`/call/${name}`, options)).json();
      };
      const { lists } = await ask("price_list_list", {});
      const { total } = await ask("outbox_list", { offset: 0, limit: 1 });
      return { lists: lists.length, waiting: total };
    });
  }

  /** Nothing is left of it, and nothing that was said of the file is lost. */
  async stopInTheMiddle() {
    const { wizard, nav } = this.words;
    const before = await this.held();
    await this.press("button", wizard.run(ROWS - 2));
    await this.page.getByText(wizard.soFar).first().waitFor();
    await this.press("button", wizard.stop);
    await this.page.getByText(wizard.stopped).waitFor();
    await this.look("44-stopped");
    const focus = await this.page.evaluate(() => document.activeElement?.textContent);
    assert.equal(plain(focus ?? ""), wizard.run(ROWS - 2), "the focus is where one goes on");
    assert.deepEqual(await this.held(), before);

    await this.press("link", nav.priceLists);
    await this.page.getByText(wizard.none).waitFor();
    await this.page.goBack();
    await this.named("button", wizard.run(ROWS - 2)).waitFor();
    assert.equal(await this.cell(wizard.header, PRICE).inputValue(), PRICE.right);
    await this.page.getByText(wizard.repaired).waitFor();
  }

  /** Its answer is kept back until one saw how far it is. */
  async import(rows) {
    const { wizard } = this.words;
    const path = "**/call/price_list_import";
    let seen;
    const wasSeen = new Promise((done) => {
      seen = done;
    });
    await this.page.route(path, async (route) => {
      const response = await route.fetch();
      await wasSeen;
      await route.fulfill({ response });
    });
    await this.press("button", wizard.run(rows));
    const bar = this.page.getByRole("progressbar");
    await bar.waitFor();
    await this.page.getByText(wizard.soFar).first().waitFor();
    await this.look("45-progress");
    seen();
    await this.named("heading", wizard.done(rows)).waitFor();
    await this.page.unroute(path);
  }

  /** The file of refused rows, as it was saved. */
  async saveRefused() {
    const { wizard } = this.words;
    const name = wizard.savedName(STEM);
    await this.page.getByText(wizard.doneRefused).waitFor();
    await this.press("button", wizard.save);
    await this.page.getByText(wizard.saved(name)).waitFor();
    return this.page.evaluate(async (name) => {
      const token = new URL(window.location.href).searchParams.get("token");
      return (await fetch(`/saved/${encodeURIComponent(name)}?token=${token}`)).text();
    }, name);
  }
}

for (const [code, locale, Hands] of [
  ["en", "en-GB", Mouse],
  ["fr", "fr-FR", Keyboard],
]) {
  test(`the import wizard, ${code}`, LIMIT, async (t) => {
    const scratch = new Scratch(t);
    const { opens } = scratch.workspace("Adventure Works", { rows: 0 });
    const browser = await startBrowser(t);
    const { address } = await startHost(t, opens);
    const { page, seen } = await openPage(t, browser, address, { locale });
    const wizard = new Wizard(t, page, words[code], new Hands(page));
    const { importing, wizard: spoken } = words[code];
    const file = oddList(scratch, spoken.header);

    await wizard.atCatalog();
    await wizard.choose(file, importing.title);
    await wizard.look("41-columns");
    await wizard.mapPrice(ROWS - 3);
    await wizard.seeProblems();
    await wizard.look("42-preview");
    await wizard.repair();
    await wizard.look("43-repaired");
    await wizard.stopInTheMiddle();
    await wizard.import(ROWS - 2);
    await wizard.look("46-result");
    const refused = await wizard.saveRefused();
    await wizard.look("47-saved");

    assert.equal(refused.trim().split("\n").length, 3, "a header and two rows");
    const mended = [NEGATIVE, TERM].reduce((text, { wrong, right }) => {
      const cell = new RegExp(`(?<=[,;])${wrong}(?=[,;])`);
      assert.match(text, cell);
      return text.replace(cell, right);
    }, refused);
    await wizard.choose(scratch.file(spoken.savedName(STEM), mended), spoken.chooseOther);
    await wizard.mapPrice(2);
    await page.getByText(spoken.completes).waitFor();
    await wizard.look("48-completes");
    await wizard.import(2);
    await page.getByText(spoken.completed(ROWS - 2)).waitFor();
    await wizard.look("49-completed");
    assert.equal((await wizard.held()).lists, 2);

    await wizard.press("link", importing.toCatalog);
    await wizard.atCatalog();
    const all = offersIn(file).length;
    await until(`all ${all} offers`, async () => (await wizard.found()) === all);
    assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the page");
  });
}
