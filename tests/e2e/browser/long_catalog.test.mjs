// A catalog of thousands of offers: the page holds what is in sight, and asks for
// what is in sight.
import assert from "node:assert/strict";
import test from "node:test";
import { bare, offersIn, Scratch } from "../support/scratch.mjs";
import { LIMIT, until } from "../support/wait.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";

/** A tall window has some 15 rows, and some more above and below are drawn. */
const ROWS_AT_MOST = 50;
const PAGE = 100;

test("a long catalog is drawn and asked for in parts", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens } = scratch.workspace("Adatum", { rows: 15_000 });
  const browser = await startBrowser(t);
  const { address } = await startHost(t, opens);
  const { page, seen } = await openPage(t, browser, address);
  await page.locator("body[data-ready=catalog]").waitFor();

  const grid = page.getByRole("grid");
  const total = Number(await grid.getAttribute("aria-rowcount"));
  assert.ok(total > 4000, `${total} rows are a long catalog`);
  const rows = grid.locator("[role=row][data-index]");
  let most = 0;
  const countRows = async () => {
    const count = await rows.count();
    most = Math.max(most, count);
    return count;
  };
  await countRows();
  const atStart = seen.catalogPages.length;

  // With the wheel, as a person does it, and then to places far away.
  await grid.hover();
  for (let turn = 0; turn < 15; turn += 1) {
    await page.mouse.wheel(0, 900);
    await countRows();
  }
  const scrolled = () => grid.evaluate((it) => it.scrollTop);
  await until("the list to have moved", async () => (await scrolled()) > 5000);
  const height = await grid.evaluate((it) => it.scrollHeight);
  for (let part = 1; part <= 10; part += 1) {
    await grid.evaluate((it, top) => it.scrollTo(0, top), (height * part) / 10);
    await until("rows there", async () => (await countRows()) > 5);
  }
  const shown = async () => (await rows.allInnerTexts()).filter((text) => text !== "");
  await until("the last offers", async () => {
    await grid.evaluate((it) => it.scrollTo(0, it.scrollHeight));
    const texts = await shown();
    const last = await rows.last().getAttribute("aria-rowindex");
    return Number(last) === total && texts.slice(-8).every((text) => !/Loading…/.test(text));
  });
  await countRows();
  assert.ok(
    most <= ROWS_AT_MOST,
    `never more than ${ROWS_AT_MOST} rows are drawn, but ${most} were`,
  );

  await grid.evaluate((it) => it.scrollTo(0, 0));
  await rows.nth(1).focus();
  await page.keyboard.press("End");
  await until("the last row with the focus", () =>
    page.evaluate((total) => document.activeElement.ariaRowIndex === String(total), total),
  );
  await countRows();

  const asked = seen.catalogPages;
  for (const { limit, offset } of asked) {
    assert.ok(limit <= PAGE, `at most ${PAGE} at once, not ${limit}`);
    assert.equal(offset % limit, 0, "whole pages");
  }
  assert.ok(atStart <= 2, `to begin with one page is enough, not ${atStart}`);
  const pages = Math.ceil(total / PAGE);
  const different = new Set(asked.map(({ offset }) => offset)).size;
  assert.ok(
    different < pages,
    `${different} of ${pages} pages: what one flies past is not asked for`,
  );

  const found = offersIn(scratch.path("list.csv")).filter((title) => / foret /.test(bare(title)));
  await page.getByRole("searchbox").fill("forêt");
  await page.getByText(`${found.length} offers ·`).waitFor();
  assert.deepEqual(seen.wrong, []);
});
