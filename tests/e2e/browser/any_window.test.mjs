// Narrow and magnified: nothing is cut off and everything can be reached. And in high
// contrast, which the system does not force.
import assert from "node:assert/strict";
import test from "node:test";
import { noFaults } from "../support/axe.mjs";
import { pictureFile } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";
import { everyPage, goTo, openMenu } from "./pages.mjs";

// French words are longer, so the tightest are French.
const WINDOWS = {
  narrow: { viewport: { width: 480, height: 800 }, locale: "fr-FR" },
  // A window of 1200 by 800 at 200 %.
  magnified: { viewport: { width: 600, height: 400 }, deviceScaleFactor: 2, locale: "en-GB" },
  smallest: { viewport: { width: 480, height: 400 }, locale: "fr-FR" },
};

async function prepare(t) {
  const scratch = new Scratch(t);
  const { opens, desk } = scratch.workspace("Proseware Île-de-France", { rows: 1000 });
  const { offers } = desk("catalog", "search", "a");
  for (const { offer_id } of offers.slice(0, 5)) desk("catalog", "feature", offer_id);
  const browser = await startBrowser(t);
  const { address } = await startHost(t, opens);
  return { browser, address, offer: offers[0] };
}

/** Whether the page, or what scrolls in it, goes over its right edge. */
function overhang(page) {
  return page.evaluate(() =>
    [document.documentElement, document.body, document.querySelector("main")]
      .filter((it) => it.scrollWidth > it.clientWidth)
      .map((it) => `${it.tagName} ${it.scrollWidth} > ${it.clientWidth}`),
  );
}

/** Edges of what covers the page that the window does not show. */
function beyond(page, what = "[role=dialog]") {
  return page.evaluate((what) => {
    const { left, right, top, bottom } = document.querySelector(what).getBoundingClientRect();
    const over = { left: left < 0, top: top < 0 };
    over.right = right > window.innerWidth;
    over.bottom = bottom > window.innerHeight;
    return Object.keys(over).filter((edge) => over[edge]);
  }, what);
}

/** Controls that cannot be brought into sight, or have something over them when they are. */
function outOfReach(page, skip) {
  return page.evaluate((skip) => {
    const named = (it) => it.ariaLabel ?? it.labels?.[0]?.textContent ?? it.textContent;
    const reached = (it) => {
      it.scrollIntoView({ block: "center", inline: "nearest" });
      // A link may run over several lines.
      const [{ left, right, top, width, height }] = it.getClientRects();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      // Fluent draws what is seen of a radio button beside it.
      const over = hit !== null && (it.contains(hit) || hit.parentElement === it.parentElement);
      return over && left >= 0 && right <= window.innerWidth;
    };
    return [...document.querySelectorAll("button, a[href], input, select")]
      .filter((it) => it.getClientRects().length > 0 && named(it) !== skip)
      .filter((it) => !reached(it) && it.isConnected)
      .map(named);
  }, skip);
}

test("windows of any size", LIMIT, async (t) => {
  const { browser, address, offer } = await prepare(t);
  for (const [name, options] of Object.entries(WINDOWS)) {
    await t.test(name, async (t) => {
      const { page, seen } = await openPage(t, browser, address, options);
      const spoken = words[options.locale.slice(0, 2)];
      for (const [where, place] of Object.entries(everyPage(spoken, offer))) {
        await goTo(page, place);
        assert.deepEqual(await overhang(page), [], `${where} does not scroll sideways`);
        assert.deepEqual(await outOfReach(page, spoken.skip), [], `out of reach on ${where}`);
        await page.evaluate(() => document.querySelector("main").scrollTo(0, 0));
        await page.screenshot({ path: pictureFile(`browser-${name}-${where}`) });
      }
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: spoken.palette.box, exact: true }).fill("a");
      assert.deepEqual(await overhang(page), [], "the palette does not scroll sideways");
      assert.deepEqual(await beyond(page), [], "the palette is in the window");
      await page.screenshot({ path: pictureFile(`browser-${name}-palette`) });
      await page.keyboard.press("Escape");
      await openMenu(page);
      assert.deepEqual(await overhang(page), [], "the menu does not scroll sideways");
      assert.deepEqual(await beyond(page, ".fui-MenuPopover"), [], "the menu is in the window");
      await page.screenshot({ path: pictureFile(`browser-${name}-menu`) });
      assert.deepEqual(seen.wrong, []);
    });
  }
});

test("high contrast, in both languages", LIMIT, async (t) => {
  const { browser, address, offer } = await prepare(t);
  for (const locale of ["en-GB", "fr-FR"]) {
    const spoken = words[locale.slice(0, 2)];
    const { page } = await openPage(t, browser, address, { locale });
    const pages = everyPage(spoken, offer);
    await goTo(page, pages.settings);
    await page.getByRole("radio", { name: spoken.settings.contrast, exact: true }).click();
    await page.waitForFunction(() => document.documentElement.dataset.look === "contrast");
    for (const [where, place] of Object.entries(pages)) {
      await goTo(page, place);
      await noFaults(t, page, `${where} in high contrast, ${locale}`);
      await page.screenshot({ path: pictureFile(`browser-contrast-${spoken.code}-${where}`) });
    }
    // What is pointed at and what is chosen have fills of their own.
    await goTo(page, pages.catalog);
    await page.getByRole("row").nth(3).hover();
    await noFaults(t, page, `a row that is pointed at, ${locale}`);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: spoken.palette.box, exact: true }).fill("a");
    await noFaults(t, page, `the palette in high contrast, ${locale}`);
    await page.screenshot({ path: pictureFile(`browser-contrast-${spoken.code}-palette`) });
    await page.keyboard.press("Escape");
    await openMenu(page);
    await noFaults(t, page, `the menu in high contrast, ${locale}`);
    await page.screenshot({ path: pictureFile(`browser-contrast-${spoken.code}-menu`) });
  }
});
