// A second start with the same data: it hands over what it was given and ends; the
// first one shows it. Other data is another program.
import assert from "node:assert/strict";
import test from "node:test";
import { Child, childrenOf } from "../support/child.mjs";
import { programs } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { anotherScreen } from "../support/screen.mjs";
import { LIMIT, until } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { Desk, Key } from "./desk.mjs";

const { nav, importing, settings, catalog, start } = words.en;

test("a second start hands over and ends", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens, desk: terminal } = scratch.workspace("Tailspin Nord", { rows: 1000 });
  const [offer] = terminal("catalog", "search", "archipel").offers;
  const desk = await Desk.start(t, scratch, { args: opens });
  await desk.ready("catalog");

  /** With the same folder, and from a folder of its own. */
  async function again(...given) {
    const second = new Child(programs.window, ["--data-dir", scratch.path("desk"), ...given]);
    const { code } = await until("the end of the second start", () => second.gone);
    assert.equal(code, 0, `it ends well, given ${given}: ${second.said}`);
  }

  await t.test("with nothing", async () => {
    await again();
    await desk.find("heading", catalog.title);
  });

  await t.test("with links", async () => {
    await again("partner-desk://team");
    await desk.find("heading", nav.team);
    await again(`partner-desk://offer/${offer.offer_id}`);
    await desk.find("heading", offer.title);
    await again("partner-desk://users");
    await desk.find("heading", nav.users);
    await again("partner-desk://home");
    await desk.find("heading", nav.home);
  });

  await t.test("with links that lead nowhere", async () => {
    for (const link of ["partner-desk://team/leave", "partner-desk://users/new"]) {
      await again(link);
    }
    // What comes after them is heard, and nothing came of them.
    await again("partner-desk://settings");
    await desk.find("heading", settings.title);
    assert.deepEqual(
      await desk.call("handed_over"),
      { file: null, leftOut: 0, place: null },
      "all was taken",
    );
  });

  await t.test("with a price list, which the window knows by a token", async () => {
    const list = scratch.priceList("Décembre 2026.csv", { rows: 50, month: "2026-12" });
    await again(list);
    await desk.find("heading", importing.title);
    await desk.find("heading", importing.detected("Décembre 2026.csv"));
    const page = await desk.run("return document.documentElement.outerHTML");
    assert.ok(!page.includes(scratch.folder), "no path is on the page");
  });

  await t.test("but not with other data", async () => {
    const other = new Scratch(t);
    const env = await anotherScreen(t);
    const args = ["--data-dir", other.path("desk")];
    const another = await Desk.start(t, other, { args, env });
    await another.find("heading", start.welcome);
    await another.end();
  });

  await t.test("and the page hears neither events nor paths", async () => {
    await assert.rejects(
      () =>
        desk.invoke("plugin:event|listen", {
          event: "tauri://drag-drop",
          target: { kind: "Any" },
          handler: 1,
        }),
      ({ refused }) => /not allowed/i.test(String(refused)),
    );
  });

  assert.deepEqual(await desk.stopped(), []);
});

test("whoever starts while the first one ends opens a window", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { opens } = scratch.workspace("Tailspin Sud", { rows: 200 });
  const first = await Desk.start(t, scratch, { args: opens });
  await first.ready("catalog");
  const ending = first.end();
  const next = await Desk.start(t, scratch, { args: opens });
  await ending;
  await next.ready("catalog");

  // Closed by its own key, it ends as a window does that is closed.
  // Whoever drove it loses it in the middle of the press.
  await next.press(Key.CONTROL, "q").catch(() => undefined);
  await until("the end of the program", () => childrenOf(next.driver.process.pid).length === 0);
});
