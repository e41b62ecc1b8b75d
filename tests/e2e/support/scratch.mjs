// A folder of one test's own, gone with the test.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { atEnd } from "./cleanup.mjs";
import { programs } from "./machine.mjs";

export class Scratch {
  constructor(test) {
    this.folder = mkdtempSync(join(tmpdir(), "partner-desk-e2e-"));
    atEnd(test, () => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 }));
  }

  path(name) {
    return join(this.folder, name);
  }

  /** Makes the folder; only its owner may look into it. */
  dir(name) {
    const path = this.path(name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  file(name, text) {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }

  /** The folder in which `name` now leads to `target`. */
  link(name, target) {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
    return dirname(path);
  }

  /** A made-up price list: always the same one for the same words. */
  priceList(name, { rows = 4000, seed = 1, market = "FR", month = "2026-11" } = {}) {
    const out = this.path(name);
    const words = { rows, seed, market, month, out };
    const args = Object.entries(words).flatMap(([key, value]) => [`--${key}`, String(value)]);
    execFileSync(programs.sample, args);
    return out;
  }

  /**
   * A workspace behind a passphrase that the terminal made, with a list in it where it
   * shall have rows. Answers with the arguments that open it.
   */
  workspace(name, { rows = 4000 } = {}) {
    const opens = [
      ["--data-dir", this.path("desk")],
      ["--key-file", this.path("desk.key")],
      ["--passphrase-file", this.file("passphrase", "a made-up passphrase\n")],
    ].flat();
    const desk = (...args) =>
      execFileSync(programs.desk, [...opens, "--yes", "--json", ...args], { encoding: "utf8" });
    desk("workspace", "create", name, "--user-name", "Ada Martin");
    if (rows > 0) desk("price-list", "import", this.priceList("list.csv", { rows }));
    return { opens, desk: (...args) => JSON.parse(desk(...args)) };
  }
}

/** The offers of a made-up list, read without the program's own reader. */
export function offersIn(file) {
  const offers = new Map();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, product, sku, title] = /^\w+,[^,]*,(CFQ\w+),(\w+),([^,]*)/.exec(line) ?? [];
    if (product !== undefined) offers.set(`${product}:${sku}`, title.trim());
  }
  return [...offers.values()];
}

/** As the catalog's search compares: no accents, no capitals. */
export function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
