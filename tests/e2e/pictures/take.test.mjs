// A picture of every page in both languages and three looks, to look at. Nothing here is
// compared: what fails is a page that cannot be reached.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { openPage, startBrowser, startHost } from "../browser/browser.mjs";
import { root } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { madeUpCompany } from "../walk/company.mjs";
import { beforeAnyWorkspace, everywhere } from "../walk/walk.mjs";
import { words } from "../words.mjs";
import { Camera } from "./camera.mjs";

const LIMIT = { timeout: 600_000 };
const LOCALES = { en: "en-GB", fr: "fr-FR" };
const LOOKS = ["light", "dark", "contrast"];

test("a picture of every page", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens, offer, user, invitation } = await madeUpCompany(t, scratch);
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
        await everywhere(camera, { offer, lists, user });
        assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the pages");
        await camera.breakPage();
        await camera.see("crash");
      });
    }
  }
});
