// axe-core on every page, form and dialog, in both languages, in light, dark and forced
// colours: nothing above minor.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { root } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { madeUpCompany } from "../walk/company.mjs";
import { Visitor } from "../walk/visitor.mjs";
import { beforeAnyWorkspace, everywhere } from "../walk/walk.mjs";
import { words } from "../words.mjs";
import { examine, openPage, startBrowser, startHost } from "./browser.mjs";

/** The longest way there is. */
const LIMIT = { timeout: 480_000 };

class Inspector extends Visitor {
  constructor(test, page, words) {
    super(page, words);
    this.test = test;
  }

  see(name) {
    return examine(this.test, this.page, `${this.words.code} ${name}`);
  }

  /** What is further down is on the page as well. */
  seeAll(name) {
    return this.see(name);
  }
}

async function atWork(t) {
  const scratch = new Scratch(t);
  const { opens, offer, user, invitation } = await madeUpCompany(t, scratch);
  const lists = {
    good: scratch.priceList("2026-12.csv", { month: "2026-12" }),
    broken: join(root, "tests/fixtures/price_lists/some_rows_broken.csv"),
  };
  const browser = await startBrowser(t);
  const work = await startHost(t, opens);
  const fresh = await startHost(t, ["--data-dir", scratch.path("fresh"), "--keychain", "absent"]);
  return { browser, work, fresh, offer, user, lists, invitation };
}

test("every page, form and dialog", LIMIT, async (t) => {
  const { browser, work, fresh, offer, user, lists, invitation } = await atWork(t);
  for (const [code, locale] of Object.entries({ en: "en-GB", fr: "fr-FR" })) {
    await t.test(code, async (t) => {
      const first = await openPage(t, browser, fresh.address, { locale });
      await beforeAnyWorkspace(new Inspector(t, first.page, words[code]), invitation);
      const { page, seen } = await openPage(t, browser, work.address, { locale });
      const inspector = new Inspector(t, page, words[code]);
      await everywhere(inspector, { offer, lists, user });
      assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the pages");
      await inspector.breakPage();
      await inspector.see("crash");
    });
  }
});
