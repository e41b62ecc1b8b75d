// No mouse: everything on the road can be reached and done with keys, and one sees
// where one is. The workspace opens with the key file that is named at the start.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { plain, words } from "../words.mjs";
import { Desk, Key } from "./desk.mjs";
import { Keys } from "./keys.mjs";

const { nav, skip, catalog, offer, palette, settings, menu, importing, wizard, undo } = words.en;

test("from the catalog to an offer and back, by keys alone", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens } = scratch.workspace("Northwind Nord");
  const desk = await Desk.start(t, scratch, { args: opens });
  const keys = new Keys(desk);
  await desk.ready("catalog");

  await keys.goTo(skip, Key.SHIFT, Key.TAB);
  await desk.press(Key.ENTER);
  await keys.arrives("the page", ({ tag }) => tag === "main");
  await keys.goTo(catalog.search, Key.TAB);
  await desk.press("archipel");
  await desk.says(/39 offers/);
  await desk.press(Key.ARROW_DOWN);
  const first = await keys.arrives("the first offer", ({ row }) => row === "3");
  await desk.press(Key.ARROW_DOWN);
  await keys.arrives("the second offer", ({ row }) => row === "4");
  await desk.press(Key.END);
  await keys.arrives("the last offer", ({ row }) => Number(row) > 30);
  await desk.press(Key.HOME);
  await keys.arrives("the first offer again", ({ name }) => name === first.name);
  await desk.press(Key.ARROW_DOWN);
  const second = await keys.arrives("the second offer again", ({ row }) => row === "4");

  await desk.press(Key.ENTER);
  await keys.arrives("the way back", ({ name }) => name === offer.back);
  await desk.find("heading", offer.prices);
  const title = plain(await (await desk.find("heading", /Archipel/)).getText());
  assert.ok(second.name.startsWith(title), "the offer whose row had the focus");
  await keys.goTo(catalog.feature(title), Key.TAB);
  await desk.press(Key.ENTER);
  await keys.arrives("the same button", ({ name }) => name === catalog.unfeature(title));
  await keys.goTo(offer.back, Key.SHIFT, Key.TAB);
  await desk.press(Key.ENTER);

  const left = ({ row, name }) => row === "4" && name.startsWith(title);
  await keys.arrives("the row that one left", left);
  const box = await desk.find("textbox", catalog.search);
  assert.equal(await box.getAttribute("value"), "archipel", "the search is still there");
  await desk.press(Key.ARROW_RIGHT);
  await keys.arrives("the row's button", ({ name }) => name === catalog.unfeature(title));
  await desk.press(Key.ARROW_LEFT);
  await keys.arrives("the row", ({ row }) => row === "4");
  await desk.press(Key.ARROW_DOWN);
  await desk.press(Key.ARROW_RIGHT);
  const button = await keys.arrives(
    "the next button",
    ({ tag, name }) => tag === "button" && name !== catalog.unfeature(title),
  );
  await desk.press(" ");
  await keys.arrives("the button, pressed", ({ name }) => name !== button.name);
  await desk.find("button", /^Undo: feature/);
  await desk.press(Key.CONTROL, "z");
  await keys.arrives("the button, as it was", ({ name }) => name === button.name);

  await keys.goTo(nav.featured, Key.SHIFT, Key.TAB);
  await desk.press(Key.ENTER);
  await desk.find("heading", nav.featured);
  await desk.find("item", new RegExp(`^${title}, number 1 of 1$`));
  await desk.press(Key.CONTROL, "k");
  await keys.arrives("the palette", ({ name }) => name === palette.box);
  await desk.press("team");
  await desk.press(Key.ENTER);
  await desk.find("heading", nav.team);
  await desk.press(Key.CONTROL, ",");
  await desk.find("heading", settings.title);
  await keys.goTo(settings.asSystem, Key.TAB);
  await desk.press(Key.ARROW_DOWN);
  await keys.arrives("the next language", ({ name }) => name === settings.english);
  await desk.press(Key.ARROW_DOWN);
  await desk.find("heading", words.fr.settings.title);
  await keys.arrives("the language that was chosen", ({ name }) => name === settings.french);
});

/** A made-up list with a price that is none. */
function oddList(scratch) {
  const lines = readFileSync(scratch.priceList("whole.csv"), "utf8").split("\n");
  lines[4] = lines[4].replace(/,FR,EUR,[^,]+,/, ",FR,EUR,a lot,");
  return scratch.file("2026-11 prices.csv", lines.join("\n"));
}

test("a list is repaired and imported, and the menu used, by keys alone", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens } = scratch.workspace("Northwind Sud", { rows: 0 });
  const args = [...opens, oddList(scratch)];
  const desk = await Desk.start(t, scratch, { args, measured: false });
  const keys = new Keys(desk);
  await desk.find("heading", importing.detected("2026-11 prices.csv"));
  await desk.find("button", wizard.run(3999));
  await keys.goTo(wizard.cell("UnitPrice", 5), Key.TAB);
  await desk.press(Key.CONTROL, "a");
  await desk.press("61");
  await desk.press(Key.ENTER);
  await desk.says(wizard.repaired);
  await keys.goTo(wizard.run(4000), Key.SHIFT, Key.TAB);
  await desk.press(Key.ENTER);
  await desk.find("heading", importing.done);
  await keys.arrives("what came of it", ({ name }) => name === importing.done);

  await desk.press(Key.F10);
  await keys.arrives("the menu's button", ({ name }) => name === menu.open);
  await desk.press(Key.ENTER);
  await keys.arrives("the menu", ({ role }) => role === "menuitem");
  await desk.press(Key.END);
  const last = await keys.arrives("its last line", ({ role }) => role === "menuitem");
  await desk.press(Key.ARROW_DOWN);
  await keys.arrives(
    "the first again",
    ({ role, name }) => role === "menuitem" && name !== last.name,
  );
  await keys.goTo(undo.undo, Key.ARROW_DOWN);
  await desk.press(Key.ENTER);
  await desk.find("button", undo.nothing);
});
