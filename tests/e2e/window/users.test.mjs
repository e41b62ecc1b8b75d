// Users in the window: a file of them as somebody really filled it in, a role for thirty by
// keys alone, what would change, one commit and one undo; what nobody may take from the last
// global admin; a sealed password. In both languages.
import assert from "node:assert/strict";
import test from "node:test";
import { noFaults } from "../support/axe.mjs";
import { inFrench } from "../support/machine.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { words } from "../words.mjs";
import { Desk, Key } from "./desk.mjs";
import { Keys } from "./keys.mjs";

const FILE = "accounts.csv";
const PASSWORD = "a made-up temporary 1";
const FIRST = "Person 01";
const ADA = "Ada Martin";

/** Thirty users, one without a domain and one of no country, under the template's example. */
function dirtyFile(scratch) {
  const users = Array.from({ length: 30 }, (_, n) => {
    const number = String(n + 1).padStart(2, "0");
    return `person.${number}@fabrikam.example,Person,${number},Person ${number},,,,,,,,,Lyon,,69001,France`;
  });
  return scratch.file(
    FILE,
    [
      "Username,First name,Last name,Display name,Job title,Department,Office number,Office phone,Mobile phone,Fax,Alternate email address,Address,City,State or province,ZIP or postal code,Country or region",
      "chris@contoso.com,Chris,Green,Chris Green,IT Manager,Information Technology,123451,123-555-1211,123-555-6641,123-555-9821,chris.green@contoso.com,1 Microsoft way,Redmond,Wa,98052,United States",
      ...users,
      "no.domain,No,Domain,No Domain,,,,,,,,,Lyon,,69001,France",
      "no.country@fabrikam.example,No,Country,No Country,,,,,,,,,Lyon,,69001,Frnace",
      "",
    ].join("\n"),
  );
}

/** What the program itself says of somebody's users, whatever is drawn. */
function users(desk, some = {}) {
  const all = {
    search: "",
    role: null,
    state: null,
    guests: false,
    withoutRole: false,
    withoutMfa: false,
    drifted: false,
    globalAdmins: false,
    template: null,
    order: null,
    descending: false,
    offset: 0,
    limit: 100,
    counted: false,
  };
  return desk.call("user_list", { ...all, ...some });
}

const sellers = async (desk) => (await users(desk, { role: "sales_agent" })).total;

/** The cell that has the focus says this. */
async function onCell(keys, { roles }, role, person, state) {
  const said = roles.cell(role, person, state);
  await keys.arrives(said, ({ name }) => name === said);
}

async function importsThem(t, desk, { filesOfUsers, importing, code }) {
  await desk.click("button", filesOfUsers.asUsers);
  await desk.find("heading", importing.detected(FILE));
  await noFaults(t, desk, "the preview of users");
  await desk.click("button", filesOfUsers.runAll);
  await desk.find("heading", filesOfUsers.allDone);
  await desk.pictures(`${code}-users-imported`);
  assert.equal((await users(desk)).total, 31);
}

async function fillsTheMatrix(t, desk, spoken) {
  const { nav, roles, code } = spoken;
  const keys = new Keys(desk);
  await desk.click("link", nav.roles);
  await desk.find("grid");
  await keys.goTo(roles.cell(roles.globalAdmin, ADA, roles.has), Key.TAB);
  await desk.press(Key.ARROW_DOWN);
  for (let column = 0; column < 4; column += 1) await desk.press(Key.ARROW_RIGHT);
  await onCell(keys, spoken, roles.salesAgent, FIRST, roles.hasNot);
  await desk.press(" ");
  await onCell(keys, spoken, roles.salesAgent, FIRST, roles.give);
  for (let row = 1; row < 30; row += 1) await desk.press(Key.SHIFT, Key.ARROW_DOWN);
  await desk.press(Key.CONTROL, "d");
  await desk.find("status", roles.staged);
  await noFaults(t, desk, "the matrix");
  await desk.pictures(`${code}-matrix`);
  assert.equal(await sellers(desk), 0, "marks are no changes");

  await desk.click("button", roles.review);
  await desk.find("heading", roles.wouldChange);
  await desk.says(roles.given);
  await desk.says(roles.gains);
  await noFaults(t, desk, "the review");
  await desk.pictures(`${code}-review`);
  await desk.click("button", roles.commit);
  await desk.says(roles.committed);
  assert.equal(await sellers(desk), 30);
  await desk.find("button", /Person 01 \(\+29\)/);
  await desk.press(Key.CONTROL, "z");
  await desk.until("one undo for all", async () => (await sellers(desk)) === 0);
}

async function keepsTheLastAdmin(desk, spoken) {
  const { nav, roles } = spoken;
  const keys = new Keys(desk);
  await desk.click("link", nav.users);
  await desk.click("link", nav.roles);
  await desk.find("grid");
  await keys.goTo(roles.cell(roles.globalAdmin, ADA, roles.has), Key.TAB);
  await onCell(keys, spoken, roles.globalAdmin, ADA, roles.has);
  await desk.press(" ");
  await onCell(keys, spoken, roles.globalAdmin, ADA, roles.take);
  await desk.click("button", roles.review);
  await desk.find("heading", roles.refused);
  await desk.says(roles.lastAdmin);
  const commit = await desk.find("button", roles.commitOne);
  assert.equal(await commit.getAttribute("aria-disabled"), "true");
  await assert.rejects(
    () => desk.call("role_commit"),
    ({ refused }) => refused.code === "last_admin",
    "and not by the button alone",
  );
  assert.equal((await users(desk, { globalAdmins: true })).total, 1);
  await desk.press(Key.ESCAPE);
}

async function sealsAPassword(t, desk, { envelope, code }) {
  const [first] = (await users(desk, { search: FIRST })).users;
  await desk.run("location.hash = `#/users/of/${arguments[0]}`", first.id);
  await desk.click("button", envelope.seal(FIRST));
  await desk.type(envelope.password, PASSWORD);
  await noFaults(t, desk, "the form of an envelope");
  await desk.click("button", envelope.run);
  await desk.click("button", envelope.open(FIRST));
  await desk.click("button", envelope.openRun);
  await desk.find("button", envelope.show);
  assert.ok(!(await desk.text()).includes(PASSWORD), "hidden until somebody looks");
  await desk.click("button", envelope.show);
  await desk.says(PASSWORD);
  await noFaults(t, desk, "an open envelope");
  await desk.press(Key.ESCAPE);
  await desk.says(envelope.over);
  await desk.pictures(`${code}-envelope`);
  assert.ok(!(await desk.text()).includes(PASSWORD), "closed again");
}

for (const spoken of Object.values(words)) {
  test(`users from a file to a sealed password (${spoken.code})`, LIMIT, async (t) => {
    const scratch = new Scratch(t);
    const { opens } = scratch.workspace("Fabrikam Lyon", { rows: 0 });
    const env = spoken.code === "fr" ? inFrench(scratch) : {};
    const args = [...opens, dirtyFile(scratch)];
    const desk = await Desk.start(t, scratch, { args, env, measured: false });
    await importsThem(t, desk, spoken);
    await fillsTheMatrix(t, desk, spoken);
    await keepsTheLastAdmin(desk, spoken);
    await sealsAPassword(t, desk, spoken);
    assert.deepEqual(await desk.stopped(), []);
  });
}
