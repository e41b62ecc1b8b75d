import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, expect, test, vi } from "vitest";
import { en } from "../text/en";
import { fr } from "../text/fr";
import type { Event } from "./bindings";
import { AppFailure, toFailure } from "./errors";
import { devHost } from "./hosts/dev";
import { readEvents } from "./hosts/event_stream";
import { tauriHost } from "./hosts/tauri";
import { keyOf, makeQueryClient, refreshTags } from "./queries";

afterEach(() => vi.unstubAllGlobals());

function streamOf(...pieces: string[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(bytes.encode(piece));
      controller.close();
    },
  });
}

test("events are read however they are cut", async () => {
  const news: Event[] = [];
  await readEvents(
    streamOf(
      ": hello\n\nda",
      'ta: {"kind":"changed","tags":["sta',
      'te"]}\n',
      "\n",
      'event: x\r\ndata: {"kind":"changed","tags":[]}\r\n\r\n',
    ),
    (event) => news.push(event),
  );
  expect(news).toEqual([
    { kind: "changed", tags: ["state"] },
    { kind: "changed", tags: [] },
  ]);
});

test("the devhost is asked with the token, and its refusals keep their code", async () => {
  const refusal = { code: "featured_full", message: "no", ref: "5" };
  const fetched = vi.fn(async () => new Response(JSON.stringify(refusal), { status: 409 }));
  vi.stubGlobal("fetch", fetched);
  const answer = devHost("secret").call("offer_feature", { offerId: "A:B", position: null });
  await expect(answer).rejects.toEqual(refusal);
  expect(fetched).toHaveBeenCalledWith("/call/offer_feature", {
    method: "POST",
    headers: { Authorization: "Bearer secret", "Content-Type": "application/json" },
    body: '{"offerId":"A:B","position":null}',
  });
});

test("whatever is thrown becomes a failure with a code", () => {
  const failure = toFailure({ code: "disk_full", message: "full", ref: null });
  expect(failure).toBeInstanceOf(AppFailure);
  expect(failure.code).toBe("disk_full");
  expect(toFailure("command not allowed").code).toBe("internal");
  expect(toFailure(new TypeError("x")).code).toBe("internal");
  expect(toFailure(failure)).toBe(failure);
});

test("every error code has words in both languages", () => {
  expect(Object.keys(fr.errors.plain).sort()).toEqual(Object.keys(en.errors.plain).sort());
});

test("news make exactly the queries read again that show what changed", () => {
  const client = makeQueryClient();
  client.setQueryData(keyOf("featured_list", {}), { featured: [], limit: 5 });
  client.setQueryData(keyOf("price_list_list", {}), { lists: [] });
  refreshTags(client, ["featured"]);
  const stale = client
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.isInvalidated);
  expect(stale.map((query) => query.queryKey[1])).toEqual(["featured_list"]);
});

test("the window that asks is the one that is closed", async () => {
  const asked: unknown[] = [];
  mockIPC((command, about) => void asked.push([command, about]));
  await tauriHost.close?.();
  expect(asked).toEqual([["plugin:window|close", {}]]);
  clearMocks();
});
