// The window locked by a key, by sleep and over a restart: nothing of it is seen and nothing
// of it lost. In both languages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { noFaults } from "../support/axe.mjs";
import { inFrench } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { plain, words } from "../words.mjs";
import { Desk, Key } from "./desk.mjs";
import { Keys } from "./keys.mjs";

const NAME = "Tailspin Nord";
const PASSPHRASE = "a made-up passphrase";

/** All that is displayed: its words, and whose they are. */
const DISPLAYED = `
  const seen = (it) => getComputedStyle(it).visibility === "visible";
  const lock = document.getElementById("lock");
  const text = document.body.innerText;
  const elsewhere = [...document.body.querySelectorAll("*")].filter(
    (it) => !lock.contains(it) && seen(it) && it.getClientRects().length > 0,
  );
  const hit = [];
  for (let x = 10; x < innerWidth; x += 40)
    for (let y = 10; y < innerHeight; y += 40) hit.push(document.elementFromPoint(x, y));
  return {
    text,
    elsewhere: elsewhere.map((it) => it.outerHTML.slice(0, 200)),
    covered: hit.every((it) => lock.contains(it)),
    title: document.title,
    inside: lock.contains(document.activeElement),
  };`;

/** Nothing but the lock is there for eyes and for whatever reads the page aloud. */
async function showsNothingElse(desk, { lock, nav }) {
  await desk.find("heading", lock.heading);
  await desk.find("button", lock.unlock);
  const shown = await desk.run(DISPLAYED);
  const lines = plain(shown.text);
  assert.ok(lines.includes(NAME) && lines.includes("Ada Martin"), lines);
  for (const word of [...Object.values(nav), "offre", "offer"]) {
    assert.ok(!lines.includes(word), `“${word}” in ${lines}`);
  }
  assert.deepEqual(shown.elsewhere, []);
  assert.ok(shown.covered, "the lock covers the whole window");
  assert.ok(!shown.title.includes(NAME), shown.title);
}

/** Nor for keys. */
async function keepsTheKeys(desk) {
  for (let presses = 0; presses < 6; presses += 1) {
    await desk.press(Key.TAB);
    const at = await desk.run(
      "const it = document.activeElement; return it === document.body || document.getElementById('lock').contains(it)",
    );
    assert.ok(at, "Tab stays in the lock");
  }
  const taken = await desk.run(
    "const it = document.querySelector('#root a, #root button'); it.focus(); return document.activeElement === it",
  );
  assert.equal(taken, false, "no script of the page puts the focus behind it");
}

async function unlock(desk, { lock }, passphrase) {
  const box = await desk.type(lock.passphrase, passphrase);
  await box.sendKeys(Key.ENTER);
}

const gone = (desk) =>
  desk.until("the unlocked window", () =>
    desk.run("return document.documentElement.dataset.locked === undefined"),
  );

for (const spoken of Object.values(words)) {
  test(`typed, locked, tried, unlocked, and still typed (${spoken.code})`, LIMIT, async (t) => {
    const scratch = new Scratch(t);
    const { opens } = scratch.workspace(NAME);
    const env = spoken.code === "fr" ? inFrench(scratch) : {};
    let desk = await Desk.start(t, scratch, { args: opens, env });
    await desk.ready("catalog");
    await desk.press(Key.CONTROL, ",");
    await desk.type(spoken.settings.market, "b");
    await desk.press(Key.CONTROL, Key.SHIFT, "l");
    await showsNothingElse(desk, spoken);
    await keepsTheKeys(desk);
    await noFaults(t, desk, "the lock");
    await desk.pictures(`${spoken.code}-lock`);
    await assert.rejects(
      () => desk.call("workspace_list"),
      ({ refused }) => refused.code === "locked",
      "not even a script of the page learns anything",
    );

    await unlock(desk, spoken, "another passphrase");
    await desk.find("message", spoken.lock.wrong);
    await unlock(desk, spoken, PASSPHRASE);
    await gone(desk);
    const focus = await new Keys(desk).arrives("the field", ({ tag }) => tag === "input");
    assert.equal(focus.name, spoken.settings.market);
    const box = await desk.find("textbox", spoken.settings.market);
    assert.equal(await box.getAttribute("value"), "b", "what was typed is still there");

    await desk.press(Key.CONTROL, "k");
    await new Keys(desk).arrives("the palette", ({ name }) => name === spoken.palette.box);
    await desk.press("team");
    await desk.press(Key.CONTROL, Key.SHIFT, "l");
    await showsNothingElse(desk, spoken);
    for (let tries = 0; tries < 3; tries += 1) {
      await unlock(desk, spoken, "another passphrase");
      await desk.find("message", spoken.lock.wrong);
    }
    await desk.until("the wait to be over", async () => {
      const button = await desk.find("button", spoken.lock.unlock);
      return (await button.getAttribute("aria-disabled")) !== "true";
    });
    await unlock(desk, spoken, PASSPHRASE);
    await gone(desk);
    const palette = await desk.find("textbox", spoken.palette.box);
    assert.equal(await palette.getAttribute("value"), "team", "the open dialog, too");
    await new Keys(desk).arrives("the palette", ({ name }) => name === spoken.palette.box);

    await desk.press(Key.CONTROL, Key.SHIFT, "l");
    await desk.find("heading", spoken.lock.heading);
    await desk.end();
    desk = await Desk.start(t, scratch, { args: opens, env });
    await desk.ready("unlock");
    await showsNothingElse(desk, spoken);
    await unlock(desk, spoken, PASSPHRASE);
    await desk.ready("catalog");
    assert.deepEqual(await desk.stopped(), []);
  });
}

test("a computer that is about to sleep locks it", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens } = scratch.workspace(NAME);
  // Nobody here puts the computer to sleep: on this bus somebody says so.
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS;
  const desk = await Desk.start(t, scratch, {
    args: opens,
    env: { DBUS_SYSTEM_BUS_ADDRESS: bus },
  });
  await desk.ready("catalog");
  const tell = (asleep) =>
    execFileSync("dbus-send", [
      `--bus=${bus}`,
      "--type=signal",
      "/org/freedesktop/login1",
      "org.freedesktop.login1.Manager.PrepareForSleep",
      `boolean:${asleep}`,
    ]);
  await desk.until("the lock", async () => {
    // The program listens some time after its first page.
    tell(true);
    return await desk.run("return document.documentElement.dataset.locked !== undefined");
  });
  tell(false);
  await showsNothingElse(desk, words.en);
  await unlock(desk, words.en, PASSPHRASE);
  await gone(desk);
  await desk.ready("catalog");
});
