// The desktop's shell.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Event } from "../bindings";
import type { Host } from "../host";

export const tauriHost: Host = {
  call: (name, request) => invoke(name, { request }),
  listen(news) {
    const listening = listen<Event>("desk", (event) => news(event.payload));
    return () => void listening.then((stop) => stop());
  },
};
