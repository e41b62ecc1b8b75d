// One person's window, in one language and one look, and the pictures of it.
import { drawn } from "../browser/browser.mjs";
import { everyPage } from "../browser/pages.mjs";
import { pictureFile } from "../support/machine.mjs";
import { Visitor } from "../walk/visitor.mjs";

/** More of a page than this nobody looks at. */
const SCREENS = 6;

export class Camera extends Visitor {
  constructor(page, words, look) {
    super(page, words);
    this.look = look;
  }

  /** Everything on the page is in this look from now on. */
  async wear() {
    await this.goTo(everyPage(this.words, {}).settings);
    await this.named("radio", this.words.settings[this.look]).click();
    await this.page.waitForFunction(
      (look) => document.documentElement.dataset.look === look,
      this.look,
    );
  }

  async see(name) {
    await this.page.mouse.move(0, 0);
    await drawn(this.page);
    const path = pictureFile(`${this.words.code}-${this.look}/${name}`);
    await this.page.screenshot({ path, animations: "disabled" });
  }

  /** The top of the page, and as often as there is more of it, what is below. */
  async seeAll(name) {
    await this.see(name);
    for (let screen = 2; screen <= SCREENS && (await this.scrollDown()); screen += 1) {
      await this.see(`${name}-${screen}`);
    }
  }

  /** Whether there was anything further down. */
  scrollDown() {
    return this.page.evaluate(() => {
      const main = document.querySelector("main");
      const before = main.scrollTop;
      // The last line of one picture is the first of the next.
      main.scrollBy(0, main.clientHeight - 40);
      return main.scrollTop > before + 8;
    });
  }
}
