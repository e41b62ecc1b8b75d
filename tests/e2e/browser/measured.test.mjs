// What `cargo xtask bench` measures in a browser can be measured; how long it takes is
// no claim of a test.
import assert from "node:assert/strict";
import test from "node:test";
import { scroll, scrollPlainly } from "../measure/scroll.mjs";
import { framesIn } from "../measure/trace.mjs";
import { typeAll } from "../measure/typing.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";

const FEW = { far: 30, near: 20 };

test("frames of scrolling and keys of typing are noted", LIMIT, async (t) => {
  const { opens } = new Scratch(t).workspace("Adatum", { rows: 2_000 });
  const browser = await startBrowser(t);
  const { address } = await startHost(t, opens);
  const { page, seen } = await openPage(t, browser, address);

  const scrolled = await scroll(browser, page, FEW);
  assert.ok(scrolled.rows > 100, `${scrolled.rows} rows`);
  const { typed, narrowed } = await typeAll(page, ["fo ma", "xyl"]);
  assert.deepEqual(
    typed.map(({ text }) => text),
    ["f", "fo", "fo m", "fo ma", "x", "xy", "xyl"],
    "a space asks nothing",
  );
  for (const { text, painted } of [...typed, ...narrowed]) {
    assert.ok(painted > 0, `${text} was painted`);
  }
  assert.ok([...typed, ...narrowed].every(({ query }) => query === null || query > 0));
  const plainly = await scrollPlainly(browser, page, scrolled.rows, FEW);
  for (const { near, far } of [scrolled, plainly]) {
    for (const { frames, longestTask } of [near, far]) {
      assert.ok(frames.length > 3 && frames.every((ms) => ms >= 0), `${frames.length} frames`);
      assert.ok(longestTask > 0);
    }
  }
  assert.deepEqual(seen.wrong, []);
});

test("a frame is as long as it takes until the next one is handed over", () => {
  const event = (name, ts, more = {}) => ({ name, ts, ph: "X", pid: 1, tid: 1, ...more });
  const { frames, longestTask } = framesIn([
    event("Commit", 1_000),
    event("measured: begin", 5_000, { ph: "I" }),
    event("Commit", 60_000),
    event("Commit", 10_000),
    event("Commit", 25_000, { dur: 2_000 }),
    event("Commit", 20_000, { pid: 9 }),
    event("RunTask", 8_000, { dur: 12_500 }),
    event("RunTask", 8_000, { dur: 90_000, tid: 2 }),
    event("measured: end", 70_000, { ph: "I" }),
    event("Commit", 99_000),
  ]);
  assert.deepEqual(frames, [17, 33]);
  assert.equal(longestTask, 12.5, "of the page's own thread");
});
