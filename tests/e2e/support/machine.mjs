// Where the programs under test are: xtask says it; by hand it is the debug build.
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const built = (name) => join(root, "target/debug", name);

export const programs = {
  window: process.env.PARTNER_DESK_BIN ?? built("partner-desk"),
  desk: process.env.DESK_BIN ?? built("desk"),
  hub: process.env.DESK_HUB_BIN ?? built("desk-hub"),
  devhost: process.env.DEVHOST_BIN ?? built("desk-devhost"),
  sample: process.env.SAMPLE_BIN ?? built("desk-sample"),
  chromium: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium",
};

/** The built screens, which devhost serves. The window has its own inside. */
export const screens = process.env.UI_DIR ?? join(root, "ui/dist");

export function pictureFile(name) {
  const folder = process.env.E2E_OUT ?? join(root, "target/e2e");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}

/**
 * A French system, also where no French locale is installed: WebKit wants one that
 * the C library accepts, and takes only the name from it.
 */
export function inFrench(scratch) {
  const plain = "/usr/lib/locale/C.utf8";
  if (!existsSync(plain)) return { LC_ALL: "fr_FR.UTF-8", LANG: "fr_FR.UTF-8" };
  return {
    LC_ALL: "fr_FR.UTF-8",
    LANG: "fr_FR.UTF-8",
    LOCPATH: scratch.link("locale/fr_FR.UTF-8", plain),
  };
}

export const inEnglish = { LC_ALL: "C.UTF-8", LANG: "C.UTF-8", LANGUAGE: "en" };
