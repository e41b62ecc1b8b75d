import { expect, test } from "vitest";
import { setHost } from "../ipc/client";
import { keyOf } from "../ipc/queries";
import { FakeHost } from "../testing/fake_host";
import { boot } from "./boot";

test("the first offers are asked for before it is known that there is a workspace", async () => {
  const host = FakeHost.open(4);
  setHost(host);
  let release = () => {};
  host.held.set("app_state", new Promise((resolve) => (release = resolve)));
  const booting = boot();
  await expect.poll(() => host.requestsOf("catalog_page")).toHaveLength(1);
  release();
  const client = await booting;
  const { search, offset, limit } = { search: "", offset: 0, limit: 100 };
  const [asked] = host.requestsOf("catalog_page");
  expect(asked).toMatchObject({ search, offset, limit });
  if (asked === undefined) return;
  expect(client.getQueryData(keyOf("catalog_page", asked)), "drawn with its rows").toBeDefined();
  expect(window.location.hash).toBe("#/catalog");
});

test("without a workspace nothing of that is kept, and the address stays", async () => {
  setHost(new FakeHost());
  const client = await boot();
  await new Promise((later) => setTimeout(later));
  const kept = client.getQueryCache().getAll();
  expect(kept.map(({ queryKey }) => queryKey[1])).toEqual(["app_state"]);
  expect(window.location.hash).toBe("");
});

test("on another page the catalog is not asked for", async () => {
  const host = FakeHost.open(4);
  setHost(host);
  window.location.hash = "/team";
  await boot();
  expect(host.requestsOf("catalog_page")).toEqual([]);
});
