import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { resolveStyleRulesForSlots } from "@griffel/core";
import { transformWithOxc } from "vite";
import { expect, test } from "vitest";
import { compiled } from "./styles_at_build.ts";

const reader = {
  async resolve(from: string, importer: string) {
    const path = resolve(dirname(importer), from);
    return [`${path}.ts`, `${path}.tsx`].find((file) => existsSync(file)) ?? path;
  },
  read: async (path: string) => readFileSync(path, "utf8"),
};

const STYLED = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join("src", file))
  .filter((file) => readFileSync(file, "utf8").includes("makeStyles("));

test("every style of the screens is known when they are built", async () => {
  expect(STYLED.length).toBeGreaterThan(20);
  for (const file of STYLED) {
    const { code } = await transformWithOxc(readFileSync(file, "utf8"), file);
    expect(await compiled(file, code, reader), file).not.toContain("makeStyles(");
  }
});

const page = (styles: string) => `
  import { makeStyles, tokens } from "@fluentui/react-components";
  import { fills } from "./src/parts/fills";
  const wide = "@media (min-width: 900px)";
  export const useStyles = makeStyles(${styles});`;

test("they come to the same rules as in the page", async () => {
  const styles = `{ row: { color: tokens.colorBrandForeground1, [wide]: { padding: "4px" } },
    here: { ":hover": { backgroundColor: fills.hover } } }`;
  const [classes, rules] = resolveStyleRulesForSlots({
    row: {
      color: "var(--colorBrandForeground1)",
      "@media (min-width: 900px)": { padding: "4px" },
    },
    here: { ":hover": { backgroundColor: "var(--deskHover)" } },
  });
  const call = `__styles(${JSON.stringify(classes)}, ${JSON.stringify(rules)})`;
  expect(await compiled("page.tsx", page(styles), reader)).toContain(`useStyles = ${call};`);
});

test("one that only the page could know stops the build", async () => {
  const wrong = compiled("page.tsx", page("{ row: { color: tokens.noSuchColour } }"), reader);
  await expect(wrong).rejects.toThrow("page.tsx: a style that is known only when the page runs");
});
