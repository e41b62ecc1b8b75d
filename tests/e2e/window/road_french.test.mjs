// The whole road in French, as the system says it, in the system's place for data.
import assert from "node:assert/strict";
import test from "node:test";
import { inFrench } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { Desk } from "./desk.mjs";
import * as road from "./road.mjs";

test("the first road, in French, as the system is", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const list = scratch.priceList("tarifs d’été.csv");
  const env = inFrench(scratch);

  let desk = await Desk.start(t, scratch, { args: [list], env });
  await road.makeWorkspace(desk, words.fr);
  await road.importList(desk, words.fr, "tarifs d’été.csv");
  await road.search(desk, words.fr, list);
  const featured = await road.featureFive(desk, words.fr);
  const order = await road.arrange(desk, words.fr, featured);
  await road.lookAround(desk, words.fr, order[0]);
  const waiting = await road.waiting(desk, words.fr);
  assert.deepEqual(await desk.stopped(), [], "nothing on the road offends the policy");
  await desk.end();

  desk = await Desk.start(t, scratch, { env });
  await desk.ready("catalog");
  assert.equal(await road.waiting(desk, words.fr), waiting, "what waited still waits");
  await desk.click("link", words.fr.nav.featured);
  await road.hasOrder(desk, words.fr, order, "after a restart");
  await desk.click("link", words.fr.nav.settings);
  await desk.click("radio", words.fr.settings.dark);
  await desk.wears("dark");
});
