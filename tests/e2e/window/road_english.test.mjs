// The whole road in English, chosen in the settings of a program that began in French.
import assert from "node:assert/strict";
import test from "node:test";
import { inFrench } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { Desk } from "./desk.mjs";
import * as road from "./road.mjs";

test("the first road, in English, chosen without a restart", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const list = scratch.priceList("NCE prices.csv");
  const env = inFrench(scratch);
  const data = ["--data-dir", scratch.path("desk")];

  let desk = await Desk.start(t, scratch, { args: [...data, list], env });
  await desk.find("heading", words.fr.start.welcome);
  await desk.click("link", words.fr.nav.settings);
  await desk.click("radio", words.fr.settings.english);
  await desk.find("heading", words.en.settings.title);
  assert.equal(await desk.run("return document.documentElement.lang"), "en");
  await desk.click("link", words.en.nav.workspaces);
  await desk.click("button", words.en.start.new);

  await road.makeWorkspace(desk, words.en);
  await road.importList(desk, words.en, "NCE prices.csv");
  await road.search(desk, words.en, list);
  const featured = await road.featureFive(desk, words.en);
  const order = await road.arrange(desk, words.en, featured);
  await road.lookAround(desk, words.en, order[0]);
  const waiting = await road.waiting(desk, words.en);
  assert.deepEqual(await desk.stopped(), [], "nothing on the road offends the policy");
  await desk.end();

  desk = await Desk.start(t, scratch, { args: data, env });
  await desk.ready("catalog");
  await desk.says(road.NAME);
  assert.equal(await road.waiting(desk, words.en), waiting, "what waited still waits");
  await desk.click("link", words.en.nav.featured);
  await road.hasOrder(desk, words.en, order, "after a restart");
  assert.ok(!(await desk.text()).includes(words.en.uncleanEnd), "it had ended cleanly");
  await desk.end("SIGKILL");

  desk = await Desk.start(t, scratch, { args: data, env });
  await desk.says(words.en.uncleanEnd);
  await desk.click("link", words.en.nav.featured);
  await road.hasOrder(desk, words.en, order, "after it was killed");
  await desk.click("button", words.en.undo.undoMove(order[1]));
  const [one, two, three, four, five] = order;
  await road.hasOrder(desk, words.en, [one, three, two, four, five], "undo reaches back");
});
