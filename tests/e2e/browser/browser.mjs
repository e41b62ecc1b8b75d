// devhost and a fresh Chromium in front of it.
import { chromium } from "playwright-core";
import { COLOURS, noFaults } from "../support/axe.mjs";
import { Child } from "../support/child.mjs";
import { atEnd } from "../support/cleanup.mjs";
import { pictureFile, programs, screens } from "../support/machine.mjs";
import { PATIENCE } from "../support/wait.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the host on this data. Its address has the token in it. */
export async function startHost(test, args) {
  const host = new Child(programs.devhost, ["--ui-dir", screens, ...args]);
  atEnd(test, () => host.end());
  const { address } = JSON.parse(await host.firstLine());
  return { address, end: () => host.end() };
}

export async function startBrowser(test) {
  const browser = await chromium.launch({
    executablePath: programs.chromium,
    args: FLAGS,
    headless: true,
  });
  atEnd(test, () => browser.close());
  return browser;
}

/** A page in a profile of its own, that notes what it asks for and what goes wrong. */
export async function openPage(test, browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 800 },
    locale: "en-GB",
    reducedMotion: "reduce",
    ...options,
  });
  atEnd(test, () => context.close());
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const seen = { wrong: [], strangers: [], catalogPages: [] };
  const { origin } = new URL(address);
  page.on("pageerror", (error) => seen.wrong.push(String(error)));
  page.on("console", (message) => {
    // A refused call has a status of its own, which Chromium calls an error.
    const refused = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !refused) seen.wrong.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin) seen.strangers.push(request.url());
    if (url.pathname === "/call/catalog_page") seen.catalogPages.push(request.postDataJSON());
  });
  await page.addInitScript(() => {
    window.__stopped = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.__stopped.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(address);
  return { page, seen };
}

/** Until what was last changed is on the screen. */
export function drawn(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** What a page is looked at in, the last one first: it is as it was afterwards. */
const LOOKS = {
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "dark", forcedColors: "active" },
  light: { colorScheme: "light", forcedColors: "none" },
};

/**
 * Looks at a page with axe in light, in dark and in forced colours, as it stands: a
 * dialog stays open. `each` is called with every look that it wears.
 */
export async function examine(test, page, name, each = () => undefined) {
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await page.waitForFunction(
      (scheme) => document.documentElement.style.colorScheme === scheme,
      media.colorScheme,
    );
    await drawn(page);
    const only = look === "light" ? undefined : COLOURS;
    await noFaults(test, page, `${name}, ${look}`, { only });
    await each(look);
  }
}

/** The same, and photographs of all. */
export function look(test, page, name) {
  return examine(test, page, name, (look) =>
    page.screenshot({ path: pictureFile(`browser-${name}-${look}`) }),
  );
}
