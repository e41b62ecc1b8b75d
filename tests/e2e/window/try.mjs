import test from "node:test";
import { Desk, Key } from "./desk.mjs";
import { Scratch } from "../support/scratch.mjs";
import { setTimeout as pause } from "node:timers/promises";
test("try", async (t) => {
  const scratch = new Scratch(t);
  const desk = await Desk.start(t, scratch, { args: ["--data-dir", scratch.path("d")] });
  for (const css of [null, "*,*::before,*::after{transition-duration:0s !important}"]) {
    if (css) await desk.run("const s=document.createElement('style'); s.textContent=arguments[0]; document.head.append(s)", css);
    for (const theme of ["dark", "light", "dark"]) {
    await desk.run(`window.__log=[]; const t0=performance.now(); const f=()=>{ const now=performance.now()-t0; const c=getComputedStyle(document.querySelector('h1')).color; if (window.__log.at(-1)?.[1]!==c) window.__log.push([Math.round(now),c]); if(now<4000) requestAnimationFrame(f)}; f()`);
    await desk.call("settings_change", { language: null, theme });
    await desk.until("x", () => desk.run("return document.documentElement.style.colorScheme === arguments[0]", theme));
    await desk.run("window.__log.push(['scheme', performance.now()])");
    await pause(2500);
    console.log(css ? "0s" : "0.01ms", theme, JSON.stringify(await desk.run("return [window.__log, getComputedStyle(document.querySelector('p')).color]")));
    await desk.picture(`try-${css ? 1 : 0}-${theme}`);
    }
  }
});
