// The keys of a workspace, and forgetting it, in both languages: another passphrase,
// another data key with its recovery key typed back, a copy, another name, and the
// workspace set aside after its unsent changes were exported.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { plain, words } from "../words.mjs";
import { openPage, startBrowser, startHost } from "./browser.mjs";
import { NAME, PASSPHRASE, Road } from "./road.mjs";

const ANOTHER = "huit phares dans la brume";

class Keys extends Road {
  async toWorkspaces() {
    await this.named("link", this.words.nav.workspaces).click();
    await this.named("heading", this.words.keys.title).waitFor();
  }

  async changePassphrase(to) {
    const { keys, start } = this.words;
    const beside = async () =>
      (await this.named("button", keys.removePassphrase).boundingBox()).height;
    const before = await beside();
    await this.named("button", keys.changePassphrase).click();
    await this.named("textbox", start.passphrase).fill(to);
    await this.named("textbox", start.again).fill(to);
    assert.equal(await beside(), before, "a form makes the buttons beside it no higher");
    await this.look("31-passphrase");
    await this.named("button", keys.savePassphrase).click();
    await this.page.getByText(keys.passphraseSaved).waitFor();
  }

  /** The new recovery key. */
  async changeDataKey(passphrase) {
    const { keys, start } = this.words;
    await this.named("button", keys.changeKey).click();
    await this.named("textbox", keys.passphraseNow).fill(passphrase);
    await this.look("32-data-key");
    await this.named("button", keys.begin).click();
    const key = plain(await this.page.getByTestId("recovery-key").innerText());
    await this.named("button", start.kept).click();
    await this.named("textbox", start.typed).fill(key.slice(1));
    await this.named("button", keys.changeKey).click();
    await this.page.getByText(start.slip).waitFor();
    await this.named("textbox", start.typed).fill(key);
    await this.named("button", keys.changeKey).click();
    await this.page.getByText(keys.keyChanged).waitFor();
    await this.page.getByText(keys.oldBackups).waitFor();
    await this.look("32-data-key-changed");
    return key;
  }

  async copyAndRename(to) {
    const { keys, start } = this.words;
    await this.named("button", keys.copyNow).click();
    await this.page.getByText(keys.copied).waitFor();
    await this.named("button", keys.cover).click();
    await this.named("textbox", start.name).fill(to);
    await this.named("button", keys.save).click();
    await this.page.getByRole("banner").getByText(to).waitFor();
  }

  async forget(name) {
    const { keys } = this.words;
    await this.named("button", keys.forgetOf(name)).click();
    const action = this.named("button", keys.forget);
    await this.page.getByText(keys.unsent).waitFor();
    assert.equal(await action.getAttribute("aria-disabled"), "true", "it is exported first");
    await this.look("33-forget");
    await this.named("button", keys.export).click();
    await this.page.getByText(keys.exported).waitFor();
    await this.named("textbox", keys.typeName(name)).fill(name);
    await action.click();
    await this.page.getByText(keys.forgotten).waitFor();
    await this.look("34-forgotten");
  }
}

for (const [code, locale] of [
  ["en", "en-GB"],
  ["fr", "fr-FR"],
]) {
  test(`keys and forgetting, ${code}`, LIMIT, async (t) => {
    const scratch = new Scratch(t);
    const data = ["--data-dir", scratch.path("desk"), "--keychain", "absent"];
    const browser = await startBrowser(t);
    let host = await startHost(t, data);
    const { page, seen } = await openPage(t, browser, host.address, { locale });
    const road = new Keys(t, page, words[code]);
    await road.makeWorkspace();
    await road.toWorkspaces();
    await road.changePassphrase(ANOTHER);
    const key = await road.changeDataKey(ANOTHER);
    await road.copyAndRename(`${NAME} 2`);
    assert.ok(!(await page.content()).includes(key), "the key is nowhere any more");
    assert.deepEqual(seen.wrong, [], "nothing goes wrong behind the page");
    await page.close();
    await host.end();

    host = await startHost(t, data);
    const again = await openPage(t, browser, host.address, { locale });
    const back = new Keys(t, again.page, words[code]);
    await back.unlockWith(`${NAME} 2`, { wrong: PASSPHRASE, right: ANOTHER });
    await back.toWorkspaces();
    await back.forget(`${NAME} 2`);
    assert.deepEqual(readdirSync(scratch.path("desk/workspaces")), [], "it left the list");
    assert.equal(readdirSync(scratch.path("desk/set-aside")).length, 1, "and is set aside");
    assert.deepEqual(again.seen.wrong, []);
  });
}
