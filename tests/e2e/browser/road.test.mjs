// The core path in both languages: passphrase, upload, search, five offers, undo.
import assert from "node:assert/strict";
import test from "node:test";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";
import { Road } from "./road.mjs";

for (const [code, locale] of [
  ["en", "en-GB"],
  ["fr", "fr-FR"],
]) {
  test(`the core path, ${code}`, LIMIT, async (t) => {
    const scratch = new Scratch(t);
    const list = scratch.priceList("prices.csv");
    const data = ["--data-dir", scratch.path("desk"), "--keychain", "absent"];
    const browser = await startBrowser(t);
    let host = await startHost(t, data);
    const { page, seen } = await openPage(t, browser, host.address, {
      locale,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const road = new Road(t, page, words[code]);

    await road.makeWorkspace();
    await road.importList(list);
    await road.search(list);
    await road.narrowAndTake();
    await road.columnsAndViews();
    await road.findAnything(list);
    const order = await road.arrange(await road.featureFive());
    await page.reload();
    await road.hasOrder(order);
    await road.lookAround(order[0]);

    assert.deepEqual(await page.evaluate(() => window.__stopped), [], "the policy is kept");
    assert.deepEqual(seen.strangers, [], "nobody else is asked");
    assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the page");

    await page.close();
    await host.end();
    host = await startHost(t, data);
    const again = await openPage(t, browser, host.address, { locale });
    const back = new Road(t, again.page, words[code]);
    await back.unlock();
    await again.page.getByRole("link", { name: words[code].nav.featured, exact: true }).click();
    await back.hasOrder(order);
  });
}
