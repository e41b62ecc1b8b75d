// Two ways to use a page: with a mouse, and with the keys alone.
import assert from "node:assert/strict";
import { until } from "../support/wait.mjs";

/** Nowhere on a page is further away than this. */
const PRESSES = 150;

export class Mouse {
  constructor(page) {
    this.page = page;
  }

  press(control) {
    return control.click();
  }

  async fill(field, text) {
    await field.fill(text);
    await field.press("Enter");
  }

  choose(select, label) {
    return select.selectOption({ label });
  }
}

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async press(control) {
    await this.reach(control);
    await this.page.keyboard.press("Enter");
  }

  async fill(field, text) {
    await this.reach(field);
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** A list finds what is typed. */
  async choose(select, label) {
    await this.reach(select);
    await this.page.keyboard.type(label);
    await this.page.keyboard.press("Tab");
    const chosen = () => select.evaluate((it) => it.selectedOptions[0]?.label);
    await until(`the choice ${label}`, async () => (await chosen()) === label);
  }

  /** With Tab, from wherever the focus is, and one sees where it came to. */
  async reach(control) {
    await control.waitFor();
    for (let presses = 0; presses < PRESSES; presses += 1) {
      const [there, key] = await control.evaluate((it) => {
        const now = document.activeElement ?? document.body;
        const before = it.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
        const way = now !== document.body && before ? "Shift+Tab" : "Tab";
        return [now === it, way];
      });
      if (there) {
        const seen = await control.evaluate((it) => it.matches(":focus-visible"));
        assert.ok(seen, `one sees that ${control} has the focus`);
        return;
      }
      await this.page.keyboard.press(key);
    }
    throw new Error(`${PRESSES} presses do not lead to ${control}`);
  }
}
