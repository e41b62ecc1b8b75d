// From the key to the painted answer, at the pace of somebody who types fast.

/** Between two keys: some eighty words a minute. */
const PACE_MS = 150;

/** With and without accents, a word and several, an id, and what nothing has. */
const SENTENCES = [
  "belvédère",
  "FORET MAIL EDUCATION",
  "lumiere insights",
  "œillet st",
  "zénith vault",
  "café classroom",
  "contoso mail",
  "telephony",
  "CFQ7TTC0",
  "xylophone",
];

/** Every offer that has a price as low as this. */
const CHEAP = { path: "/catalog?to=20", sentences: ["mail basic", "forêt"] };

export async function typeAll(page, sentences = SENTENCES) {
  await page.evaluate(watchKeys);
  const typed = await typeSentences(page, "/catalog", sentences);
  const narrowed = await typeSentences(page, CHEAP.path, CHEAP.sentences);
  return { typed, narrowed };
}

async function typeSentences(page, path, sentences) {
  await page.evaluate((path) => {
    window.location.hash = path;
  }, path);
  const answered = (text) =>
    page.waitForFunction((text) => window.__keys.shows(text), text, { timeout: 120_000 });
  await answered("");
  const box = page.getByRole("searchbox");
  await box.focus();
  const keys = [];
  for (const sentence of sentences) {
    for (const letter of sentence) await page.keyboard.type(letter, { delay: 0 }).then(pause);
    await answered(sentence.trim());
    keys.push(...(await page.evaluate(() => window.__keys.take())));
    await page.keyboard.press("Escape");
    await answered("");
    await page.evaluate(() => window.__keys.take());
  }
  return keys;
}

const pause = () => new Promise((next) => setTimeout(next, PACE_MS));

/**
 * Notes in the page when each key was pressed, when its text or a later one was painted
 * with rows or the word that there are none, and how long the query took.
 */
function watchKeys() {
  const keys = [];
  const asked = new Map();
  let last = "";
  const shown = () => document.querySelector("[data-answers]")?.dataset.answers;
  const DRAWN = "[data-answers] [role=row][tabindex] [role=rowheader]";
  const NOTHING = "[data-answers]:not(:has([role=grid]))";
  const drawn = () => document.querySelector(`${DRAWN}, ${NOTHING}`) !== null;

  document.addEventListener(
    "input",
    ({ target, timeStamp }) => {
      const text = target.value.trim();
      // A space at the end asks nothing new.
      if (target.type === "search" && text !== last) keys.push({ text, pressed: timeStamp });
      last = text;
    },
    { capture: true },
  );

  const fetchIt = window.fetch;
  window.fetch = async (path, options) => {
    const began = performance.now();
    const response = await fetchIt(path, options);
    if (String(path).endsWith("catalog_page")) {
      const { search, offset } = JSON.parse(options.body);
      const json = response.json.bind(response);
      response.json = async () => {
        const answer = await json();
        if (offset === 0) asked.set(search, performance.now() - began);
        return answer;
      };
    }
    return response;
  };

  // After the frame that drew it: whatever is posted while a frame is made comes behind it.
  const behind = new MessageChannel();
  behind.port1.onmessage = ({ data }) => {
    const now = performance.now();
    const at = keys.findLastIndex(({ text, painted }) => painted === undefined && text === data);
    if (at < 0) return;
    for (const key of keys.slice(0, at + 1)) key.painted ??= now;
  };
  const frame = () => {
    const text = shown();
    if (text !== undefined && drawn()) behind.port2.postMessage(text);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  window.__keys = {
    shows: (text) => shown() === text && drawn(),
    take: () =>
      keys.splice(0).map(({ text, pressed, painted }) => ({
        text,
        painted: painted - pressed,
        query: asked.get(text) ?? null,
      })),
  };
}
