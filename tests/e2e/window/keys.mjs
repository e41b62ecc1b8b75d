// A window without a mouse: keys, and what has the focus.
import assert from "node:assert/strict";
import { plain } from "../words.mjs";

/** What has the focus: its tag, its name, and whether one sees that. */
const FOCUS = `
  const it = document.activeElement;
  return {
    tag: it.tagName.toLowerCase(),
    role: it.getAttribute("role"),
    row: it.getAttribute("aria-rowindex"),
    name: it.ariaLabel ?? it.labels?.[0]?.textContent ?? it.textContent,
    seen: it.matches(":focus-visible"),
  };`;

export class Keys {
  constructor(desk) {
    this.desk = desk;
  }

  async focus() {
    const focus = await this.desk.run(FOCUS);
    return { ...focus, name: plain(focus.name) };
  }

  /** Presses until the focus is where it shall be; nowhere is further than this. */
  async goTo(name, ...keys) {
    const meant = (seen) => (name instanceof RegExp ? name.test(seen) : seen === name);
    for (let presses = 0; presses < 25; presses += 1) {
      await this.desk.press(...keys);
      const focus = await this.focus();
      if (meant(focus.name)) {
        assert.ok(focus.seen, `one sees that “${focus.name}” has the focus`);
        return;
      }
    }
    throw await this.desk.failed(`25 presses do not lead to “${name}”`);
  }

  async arrives(what, fits) {
    let focus;
    await this.desk.until(
      `the focus on ${what}`,
      async () => {
        focus = await this.focus();
        return fits(focus);
      },
      () => `; it is on ${JSON.stringify(focus)}`,
    );
    return focus;
  }
}
