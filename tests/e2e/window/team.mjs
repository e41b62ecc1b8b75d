// Working with others, step by step: each step in the language of its window.
import assert from "node:assert/strict";
import { noFaults } from "../support/axe.mjs";
import { plain } from "../words.mjs";
import { Key } from "./desk.mjs";
import { Keys } from "./keys.mjs";

/** Whether there was anything further down. */
const TO_END = `
  const page = document.querySelector("main");
  page.scrollTo(0, page.scrollHeight);
  return page.scrollTop > 0;`;

const CELLS = `
  const tables = [...document.querySelectorAll("table")];
  const [body] = tables.find((it) => it.ariaLabel === arguments[0]).tBodies;
  return [...body.rows].map((row) => [...row.cells].map((cell) => cell.innerText));`;

/** One person at a window. */
export class Mate {
  constructor(test, desk, words, { who, at }) {
    Object.assign(this, { test, desk, words, who, at });
  }

  async goTo(page) {
    const { desk, words } = this;
    await desk.click("link", words.nav[page]);
    await desk.find("heading", words.nav[page]);
  }

  /** Top and end of the page in light and in dark, and axe-core on it. */
  async look(name) {
    const { desk, test, words } = this;
    const picture = `team-${words.code}-${name}`;
    for (const theme of ["dark", "light"]) {
      await desk.call("settings_change", { language: null, theme });
      await desk.wears(theme);
      await noFaults(test, desk, `${picture}, ${theme}`);
      await desk.picture(`${picture}-${theme}`);
      if (await desk.run(TO_END)) await desk.picture(`${picture}-end-${theme}`);
      await desk.run("document.querySelector('main').scrollTo(0, 0)");
    }
  }

  /** The calm line under every page. */
  badge(words) {
    return this.desk.find("link", words);
  }

  /** So many changes are kept until the hub answers, and the line says so. */
  async keeps(count) {
    const { kept } = this.words.hub;
    await this.desk.until(`${count} changes that are kept`, async () => {
      const text = plain(await (await this.badge(kept)).getText());
      return Number(kept.exec(text)?.[1]) === count;
    });
  }

  /** What the invitation says takes the focus; before that nothing can be typed. */
  readInvitation() {
    const says = this.words.team.says;
    return this.desk.until("what the invitation says", () =>
      this.desk.run("return document.activeElement.ariaLabel === arguments[0]", says),
    );
  }

  async publish(invitation) {
    const { desk, words } = this;
    const { team } = words;
    await this.goTo("team");
    await desk.find("heading", team.work);
    await desk.paste(team.invitation, invitation);
    await desk.click("button", team.look);
    await this.readInvitation();
    await desk.type(team.device, this.at);
    await this.look("1-publish");
    await desk.click("button", team.publish);
    await desk.says(team.published);
    await desk.find("button", words.hub.syncNow);
    await this.badge(words.hub.sent);
  }

  async addPerson(name, roles = []) {
    const { desk, words } = this;
    await desk.click("button", words.team.add);
    await desk.type(words.team.name, name);
    for (const role of roles) await desk.click("checkbox", role);
    if (roles.length > 0) await this.look("2-add");
    await desk.click("button", words.team.addPerson);
    await desk.find("heading", name);
  }

  /** Answers with the invitation, as it stands on the page. */
  async invite(name) {
    const { desk, words } = this;
    await desk.click("button", words.team.inviteOf(name));
    await desk.click("button", words.team.makeInvitation);
    const text = await (await desk.find("shown")).getText();
    await this.look("3-invitation");
    await desk.click("button", words.team.handedOver);
    assert.ok(!(await desk.has("shown", null)), "it is shown once");
    return text;
  }

  /** From the first start on. */
  async join(invitation, workspace) {
    const { desk, words } = this;
    const { start, team } = words;
    await desk.find("heading", start.welcome);
    await desk.click("link", start.join);
    await desk.find("heading", start.join);
    await desk.paste(team.invitation, invitation);
    await desk.click("button", team.look);
    await this.readInvitation();
    await desk.type(team.joinName, workspace);
    await desk.type(team.device, this.at);
    await this.look("4-join");
    await desk.click("button", words.next);
    const key = plain(await (await desk.find("key")).getText());
    await desk.click("button", start.kept);
    await desk.type(start.typed, key);
    await desk.click("button", team.join);
    await desk.ready("catalog");
    await this.badge(words.hub.sent);
  }

  /** A look at the form for joining, from a window that has a workspace already. */
  async lookAtJoining(invitation) {
    const { desk, words } = this;
    await desk.click("link", words.nav.workspaces);
    await desk.click("button", words.start.join);
    await desk.paste(words.team.invitation, invitation);
    await this.look("4-join");
    await desk.click("button", words.team.look);
    await desk.find("textbox", words.team.device);
    await this.look("4-join-known");
  }

  async rename(from, to) {
    const { desk, words } = this;
    await this.goTo("team");
    await desk.click("button", words.team.editOf(from));
    await desk.type(words.team.name, to);
    await desk.click("button", words.team.save);
    await desk.find("heading", to);
  }

  /** The hub has all of it, and no role waits for it any more. */
  async confirmed() {
    const { desk, words } = this;
    await this.badge(words.hub.sent);
    await desk.until("the hub’s word on the roles", async () => {
      return !(await desk.text()).includes(words.record.waitsForHub);
    });
  }

  async syncNow() {
    const { desk, words } = this;
    await this.goTo("team");
    await desk.click("button", words.hub.syncNow);
    await this.badge(words.hub.sent);
  }

  /** What the table says of a conflict about a name: rows of cells. */
  async sides(subject) {
    const { desk, words } = this;
    await this.goTo("conflicts");
    await desk.find("heading", words.conflicts.about(subject));
    const rows = await desk.run(CELLS, words.conflicts.about(subject));
    return rows.map((row) => row.map(plain));
  }

  /** By keys alone, from wherever the focus is. */
  async keepSecondByKeys(value, subject) {
    const { desk, words } = this;
    const keys = new Keys(desk);
    await keys.goTo(words.conflicts.keepSecond(value, subject), Key.TAB);
    await desk.press(Key.ENTER);
    await desk.says(words.conflicts.settled);
  }

  async checkRecord() {
    const { desk, words } = this;
    await this.goTo("activity");
    await desk.click("button", words.record.check);
    await desk.find("alert", words.record.whole);
  }
}
