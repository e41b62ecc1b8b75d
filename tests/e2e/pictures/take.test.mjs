// A picture of every page in both languages and three looks, to look at. Nothing here is
// compared: what fails is a page that cannot be reached.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { openPage, startBrowser, startHost } from "../browser/browser.mjs";
import { everyPage } from "../browser/pages.mjs";
import { root } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { words } from "../words.mjs";
import { Camera } from "./camera.mjs";
import { madeUpCompany } from "./company.mjs";

const LIMIT = { timeout: 600_000 };
const LOCALES = { en: "en-GB", fr: "fr-FR" };
const LOOKS = ["light", "dark", "contrast"];
/** These have a picture of their own below. */
const APART = ["start", "join", "catalog", "import"];

async function beforeAnyWorkspace(camera, invitation) {
  const { start, team, next } = camera.words;
  await camera.goTo(["/start", start.welcome]);
  await camera.takeAll("start");
  await camera.named("button", next).click();
  await camera.page.locator("[aria-invalid=true]").first().waitFor();
  await camera.take("start-incomplete");
  await camera.goTo(["/join", start.join]);
  await camera.takeAll("join");
  await camera.named("textbox", team.invitation).fill(invitation);
  await camera.named("button", team.look).click();
  await camera.named("group", team.says).waitFor();
  await camera.takeAll("join-invitation");
}

async function everyPlainPage(camera, offer) {
  for (const [name, place] of Object.entries(everyPage(camera.words, offer))) {
    if (APART.includes(name)) continue;
    await camera.goTo(place);
    await camera.takeAll(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  }
}

async function catalog(camera, offer) {
  const { catalog } = camera.words;
  await camera.goTo(everyPage(camera.words, offer).catalog);
  await camera.found(catalog.found);
  await camera.take("catalog");
  await camera.openFilters();
  await camera.take("catalog-filters");
  await camera.named("searchbox", catalog.search).fill("forêt zzz");
  await camera.page.getByText(catalog.noMatch("forêt zzz")).waitFor();
  await camera.take("catalog-nothing-found");
  await camera.named("searchbox", catalog.search).fill("");
  await camera.found(catalog.found);
}

async function imports(camera, lists) {
  await camera.goTo(everyPage(camera.words, {}).import);
  await camera.take("import");
  await camera.lookInto(lists.good);
  await camera.named("button", camera.words.importing.run).waitFor();
  await camera.takeAll("import-preview");
  await camera.lookInto(lists.broken);
  await camera.takeAll("import-refused");
}

async function overlays(camera, offer) {
  await camera.goTo(everyPage(camera.words, offer).home);
  await camera.openPalette("a");
  await camera.take("palette");
  await camera.closeWhatCovers();
  await camera.openKeys();
  await camera.take("keys");
  await camera.closeWhatCovers();
  await camera.openMenu();
  await camera.take("menu");
  await camera.closeWhatCovers();
}

test("a picture of every page", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens, offer, invitation } = await madeUpCompany(t, scratch);
  const lists = {
    good: scratch.priceList("2026-12.csv", { month: "2026-12" }),
    broken: join(root, "tests/fixtures/price_lists/some_rows_broken.csv"),
  };
  const browser = await startBrowser(t);
  const work = await startHost(t, opens);
  const fresh = await startHost(t, ["--data-dir", scratch.path("fresh"), "--keychain", "absent"]);

  for (const [code, locale] of Object.entries(LOCALES)) {
    for (const look of LOOKS) {
      await t.test(`${code}, ${look}`, async (t) => {
        const first = await openPage(t, browser, fresh.address, { locale });
        const start = new Camera(first.page, words[code], look);
        await start.wear();
        await beforeAnyWorkspace(start, invitation);

        const { page, seen } = await openPage(t, browser, work.address, { locale });
        const camera = new Camera(page, words[code], look);
        await camera.wear();
        await everyPlainPage(camera, offer);
        await catalog(camera, offer);
        await imports(camera, lists);
        await overlays(camera, offer);
        assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the pages");
        await camera.breakPage();
        await camera.take("crash");
      });
    }
  }
});
