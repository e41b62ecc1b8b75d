// axe-core on the page as it stands, in light and in dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What stops a person; lesser findings are printed and do not fail. */
const GRAVE = ["serious", "critical"];

export async function noFaults(test, page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    // Fluent's menus stand between two of these: they are hidden from screen readers and
    // pass the focus on at once, which axe cannot know.
    const but = { exclude: [["[data-tabster-dummy]"]] };
    const { violations } = await window.axe.run(but, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`),
    }));
  });
  const told = ({ id, impact, help, nodes }) => `${impact} ${id}: ${help}\n  ${nodes.join("\n  ")}`;
  for (const lesser of violations.filter(({ impact }) => !GRAVE.includes(impact))) {
    test.diagnostic(`${where}: ${lesser.impact} ${lesser.id}: ${lesser.help}`);
  }
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact)).map(told);
  assert.deepEqual(grave, [], `axe-core on ${where}`);
}
