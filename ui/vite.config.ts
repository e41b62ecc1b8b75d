import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import about from "./package.json" with { type: "json" };
import { stylesAtBuild } from "./styles_at_build.ts";

// In `npm run dev` the calls go to a running devhost.
const devhost = process.env["DESK_DEVHOST"] ?? "http://127.0.0.1:4810";
const toDevhost = { target: devhost, changeOrigin: true };

/** Lets the script that asks run as soon as it is there, before the big one is. */
const asksFirst: Plugin = {
  name: "asks-first",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html) {
      const [link, file] =
        /<link rel="modulepreload" crossorigin href="([^"]*\/ask-[^"]*)">/.exec(html) ?? [];
      if (link === undefined) throw new Error("the page has no script that asks");
      const script = `<script type="module" crossorigin src="${file}"></script>`;
      return html.replace(link, "").replace("<script", `${script}\n    <script`);
    },
  },
};

export default defineConfig({
  plugins: [react(), stylesAtBuild(), asksFirst],
  base: "./",
  define: { __APP_VERSION__: JSON.stringify(about.version) },
  server: {
    host: "127.0.0.1",
    port: 1420,
    strictPort: true,
    proxy: { "/call": toDevhost, "/events": toDevhost, "/upload": toDevhost },
  },
  build: {
    target: ["chrome111", "safari16.4"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // Two files for the first page: the one that asks runs while the one that draws is
    // read. Each further one would be a way to the shell and back.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "ask", test: /[\\/]src[\\/]shell[\\/]booting\.ts$/, priority: 1 },
            { name: "first", tags: ["$initial"] },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/testing/setup.ts"],
    restoreMocks: true,
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
