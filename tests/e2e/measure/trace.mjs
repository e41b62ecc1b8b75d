// What a browser's trace says of frames: when the page handed them over to be drawn, and how long
// its main thread was busy without a pause.

const CATEGORIES = [
  "-*",
  "blink.user_timing",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];

const BEGIN = "measured: begin";
const END = "measured: end";

/** Milliseconds between one frame and the next, and of the longest task, while it `moves`. */
export async function traced(browser, page, moves) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate((mark) => void performance.mark(mark), BEGIN);
  await moves();
  await page.evaluate((mark) => void performance.mark(mark), END);
  return framesIn(JSON.parse((await browser.stopTracing()).toString("utf8")).traceEvents);
}

export function framesIn(events) {
  const mark = (name) => events.find((event) => event.name === name);
  const [begin, end] = [mark(BEGIN), mark(END)];
  if (begin === undefined || end === undefined) throw new Error("the trace lacks a mark");
  // The page's own thread: it hands each frame over to be drawn.
  const during = events.filter(
    ({ pid, tid, ph, ts }) =>
      pid === begin.pid && tid === begin.tid && ph === "X" && ts >= begin.ts && ts <= end.ts,
  );
  const handedOver = during
    .filter(({ name }) => name === "Commit")
    .map(({ ts, dur = 0 }) => ts + dur)
    .sort((a, b) => a - b);
  const frames = handedOver.slice(1).map((ts, at) => (ts - handedOver[at]) / 1000);
  const tasks = during.filter(({ name }) => name === "RunTask").map(({ dur = 0 }) => dur / 1000);
  return { frames, longestTask: Math.max(0, ...tasks) };
}
