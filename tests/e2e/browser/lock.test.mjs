// The lock in a browser: what assistive technology sees of the page behind it, what is
// printed, and that it fits into any window. Scrolled places and open dialogs come back.
import assert from "node:assert/strict";
import test from "node:test";
import { noFaults } from "../support/axe.mjs";
import { pictureFile } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { look, openPage, startBrowser, startHost } from "./browser.mjs";

const PASSPHRASE = "a made-up passphrase";
const LANGUAGES = [
  ["en-GB", words.en],
  ["fr-FR", words.fr],
];
const WINDOWS = {
  narrow: { viewport: { width: 480, height: 800 } },
  magnified: { viewport: { width: 600, height: 400 }, deviceScaleFactor: 2 },
  smallest: { viewport: { width: 480, height: 400 } },
};

async function prepare(t) {
  const scratch = new Scratch(t);
  const { opens, desk } = scratch.workspace("Proseware Sud", { rows: 2000 });
  const { offers } = desk("catalog", "search", "a");
  const browser = await startBrowser(t);
  const { address } = await startHost(t, opens);
  return { browser, address, offers };
}

async function lock(page, { lock }) {
  await page.keyboard.press("Control+Shift+L");
  await page.getByRole("heading", { name: lock.heading }).waitFor();
  await page.getByRole("textbox", { name: lock.passphrase }).waitFor();
}

async function unlock(page, { lock }, passphrase = PASSPHRASE) {
  await page.getByRole("textbox", { name: lock.passphrase }).fill(passphrase);
  await page.keyboard.press("Enter");
}

const gone = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.locked === undefined);

/** Every name that the browser hands to assistive technology. */
async function spokenOf(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name }) => name?.value ?? "")
    .join("\n");
}

test("nothing behind it is spoken, printed or pressed, and all of it comes back", LIMIT, async (t) => {
  const { browser, address, offers } = await prepare(t);
  for (const [locale, spoken] of LANGUAGES) {
    const { page, seen } = await openPage(t, browser, address, { locale });
    await page.getByRole("grid").waitFor();
    const scroller = () =>
      page.evaluate(() => {
        const all = [...document.querySelectorAll("main, main *")];
        return all.filter((it) => it.scrollTop > 0).map((it) => Math.round(it.scrollTop));
      });
    await page.getByRole("grid").hover();
    await page.mouse.wheel(0, 3000);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("main, main *")].some((it) => it.scrollTop > 1000),
    );
    const place = await scroller();
    await page.keyboard.press("Control+k");
    const box = page.getByRole("combobox", { name: spoken.palette.box, exact: true });
    await box.fill("mail");
    assert.match(await spokenOf(page), new RegExp(spoken.palette.box));

    await lock(page, spoken);
    const words = await spokenOf(page);
    assert.ok(words.includes(spoken.lock.heading) && words.includes("Proseware Sud"), words);
    for (const behind of [spoken.palette.box, ...Object.values(spoken.nav), offers[0].title]) {
      assert.ok(!words.includes(behind), `“${behind}” in ${words}`);
    }
    const before = seen.catalogPages.length;
    await page.mouse.click(600, 30);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+2");
    assert.ok(await page.evaluate(() => document.querySelector("#lock dialog").open));
    await look(t, page, `${spoken.code}-lock`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.evaluate(() => document.body.getClientRects().length), 0, "no paper");
    await page.emulateMedia({ media: "screen" });

    await unlock(page, spoken, "another");
    await page.getByText(spoken.lock.wrong).waitFor();
    await look(t, page, `${spoken.code}-lock-wrong`);
    for (let tries = 0; tries < 2; tries += 1) {
      await unlock(page, spoken, "another");
      await page.getByText(spoken.lock.wrong).waitFor();
    }
    await page.waitForFunction(
      () => document.querySelector("#lock button[type=submit]").ariaDisabled !== "true",
    );
    assert.equal(seen.catalogPages.length, before, "nothing was asked for behind it");
    await unlock(page, spoken);
    await gone(page);
    assert.equal(await box.inputValue(), "mail");
    await page.waitForFunction(() => document.activeElement?.role === "combobox");
    assert.deepEqual(await scroller(), place, "the same place of the catalog");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: spoken.nav.team, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: spoken.nav.team }).waitFor();
    assert.deepEqual(seen.wrong, []);
    await page.context().close();
  }
});

test("in windows of any size, forced colours and high contrast", LIMIT, async (t) => {
  const { browser, address } = await prepare(t);
  for (const [locale, spoken] of LANGUAGES) {
    const sizes = Object.entries(WINDOWS);
    const colours = ["light", "dark"].map((colorScheme) => [
      `forced-${colorScheme}`,
      { forcedColors: "active", colorScheme },
    ]);
    for (const [name, options] of [...sizes, ...colours]) {
      const { page } = await openPage(t, browser, address, { locale, ...options });
      await page.getByRole("grid").waitFor();
      await lock(page, spoken);
      await noFaults(t, page, `the lock, ${name}, ${spoken.code}`);
      const over = await page.evaluate(() => {
        const it = document.querySelector("#lock dialog");
        return it.scrollWidth > it.clientWidth;
      });
      assert.equal(over, false, `${name} does not scroll sideways`);
      for (const button of await page.getByRole("button").all()) {
        await button.scrollIntoViewIfNeeded();
        assert.ok(await button.isVisible(), name);
      }
      await page.screenshot({ path: pictureFile(`browser-${name}-lock-${spoken.code}`) });
      await unlock(page, spoken);
      await gone(page);
      await page.context().close();
    }
  }
  for (const [locale, spoken] of LANGUAGES) {
    const { page } = await openPage(t, browser, address, { locale });
    await page.getByRole("grid").waitFor();
    await page.keyboard.press("Control+,");
    await page.getByRole("radio", { name: spoken.settings.contrast, exact: true }).click();
    await page.waitForFunction(() => document.documentElement.dataset.look === "contrast");
    await lock(page, spoken);
    await noFaults(t, page, `the lock in high contrast, ${spoken.code}`);
    await page.screenshot({ path: pictureFile(`browser-contrast-lock-${spoken.code}`) });
    await unlock(page, spoken);
    await gone(page);
    await page.context().close();
  }
});
