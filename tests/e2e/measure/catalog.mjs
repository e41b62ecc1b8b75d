// What the catalog costs on screen, measured in a browser: scrolled from end to end, and
// searched as people type. `cargo xtask bench` starts it; the answer is one line of JSON.
import { openPage, startBrowser, startHost } from "../browser/browser.mjs";
import { scroll, scrollPlainly } from "./scroll.mjs";
import { typeAll } from "./typing.mjs";

const opens = process.argv.slice(2);

/** What takes the place of a test: everything that was begun is ended. */
const ends = [];
const run = { after: (end) => ends.push(end) };

try {
  const { address } = await startHost(run, opens);
  const browser = await startBrowser(run);
  const { page, seen } = await openPage(run, browser, address);
  const scrolled = await scroll(browser, page);
  const keys = await typeAll(page);
  const plainly = await scrollPlainly(browser, page, scrolled.rows);
  if (seen.wrong.length > 0) throw new Error(seen.wrong.join("\n"));
  process.stdout.write(`${JSON.stringify({ scrolled, plainly, ...keys })}\n`);
} finally {
  for (const end of ends.reverse()) await end();
}
