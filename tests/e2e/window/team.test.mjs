// Two windows and a hub, each in its own language: both go on while the hub is away,
// meet again, see where they crossed, and settle it.
import assert from "node:assert/strict";
import test from "node:test";
import { Hub } from "../support/hub.mjs";
import { inFrench } from "../support/machine.mjs";
import { anotherScreen } from "../support/screen.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { Desk } from "./desk.mjs";
import * as road from "./road.mjs";
import { Mate } from "./team.mjs";

const CARLA = "Carla Ruiz";
const DANA = { name: "Dana Ito", userName: "dana@fabrikam.example", roles: [] };

async function atWork(t) {
  const hub = await Hub.start(t, new Scratch(t));
  const [north, south] = [new Scratch(t), new Scratch(t)];
  const list = north.priceList("NCE prices.csv");
  const adas = await Desk.start(t, north, { args: [list], photographed: false });
  const bos = await Desk.start(t, south, {
    env: { ...inFrench(south), ...(await anotherScreen(t)) },
  });
  const ada = new Mate(t, adas, words.en, { who: "Ada Martin", at: "Ada’s laptop" });
  const bo = new Mate(t, bos, words.fr, { who: "Bo Lind", at: "Portable de Bo" });
  await road.makeWorkspace(adas, words.en);
  await road.importList(adas, words.en, "NCE prices.csv");
  return { hub, ada, bo, offers: await road.featureFive(adas, words.en) };
}

/** Both windows show the same people and the same order. */
async function seeTheSame(mates, names, order, why) {
  for (const mate of mates) {
    await mate.goTo("team");
    for (const name of names) await mate.desk.find("heading", name);
    await mate.goTo("featured");
    await road.hasOrder(mate.desk, mate.words, order, `${why}, as ${mate.who} sees it`);
  }
}

test("two windows and a hub: apart, together again, and of one mind", LIMIT, async (t) => {
  const { hub, ada, bo, offers } = await atWork(t);
  const [one, two, three, four, five] = offers;

  await ada.publish(hub.invitation);
  await ada.addPerson(CARLA);
  await ada.addPerson(bo.who, [words.en.team.roles.users, words.en.team.roles.agent]);
  await ada.confirmed();
  const invitation = await ada.invite(bo.who);
  await ada.lookAtJoining(invitation);
  await bo.join(invitation, road.NAME);
  await seeTheSame([ada, bo], [ada.who, bo.who, CARLA], offers, "at the beginning");

  await hub.kill();
  for (const mate of [ada, bo]) await mate.badge(mate.words.hub.offline);
  ada.wrote = "Carla R. Ruiz";
  bo.wrote = "Carla Ruiz-Blanc";
  await ada.desk.click("button", words.en.featured.down(one));
  await bo.desk.click("button", words.fr.featured.up(five));
  for (const mate of [ada, bo]) {
    await mate.rename(CARLA, mate.wrote);
    const { people } = await mate.desk.call("person_add", DANA);
    const carla = people.find(({ name }) => name === mate.wrote);
    // Only Ada may give a role.
    const role = { person: carla.id, role: "sales_agent", granted: true };
    if (mate === ada) await ada.desk.call("person_role", role);
    await mate.keeps(mate === ada ? 4 : 3);
    await mate.look("5-team-offline");
    await mate.goTo("activity");
    await mate.look("6-waiting");
  }

  await hub.startAgain();
  await ada.syncNow();
  await bo.syncNow();
  await ada.syncNow();
  for (const mate of [ada, bo]) await mate.badge(mate.words.hub.conflict);
  const order = [two, one, three, five, four];
  await seeTheSame([ada, bo], [ada.who, bo.who], order, "both moves are there");
  // Whose change came to the hub second is the hub's to say.
  const open = { offset: 0, limit: 5, settled: false };
  const [{ isMine }] = (await bo.desk.call("conflict_list", open)).conflicts;
  const [first, second] = isMine ? [ada, bo] : [bo, ada];
  for (const mate of [first, second]) {
    const { conflicts } = mate.words;
    const [theirs, mine] = mate === second ? conflicts.asMaker : conflicts.asWitness;
    const [before, left, right, now] = await mate.sides(first.wrote);
    assert.deepEqual(before.slice(0, 2), [conflicts.before, CARLA]);
    assert.deepEqual(left.slice(0, 2), [theirs, first.wrote]);
    assert.deepEqual(right.slice(0, 2), [mine, second.wrote]);
    assert.ok(left[2].startsWith(`${first.who}, `), left[2]);
    assert.ok(right[2].startsWith(`${second.who}, `), right[2]);
    assert.deepEqual(now.slice(0, 2), [conflicts.now, first.wrote]);
    await mate.look("7-conflicts");
  }
  await second.badge(second.words.hub.refused);
  await second.goTo("activity");
  await second.desk.says(second.words.record.taken);
  await second.look("8-not-accepted");

  await first.keepSecondByKeys(second.wrote, first.wrote);
  for (const mate of [first, second]) {
    await mate.goTo("conflicts");
    await mate.desk.says(mate.words.conflicts.none);
  }
  await seeTheSame([first, second], [second.wrote], order, "at the end");
  for (const mate of [first, second]) {
    await mate.goTo("team");
    await mate.look("9-team");
    await mate.checkRecord();
    // Her own as she called it then, another's as it is called now.
    await mate.desk.says(mate.words.record.gave(mate === ada ? ada.wrote : second.wrote));
    await mate.look("10-record");
    assert.deepEqual(await mate.desk.stopped(), [], "nothing on the way offends the policy");
  }
});
