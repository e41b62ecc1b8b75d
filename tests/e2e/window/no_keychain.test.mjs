// A computer on which no keychain answers: the program says so, and a passphrase
// keeps the key instead. In English, as the system is.
import assert from "node:assert/strict";
import test from "node:test";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { plain, words } from "../words.mjs";
import { Desk } from "./desk.mjs";

const { start, unlock, next, open } = words.en;
const PASSPHRASE = "neun sture Kamele, zwei Brunnen";

test("without a keychain a passphrase opens the workspace", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const args = ["--data-dir", scratch.path("desk")];
  const env = {
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${scratch.path("nowhere")}`,
    XDG_RUNTIME_DIR: scratch.dir("run"),
  };

  let desk = await Desk.start(t, scratch, { args, env });
  await desk.find("heading", start.welcome);
  await desk.find("note", new RegExp(start.absent));
  assert.ok(!(await (await desk.find("radio", start.keychain)).isEnabled()));
  assert.ok(await (await desk.find("radio", start.byPassphrase)).isSelected());
  await desk.pictures("en-no-keychain");
  await desk.type(start.name, "Litware Est");
  await desk.type(start.userName, "Ada Martin");
  await desk.type(start.passphrase, "too short");
  await desk.click("button", next);
  await desk.find("message", start.tooShort);
  await desk.type(start.passphrase, PASSPHRASE);
  await desk.type(start.again, PASSPHRASE);
  await desk.click("button", next);
  const key = plain(await (await desk.find("key")).getText());
  await desk.click("button", start.kept);
  await desk.type(start.typed, key);
  await desk.click("button", start.make);
  await desk.ready("catalog");
  await desk.end();

  desk = await Desk.start(t, scratch, { args, env });
  await desk.ready("unlock");
  await desk.find("heading", unlock.title("Litware Est"));
  await desk.type(unlock.passphrase, "neun sture Kamele, drei Brunnen");
  await desk.click("button", open);
  await desk.find("message", unlock.wrong);
  const box = await desk.find("textbox", unlock.passphrase);
  assert.equal(await box.getAttribute("value"), "neun sture Kamele, drei Brunnen", "it stays");
  await desk.pictures("en-unlock-wrong");
  await desk.type(unlock.passphrase, PASSPHRASE);
  await desk.click("button", open);
  await desk.ready("catalog");
  await desk.says("Litware Est");
  assert.deepEqual(await desk.stopped(), []);
});
