// What a page in the window may not do, whatever script gets into it.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";
import { atEnd } from "../support/cleanup.mjs";
import { Scratch } from "../support/scratch.mjs";
import { LIMIT } from "../support/wait.mjs";
import { Desk } from "./desk.mjs";

/** A site somewhere else, that notes who comes. */
async function elsewhere(t) {
  const visits = [];
  const server = createServer((request, response) => {
    visits.push(request.url);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", "text/javascript");
    response.end("window.__remote = true");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(t, () => server.close());
  return { visits, address: `http://127.0.0.1:${server.address().port}` };
}

const COMMANDS = {
  "plugin:fs|read_file": { path: "/etc/passwd" },
  "plugin:shell|open": { path: "https://example.com" },
  "plugin:dialog|open": { options: {} },
  "plugin:store|load": { path: "settings.json" },
  "plugin:window-state|restore_state": { label: "main", flags: 1 },
  "plugin:window|create": { options: { label: "other" } },
  "plugin:webview|create_webview_window": {
    options: { label: "other", url: "https://example.com" },
  },
  "plugin:event|emit": { event: "desk", payload: {} },
  // Tauri's own events tell the paths of files that are dropped.
  "plugin:event|listen": { event: "tauri://drag-drop", target: { kind: "Any" }, handler: 1 },
  "plugin:app|version": {},
  "plugin:path|resolve_directory": { directory: 1 },
  "plugin:resources|close": { rid: 1 },
  not_a_command: {},
};

test("the window may only what stands in its capability", LIMIT, async (t) => {
  const scratch = new Scratch(t);
  const { visits, address } = await elsewhere(t);
  const desk = await Desk.start(t, scratch, { args: ["--data-dir", scratch.path("desk")] });

  await t.test("commands that are not in it are refused", async () => {
    for (const [command, given] of Object.entries(COMMANDS)) {
      await assert.rejects(
        () => desk.invoke(command, given),
        ({ refused }) => /not allowed|not found/i.test(String(refused)),
        command,
      );
    }
    const state = await desk.call("app_state");
    assert.equal(state.workspace, null, "its own are not");
  });

  await t.test("no script, style sheet, picture or frame comes from elsewhere", async () => {
    await desk.run(
      `const [address] = arguments;
       const put = (tag, some) => document.body.append(Object.assign(document.createElement(tag), some));
       put("script", { textContent: "window.__inline = true" });
       put("script", { src: address + "/script.js" });
       put("link", { rel: "stylesheet", href: address + "/style.css" });
       put("img", { src: address + "/picture.png" });
       put("iframe", { src: address + "/frame.html" });
       const button = document.createElement("button");
       button.setAttribute("onclick", "window.__inline = true");
       document.body.append(button);
       button.click();`,
      address,
    );
    const stopped = await desk.until("six complaints of the policy", async () => {
      const all = await desk.stopped();
      return all.length >= 6 && all.map((one) => one.split(" ")[0]);
    });
    for (const kind of [
      "script-src-elem",
      "script-src-attr",
      "style-src-elem",
      "img-src",
      "frame-src",
    ]) {
      assert.ok(stopped.includes(kind), `${kind} in ${stopped}`);
    }
    const ran = await desk.run("return [window.__inline, window.__remote].includes(true)");
    assert.equal(ran, false, "nothing ran");
  });

  await t.test("nothing is sent elsewhere", async () => {
    const outcome = await desk.page.executeAsyncScript((address, done) => {
      fetch(`${address}/fetch`).then(
        () => done("sent"),
        () => done("stopped"),
      );
    }, address);
    assert.equal(outcome, "stopped");
    const beacon = await desk.run(
      `try { navigator.sendBeacon?.(arguments[0] + "/beacon", "x"); } catch {}
       try { new WebSocket(arguments[0].replace("http", "ws") + "/socket"); return "opened"; }
       catch { return "stopped"; }`,
      address,
    );
    assert.match(beacon, /stopped|opened/);
    await desk.until("the complaint about it", async () =>
      (await desk.stopped()).some((one) => one.startsWith("connect-src") && one.includes(address)),
    );
  });

  await t.test("text does not become code", async () => {
    const outcome = await desk.page.executeAsyncScript((done) => {
      // In a task of the page's own, not in the driver's.
      setTimeout(() => {
        try {
          done(new Function("return 'ran'")());
        } catch (thrown) {
          done(thrown.name);
        }
      });
    });
    assert.equal(outcome, "EvalError");
  });

  await t.test("the page goes nowhere, and opens nothing", async () => {
    const before = await desk.run("return location.href");
    await desk.run("window.__opened = window.open(arguments[0] + '/opened')", address);
    assert.equal(await desk.run("return window.__opened === null"), true);
    await desk.run("location.href = arguments[0] + '/navigated'", address).catch(() => undefined);
    await desk.run(
      `const link = Object.assign(document.createElement("a"), { href: arguments[0] + "/link", target: "_blank" });
       document.body.append(link); link.click();`,
      address,
    );
    assert.equal(await desk.run("return location.href"), before);
    assert.equal((await desk.page.getAllWindowHandles()).length, 1);
    await desk.call("app_state");
  });

  assert.deepEqual(visits, [], "and elsewhere nobody came");
});
