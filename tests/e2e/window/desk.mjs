// The desktop program in its own window, driven from outside.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Builder, Capabilities, Key } from "selenium-webdriver";
import { Child, childrenOf, gone } from "../support/child.mjs";
import { atEnd } from "../support/cleanup.mjs";
import { inEnglish, pictureFile, programs } from "../support/machine.mjs";
import { freePort } from "../support/port.mjs";
import { until } from "../support/wait.mjs";
import { drawn, find, watchPolicy } from "./in_page.mjs";

export { Key };

const shoot = promisify(execFile);

/** The system around the program: a home of its own, and no moving pictures. */
function system(scratch, env) {
  const config = scratch.dir("config");
  scratch.file("config/gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n");
  return {
    ...process.env,
    ...inEnglish,
    XDG_CONFIG_HOME: config,
    XDG_CACHE_HOME: scratch.dir("cache"),
    XDG_DATA_HOME: scratch.dir("data"),
    NO_AT_BRIDGE: "1",
    ...env,
  };
}

export class Desk {
  /**
   * Starts the program and waits for its first page. With `photographed: false` the
   * pictures of a road that another test takes are not taken again. A start that ends on
   * another page than those that are measured says `measured: false`.
   */
  static async start(test, scratch, how = {}) {
    const { args = [], env = {}, photographed = true, measured = true } = how;
    const port = await freePort();
    const driver = new Child(
      "WebKitWebDriver",
      ["--host=127.0.0.1", `--port=${port}`],
      system(scratch, env),
    );
    const desk = new Desk();
    desk.driver = driver;
    desk.screen = { ...process.env, ...env };
    desk.photographed = photographed;
    atEnd(test, () => desk.end());
    const address = `http://127.0.0.1:${port}/`;
    await until("the driver", async () => (await fetch(`${address}status`)).ok);
    const wanted = new Capabilities();
    wanted.setBrowserName("wry");
    wanted.set("webkitgtk:browserOptions", { binary: programs.window, args });
    desk.page = await new Builder().withCapabilities(wanted).usingServer(address).build();
    await desk.run(watchPolicy);
    if (measured) await desk.ready();
    return desk;
  }

  run(script, ...given) {
    return this.page.executeScript(script, ...given);
  }

