import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import about from "./package.json" with { type: "json" };
import { stylesAtBuild } from "./styles_at_build.ts";

// In `npm run dev` the calls go to a running devhost.
const devhost = process.env["DESK_DEVHOST"] ?? "http://127.0.0.1:4810";
const toDevhost = { target: devhost, changeOrigin: true };

export default defineConfig({
  plugins: [react(), stylesAtBuild()],
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
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/testing/setup.ts"],
    restoreMocks: true,
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
