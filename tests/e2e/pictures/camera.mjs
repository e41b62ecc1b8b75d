// One person's window, in one language and one look, and the pictures of it.
import { drawn } from "../browser/browser.mjs";
import { everyPage, goTo, openMenu } from "../browser/pages.mjs";
import { pictureFile } from "../support/machine.mjs";
import { until } from "../support/wait.mjs";
import { plain } from "../words.mjs";

/** More of a page than this nobody looks at. */
const SCREENS = 6;

export class Camera {
  constructor(page, words, look) {
    Object.assign(this, { page, words, look });
  }

  named(role, name) {
    return this.page.getByRole(role, { name, exact: true });
  }

  goTo(place) {
    return goTo(this.page, place);
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

  async take(name) {
    await this.page.mouse.move(0, 0);
    await drawn(this.page);
    const path = pictureFile(`${this.words.code}-${this.look}/${name}`);
    await this.page.screenshot({ path, animations: "disabled" });
  }

  /** The top of the page, and as often as there is more of it, what is below. */
  async takeAll(name) {
    await this.take(name);
    for (let screen = 2; screen <= SCREENS && (await this.scrollDown()); screen += 1) {
      await this.take(`${name}-${screen}`);
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

  async openFilters() {
    await this.page.getByRole("search").locator("button[aria-expanded=false]").click();
    await this.page.locator("fieldset select").first().waitFor();
  }

  async found(pattern) {
    const bar = this.page.getByRole("search").getByRole("status");
    await until(`what is found, ${pattern}`, async () => pattern.test(plain(await bar.innerText())));
  }

  /** What the import says of this file, before anything is written. */
  async lookInto(file) {
    const { importing, nav } = this.words;
    await this.goTo(["/price-lists", nav.priceLists]);
    const choosing = this.page.waitForEvent("filechooser");
    await this.named("button", importing.title).click();
    await (await choosing).setFiles(file);
    const name = file.split("/").at(-1);
    await this.named("heading", importing.detected(name)).waitFor();
  }

  async openPalette(text) {
    await this.page.keyboard.press("Control+k");
    await this.named("combobox", this.words.palette.box).fill(text);
    await this.page.getByRole("option").first().waitFor();
  }

  async openKeys() {
    await this.page.keyboard.press("Control+/");
    await this.named("dialog", this.words.palette.keys).waitFor();
  }

  openMenu() {
    return openMenu(this.page);
  }

  async closeWhatCovers() {
    await this.page.keyboard.press("Escape");
    await this.page.waitForFunction(
      () => document.querySelector("[role=dialog], [role=menu]") === null,
    );
  }

  /** A page that falls over, because what it is told is not what was agreed. */
  async breakPage() {
    await this.goTo(everyPage(this.words, {}).settings);
    await this.page.route("**/call/featured_list", (route) => route.fulfill({ json: { offers: 1 } }));
    await this.page.reload();
    await this.page.evaluate(() => {
      window.location.hash = "/featured";
    });
    await this.page.locator("[role=alert] details").waitFor();
  }
}
