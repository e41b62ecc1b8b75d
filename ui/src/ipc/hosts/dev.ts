// The devhost on loopback: the same calls over HTTP, for browsers and tests.
import type { FilePurpose, PickedFiles, PickFile } from "../bindings";
import type { Host } from "../host";
import { readEvents } from "./event_stream";

const RETRY_MS = 1000;

/** The token stands in the page's address, so that a reload keeps it. */
export function devHost(token: string): Host {
  const headers = { Authorization: `Bearer ${token}` };

  async function post(path: string, body: BodyInit, type: string): Promise<unknown> {
    const response = await fetch(path, {
      method: "POST",
      headers: { ...headers, "Content-Type": type },
      body,
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw answer;
    return answer;
  }

  async function upload(request: PickFile): Promise<PickedFiles> {
    const file = await chooseFile(request.purpose);
    if (file === null) return { files: [] };
    const path = `/upload?name=${encodeURIComponent(file.name)}`;
    return (await post(path, file, "application/octet-stream")) as PickedFiles;
  }

  return {
    call(name, request) {
      if (name === "file_pick") return upload(request as PickFile);
      return post(`/call/${name}`, JSON.stringify(request), "application/json");
    },
    listen(news, again) {
      const stop = new AbortController();
      void (async () => {
        for (let first = true; !stop.signal.aborted; first = false) {
          try {
            const response = await fetch("/events", { headers, signal: stop.signal });
            if (!first) again();
            if (response.ok && response.body !== null) await readEvents(response.body, news);
          } catch {
            // The devhost is away; it may come back.
          }
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      })();
      return () => stop.abort();
    },
  };
}

/** The browser's own file dialog. */
function chooseFile(purpose: FilePurpose): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  if (purpose === "price_list") input.accept = ".csv,.txt,.xlsx,.zip";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener("cancel", () => resolve(null), { once: true });
    input.click();
  });
}