  /** As in a browser: a text is run, a function is waited for. What axe-core needs. */
  async evaluate(what) {
    if (typeof what === "string") return this.run(what);
    const { answer, thrown } = await this.page.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       Promise.resolve().then(${what}).then(
         (answer) => done({ answer }),
         (thrown) => done({ thrown: String(thrown) }),
       );`,
    );
    if (thrown !== undefined) throw new Error(thrown);
    return answer;
  }

  /** A first page is on the glass; which one. */
  ready(screen) {
    return this.until(`the ${screen ?? "first"} page`, async () => {
      const now = await this.run("return document.body.dataset.ready ?? null");
      return screen === undefined ? now : now === screen;
    });
  }

  /** An element by role and name: a text, or a pattern. */
  async find(role, name = null, { inside = null } = {}) {
    const pattern = name instanceof RegExp ? { source: name.source, flags: name.flags } : name;
    const what = `${role} ${name instanceof RegExp ? name : JSON.stringify(name)}`;
    return this.until(what, () => this.run(find, role, pattern, inside));
  }

  /** Whether there is one now. */
  async has(role, name) {
    const pattern = name instanceof RegExp ? { source: name.source, flags: name.flags } : name;
    return (await this.run(find, role, pattern, null)) !== null;
  }

  async click(role, name, how) {
    // What is found may be drawn anew before it is pressed.
    await until(`a press on ${role} ${name}`, async () => {
      await (await this.find(role, name, how)).click();
      return true;
    });
  }

  async type(name, text) {
    const box = await this.find("textbox", name);
    await box.clear();
    await box.sendKeys(text);
    return box;
  }

  /** A long text all at once, as from the clipboard. */
  async paste(name, text) {
    const box = await this.find("textbox", name);
    await this.run(
      `arguments[0].focus();
       arguments[0].select();
       document.execCommand("insertText", false, arguments[1]);`,
      box,
      text,
    );
    assert.equal(await box.getAttribute("value"), text, "the whole text is there");
  }

  /** Keys to whatever has the focus; the ones before the last are held. */
  async press(...keys) {
    const last = keys.pop();
    const actions = this.page.actions({ async: true });
    for (const key of keys) actions.keyDown(key);
    actions.sendKeys(last);
    for (const key of keys.reverse()) actions.keyUp(key);
    await actions.perform();
  }

  /** Waits; `tell` adds what was seen last to the error. */
  async until(what, ask, tell = () => "") {
    try {
      return await until(what, ask);
    } catch (thrown) {
      throw await this.failed(`${thrown.message}${tell()}`, thrown);
    }
  }

  /** An error with what helps to see what went wrong. */
  async failed(message, cause) {
    await this.picture(`failed-${Date.now()}`).catch(() => undefined);
    const text = await this.text().catch(() => "nothing any more");
    const sight = text.replace(/\n\s*\n/g, "\n").slice(0, 1500);
    return new Error(`${message}; the page says:\n${sight}`, { cause });
  }

  text() {
    return this.run("return document.body.innerText.replace(/[\\u00a0\\u202f]/g, ' ')");
  }

  async says(part) {
    const fits = (text) => (part instanceof RegExp ? part.test(text) : text.includes(part));
    await this.until(`the words ${part}`, async () => fits(await this.text()));
  }

  /** What was said aloud last. */
  announced() {
    return this.run("return document.querySelector('[data-testid=announcements]').textContent");
  }

  /**
   * What is on the screen. Not the driver's own screenshot: now and then WebKitGTK
   * never answers that one.
   */
  async picture(name) {
    await this.page.executeAsyncScript(drawn);
    const [x, y, width, height] = await this.run(
      "return [screenX, screenY, innerWidth, innerHeight]",
    );
    const part = `${width}x${height}+${x}+${y}`;
    const file = pictureFile(`window-${name}`);
    const words = ["-window", "root", "-crop", part, "+repage", "-quality", "10", file];
    await shoot("import", words, { env: this.screen });
  }

  /** The same page in light and in dark, as it is and without going anywhere. */
  async pictures(name) {
    if (!this.photographed) return;
    for (const theme of ["dark", "light"]) {
      await this.call("settings_change", { language: null, theme });
      await this.wears(theme);
      await this.picture(`${name}-${theme}`);
    }
  }

  wears(theme) {
    return this.until(`the ${theme} theme`, () =>
      this.run("return document.documentElement.style.colorScheme === arguments[0]", theme),
    );
  }

  /** One of the program's calls, as the screens make it. */
  call(name, request = {}) {
    return this.invoke(name, { request });
  }

  /** Any command of the shell; throws what it is refused with. */
  async invoke(command, given = {}) {
    const { answer, refused } = await this.page.executeAsyncScript(
      (command, given, done) => {
        window.__TAURI_INTERNALS__.invoke(command, given).then(
          (answer) => done({ answer }),
          (refused) => done({ refused }),
        );
      },
      command,
      given,
    );
    if (refused === undefined || refused === null) return answer;
    throw Object.assign(new Error(JSON.stringify(refused)), { refused });
  }

  /** What the content security policy stopped so far. */
  stopped() {
    return this.run("return window.__stopped");
  }

  /** Ends the program as a person's system does, and then what drove it. */
  async end(signal = "SIGTERM") {
    if (this.ended) return;
    this.ended = true;
    for (const pid of childrenOf(this.driver.process.pid)) {
      process.kill(pid, signal);
      await gone(pid, "the program");
    }
    await this.page?.quit().catch(() => undefined);
    await this.driver.end();
  }
}
