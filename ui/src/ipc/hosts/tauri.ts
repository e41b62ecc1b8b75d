// The desktop's shell.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Event } from "../bindings";
import type { Host } from "../host";

export const tauriHost: Host = {
  call: (name, request) => invoke(name, { request }),
  listen(news) {
    let heard: (event: Event) => void = news;
    void invoke("plugin:news|follow", { channel: new Channel<Event>((event) => heard(event)) });
    return () => {
      heard = () => undefined;
    };
  },
  // What its module would do, without the whole module at the first paint.
  close: () => invoke("plugin:window|close"),
  menu: (menus) => invoke("plugin:news|menu", { menus }),
};
