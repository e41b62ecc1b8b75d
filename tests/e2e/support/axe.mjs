// axe-core on the page as it stands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is told and does not fail. */
const SMALL = "minor";

/** What is another in another look; the rest of a page is the same in all of them. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** Fails where a person would be stopped. With `only`, by these rules alone. */
export async function noFaults(test, page, where, { only } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // As a text: a window's driver takes no arguments beside a function.
  const rules = only === undefined ? "undefined" : JSON.stringify(only);
  await page.evaluate(`window.__rules = ${rules}`);
  const violations = await page.evaluate(async () => {
    // Fluent's menus stand between two of these: they are hidden from screen readers and
    // pass the focus on at once, which axe cannot know. A tooltip is told with what it is
    // about, wherever it is drawn, and may come and go between two looks.
    const but = { exclude: [["[data-tabster-dummy]"], ["[role=tooltip]"]] };
    const options = { resultTypes: ["violations"] };
    if (window.__rules !== undefined) options.runOnly = window.__rules;
    const { violations } = await window.axe.run(but, options);
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`),
    }));
  });
  const told = ({ id, impact, help, nodes }) => `${impact} ${id}: ${help}\n  ${nodes.join("\n  ")}`;
  for (const small of violations.filter(({ impact }) => impact === SMALL)) {
    test.diagnostic(`${where}: ${small.impact} ${small.id}: ${small.help}`);
  }
  const grave = violations.filter(({ impact }) => impact !== SMALL).map(told);
  assert.deepEqual(grave, [], `axe-core on ${where}`);
}
